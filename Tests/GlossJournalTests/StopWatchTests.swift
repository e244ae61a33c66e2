import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct StopWatchTests {
  private let disk = MemoryStorage()
  private let clock = TestClock()
  private let layout = ResultsLayout("/r")

  private func journal(_ person: ID) throws -> JournalWriter {
    try JournalWriter.open(
      layout, batch: "trips-01", annotator: person, storage: disk.storage, clock: clock.clock,
      processID: 1
    ).writer
  }

  private func stop(_ item: ID, _ person: ID, _ status: Status = .stopped) -> LabelContent {
    var content = Sample.skipped(item: item)
    content.annotator = person
    content.status = status
    content.input = Input()
    return content
  }

  private func opening() throws -> SessionOpening {
    try SessionOpening(
      of: ChainOwner(batch: "trips-01", person: "ana"), labels: [], events: [],
      rubric: SessionOpening.Rubric(id: "none", version: "1.0.0", hash: .zero), disk.storage,
      root: "/r")
  }

  @Test func aLookGivesWhatOthersStoppedAtSince() throws {
    let (ana, bo) = (try journal("ana"), try journal("bo"))
    try bo.append(stop("i-1", "bo"))
    let opening = try opening()
    #expect(opening.ledger.stops.map(\.item) == ["i-1"])
    var items = opening.watch
    #expect(items.look() == [])
    try bo.append(stop("i-2", "bo", .skipped))
    #expect(items.look() == [])
    try bo.append(stop("i-3", "bo"))
    // One's own is known already; a journal that is new is read, too.
    try ana.append(stop("i-4", "ana"))
    try journal("cy").append(stop("i-5", "cy"))
    #expect(items.look() == ["i-3", "i-5"])
    #expect(items.look() == [])
  }

  @Test func aStopThatWasTakenBackIsNone() throws {
    let bo = try journal("bo")
    let first = try bo.append(stop("i-1", "bo"))
    var back = stop("i-1", "bo", .withdrawn)
    back.revision = 2
    back.supersedes = first.id
    back.activeMS = 0
    try bo.append(back)
    let opening = try opening()
    #expect(opening.ledger.stops == [])
    var items = opening.watch
    #expect(items.look() == [])
  }

  @Test func aTornLineIsReadOnceItIsWhole() throws {
    let bo = try journal("bo")
    try bo.append(stop("i-1", "bo"))
    let path = bo.path
    var items = try opening().watch
    try bo.append(stop("i-2", "bo"))
    let whole = try #require(disk[path])
    disk[path] = Array(whole.dropLast(5))
    #expect(items.look() == [])
    disk[path] = whole
    #expect(items.look() == ["i-2"])
  }

  @Test func whatCannotBeReadIsTriedAgain() throws {
    let bo = try journal("bo")
    var items = try opening().watch
    try bo.append(stop("i-1", "bo"))
    for ahead in 0..<3 {
      disk.failCall(disk.callCount + ahead)
      #expect(items.look() == [], "call \(ahead)")
    }
    #expect(items.look() == ["i-1"])
  }
}
