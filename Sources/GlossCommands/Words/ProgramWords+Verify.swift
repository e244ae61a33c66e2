import GlossJournal

extension ProgramWords {
  enum Verify {
    static let summary = "check that labels are whole and unaltered"
    static let text = """
      Checks of every journal the chain of hashes, the schema, each span against its text, and \
      what supersedes what. It may run beside sessions: an incomplete last line is one that is \
      being written, counted and no error. Ends with 1 if a chain is broken.
      """
    static let receipt = "find the line with this hash, which a session showed on leaving"

    static func counts(_ report: GlossJournal.Verify.Report) -> String {
      let counts =
        [
          counted(report.fileCount, "file"), counted(report.labelCount, "label"),
          counted(report.eventCount, "event"),
          report.diagnostics.isEmpty
            ? "chain whole" : "broken: \(counted(report.diagnostics.count, "fault"))",
        ]
        + (report.remarks.isEmpty ? [] : [counted(report.remarks.count, "remark")])
      return counts.joined(separator: ", ")
    }

    static func receipt(_ receipt: GlossJournal.Verify.Receipt) -> String {
      let after =
        receipt.linesAfter == 0
        ? "the last line" : "\(counted(receipt.linesAfter, "line")) after it"
      return "\(receipt.path):\(receipt.line): the receipt's line, \(after)"
    }

    static let noReceipt = "the receipt's line is in none of the journals"
    static let badReceipt = "--receipt is sha256: and 64 hex digits, as a session shows on leaving"

    static let exampleAll = "the labels under results"
    static let exampleSeveral = "those of two machines"
  }
}
