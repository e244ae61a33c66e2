extension ProgramWords {
  enum Schema {
    static let summary = "print the schema of a file format"
    static let text = """
      Prints JSON Schema (draft 2020-12), or for 'label' what a reader of columns takes, so that \
      it has the right types whichever file comes first.
      """
    static let name = "the format"
    static let reader = "as code for this reader, for 'label' only"
    static let readerOfLabelsOnly = "--as goes with label: readers of columns read nothing else"
    static let exampleJSON = "JSON Schema"
    static let exampleReader = "a query that declares every column"
  }
}
