extension Words {
  enum Guide {
    static let summary = "read the guideline of a rubric"
    static let text = """
      Shows the guideline with its clauses in the pager, or prints it where there is no terminal.
      """
    static let rubric = "the rubric whose guideline to read"
    static let clause = "this clause alone"
    static let diff = "what changed since an older version of the rubric"
    static let exampleAll = "the whole guideline"
    static let exampleClause = "one clause"
  }
}
