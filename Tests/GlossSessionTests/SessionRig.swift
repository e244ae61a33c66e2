import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTestSupport
import Testing

@testable import GlossTasks

/// What stands around a session in the program, over a disk in memory and a clock by hand: the files
/// of one results directory, opened, and the driver.
final class SessionRig {
  let disk: MemoryStorage
  let clock: TestClock
  let workplace: Workplace
  let found: ResultsFound
  let driver: Driver

  init(
    _ setup: Setup, in root: String = "/results", disk: MemoryStorage = MemoryStorage(seed: 1),
    clock: TestClock = TestClock()
  ) throws(Opening.Failure) {
    self.disk = disk
    self.clock = clock
    let loaded = Loaded(
      batch: setup.batch, rubric: setup.rubric,
      rubricSource: SourceFile(path: "rubric.json", bytes: []), guidelineSource: nil,
      termsSource: nil)
    workplace = Workplace(
      loaded, person: setup.annotator, sessionID: setup.sessionID, storage: disk.storage,
      clock: clock.clock, processID: 1)
    let opening = try Opening(root, workplace)
    found = opening.found
    driver = Driver(opening, workplace)
  }

  /// Somebody else stops at items of the batch, in the same directory.
  func stopElsewhere(_ items: Set<ID>, of setup: Setup, in root: String = "/results") throws {
    let (writer, _) = try JournalWriter.open(
      ResultsLayout(root), batch: setup.batch.id, annotator: "somebody-else",
      storage: disk.storage, clock: TestClock(seed: 9).clock, processID: 2)
    for item in items.sorted() {
      let content = LabelContent(
        batch: setup.batch.id, item: item, annotator: "somebody-else", session: "s",
        status: .stopped,
        rubric: setup.rubric.id, rubricVersion: setup.rubric.version,
        rubricSHA256: setup.rubric.sha256, inputSHA256: .zero,
        shownAt: Timestamp(milliseconds: 0), savedAt: Timestamp(milliseconds: 0), activeMS: 0,
        idleCapMS: 1, input: Input(), tool: "t")
      try writer.append(content)
    }
    writer.close()
  }
}

extension SessionStore {
  /// A session of its own, begun, for what is done to no harness.
  init(_ setup: Setup, labels: [Label] = [], at now: Moment) {
    self.init(Session(setup, labels: labels, at: now), at: now)
  }
}

extension ScreenFace {
  /// A store's screen as it is, for what is not driven by keys.
  static func snapshot(of store: SessionStore, _ now: Moment) -> String {
    var store = store
    let face = ScreenFace(&store, columns: 80, rows: 24, now)
    return face.frame(of: store.session).snapshot(styles: false)
  }
}

/// The actions of a session as tests write them.
extension SessionStore {
  mutating func run(_ name: String, _ now: Moment) { run(name, .none, now) }

  mutating func run(_ name: String, _ argument: ActionArgument, _ now: Moment) {
    apply(.named(ActionCall(ActionName(name), argument)), now)
  }

  mutating func undo(_ now: Moment) { run("undo", now) }
  mutating func goForward(_ now: Moment) { run("forward", now) }
  mutating func pass(_ now: Moment) { run("pass", now) }
  mutating func save(_ now: Moment) { run("save", now) }
  mutating func skip(_ now: Moment) { run("skip", now) }
  mutating func accept(_ now: Moment) { run("accept", now) }
  mutating func goTo(_ word: String, _ now: Moment) { run("goto", .text(word), now) }
  mutating func goTo(place: Int, _ now: Moment) { apply(.chose(place: place), now) }
  mutating func goToStale(_ now: Moment) { run("stale", now) }
  mutating func withdraw(_ word: String?, _ now: Moment) {
    run("withdraw", word.map { .text($0) } ?? .none, now)
  }
  mutating func reveal(whole: Bool, _ now: Moment) { run("reveal", whole ? .all : .none, now) }
  mutating func optOut(_ value: String, _ now: Moment) { run("optout", .text(value), now) }
  mutating func setCap(_ minutes: Int, _ now: Moment) { run("cap", .minutes(minutes), now) }
  mutating func startBreak(_ now: Moment) { run("break", now) }
  mutating func sayHours(_ now: Moment) { run("hours", now) }
  mutating func askToStop(_ now: Moment) { run("stop", now) }
  mutating func leaveOrAsk(_ now: Moment) { run("leave", now) }
  mutating func changeResults(_ path: String, _ now: Moment) { run("results", .text(path), now) }
  mutating func note(
    _ topic: Happening.Topic, clauses: [ID], text: String, _ now: Moment
  ) { run("note", .note(topic, clauses: clauses, text: text), now) }
  mutating func setRationale(_ text: String, ask: ID?, _ now: Moment) {
    apply(.gaveRationale(text, ask: ask, thenSaves: false), now)
  }
  mutating func giveConfidence(_ value: Int, _ now: Moment) { apply(.confided(value), now) }
  mutating func focusQuestion(_ step: Int, _ now: Moment) { apply(.movedFocus(by: step), now) }
  mutating func answerPrompt(_ answer: Prompt.Answer, isRead: Bool = true, _ now: Moment) {
    apply(.passedPage(answer, isRead: isRead), now)
  }
  mutating func setReading(_ isReading: Bool, _ now: Moment) { apply(.reading(isReading), now) }
  mutating func keep(_ field: UnsavedText.Field, _ text: String, _ now: Moment) {
    apply(.typed(field, text), now)
  }
  mutating func keepDraftsIfDue(_ now: Moment) { apply(.draftsDue, now) }
  mutating func flushDrafts(_ now: Moment) { apply(.suspended, now) }
  mutating func replaceText(_ text: String, _ now: Moment) { apply(.edited(text), now) }
  mutating func announce(_ rubric: Rubric, _ now: Moment) { apply(.rubricChanged(rubric), now) }
  mutating func didShow(_ now: Moment) { apply(.drawn, now) }
  mutating func leave(code: Int32, _ now: Moment) { apply(.left(code: code), now) }
  mutating func tick(_ now: Moment) { apply(.input, now) }

  @discardableResult
  /// - Parameter columns: of the item's texts.
  mutating func press(_ key: Key, _ now: Moment, columns: Int = 80) -> Bool {
    let texts = session.open?.presented?.texts.map { ($0.of, columns) } ?? []
    let room = Asked.Room(texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    return apply(.pressed(key, room), now) == .taken
  }

  mutating func paste(_ text: String, _ now: Moment) -> Bool {
    apply(.pasted(text, Asked.Room()), now) == .taken
  }

  mutating func enter(_ line: String, _ now: Moment) -> Action.Outcome {
    apply(.entered(line), now)
  }
}
