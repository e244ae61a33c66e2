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
      rubric: (id: "none", version: "1.0.0", hash: .zero), disk.storage,
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

  @Test(arguments: JSONSpelling.allCases)
  func aStopIsSeenInEverySpelling(_ spelling: JSONSpelling) throws {
    let bo = try journal("bo")
    var items = try opening().watch
    try bo.append(stop("i-1", "bo", .skipped))
    let skipped = try spelling.spell(disk.lines(bo.path)[0]) + [0x0a]
    disk[bo.path] = skipped
    #expect(items.look() == [])
    let stopped = try journal("cy").append(stop("i-2", "cy"))
    disk["/r/labels/trips-01/cy.jsonl"] = try spelling.spell(stopped.line) + [0x0a]
    #expect(items.look() == ["i-2"])
    #expect(try opening().ledger.stops.map(\.item) == ["i-2"])
  }

  @Test func aJournalAsItIsWrittenIsNotParsed() throws {
    let bo = try journal("bo")
    var content = stop("i-1", "bo", .skipped)
    content.rationale = #"","status":"stopped" and "stopped""#
    for _ in 0..<3 {
      content.supersedes = try bo.append(content).id
      content.revision += 1
    }
    #expect(try opening().ledger.labels.isEmpty)
  }
}

/// Ways to write one line of JSON that hold the same.
enum JSONSpelling: CaseIterable {
  case journal, spaced, tabbed, escaped, mixed

  func spell(_ line: [UInt8]) throws -> [UInt8] {
    let value = try JSONValue(parsing: line)
    let members = value.members.map { (Array($0.key.rawBytes), Array($0.value.rawBytes)) }
    func joined(_ members: [([UInt8], [UInt8])], _ colon: String, _ comma: String) -> [UInt8] {
      let rows = members.map { String(decoding: $0 + Array(colon.utf8) + $1, as: UTF8.self) }
      return Array("{\(rows.joined(separator: comma))}".utf8)
    }
    /// The first letter behind the quote as an escape, where it is one that needs none.
    func escaped(_ text: [UInt8]) -> [UInt8] {
      guard text.count > 2, text[0] == 0x22, (0x30...0x7a).contains(text[1]), text[1] != 0x5c
      else { return text }
      let digits = String(text[1], radix: 16)
      return Array("\"\\u00\(digits)".utf8) + Array(text[2...])
    }
    switch self {
    case .journal: return line
    case .spaced: return joined(members, ": ", ", ")
    case .tabbed: return joined(members, "\t:\r", " ,\t")
    case .escaped: return joined(members.map { (escaped($0), escaped($1)) }, ":", ",")
    case .mixed: return joined(members.map { ($0, escaped($1)) }, ":", ",")
    }
  }
}
