extension Words {
  enum Check {
    static let summary = "find every error in batches and rubrics"
    static let text = """
      Reads each file whole, with the rubric and the guideline that it names, and tells every \
      error at its line and column: syntax, types, ids that occur twice, keys that clash, \
      suggestions with unknown labels, a missing rubric. Ends with 2 if there is one.
      """
    static let file = "batches, rubrics, guidelines"
    static let strict = "take what is only doubtful, such as an unknown key, for an error too"
    static let exampleBatch = "before anyone starts"
    static let exampleAll = "all of them, strictly"
  }
}
