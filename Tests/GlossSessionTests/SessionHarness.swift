import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// Plays a session through the driver, on a disk in memory, with a clock by hand.
///
/// Every step states all effects that it has; one that was not stated fails the test.
final class SessionHarness {
  private(set) var rig: SessionRig
  var store: SessionStore
  /// Items at which others stopped.
  var stops: Set<ID> = [] {
    didSet {
      do {
        try rig.stopElsewhere(stops.subtracting(oldValue), of: session.setup, in: root)
      } catch {
        Issue.record("\(error)")
      }
    }
  }
  private(set) var keys = 0
  private(set) var appended: [Label] = []
  private(set) var kept: [UnsavedText] = []
  private(set) var exitCode: Int32?
  private(set) var failures = 0
  /// Items with a label that failed on its way to the disk and was not superseded yet.
  private(set) var unsure: Set<ID> = []
  /// All that happened, and where it was started from.
  private(set) var applied: [SessionStore.Applied] = []
  private var root = "/results"

  init(
    _ setup: Setup, labels: [Label] = [], unsaved: [UnsavedText] = [], prompts: [Prompt] = []
  ) throws {
    rig = try SessionRig(setup)
    store = SessionStore(
      Session(setup, labels: labels, unsaved: unsaved, prompts: prompts, at: rig.clock.now),
      at: rig.clock.now, records: true)
    kept = unsaved
    expect(["session started"])
    show()
  }

  convenience init(
    _ questions: String, _ more: String = "", items: [String] = Sample.texts(3),
    guardMS: Int = 0, limit: Int? = nil, only: Set<ID> = [], unsaved: [UnsavedText] = [],
    prompts: [Prompt] = []
  ) throws {
    try self.init(
      Setup(
        batch: Sample.batch(items), rubric: Sample.rubric(questions, more), annotator: "ana",
        session: "s1", guardMS: guardMS, limit: limit, only: only, tool: "gloss/0.1.0"),
      unsaved: unsaved, prompts: prompts)
  }

  var session: Session { store.session }
  var disk: MemoryStorage { rig.disk }
  var clock: TestClock { rig.clock }
  var now: Moment { clock.now }
  var item: String { session.open?.id?.string ?? "-" }
  var isBlocked: Bool {
    if case .blocked = session.phase { true } else { false }
  }
  var notice: String { session.notice?.text ?? "" }

  /// The face draws.
  func show() { store.didShow(now) }

  /// One step: time passes, something is done, and exactly these effects come of it.
  func step(
    after ms: Int64 = 1000, _ effects: String..., location: SourceLocation = #_sourceLocation,
    _ act: (inout SessionStore, Moment) -> Void
  ) {
    clock.advance(ms)
    act(&store, now)
    expect(effects, location)
    show()
  }

  /// Presses keys, one a step; all but the last have no effect.
  func press(
    _ typed: String, _ effects: String..., after ms: Int64 = 1000,
    location: SourceLocation = #_sourceLocation
  ) {
    for (place, character) in typed.enumerated() {
      clock.advance(ms)
      keys += 1
      let key = character == "\n" ? Key(.enter) : Key(.character(character))
      store.press(key, now)
      expect(place == typed.count - 1 ? effects : [], location)
    }
    show()
  }

  /// Has the session's effects carried out, and holds them to what was expected.
  private func expect(
    _ expected: [String], _ location: SourceLocation = #_sourceLocation
  ) {
    let found = carryOut()
    #expect(found == expected, sourceLocation: location)
  }

  /// Carries out whatever comes, for walks that cannot know it.
  func settle() {
    carryOut()
    show()
  }

  @discardableResult
  private func carryOut() -> [String] {
    if let code = rig.driver.settle(&store) { exitCode = code }
    let applied = store.takeApplied()
    self.applied += applied
    for step in applied { follow(step) }
    return SessionHarness.carriedOut(applied)
  }

