import GlossJSON
import GlossJournal

extension Command {
  static func runVerify(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let receipt = try receipt(invocation.string("receipt"))
    let report = try Stop.unless(
      try Verify.run(outside.storage, roots: invocation.results, receipt: receipt))
    let empty = report.empty
    outside.tell(empty.map(ProgramWords.Shared.noJournal))
    // Where no file was read there is no chain to tell of.
    if report.fileCount == 0 { return empty.isEmpty ? .done : .badInput }
    if invocation.has("json") {
      try outside.rows([report], write)
    } else {
      try show(report, asked: receipt != nil, outside)
    }
    if report.isPartial { return .ioError }
    if !empty.isEmpty { return .badInput }
    let isFound = receipt == nil || !report.receipts.isEmpty
    return report.diagnostics.isEmpty && isFound ? .done : .no
  }

  /// With or without the prefix, as people copy it.
  private static func receipt(_ text: String?) throws(Stop) -> Hash? {
    guard let text else { return nil }
    guard let hash = Hash(text) ?? Hash(Hash.prefix + text) else {
      throw .usage(ProgramWords.Verify.badReceipt)
    }
    return hash
  }

  private static func show(
    _ report: Verify.Report, asked: Bool, _ outside: Outside
  ) throws(Stop) {
    Diagnostics.show(report.diagnostics + report.remarks + report.unproven, outside)
    outside.tell(report.incomplete.map(ProgramWords.Shared.incomplete))
    let lost = asked && report.receipts.isEmpty ? [ProgramWords.Verify.noReceipt] : []
    try outside.show(
      [ProgramWords.Verify.counts(report)] + report.receipts.map(ProgramWords.Verify.receipt)
        + lost)
  }

  private static func write(_ report: Verify.Report, _ writer: inout JSONWriter) {
    writer.member("whole", report.diagnostics.isEmpty)
    writer.member("files", report.fileCount)
    writer.member("labels", report.labelCount)
    writer.member("events", report.eventCount)
    writer.member("incomplete", report.incomplete)
    writer.objects("receipts", report.receipts) { receipt, writer in
      writer.member("path", receipt.path)
      writer.member("line", receipt.line)
      writer.member("lines_after", receipt.linesAfter)
    }
    writer.objects("faults", report.diagnostics, Diagnostics.write)
    writer.objects("remarks", report.remarks, Diagnostics.write)
    writer.objects("unproven", report.unproven, Diagnostics.write)
  }
}
