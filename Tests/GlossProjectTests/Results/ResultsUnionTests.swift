import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossProject

@Suite struct ResultsUnionTests {
  private let disk = MemoryStorage()

  @discardableResult
  private func write(_ texts: String..., root: String, seed: UInt64 = 0) throws -> [Event] {
    let (file, _) = try EventWriter.open(
      ResultsLayout(root), batch: "b", person: "ana", storage: disk.storage,
      clock: TestClock(seed: seed).clock, processID: 1)
    defer { file.close() }
    return try texts.map { text in
      try file.append(
        EventContent(
          batch: "b", person: "ana", session: "", at: Timestamp(milliseconds: 0),
          happening: .note(topic: .other, clauses: [], item: "", text: text)))
    }
  }

  private func union(_ roots: String...) throws -> ResultsUnion {
    try ResultsUnion(disk.storage, roots: roots)
  }

  @Test func `copies count once, and each line is found in the first directory that has it`() throws
  {
    let events = try write("one", "two", root: "x")
    disk["y/events/b/ana.jsonl"] = disk["x/events/b/ana.jsonl"]
    let union = try union("y", "x")
    #expect(union.events.map(\.id) == events.map(\.id))
    #expect(union.events.map(\.root) == ["y", "y"])
    for event in events { #expect(union.event(event.id)?.entry == event) }
    #expect(union.event("ev_0") == nil && union.event("ev_z") == nil && union.label("lb_0") == nil)
  }

  @Test func `of two lines under one id the same one stays, whatever the order`() throws {
    let one = try write("one", root: "x")
    let two = try write("two", root: "y")
    #expect(one[0].id == two[0].id)
    let texts = try [union("x", "y"), union("y", "x")].map { $0.events.map(\.entry.happening) }
    #expect(texts[0].count == 1 && texts[0] == texts[1])
  }

  @Test func `a bad line is told and left out, and an incomplete one counted`() throws {
    try write("one", "two", root: "x")
    disk["x/events/b/ana.jsonl"]?[0] = UInt8(ascii: "?")
    disk["x/events/b/ana.jsonl"]?.removeLast()
    let union = try union("x")
    #expect(union.events.isEmpty && union.diagnostics.count == 1)
    #expect(union.incomplete == ["x/events/b/ana.jsonl"])
  }
}
