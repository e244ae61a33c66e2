import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// Plays the loop around a session: a journal on a disk in memory, a clock by hand.
///
/// Every step states all effects that it has; one that was not stated fails the test.
final class SessionHarness {
  var session: Session
  let disk = MemoryStorage(seed: 1)
  let clock = TestClock()
  /// Items at which others stopped.
  var stops: Set<ID> = []
  private(set) var keys = 0
  private(set) var appended: [Label] = []
  private(set) var kept: [UnsavedText] = []
  private(set) var exitCode: Int32?
  private(set) var failures = 0
  /// Items with a label that failed on its way to the disk and was not superseded yet.
  private(set) var unsure: Set<ID> = []
  private var writer: JournalWriter?

  init(
    _ setup: Setup, labels: [Label] = [], unsaved: [UnsavedText] = [], prompts: [Prompt] = []
  ) throws {
    session = Session(
      setup, labels: labels, unsaved: unsaved, prompts: prompts, at: clock.now)
    writer = try open("/results")
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

  var now: Moment { clock.now }
  var item: String { session.open?.id?.string ?? "-" }
  var notice: String { session.notice?.text ?? "" }

  /// The face draws.
  func show() { session.didShow(now) }

  /// One step: time passes, something is done, and exactly these effects come of it.
  func step(
    after ms: Int64 = 1000, _ effects: String..., location: SourceLocation = #_sourceLocation,
    _ act: (inout Session, Moment) -> Void
  ) {
    clock.advance(ms)
    act(&session, now)
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
      _ = session.press(key, now, columns: 80)
      expect(place == typed.count - 1 ? effects : [], location)
    }
    show()
  }

  /// Takes the session's effects, holds them to what was expected, and carries them out.
  private func expect(
    _ expected: [String], _ location: SourceLocation = #_sourceLocation
  ) {
    var found: [String] = []
    while true {
      look()
      let effects = session.takeEffects()
      if effects.isEmpty { break }
      for effect in effects {
        found.append(Self.describe(effect))
        carryOut(effect)
      }
    }
    #expect(found == expected, sourceLocation: location)
  }

  /// Carries out whatever comes, for walks that cannot know it.
  func settle() {
    while true {
      look()
      let effects = session.takeEffects()
      if effects.isEmpty { break }
      for effect in effects { carryOut(effect) }
    }
    show()
  }

  private func look() {
    while session.wantsLook { session.withhold(stops, now) }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .appendLabel(let content): append(content)
    case .appendEvent: break
    case .keepDrafts(let texts): kept = texts
    case .changeResults(let path): change(to: path)
    case .leave(let code): exitCode = code
    }
  }

  private func append(_ content: LabelContent) {
    session.withhold(stops, now)
    guard session.isSaving else { return }
    guard let writer else {
      return session.labelFailed("the journal is closed", id: nil, revision: 0, now)
    }
    do throws(JournalError) {
      let label = try writer.append(content)
      appended.append(label)
      unsure.remove(label.item)
      session.labelAppended(label, now)
    } catch {
      if case .invalid(let faults) = error { Issue.record("\(faults.map(\.message))") }
      let lines = ChainContents<Label>(path: writer.path, bytes: disk[writer.path] ?? []).lines
      let reached = lines.last.map(\.entry).flatMap { label in
        label.item == content.item && label.revision == content.revision ? label.id : nil
      }
      unsure.insert(content.item)
      failures += 1
      writer.close()
      self.writer = nil
      session.labelFailed("disk", id: reached, revision: content.revision, now)
    }
  }

  /// The program is killed and started again: there is what the disk has, and nothing else. A
  /// journal may end in a torn line, so that it goes on in another directory.
  func restart(in path: String) throws {
    writer?.close()
    writer = nil
    session = Session(
      session.setup, labels: Array(replayed().values), unsaved: kept, at: now)
    // A disk that fails the start is there at one of the next.
    var attempt = 0
    while writer == nil {
      attempt += 1
      try #require(attempt < 9)
      writer = try? open("\(path)-\(attempt)")
    }
    unsure = []
    settle()
  }

  private func change(to path: String) {
    do {
      writer = try open(path)
      session.resultsChanged(to: path, now)
    } catch {
      session.resultsRefused("\(error)", now)
    }
  }

  private func open(_ root: String) throws(JournalError) -> JournalWriter {
    let setup = session.setup
    return try JournalWriter.open(
      ResultsLayout(root), batch: setup.batch.id, annotator: setup.annotator,
      storage: disk.storage, clock: clock.clock, processID: 1
    ).writer
  }

  /// What readers of all the results directories hold to be current; every byte must decode.
  func replayed() -> [ID: Label] {
    let journals = disk.paths.filter { $0.contains("/labels/") && $0.hasSuffix(".jsonl") }
    let lines = journals.flatMap { path -> [ChainLine<Label>] in
      let contents = ChainContents<Label>(path: path, bytes: disk[path] ?? [])
      #expect(contents.diagnostics.isEmpty)
      return contents.lines
    }
    let replay = Replay(lines)
    #expect(replay.conflicts.isEmpty)
    return Dictionary(uniqueKeysWithValues: replay.current.map { ($0.item, $0) })
  }

  static func describe(_ effect: Effect) -> String {
    switch effect {
    case .appendLabel(let label):
      "label \(label.item) \(label.status.rawValue) r\(label.revision)"
    case .appendEvent(.sessionStarted, _): "session started"
    case .appendEvent(.time(let activity, let ms), _): "time \(activity.rawValue) \(ms)"
    case .appendEvent(.note(let topic, let clauses, let item, let text), _):
      "note \(topic.rawValue) \(clauses.map(\.string)) \(item): \(text)"
    case .appendEvent(.setting(let name, let value), _): "setting \(name.rawValue) \(value)"
    case .appendEvent(.exposure(let item, let advice), _): "exposure \(item) \(advice)"
    case .appendEvent(.seen(let id), _): "seen \(id)"
    case .appendEvent(.practice(let item, let answers, let ms), _):
      "practice \(item) \(answers.flatMap(\.labels)) \(ms)"
    case .appendEvent(let other, _): "event \(other)"
    case .keepDrafts(let texts):
      "drafts " + texts.map { "\($0.item): \($0.text)" }.joined(separator: ", ")
    case .changeResults(let path): "results \(path)"
    case .leave(let code): "leave \(code)"
    }
  }
}
