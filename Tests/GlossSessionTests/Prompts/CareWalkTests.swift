import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// Sittings over masked, suggested and practice items in which anything is done at any time.
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
    let harness = try SittingHarness(
      Sample.team, CareSample.care.replacing("60", with: "3").replacing("30", with: "2"),
      items: Self.items, guardMS: 20)
    var stopped: Set<ID> = []
    for step in 0..<3000 {
      harness.clock.advance(Int64.random(in: 0...20_000, using: &random))
      act(harness, &random)
      harness.settle()
      let sitting = harness.sitting
      let place: Comment = "seed \(seed), step \(step)"
      if let mask = sitting.open?.mask, mask.revealed == 0 {
        let texts = mask.drawn?.texts.map(\.text.string) ?? []
        try #require(texts.allSatisfy { $0 == "[masked]" }, place)
      }
      for label in sitting.current.values where label.status == .stopped {
        stopped.insert(label.item)
        try #require(label.input == Input(), place)
      }
      if let id = sitting.open?.id, sitting.prompt == nil {
        try #require(!stopped.contains(id), place)
      }
      if step % 20 == 0 { try expectWayOn(sitting, harness.now, place) }
    }
    let practised = harness.appended.filter { ["x1", "x2"].contains($0.item) }
    #expect(practised.allSatisfy { $0.status == .stopped })
    #expect(!stopped.isEmpty && harness.appended.count > 20)
  }

  private func act(_ harness: SittingHarness, _ random: inout SeededGenerator) {
    let now = harness.now
    switch Int.random(in: 0..<24, using: &random) {
    case 0..<6:
      _ = harness.sitting.press(Key(.character("b")), now, columns: 10)
    case 6: _ = harness.sitting.enter("r", now)
    case 7, 8: harness.sitting.reveal(whole: Bool.random(using: &random), now)
    case 9: harness.sitting.accept(now)
    case 10: harness.sitting.skip(now)
    case 11: harness.sitting.undo(now)
    case 12: harness.sitting.goForward(now)
    case 13, 14: harness.sitting.goTo(String(Int.random(in: 1...8, using: &random)), now)
    case 15: harness.sitting.optOut(Bool.random(using: &random) ? "hate" : "-hate", now)
    case 16: harness.sitting.setCap(Int.random(in: 0...3, using: &random), now)
    case 17: harness.sitting.startBreak(now)
    case 18 where Int.random(in: 0..<6, using: &random) == 0: harness.sitting.askToStop(now)
    case 19: harness.sitting.withdraw(nil, now)
    case 20: harness.sitting.setReading(Bool.random(using: &random), now)
    default:
      harness.sitting.answerPrompt(
        Int.random(in: 0..<4, using: &random) == 0 ? .escape : .enter, now)
    }
  }

  /// Pages can be turned down, and then the item can be skipped or there is none.
  private func expectWayOn(_ sitting: Sitting, _ now: Moment, _ place: Comment) throws {
    var copy = sitting
    var now = now
    while copy.prompt != nil {
      let count = copy.prompts.count
      copy.didShow(now)
      now.monotonic += 1000
      copy.answerPrompt(.escape, now)
      try #require(copy.prompts.count == count - 1, place)
    }
    guard let open = copy.open else {
      try #require(copy.phase == .finished, place)
      return
    }
    copy.didShow(now)
    now.monotonic += 1000
    _ = copy.takeEffects()
    copy.skip(now)
    let effects = copy.takeEffects().map(SittingHarness.describe)
    try #require(
      effects.contains { $0.contains("skipped") } || copy.open?.place != open.place
        || open.isPractice, place)
  }
}
