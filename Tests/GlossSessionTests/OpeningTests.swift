import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// A start reads each file once, whatever lies in the results directory.
@Suite struct OpeningTests {
  private static let files: [String: String] = [
    "tasks/b.jsonl": #"{"schema": "gloss/batch/1", "id": "b", "rubric": "../g/r.json", "#
      + #""terms": "../g/terms.json"}"# + "\n" + Sample.texts(3).joined(separator: "\n") + "\n",
    "g/r.json":
      #"{"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "guideline": "r.md", "#
      + #""title": "What?", "questions": [\#(Sample.team)]}"#,
    "g/r.md": Sample.guideline,
    "g/terms.json": #"{"schema": "gloss/terms/1", "client": "Us"}"#,
  ]

  private func open(
    _ disk: MemoryStorage, as person: ID, clock: TestClock
  ) throws -> (SessionStore, Driver) {
    let report = Report()
    let loaded = try #require(Loading.batch("tasks/b.jsonl", storage: disk.storage, report))
    let workplace = Workplace(
      loaded, person: person, sessionID: ID("se_\(person)"), storage: disk.storage,
      clock: clock.clock, processID: 1)
    let opening = try Opening("results", workplace)
    let setup = Setup(
      batch: loaded.batch, rubric: loaded.rubric, annotator: person, session: workplace.sessionID,
      terms: loaded.termsSource.map { Terms($0) } ?? .none, past: opening.found.past, guardMS: 0,
      tool: "t")
    let session = Session(
      setup, labels: opening.found.labels, unsaved: opening.found.unsaved, at: clock.now)
    let driver = Driver(opening, workplace)
    var store = SessionStore(session, at: clock.now)
    _ = driver.settle(&store)
    return (store, driver)
  }

  /// Labels an item, types half a note, and leaves.
  private func work(_ disk: MemoryStorage, as person: ID, seed: UInt64) throws {
    let clock = TestClock(seed: seed)
    var (store, driver) = try open(disk, as: person, clock: clock)
    let steps: [Action] = [
      .drawn, .passedPage(.enter, isRead: true), .drawn,
      .pressed(Key(.character("b")), Asked.Room()),
      .drawn, .typed(.note, "half"), .suspended, .left(code: 0),
    ]
    for step in steps {
      clock.advance(1000)
      store.apply(step, clock.now)
      _ = driver.settle(&store)
    }
    #expect(store.session.savedCount == 1)
  }

  @Test func eachFileIsReadOnce() throws {
    let disk = MemoryStorage()
    for (path, text) in Self.files { disk[path] = Array(text.utf8) }
    for (place, person) in ["ana", "bo", "cy"].enumerated() {
      try work(disk, as: ID(person), seed: UInt64(place))
    }
    disk["results/labels/b/ana~2.jsonl"] = disk["results/labels/b/ana.jsonl"]
    disk["results/labels/other/ana.jsonl"] = []

    let before = disk.readCounts
    let (store, _) = try open(disk, as: "ana", clock: TestClock(seed: 9))
    #expect(store.session.current.count == 1)
    var opened: [String] = []
    for (path, count) in disk.readCounts where count > before[path] ?? 0 {
      let here = count - (before[path] ?? 0)
      #expect(here == 1, "\(path) was read \(here) times")
      opened.append(path)
    }
    for path in Array(Self.files.keys)
      + ["ana", "bo", "cy", "ana~2"].map({
        "results/labels/b/\($0).jsonl"
      }) + ["ana", "bo", "cy"].map({ "results/events/b/\($0).jsonl" })
    {
      #expect(opened.contains(path), "\(path) was not read")
    }
  }
}
