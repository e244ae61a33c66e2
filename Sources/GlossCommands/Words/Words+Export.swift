extension Words {
  enum Export {
    static let summary = "write labels in the form that a trainer reads"
    static let text = """
      Exports current, answered labels and says on standard error how many went where, and why any \
      did not. What was shown on which side is undone; every rater's label is kept.
      """
    static let format = "the form"
    static let batch = "labels of this batch alone"
    static let question = "the question to export, needed where several fit"
    static let examplePairs = "preference pairs"
    static let exampleSpans = "the spans of two machines"
  }
}
