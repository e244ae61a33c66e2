import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossSession

/// Sessions over masked, suggested and practice items in which anything is done at any time.
@Suite struct CareWalkTests {
  private static let items = [
    CareSample.masked, CareSample.plain, CareSample.hate,
    #"{"id": "x1", "text": "A.", "practice": {"answers": {"team": {"labels": ["refund"]}}, "#
      + #""explanation": "So."}}"#,
    #"{"id": "s1", "text": "Ana.", "suggestions": {"team": {"labels": ["refund"]}}}"#,
    #"{"id": "x2", "text": "Bo.", "advice": ["violence"], "practice": {"answers": {}, "#
      + #""explanation": ""}}"#,
    #"{"id": "bad", "text": 3, "advice": ["violence"]}"#, #"{"text": "no id"}"#,
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func nothingIsStuckOrShownThatIsMasked(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let harness = try SessionHarness(
      Sample.team, CareSample.care.replacing("60", with: "3").replacing("30", with: "2"),
      items: Self.items, guardMS: 20)
    var stopped: Set<ID> = []
    for step in 0..<3000 {
      harness.clock.advance(Int64.random(in: 0...20_000, using: &random))
      act(harness, &random)
      harness.settle()
      let session = harness.session
      let place: Comment = "seed \(seed), step \(step)"
      if let mask = session.open?.mask, mask.revealed == 0 {
        let texts = mask.drawn?.texts.map(\.text.string) ?? []
        try #require(texts.allSatisfy { $0 == "[masked]" }, place)
      }
      for label in session.current.values where label.status == .stopped {
        stopped.insert(label.item)
        try #require(label.input == Input(), place)
      }
      if let id = session.open?.id, session.prompt == nil {
        try #require(!stopped.contains(id), place)
      }
      if step % 20 == 0 { try expectWayOn(harness.store, harness.now, place) }
    }
    let practised = harness.appended.filter { ["x1", "x2"].contains($0.item) }
    #expect(practised.allSatisfy { $0.status == .stopped })
    #expect(!stopped.isEmpty && harness.appended.count > 20)
  }

  private func act(_ harness: SessionHarness, _ random: inout SeededGenerator) {
    let now = harness.now
    switch Int.random(in: 0..<24, using: &random) {
    case 0..<6:
      _ = harness.store.press(Key(.character("b")), now, columns: 10)
    case 6: _ = harness.store.enter("r", now)
    case 7, 8: harness.store.reveal(whole: Bool.random(using: &random), now)
    case 9: harness.store.accept(now)
    case 10: harness.store.skip(now)
    case 11: harness.store.undo(now)
    case 12: harness.store.goForward(now)
    case 13, 14: harness.store.goTo(String(Int.random(in: 1...8, using: &random)), now)
    case 15: harness.store.optOut(Bool.random(using: &random) ? "hate" : "-hate", now)
    case 16: harness.store.setCap(Int.random(in: 0...3, using: &random), now)
    case 17: harness.store.startBreak(now)
    case 18 where Int.random(in: 0..<6, using: &random) == 0: harness.store.askToStop(now)
    case 19: harness.store.withdraw(nil, now)
    case 20: harness.store.setReading(Bool.random(using: &random), now)
    default:
      harness.store.answerPrompt(
        Int.random(in: 0..<4, using: &random) == 0 ? .escape : .enter, now)
    }
  }

  /// Pages can be turned down, and then the item can be skipped or there is none.
  private func expectWayOn(_ store: SessionStore, _ now: Moment, _ place: Comment) throws {
    var copy = store
    var now = now
    while copy.session.prompt != nil {
      let count = copy.session.pages.waiting.count
      copy.didShow(now)
      now.monotonic += 1000
      copy.answerPrompt(.escape, now)
      try #require(copy.session.pages.waiting.count == count - 1, place)
    }
    guard let open = copy.session.open else {
      try #require(copy.session.phase == .finished, place)
      return
    }
    copy.didShow(now)
    now.monotonic += 1000
    _ = copy.takeEffects()
    copy.skip(now)
    let effects = copy.takeEffects().compactMap(SessionHarness.describe)
    try #require(
      effects.contains { $0.contains("skipped") } || copy.session.open?.place != open.place
        || open.isPractice, place)
  }
}
