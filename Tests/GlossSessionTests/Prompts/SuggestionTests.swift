import GlossJournal
import GlossScreen
import GlossSession
import Testing

@Suite struct SuggestionTests {
  private static let item = #"""
    {"id": "s1", "text": "Ana met Bo.", "suggestions": {"team": {"labels": ["refund"]},
    "mentions": {"spans": [{"start": 8, "end": 10, "label": "person"}]}, "gone": {"labels": []}}}
    """#.replacing("\n", with: " ")

  @Test(arguments: [("a", Assisted.accepted), ("r", .accepted), ("b", .changed)])
  func whatBecameOfASuggestionIsRecorded(_ key: String, _ assisted: Assisted) throws {
    let harness = try SessionHarness(Sample.team, items: [Self.item] + Sample.texts(1))
    if key == "a" {
      harness.step("label s1 answered r1") { $0.accept($1) }
    } else {
      harness.press(key, "label s1 answered r1")
    }
    #expect(harness.appended[0].answers[0].assisted == assisted)
    #expect(harness.appended[0].answers[0].labels == [key == "b" ? "billing" : "refund"])
    harness.step { $0.accept($1) }
    #expect(harness.notice.contains("no suggestion"))
    harness.press("b", "label i1 answered r1")
    #expect(harness.appended[1].answers[0].assisted == Assisted.none)
  }

  @Test func anAcceptedDraftCanBeChangedBeforeItIsSaved() throws {
    let harness = try SessionHarness(Sample.mentions, items: [Self.item])
    harness.step { $0.accept($1) }
    #expect(harness.appended.isEmpty)
    harness.step("label s1 answered r1") { _ = $0.enter("0-3 person; 8-10 person", $1) }
    #expect(harness.appended[0].answers[0].assisted == .changed)
  }

  @Test func anAcceptedDraftOfSpansIsSavedByEnter() throws {
    let harness = try SessionHarness(Sample.mentions, items: [Self.item])
    harness.step { $0.accept($1) }
    harness.step("label s1 answered r1") { $0.save($1) }
    let answer = harness.appended[0].answers[0]
    #expect(answer.assisted == .accepted)
    #expect(answer.spans.map(\.text) == ["Bo"])
  }

  @Test func acceptingIsTakenBackLikeAnyChange() throws {
    let harness = try SessionHarness(Sample.mentions, items: [Self.item])
    let before = harness.session.open?.state
    harness.step { $0.accept($1) }
    #expect(harness.session.open?.state != before)
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.state == before)
  }

  /// With a suggestion on the screen Enter alone would say that there is nothing to mark.
  @Test(arguments: [
    (Sample.mentions, #"{"mentions": {"spans": [{"start": 8, "end": 10, "label": "person"}]}}"#),
    (
      #"{"name": "q", "kind": "classification", "multiple": true, "labels": [{"id": "a"}]}"#,
      #"{"q": {"labels": ["a"]}}"#
    ),
    (
      #"{"name": "q", "kind": "classification", "required": false, "labels": [{"id": "a"}]}"#,
      #"{"q": {"labels": ["a"]}}"#
    ),
  ])
  func theFirstEnterSaysWhatIsNotTaken(_ question: String, _ suggestions: String) throws {
    let item = #"{"id": "s1", "text": "Ana met Bo.", "suggestions": \#(suggestions)}"#
    let harness = try SessionHarness(question, items: [item])
    func enter() {
      harness.clock.advance(1000)
      _ = harness.store.press(Key(.enter), harness.now, columns: 80)
      harness.settle()
    }
    enter()
    #expect(harness.appended.isEmpty)
    #expect(harness.notice.hasPrefix("The suggestion is not taken: "))
    #expect(harness.notice.hasSuffix(". a takes it; Enter again goes on without it."))
    enter()
    #expect(harness.appended.count == 1)
    #expect(harness.appended[0].answers.allSatisfy { $0.spans.isEmpty && $0.labels.isEmpty })
  }

  @Test func whatIsTakenOrAnsweredIsSavedByTheFirstEnter() throws {
    let harness = try SessionHarness(Sample.mentions, items: [Self.item])
    harness.step { $0.accept($1) }
    harness.clock.advance(1000)
    _ = harness.store.press(Key(.enter), harness.now, columns: 80)
    harness.settle()
    #expect(harness.appended.count == 1 && harness.appended[0].answers[0].assisted == .accepted)
  }

  @Test func itIsDrawnBehindASign() throws {
    let stage = try Stage(Sample.team, items: [Self.item])
    let drawn = ScreenPlayer(stage, columns: 80, rows: 24).frame.snapshot()
    #expect(drawn.contains("~ suggested: refund"))
    #expect(drawn.contains("a accept"))
    let spans = ScreenPlayer(
      try Stage(Sample.mentions, items: [Self.item]), columns: 80, rows: 24
    ).frame.snapshot()
    #expect(spans.contains("~p"))
    #expect(spans.contains("~ suggested: person \"Bo\""))
  }

  @Test func plainModeSaysItAndTakesIt() throws {
    let plain = try PlainHarness(Sample.team, items: [Self.item])
    #expect(plain.opening.contains("~ A machine suggests: refund; :accept takes it."))
    #expect(plain.type(":accept").contains("saved lb_"))
    #expect(plain.saved[0].answers[0].assisted == .accepted)
  }

  /// In plain mode every line is a whole answer, this one too.
  @Test func aLineTakesItWhateverTheKind() throws {
    let plain = try PlainHarness(Sample.mentions, items: [Self.item])
    #expect(plain.type(":accept").contains("saved lb_"))
    #expect(plain.saved[0].answers[0].assisted == .accepted)
    #expect(plain.saved[0].answers[0].spans.map(\.text) == ["Bo"])
  }

  @Test func nothingIsSuggestedOfAMaskedItem() throws {
    let masked =
      #"{"id": "i1", "text": "Ana", "advice": ["violence"], "#
      + #""suggestions": {"team": {"labels": ["refund"]}}}"#
    let harness = try SessionHarness(Sample.team, CareSample.care, items: [masked])
    #expect(harness.session.suggestion == nil)
    harness.step { $0.accept($1) }
    #expect(harness.appended.isEmpty)
  }
}
