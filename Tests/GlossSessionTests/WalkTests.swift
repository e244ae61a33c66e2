import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Sessions in which somebody presses anything at any time, on a disk that fails now and then.
@Suite struct WalkTests {
  private static let asked = ProcessInfo.processInfo.environment["GLOSS_WALK"].flatMap { Int($0) }

  /// How many actions the walks over some kinds have together; `GLOSS_WALK` raises it.
  static let actions = asked ?? 20_000

  /// How many those over all kinds have together; `GLOSS_WALK` changes it.
  static let mixedActions = asked ?? 100_000
  /// Many short walks: what is replayed grows with the length of each.
  static let mixedSeeds = 1...20 as ClosedRange<UInt64>

  static let items = [
    #"{"id": "i1", "text": "Ana met Bo.", "responses": [{"id": "x", "text": "a"}, {"id": "y", "text": "b"}]}"#,
    #"{"id": "i2", "text": "e\u0301\u202e\r\n", "prompt": "p", "responses": [{"id": "x", "text": ""}, {"id": "y", "text": "b"}], "metadata": {"a": 1}}"#,
    "{broken", #"{"id": "i4", "text": 3}"#, #"{"id": "i5", "text": "no responses"}"#,
    #"{"id": "i6", "text": "沈若溪周三 👩‍👩‍👧", "responses": [{"id": "x", "text": "a"}, {"id": "y", "text": "b"}]}"#,
    #"{"id": "i7", "text": "\u0000", "responses": [{"id": "x", "text": "a"}, {"id": "y", "text": "b"}]}"#,
  ]

