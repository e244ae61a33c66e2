extension Words {
  enum Verify {
    static let summary = "check that labels are whole and unaltered"
    static let text = """
      Checks of every journal the chain of hashes, the schema, each span against its text, and \
      what supersedes what. It may run beside sessions: an incomplete last line is one that is \
      being written, counted and no error. Ends with 1 if a chain is broken.
      """
    static let receipt = "find the line with this hash, which a session showed on leaving"
    static let exampleAll = "the labels under results"
    static let exampleSeveral = "those of two machines"
  }
}