  /// What was carried out, described: an event of an item that was withheld meanwhile is not.
  private static func carriedOut(_ applied: [SessionStore.Applied]) -> [String] {
    var found: [(text: String, isEvent: Bool)] = []
    for step in applied {
      if step.action == .eventLeftOut, let place = found.firstIndex(where: \.isEvent) {
        found.remove(at: place)
      }
      for effect in step.effects {
        guard let text = describe(effect) else { continue }
        if case .appendEvent = effect {
          found.append((text, true))
        } else {
          found.append((text, false))
        }
      }
    }
    return found.map(\.text)
  }

  private func follow(_ step: SessionStore.Applied) {
    for case .keepDrafts(let texts) in step.effects { kept = texts }
    switch step.action {
    case .labelSaved(let label):
      appended.append(label)
      unsure.remove(label.item)
    case .labelFailed(let message, _, _):
      failures += 1
      if let item = session.open?.id { unsure.insert(item) }
      #expect(!message.contains("error:"), "\(message)")
    case .resultsChanged(let found): root = found.path
    default: break
    }
  }

  /// The program is killed and started again: there is what the disk has, and nothing else. A
  /// journal may end in a torn line, so that it goes on in another directory.
  func restart(in path: String) throws {
    disk.kill()
    let setup = session.setup
    // A disk that fails the start is there at one of the next.
    var attempt = 0
    while true {
      attempt += 1
      try #require(attempt < 9)
      root = "\(path)-\(attempt)"
      guard let rig = try? SessionRig(setup, in: root, disk: disk, clock: clock) else { continue }
      self.rig = rig
      break
    }
    store = SessionStore(
      Session(setup, labels: Array(replayed().values), unsaved: kept, at: now),
      at: now, records: true)
    unsure = []
    settle()
  }

  /// What readers of all the results directories hold to be current; every byte must decode.
  func replayed() -> [ID: Label] {
    let journals = disk.paths.filter { $0.contains("/labels/") && $0.hasSuffix("ana.jsonl") }
    let labels = journals.flatMap { path -> [Label] in
      let contents = ChainContents<LabelContent>(path: path, bytes: disk[path] ?? [])
      #expect(contents.diagnostics.isEmpty)
      return contents.lines.map(\.entry)
    }
    #expect(Set(labels).count == Set(labels.map(\.id)).count)
    return Dictionary(uniqueKeysWithValues: Currents(labels).all.map { ($0.item, $0) })
  }

  /// The same as a session holds it: without what was judged.
  func held() -> [ID: Label] {
    replayed().mapValues { label in
      var held = label
      held.content.input = Input()
      held.content.metadata = ""
      return held
    }
  }

  /// Nil for looks, which are taken whenever something is shown.
  static func describe(_ effect: Effect) -> String? {
    switch effect {
    case .appendLabel(let label):
      "label \(label.item) \(label.status.rawValue) r\(label.revision)"
    case .appendEvent(.sessionStarted, _): "session started"
    case .appendEvent(.time(let activity, let ms), _): "time \(activity.rawValue) \(ms)"
    case .appendEvent(.note(let topic, let clauses, let item, let text), _):
      "note \(topic.rawValue) \(clauses.map(\.string)) \(item): \(text)"
    case .appendEvent(.setting(let name, let value), _): "setting \(name.rawValue) \(value)"
    case .appendEvent(.exposure(let item, let advice, let shown, let sentences), _):
      "exposure \(item) \(advice) \(shown)/\(sentences)"
    case .appendEvent(.seen(let id), _): "seen \(id)"
    case .appendEvent(.practice(let item, let answers, let ms), _):
      "practice \(item) \(answers.flatMap(\.labels)) \(ms)"
    case .appendEvent(let other, _): "event \(other)"
    case .keepDrafts(let texts):
      "drafts " + texts.map { "\($0.item): \($0.described)" }.joined(separator: ", ")
    case .look: nil
    case .changeResults(let path): "results \(path)"
    case .leave(let code): "leave \(code)"
    }
  }
}

extension UnsavedText {
  /// The text; of choices, the question behind a sign.
  fileprivate var described: String {
    [Answer](draftText: text).map { "~" + $0.map(\.question.string).joined(separator: " ") } ?? text
  }
}

extension [UnsavedText] {
  /// Without choices.
  var written: [UnsavedText] { filter { [Answer](draftText: $0.text) == nil } }
}
