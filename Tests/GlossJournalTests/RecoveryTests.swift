import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

/// What is done about a file that a crash or an editor left in another state.
@Suite struct RecoveryTests {
  @Test func aCutAtEveryByteOfTheLastLineIsRecovered() throws {
    let journals = Journals()
    let labels = try journals.fill(3)
    let whole = try #require(journals.disk[Journals.path])
    let start = whole.count - labels[2].line.count - 1
    for cut in start..<whole.count {
      let disk = journals.disk
      for path in disk.recovered { disk[path] = nil }
      disk[Journals.path] = Array(whole[..<cut])
      let (writer, report) = try journals.open()
      #expect(report.entries == Array(labels[..<2]))
      #expect(disk[Journals.path] == Array(whole[..<start]))
      if cut == start {
        #expect(report.recovered == nil && disk.recovered.isEmpty)
      } else {
        let recovered = try #require(report.recovered)
        #expect(recovered.path == "results/recovered/labels/trips-01/ana-\(start).part")
        #expect(recovered.byteCount == cut - start && recovered.line == 3)
        #expect(disk[recovered.path] == Array(whole[start..<cut]))
      }
      let next = try writer.append(Sample.skipped())
      #expect(next.prev == Hash(of: labels[1].line))
      writer.close()
    }
  }

  @Test func whatWasRecoveredBeforeIsNeverOverwritten() throws {
    let journals = Journals()
    try journals.fill(1)
    let whole = try #require(journals.disk[Journals.path])
    for torn in ["{", "{\"a", "{"] {
      journals.disk[Journals.path] = whole + Array(torn.utf8)
      try journals.open().writer.close()
    }
    let pieces = journals.disk.recovered.map {
      String(decoding: journals.disk[$0] ?? [], as: UTF8.self)
    }
    #expect(pieces.sorted() == ["{", "{\"a"])
  }

  @Test func everyChangedByteInTheMiddleIsRefusedByLine() throws {
    let journals = Journals()
    let labels = try journals.fill(5)
    let whole = try #require(journals.disk[Journals.path])
    let lastStart = whole.count - labels[4].line.count - 1
    var line = 1
    for index in 0..<lastStart {
      var bytes = whole
      bytes[index] ^= [1, 0x20, 0x80][index % 3]
      journals.disk[Journals.path] = bytes
      let error = #expect(throws: JournalError.self) { try journals.open() }
      guard case .damaged(Journals.path, let complaints) = error else {
        Issue.record("byte \(index) of line \(line): \(String(describing: error))")
        continue
      }
      let first = complaints.first?.position?.line
      #expect(first == line || first == line + 1, "byte \(index) of line \(line): \(complaints)")
      #expect(journals.disk[Journals.path] == bytes)
      if whole[index] == 0x0a { line += 1 }
    }
    #expect(journals.disk.recovered.isEmpty)
  }

  @Test func aLineThatIsGoneOrMovedOrTwiceIsRefused() throws {
    let journals = Journals()
    let lines = try journals.fill(4).map { $0.line + [0x0a] }
    for (order, line) in [
      ([1, 2, 3], 1), ([0, 2, 3], 2), ([0, 1, 1, 2, 3], 3), ([0, 2, 1, 3], 2), ([0, 1, 3], 3),
    ] {
      journals.disk[Journals.path] = order.flatMap { lines[$0] }
      let error = #expect(throws: JournalError.self) { try journals.open() }
      guard case .damaged(_, let complaints) = error else {
        Issue.record("\(order): \(String(describing: error))")
        continue
      }
      #expect(complaints.first?.position?.line == line, "\(order)")
      #expect(complaints.first?.message.contains("the chain is broken") == true)
    }
  }

  @Test func anEmptyLineAndAForeignOneAreRefused() throws {
    let journals = Journals()
    try journals.fill(2)
    let whole = try #require(journals.disk[Journals.path])
    journals.disk[Journals.path] = whole + [0x0a]
    #expect(throws: JournalError.self) { try journals.open() }
    journals.disk[Journals.path] = nil
    journals.disk["results/labels/trips-01/ben.jsonl"] = whole
    let error = #expect(throws: JournalError.self) { try journals.open(annotator: "ben") }
    guard case .damaged(_, let complaints) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(complaints.map(\.position?.line) == [1, 2])
    #expect(complaints.allSatisfy { $0.message.contains("\"ana\"") })
  }

  @Test func allBadLinesAreNamedInOneGo() throws {
    let journals = Journals()
    let lines = try journals.fill(4).map { $0.line + [0x0a] }
    journals.disk[Journals.path] =
      lines[0] + Array("{]\n".utf8) + lines[2] + Array("null\n".utf8)
    let error = #expect(throws: JournalError.self) { try journals.open() }
    guard case .damaged(_, let complaints) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(complaints.map(\.position?.line) == [2, 3, 4])
  }
}
