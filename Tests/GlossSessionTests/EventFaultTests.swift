import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossSession

/// A session that has every kind of event that sessions write, with a fault at each call of the disk
/// in turn: what was called saved is in its file once, all else is told, and goes elsewhere.
@Suite struct EventFaultTests {
  private static let items =
    [
      #"{"id": "x1", "text": "A.", "practice": {"answers": {"team": {"labels": ["refund"]}}, "#
        + #""explanation": "So."}}"#, CareSample.masked, CareSample.plain, CareSample.hate,
    ] + Sample.texts(3)

  private typealias Act = @Sendable (inout SessionStore, Moment) -> Void

  private static let script: [Act] = [
    { $0.answerPrompt(.enter, $1) },  // the terms' page: `seen`
    { $0.press(Key(.character("r")), $1) },  // `practice`
    { $0.answerPrompt(.enter, $1) },  // its explanation
    { $0.answerPrompt(.enter, $1) },  // the score: `time`
    { $0.reveal(whole: true, $1) }, { $0.press(Key(.character("b")), $1) },  // `exposure`
    { $0.note(.other, clauses: [], text: "why", $1) },
    { $0.optOut("hate", $1) }, { $0.setCap(90, $1) },
    { $0.setReading(true, $1) }, { $0.setReading(false, $1) },
    { $0.startBreak($1) }, { $0.answerPrompt(.enter, $1) },
    { $0.press(Key(.character("b")), $1) },
    { $0.askToStop($1) }, { $0.answerPrompt(.enter, $1) },
    { $0.press(Key(.character("b")), $1) },
  ]

  /// What a run came to.
  private struct Outcome {
    var calls = 0
    var code: Int32?
    /// Everything that was to be written, wherever, but for beginnings, which belong to a place.
    var meant: [Outbox.Entry] = []
    /// What was said to be saved, and where.
    var saved: [(mark: Mark, root: String)] = []
    var waiting: [Outbox.Entry] = []
    var hadFailure = false
    var roots = ["/results"]
  }

  private struct Mark: Hashable {
    let happening: Happening
    let at: Timestamp
  }

  /// - Parameters:
  ///   - fault: the number of the call that fails, counted from the session's begin; nil for none.
  ///   - isFull: every write fails from then on until the session goes on elsewhere, as on a full
  ///     disk.
  ///   - goesOn: whether the person goes on elsewhere when something was not saved.
  private func play(
    _ disk: MemoryStorage, fault: Int?, isFull: Bool = false, goesOn: Bool
  ) throws -> Outcome {
    let clock = TestClock()
    let setup = Setup(
      batch: try Sample.batch(Self.items),
      rubric: try Sample.rubric(Sample.team, CareSample.care), annotator: "ana", session: "s1",
      guardMS: 0, tool: "gloss/0.1.0")
    let rig = try SessionRig(setup, disk: disk, clock: clock)
    let page = Prompt(.terms, "Terms", [], seen: [ID(Hash(of: "terms").text)])
    let began = disk.callCount
    if let fault, !isFull { disk.failCall(began + fault) }
    var store = SessionStore(
      Session(setup, labels: [], prompts: [page], at: clock.now), at: clock.now, records: true)
    var outcome = Outcome()
    var known: Set<Mark> = []
    /// What was sent to the disk, and not settled yet.
    var sent: [Mark] = []
    func note(_ entries: [Outbox.Entry]) {
      for entry in entries {
        if case .sessionStarted = entry.happening { continue }
        if known.insert(Mark(happening: entry.happening, at: entry.at)).inserted {
          outcome.meant.append(entry)
        }
      }
    }
    func settle() {
      note(store.session.outbox.waiting)
      let code = rig.driver.settle(&store)
      note(store.session.outbox.waiting)
      for step in store.takeApplied() {
        switch step.action {
        case .eventSaved: outcome.saved.append((sent.removeFirst(), outcome.roots.last ?? ""))
        case .eventLeftOut: sent.removeFirst()
        case .resultsChanged(let found):
          outcome.roots.append(found.path)
          sent = []
        default: break
        }
        for case .appendEvent(let happening, let at) in step.effects {
          sent.append(Mark(happening: happening, at: at))
          note([Outbox.Entry(happening: happening, at: at, confirmation: nil)])
        }
      }
      outcome.code = outcome.code ?? code
      if let code = outcome.code, code == 0 {
        #expect(store.session.outbox.waiting.isEmpty, "exit 0 while events wait: \(fault ?? -1)")
      }
      if store.session.failure != nil, outcome.code == nil {
        #expect(store.session.standingNotice?.text.hasPrefix("NOT SAVED") == true)
      }
    }
    settle()
    for (step, act) in Self.script.enumerated() {
      clock.advance(1000)
      if isFull, fault == step { disk.failEvery("write", true) }
      act(&store, clock.now)
      settle()
      store.didShow(clock.now)
      if goesOn, store.session.failure != nil {
        disk.failEvery("write", false)
        clock.advance(1000)
        store.changeResults("/other\(step)", clock.now)
        settle()
        store.didShow(clock.now)
      }
    }
    clock.advance(1000)
    store.leave(code: 0, clock.now)
    settle()
    disk.failEvery("write", false)
    outcome.calls = disk.callCount - began
    outcome.waiting = store.session.outbox.waiting
    outcome.hadFailure = store.session.hadFailure
    return outcome
  }

