import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct JournalWriterTests {
  private let journals = Journals()
  private var disk: MemoryStorage { journals.disk }

  @Test func linesAreChainedAndReadBack() throws {
    let written = try journals.fill(3)
    let lines = disk.lines(Journals.path)
    #expect(lines == written.map(\.line))
    #expect(written[0].prev == .zero)
    #expect(written[1].prev == Hash(of: lines[0]))
    #expect(written[2].prev == Hash(of: lines[1]))

    let (writer, report) = try journals.open()
    #expect(report.entries == written)
    #expect(report.recovered == nil)
    #expect(writer.receipt == Hash(of: lines[2]))
    let next = try writer.append(Sample.content(item: "i-3"))
    #expect(next.prev == Hash(of: lines[2]))
    #expect(written[2].id < next.id)
    #expect(writer.receipt == Hash(of: next.line))
  }

  @Test func openingAloneMakesNoFileOfLabels() throws {
    let (writer, report) = try journals.open()
    #expect(report.entries.isEmpty && writer.receipt == .zero)
    writer.close()
    #expect(disk.paths == ["results/locks/labels/trips-01/ana.lock"])
  }

  @Test func theFirstLabelMakesTheCardAndLeavesOneThatIsThere() throws {
    try journals.fill(1)
    #expect(disk["results/README.md"] == Array(DatasetCard.text.utf8))
    disk["results/README.md"] = Array("Ours.".utf8)
    try journals.fill(1)
    #expect(disk["results/README.md"] == Array("Ours.".utf8))
    disk["results/README.md"] = Array(DatasetCard.text.utf8.prefix(100))
    try journals.fill(1)
    #expect(disk["results/README.md"] == Array(DatasetCard.text.utf8))
  }

  @Test func aSecondSessionIsToldWhoAndSinceWhen() throws {
    let since = Timestamp(milliseconds: journals.clock.now.wall)
    let (writer, _) = try journals.open(processID: 41)
    #expect(
      throws: JournalError.held(
        path: Journals.path, note: LockNote(processID: 41, since: since))
    ) { try journals.open(processID: 42) }
    #expect(throws: Never.self) { try journals.open(annotator: "ben") }
    writer.close()
    #expect(throws: Never.self) { try journals.open(processID: 42) }
    let note = String(decoding: disk["results/locks/labels/trips-01/ana.lock"] ?? [], as: UTF8.self)
    #expect(note == #"{"pid":42,"since":"\#(since)"}"#)
  }

  @Test(arguments: ["", "{", "{}", #"{"pid":"7","since":"x"}"#, "7"])
  func anUnreadableNoteIsNone(text: String) {
    #expect(LockNote(text) == nil)
  }

  @Test func aWriterThatIsDroppedLetsGo() throws {
    do {
      let (writer, _) = try journals.open()
      _ = writer.receipt
    }
    #expect(throws: Never.self) { try journals.open() }
  }

  @Test func whatNoReaderWouldTakeIsNotWritten() throws {
    let (writer, _) = try journals.open()
    try writer.append(Sample.skipped())
    let before = disk[Journals.path]
    var wrong = Sample.content(item: "i-2")
    wrong.answers[1].spans[0].text = "Zürich"
    for content in [
      wrong, Sample.content(annotator: "ben"), Sample.content(batch: "trips-02"),
      Sample.content(revision: 2),
    ] {
      let error = #expect(throws: JournalError.self) { try writer.append(content) }
      guard case .invalid(let complaints) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(!complaints.isEmpty)
    }
    #expect(disk[Journals.path] == before)
    #expect(throws: Never.self) { try writer.append(Sample.content(item: "i-2")) }
  }

  @Test func afterAFailedWriteOrSyncNoLineIsTaken() throws {
    try journals.fill(2)
    for name in ["write", "fsync", "check"] {
      let (writer, _) = try journals.open()
      try writer.append(Sample.skipped(item: ID("a-\(name)")))
      disk.failNext(name, in: Journals.path)
      let failure = #expect(throws: JournalError.self) {
        try writer.append(Sample.skipped(item: ID("b-\(name)")))
      }
      guard case .storage(let reason) = failure else {
        Issue.record("\(String(describing: failure))")
        continue
      }
      let before = disk[Journals.path]
      #expect(throws: JournalError.closed(reason)) { try writer.append(Sample.skipped()) }
      #expect(disk[Journals.path] == before)
      writer.close()
    }
    let (writer, _) = try journals.open()
    writer.close()
    #expect(throws: JournalError.closed(nil)) { try writer.append(Sample.skipped()) }
  }

  @Test func idsRiseThoughTheClockIsSetBack() throws {
    let first = try journals.fill(2)
    journals.clock.now = Moment(wall: 1000, monotonic: 0)
    let second = try journals.fill(2)
    let ids = (first + second).map(\.id)
    #expect(ids == ids.sorted() && Set(ids).count == 4)
  }

  @Test func eventsHaveTheSameEngineInAFileOfTheirOwn() throws {
    let (writer, _) = try EventWriter.open(
      Journals.layout, batch: "trips-01", person: "ana", storage: disk.storage,
      clock: journals.clock.clock, processID: 7)
    for happening in Sample.happenings { _ = try writer.append(Sample.event(happening)) }
    writer.close()
    let path = "results/events/trips-01/ana.jsonl"
    let contents = ChainContents<EventContent>(path: path, bytes: disk[path] ?? [])
    #expect(contents.diagnostics.isEmpty)
    #expect(contents.lines.map(\.entry.content.happening) == Sample.happenings)
    #expect(disk["results/README.md"] == nil)
  }
}
