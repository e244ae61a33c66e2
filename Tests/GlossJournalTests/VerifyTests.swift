import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct VerifyTests {
  private let journals = Journals()
  private var disk: MemoryStorage { journals.disk }

  private func verify(
    _ roots: [String] = ["results"], receipt: Hash? = nil
  ) throws -> Verify.Report {
    try Verify.run(disk.storage, roots: roots, receipt: receipt)
  }

  /// Writes these as a journal whose chain is right, whatever they say.
  private func put(_ contents: [LabelContent], at path: String, from number: Int = 1) -> [Label] {
    var prev = Hash.zero
    var bytes: [UInt8] = []
    let labels = contents.enumerated().map { index, content in
      let id = EntryID(kind: .label, time: 1, high: 0, low: UInt64(number + index)).id
      let label = Label(id: id, prev: prev, content: content)
      prev = Hash(of: label.line)
      bytes += label.line + [0x0a]
      return label
    }
    disk[path] = bytes
    return labels
  }

  @Test func aWholeSetOfResultsIsGood() throws {
    try journals.fill(3)
    let (writer, _) = try EventWriter.open(
      Journals.layout, batch: "trips-01", person: "ana", storage: disk.storage,
      clock: journals.clock.clock, processID: 1)
    try writer.append(Sample.event(.about(key: "region", value: "x")))
    disk["results/labels/.DS_Store"] = [0]
    let report = try verify()
    #expect(report.diagnostics.isEmpty)
    #expect(report.fileCount == 2 && report.labelCount == 3 && report.eventCount == 1)
    #expect(report.incomplete.isEmpty)
    #expect(try verify(["nowhere"]).fileCount == 0)
  }

  @Test func anIncompleteLastLineIsCountedAndNoError() throws {
    try journals.fill(2)
    disk[Journals.path]?.append(contentsOf: Array("{\"schema\"".utf8))
    let report = try verify()
    #expect(report.diagnostics.isEmpty && report.labelCount == 2)
    #expect(report.incomplete == [Journals.path])
  }

  @Test func anEditIsFoundByFileAndLine() throws {
    try journals.fill(4)
    let text = String(decoding: disk[Journals.path] ?? [], as: UTF8.self)
    disk[Journals.path] = Array(text.replacing(#""item":"i-1""#, with: #""item":"i-7""#).utf8)
    let report = try verify()
    #expect(report.diagnostics.map(\.path) == [Journals.path])
    #expect(report.diagnostics.map(\.position?.line) == [3])
  }

  @Test func aReceiptIsFoundInEveryCopyWithWhatCameAfter() throws {
    let labels = try journals.fill(4)
    let whole = try #require(disk[Journals.path])
    disk["copy/labels/trips-01/ana.jsonl"] = labels[0].line + [0x0a] + labels[1].line + [0x0a]
    let receipt = Hash(of: labels[1].line)
    #expect(
      try verify(["results", "copy"], receipt: receipt).receipts == [
        Verify.Receipt(path: "copy/labels/trips-01/ana.jsonl", line: 2, linesAfter: 0),
        Verify.Receipt(path: Journals.path, line: 2, linesAfter: 2),
      ])
    #expect(try verify(receipt: Hash(of: "never")).receipts.isEmpty)
    // The last line can be changed without breaking the chain; only the receipt tells.
    let last = Hash(of: labels[3].line)
    #expect(try verify(receipt: last).receipts.count == 1)
    disk[Journals.path] = Array(
      String(decoding: whole, as: UTF8.self).replacing(#""item":"i-3""#, with: #""item":"i-9""#)
        .utf8)
    let report = try verify(receipt: last)
    #expect(report.diagnostics.isEmpty && report.receipts.isEmpty)
  }

  @Test func supersedingMustBeOfTheSameItemByOneRevision() throws {
    let ids = (1...9).map { EntryID(kind: .label, time: 1, high: 0, low: UInt64($0)).id }
    _ = put(
      [
        Sample.content(), Sample.content(revision: 2, supersedes: ids[0]),
        Sample.content(revision: 4, supersedes: ids[1]),
        Sample.content(item: "i-2", revision: 2, supersedes: ids[0]),
        Sample.content(revision: 2, supersedes: ids[8]),
      ], at: Journals.path)
    let report = try verify()
    #expect(report.diagnostics.map(\.position?.line) == [3, 4])
    #expect(report.diagnostics[0].message.contains("revision 4"))
    #expect(report.diagnostics[1].message.contains("another item"))
    // A label whose write failed may be nowhere, and is superseded all the same.
    #expect(report.remarks.map(\.position?.line) == [5])
    #expect(report.remarks[0].message.contains("in none of the files"))
  }

  @Test func whatIsSupersededMayStandInAnotherDirectory() throws {
    let older = put([Sample.content()], at: Journals.path)[0]
    _ = put(
      [Sample.content(revision: 2, supersedes: older.id)],
      at: "more/labels/trips-01/ana.2.jsonl", from: 2)
    let both = try verify(["results", "more"])
    #expect(both.diagnostics.isEmpty && both.remarks.isEmpty)
    #expect(try verify(["more"]).remarks.count == 1)
  }

  @Test func oneIdWithOtherBytesIsAnErrorAndACopyIsNone() throws {
    _ = put([Sample.content()], at: Journals.path)
    disk["copy/labels/trips-01/ana.jsonl"] = disk[Journals.path]
    #expect(try verify(["results", "copy"]).diagnostics.isEmpty)
    _ = put([Sample.skipped()], at: "copy/labels/trips-01/ana.jsonl")
    let report = try verify(["results", "copy"])
    #expect(report.diagnostics.count == 1)
    #expect(report.diagnostics.first?.message.contains("other bytes") == true)
  }

  @Test func twoPeoplesLinesInOneFileAreNamed() throws {
    _ = put([Sample.content(), Sample.content(annotator: "eve")], at: Journals.path)
    #expect(try verify().diagnostics.map(\.position?.line) == [2])
  }

  @Test func twoBeginningsOfOneItemInOneChainAreAFault() throws {
    let journals = Journals()
    try journals.fill(1)
    let (writer, _) = try journals.open()
    try writer.append(Sample.skipped(item: "i-0"))
    var adjudicated = Sample.skipped(item: "i-0")
    adjudicated.role = .adjudicator
    try writer.append(adjudicated)
    writer.close()
    let report = try Verify.run(journals.disk.storage, roots: ["results"])
    #expect(report.diagnostics.map(\.position?.line) == [2])
    #expect(report.diagnostics.first?.message.hasPrefix("supersedes nothing, though") == true)
    // Two machines that did not know of each other are two chains.
    let whole = Journals()
    try whole.fill(1)
    let other = Journals(seed: 9)
    try other.fill(1)
    whole.disk["results/labels/trips-01/ana.2.jsonl"] = other.disk[Journals.path]
    #expect(try Verify.run(whole.disk.storage, roots: ["results"]).diagnostics.isEmpty)
  }
}