  static let rubrics: [(questions: String, more: String)] = [
    (Sample.team, ""),
    (
      Sample.toxic + "," + Sample.mentions + "," + Sample.better,
      #""confidence": "optional", "rationale": "required","#
    ),
    (
      Sample.mentions.replacing(
        #""labels""#, with: #""required": false, "overlap": true, "labels""#)
        + "," + Sample.better.replacing(#""tie""#, with: #""strength": ["a bit", "much"], "tie""#)
        + ","
        + Sample.team.replacing(
          #""labels""#, with: #""of": "responses", "rationale": "required", "labels""#),
      #""confidence": "required","#
    ),
    (
      Sample.better.replacing(#""tie""#, with: #""required": false, "tie""#) + ","
        + #"{"name": "t", "kind": "text", "from": "response", "min_length": 2}"# + ","
        + #"{"name": "u", "kind": "text", "required": false, "of": "responses", "max_length": 3}"#,
      ""
    ),
  ]

  /// Every kind, one depending on another, on items that differ in what they can be asked.
  static let mixed = [
    Sample.toxic,
    #"""
    {"name": "why", "kind": "text", "rationale": "optional", "required": false,
    "when": {"question": "toxic", "has": "yes"}}
    """#,
    Sample.mentions.replacing(#""labels""#, with: #""required": false, "labels""#),
    Sample.better.replacing(#""tie""#, with: #""strength": ["a bit", "much"], "tie""#),
    #"{"name": "order", "kind": "ranking", "ties": true, "unrankable": true}"#,
    #"""
    {"name": "good", "kind": "rating", "of": "responses", "criteria": [{"id": "clear"},
    {"id": "true"}], "min": 1, "max": 3}
    """#,
    #"{"name": "fixed", "kind": "text", "required": false, "from": "response", "max_length": 40}"#,
  ].joined(separator: ",")

  static let mixedItems =
    items + [
      #"{"id": "m1", "text": "Bo", "responses": [{"id": "x", "text": "a"}, {"id": "y", "text": "b"}], "suggestions": {"toxic": {"labels": ["no"]}, "better": {"preferred": "y", "strength": 2}, "order": {"ranking": [{"response": "y", "rank": 1}]}, "good": {"ratings": [{"of": "x", "criterion": "clear", "value": 1}, {"of": "x", "criterion": "true", "value": 2}, {"of": "y", "criterion": "clear", "value": 3}, {"of": "y", "criterion": "true", "value": 1}]}, "fixed": {"text": "c"}}}"#,
      #"{"id": "m2", "text": "three", "responses": [{"id": "x", "text": "a"}, {"id": "y", "text": "b"}, {"id": "z", "text": "c"}]}"#,
    ]

  private static let keys: [Key] =
    "brynitpo12=0 <>(){}x".map { Key(.character($0)) }
    + [.enter, .enter, .escape, .tab, .left, .right, .up, .down, .backspace].map { Key($0) }

  private static let mixedKeys = keys + "3ABe".map { Key(.character($0)) } + [.control("s")]

  private static let lines = [
    "", "b", "yes", "i,t", "2", "2 much", "1 1", "=", "0-3 person", "\"Bo\" org; 0-1 person", "zz",
    ".", "..",
  ]

  /// Lines that answer the mixed rubric's questions, by name.
  private static let answers: [ID: [String]] = [
    "toxic": ["y", "n"], "which": ["i", "i,t"], "mentions": ["0-1 person", ""],
    "better": ["1 much", "2 1", "="], "order": ["A=B", "B,A", "A;B"], "good": ["1 2; 3 1"],
    "fixed": ["so", "."], "why": ["so", "."],
  ]

  @Test(arguments: WalkTests.rubrics.indices, [1, 2] as [UInt64])
  func aWalkLosesNothingAndIsNeverStuck(_ rubric: Int, _ seed: UInt64) throws {
    let (questions, more) = WalkTests.rubrics[rubric]
    let harness = try SessionHarness(questions, more, items: WalkTests.items, guardMS: 20)
    _ = try walk(
      harness, WalkTests.actions / 6, seed: seed &* 1000 &+ UInt64(rubric), act)
  }

  @Test(arguments: WalkTests.mixedSeeds)
  func aWalkOverAllKindsLosesNothingAndIsNeverStuck(_ seed: UInt64) throws {
    let rubric = try Sample.rubric(WalkTests.mixed)
    #expect(Set(rubric.questions.map(\.kind.name)) == Set(Kinds.all.map { $0.name }))
    // In every other walk an item's place in the session is not its place in the batch.
    let order = seed.isMultiple(of: 2) ? #""order": "shuffled","# : ""
    let harness = try SessionHarness(
      WalkTests.mixed, order, items: WalkTests.mixedItems, guardMS: 20)
    let texts = try walk(
      harness, WalkTests.mixedActions / WalkTests.mixedSeeds.count, seed: seed, actMixed)
    let kinds = harness.appended.flatMap(\.answers).map(\.kind)
    #expect(Set(kinds) == Set(Kinds.all.map { $0.name }))
    // Texts did come back after a kill, and branches were closed over others.
    #expect(texts.offeredCount > 0)
    #expect(texts.discardedCount > 0)
  }

  private struct Lost: Error {
    let error: WrittenModel.Broken
    let seed: UInt64
    let step: Int
  }

  private typealias Act = (SessionHarness, _ step: Int, inout SeededGenerator) -> Void

  private func walk(
    _ harness: SessionHarness, _ steps: Int, seed: UInt64, _ act: Act
  ) throws -> WrittenModel {
    var random = SeededGenerator(seed: seed)
    var texts = WrittenModel()
    for step in 0..<steps {
      let labels = harness.appended.count
      harness.clock.advance(Int64.random(in: 0...3000, using: &random))
      if Int.random(in: 0..<200, using: &random) == 0 {
        harness.clock.now.wall += Int64.random(in: -90_000...90_000, using: &random)
      }
      if Int.random(in: 0..<80, using: &random) == 0 {
        let call = ["write", "fsync"].randomElement(using: &random) ?? "write"
        let file = Int.random(in: 0..<4, using: &random) == 0 ? "/events/" : "/labels/"
        harness.disk.failNext(call, in: file)
      }
      act(harness, step, &random)
      harness.store.keepDraftsIfDue(harness.now)
      harness.settle()
      try check(harness, seed, step)
      do throws(WrittenModel.Broken) {
        try texts.follow(to: harness.session, labels: harness.appended[labels...])
      } catch {
        throw Lost(error: error, seed: seed, step: step)
      }
      guard Int.random(in: 0..<250, using: &random) == 0 else { continue }
      try harness.restart(in: "/again\(step)")
      try texts.restart(with: harness.kept, harness.session)
    }
    // The walk went somewhere, and the disk did fail under it.
    #expect(harness.appended.count > steps / 100)
    #expect(harness.failures > steps / 1000)
    try compare(harness, seed)
    return texts
  }

  private func act(_ harness: SessionHarness, _ step: Int, _ random: inout SeededGenerator) {
    let now = harness.now
    let place = String(Int.random(in: 0...8, using: &random))
    // A person whose answer is not saved looks for another place soon.
    if harness.isBlocked, Int.random(in: 0..<4, using: &random) == 0 {
      return harness.store.changeResults("/other\(step)", now)
    }
    switch Int.random(in: 0..<41, using: &random) {
    case 0..<16:
      let key = WalkTests.keys.randomElement(using: &random) ?? Key(.enter)
      _ = harness.store.press(key, now, columns: 10)
    case 16..<22:
      _ = harness.store.enter(WalkTests.lines.randomElement(using: &random) ?? "", now)
    case 22: harness.store.undo(now)
    case 23: harness.store.goForward(now)
    case 24: harness.store.goTo(place, now)
    case 25: harness.store.skip(now)
    case 26: harness.store.withdraw(Bool.random(using: &random) ? nil : place, now)
    case 27..<30: harness.store.save(now)
    case 30: harness.store.pass(now)
    case 31: harness.store.focusQuestion(Bool.random(using: &random) ? 1 : -1, now)
    case 32: harness.store.setRationale("because", ask: nil, now)
    case 33, 34:
      if case .rationale(let key) = harness.session.missing {
        harness.store.setRationale("so", ask: key, now)
      }
    case 35: harness.store.note(.other, clauses: [], text: "n", now)
    case 36: harness.store.keep(.note, place, now)
    case 37: harness.store.setReading(Bool.random(using: &random), now)
    case 38:
      let name = ["later", "next"].randomElement(using: &random) ?? ""
      harness.store.run(name, now)
    default: harness.store.changeResults("/other\(step)", now)
    }
  }

  /// As often what answers the question as anything at all: otherwise six of them are seldom whole.
  func actMixed(
    _ harness: SessionHarness, _ step: Int, _ random: inout SeededGenerator
  ) {
    let now = harness.now
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<8:
      guard harness.session.phase == .working, let item = harness.session.open,
        !item.state.entries.isEmpty
      else { return goOn(harness, step, &random) }
      let lines = WalkTests.answers[item.state.entries[item.state.focus].ask.question.name] ?? []
      let line = lines.randomElement(using: &random) ?? ""
      _ = harness.store.enter(line == "so" ? "so #\(step)" : line, now)
    case 8, 9: harness.store.accept(now)
    case 10: _ = harness.store.paste("so\nit is #\(step)", now)
    case 11, 12:
      let key = WalkTests.mixedKeys.randomElement(using: &random) ?? Key(.enter)
      _ = harness.store.press(key, now, columns: 10)
    case 13:
      let line = WalkTests.answers.values.joined().sorted().randomElement(using: &random)
      _ = harness.store.enter(line ?? "", now)
    case 14: harness.store.setRationale("since #\(step)", ask: "why", now)
    case 15: harness.store.focusQuestion(Bool.random(using: &random) ? 1 : -1, now)
    default: act(harness, step, &random)
    }
  }

  /// Out of where nothing can be answered: a broken item, a failed write, the end.
  private func goOn(_ harness: SessionHarness, _ step: Int, _ random: inout SeededGenerator) {
    let place = String(Int.random(in: 1...WalkTests.mixedItems.count, using: &random))
    switch harness.session.phase {
    case .blocked: harness.store.changeResults("/mixed\(step)", harness.now)
    case .finished: harness.store.withdraw(place, harness.now)
    default: harness.store.skip(harness.now)
    }
  }

  /// What holds after every action.
  private func check(_ harness: SessionHarness, _ seed: UInt64, _ step: Int) throws {
    let session = harness.session
    let (done, assigned) = session.progress
    try #require((0...assigned).contains(done), "seed \(seed), step \(step)")
    switch session.phase {
    case .working:
      try #require(session.open != nil, "seed \(seed), step \(step)")
      if step % 50 == 0 {
        try checkSkippable(harness.store, harness.now, "seed \(seed), step \(step)")
      }
    case .finished:
      try #require(done == assigned && session.open == nil)
      let skipped = session.current.values.count { $0.status == .skipped }
      try #require(session.items.skippedCount == skipped, "seed \(seed), step \(step)")
    case .blocked:
      try #require(session.open != nil || !session.unsavedEvents.isEmpty)
    case .saving, .left: Issue.record("\(session.phase): seed \(seed), step \(step)")
    }
    if step % 50 == 0 { try checkScreen(harness.store, harness.now, "seed \(seed), step \(step)") }
    if step % 500 == 0 { try compare(harness, seed) }
  }

  /// What the screen says of the work is what the session holds, and that is held to the journal.
  private func checkScreen(_ store: SessionStore, _ now: Moment, _ place: Comment) throws {
    let session = store.session
    let screen = ScreenFace.snapshot(of: store, now)
    let (done, assigned) = session.progress
    try #require(screen.contains("  \(done)/\(assigned) "), place)
    guard let item = session.open else { return }
    try #require(screen.contains("item \(item.place + 1) of "), place)
    guard let label = item.id.flatMap({ session.current[$0] }) else { return }
    let told =
      label.status == .answered
      ? "revision \(label.revision)" : "\(label.status.rawValue) before"
    try #require(screen.contains(told), place)
  }

  /// Whatever is half-made, an item can be left by skipping it.
  private func checkSkippable(_ store: SessionStore, _ now: Moment, _ place: Comment) throws {
    var copy = store
    let session = store.session
    let later = Moment(wall: now.wall + 1000, monotonic: now.monotonic + 1000)
    copy.didShow(now)
    copy.skip(later)
    let effects = copy.takeEffects().compactMap(SessionHarness.describe)
    let id = session.open?.id
    let isSkipped =
      id.map { id in effects.contains { $0.hasPrefix("label \(id) skipped") } }
      ?? (copy.session.open?.place != session.open?.place)
    try #require(isSkipped, place)
  }

  /// The journal replayed is what the session holds, but for labels that may have reached the disk.
  private func compare(_ harness: SessionHarness, _ seed: UInt64) throws {
    let replayed = harness.held().filter { !harness.unsure.contains($0.key) }
    let current = harness.session.current.filter { !harness.unsure.contains($0.key) }
    try #require(replayed == current, "seed \(seed)")
    let again = SessionStore(
      harness.session.setup, labels: Array(harness.session.current.values), at: harness.now
    ).session
    let passed = harness.session.progress.done - again.progress.done
    // An item without an id leaves no record, and is offered again.
    try #require((0...1).contains(passed), "seed \(seed)")
  }

  @Test(arguments: WalkTests.rubrics.indices, [false, true])
  func anyLinesArePrintedSafelyAndTakeNothingDown(_ rubric: Int, _ fails: Bool) throws {
    var random = SeededGenerator(seed: UInt64(rubric))
    let (questions, more) = WalkTests.rubrics[rubric]
    let plain = try PlainHarness(questions, more, items: WalkTests.items)
    let commands = ActionRow.worded.map { ":" + ($0.word ?? "") }.filter { $0 != ":quit" }
    let words = [" 1", " i6", " tone", " team why", " other x", " -- \u{1b}]0;x\u{7}", " /new", ""]
    for step in 0..<(WalkTests.actions / 20) {
      if fails, Int.random(in: 0..<60, using: &random) == 0 { plain.failNextWrite() }
      var line = WalkTests.lines.randomElement(using: &random) ?? ""
      if let fitting = fittingLine(plain), Bool.random(using: &random) {
        line = fitting
      }
      if Int.random(in: 0..<6, using: &random) == 0 {
        line =
          (commands.randomElement(using: &random) ?? "")
          + (words.randomElement(using: &random) ?? "")
      }
      if plain.session.phase == .finished { line = ":withdraw \(step % 7 + 1)" }
      if step % 20 == 19 { line = ":results /n\(step)" }
      let printed = plain.type(line)
      try #require(printed.hasSuffix("> "), "seed \(rubric), line \(step): \(line)")
    }
    #expect(plain.session.savedCount > WalkTests.actions / 4000)
  }

  /// The first answer that the question's usage names; a broken item is skipped.
  private func fittingLine(_ plain: PlainHarness) -> String? {
    if plain.session.prompt != nil { return "" }
    if plain.prompt == "confidence> " { return "3" }
    guard let item = plain.session.open else { return nil }
    if item.state.entries.isEmpty { return ":skip" }
    if item.editableText != nil { return "." }
    let ask = item.state.entries[item.state.focus].ask
    return ask.usage.first?.split(separator: " ").first.map(String.init)
  }
}