  private func check(_ outcome: Outcome, _ disk: MemoryStorage, _ place: Comment) throws {
    var files: [String: [Mark]] = [:]
    for root in outcome.roots {
      let path = "\(root)/events/b/ana.jsonl"
      let contents = ChainContents<EventContent>(path: path, bytes: disk[path] ?? [])
      #expect(contents.diagnostics.isEmpty, place)
      let marks = contents.lines.map { Mark(happening: $0.entry.happening, at: $0.entry.at) }
      #expect(Set(marks).count == marks.count, "\(place): a line twice in \(path)")
      files[root] = marks
    }
    let all = Set(files.values.joined())
    for (mark, root) in outcome.saved {
      let times = files[root]?.count { $0 == mark } ?? 0
      #expect(times == 1, "\(place): saved, and \(times) times in \(root): \(mark.happening)")
    }
    let waiting = Set(outcome.waiting.map { Mark(happening: $0.happening, at: $0.at) })
    for entry in outcome.meant {
      let mark = Mark(happening: entry.happening, at: entry.at)
      #expect(
        all.contains(mark) || waiting.contains(mark), "\(place): lost \(entry.happening)")
    }
    #expect(outcome.code == (outcome.hadFailure ? 74 : 0), place)
    if !outcome.hadFailure { #expect(outcome.waiting.isEmpty, place) }
    // What the files prove holds, whatever failed.
    let report = try Verify.run(disk.storage, roots: outcome.roots)
    #expect(report.diagnostics.isEmpty, "\(place): \(report.diagnostics)")
  }

  @Test func theScriptHasEveryKindThatASessionWrites() throws {
    let disk = MemoryStorage(seed: 1)
    let outcome = try play(disk, fault: nil, goesOn: false)
    try check(outcome, disk, "no fault")
    let bytes = try #require(disk["/results/events/b/ana.jsonl"])
    let events = ChainContents<EventContent>(path: "e", bytes: bytes).lines.map(\.entry.happening)
    for kind in [
      "sessionStarted", "time", "sessionEnded", "setting", "seen", "exposure", "practice", "note",
    ] {
      #expect(events.contains { "\($0)".hasPrefix(kind) }, "\(kind): \(events)")
    }
    // A stop is a label.
    let labels = String(decoding: disk["/results/labels/b/ana.jsonl"] ?? [], as: UTF8.self)
    #expect(labels.contains(#""status":"stopped""#))
  }

  @Test(arguments: [true, false], [1, 2, 3] as [UInt64])
  func aFaultAtAnyCallLosesNothingInSilence(_ goesOn: Bool, _ seed: UInt64) throws {
    let calls = try play(MemoryStorage(seed: seed), fault: nil, goesOn: false).calls
    var failures = 0
    for fault in 0..<calls {
      let disk = MemoryStorage(seed: seed &+ UInt64(fault) &* 100)
      let outcome = try play(disk, fault: fault, goesOn: goesOn)
      if outcome.hadFailure { failures += 1 }
      // Where the person went on, nothing is left but what failed at the very end.
      if goesOn, outcome.roots.count > 1 { #expect(outcome.waiting.isEmpty, "call \(fault)") }
      try check(outcome, disk, "seed \(seed), call \(fault), \(goesOn ? "going on" : "staying")")
    }
    #expect(failures > 20)
  }

  @Test(arguments: [true, false])
  func aDiskThatIsFullFromAnyStepOnLosesNothingInSilence(_ goesOn: Bool) throws {
    for step in Self.script.indices {
      let disk = MemoryStorage(seed: 5)
      let outcome = try play(disk, fault: step, isFull: true, goesOn: goesOn)
      try check(outcome, disk, "full from step \(step) on, \(goesOn ? "going on" : "staying")")
    }
  }

  /// The end counts what this directory's journal has of the session, as `verify` can show.
  @Test func theEndCountsWhatIsInItsOwnDirectory() throws {
    let harness = try SessionHarness(Sample.team, items: Sample.texts(6))
    harness.press("b", "label i1 answered r1")
    harness.press("b", "label i2 answered r1")
    func goOn(in root: String, cap: Int) {
      harness.disk.failNext("write", in: "/events/")
      harness.step("setting cap_minutes \(cap)") { $0.setCap(cap, $1) }
      harness.step("results \(root)", "session started", "setting cap_minutes \(cap)") {
        $0.changeResults(root, $1)
      }
    }
    goOn(in: "/other", cap: 90)
    harness.press("b", "label i3 answered r1")
    goOn(in: "/results", cap: 80)
    harness.press("b", "label i4 answered r1")
    harness.clock.advance(1000)
    harness.store.leave(code: 0, harness.now)
    harness.settle()
    let path = "/results/events/b/ana.jsonl"
    let events = ChainContents<EventContent>(path: path, bytes: harness.disk[path] ?? []).lines
    guard case .sessionEnded(3, _) = events.last?.entry.happening else {
      _ = Issue.record("\(String(describing: events.last))")
      return
    }
    let report = try Verify.run(harness.disk.storage, roots: ["/results", "/other"])
    #expect(report.diagnostics.isEmpty)
  }
}
