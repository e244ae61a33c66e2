import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import Testing

@testable import GlossSession

/// Half-made choices of every kind are kept, come back at the next start, and go with the label.
@Suite struct ChoiceDraftTests {
  /// A question of each kind, and keys that leave it half-made.
  static let half: [(question: String, item: String, keys: String, summary: String)] = [
    (
      #"{"name": "q", "kind": "classification", "multiple": true, "min": 2, "labels": [{"id": "a", "key": "a"}, {"id": "b", "key": "b"}]}"#,
      Sample.texts(1)[0], "a", "a"
    ),
    (
      #"{"name": "q", "kind": "ranking", "ties": true}"#,
      #"{"id": "i1", "responses": [{"id": "x", "text": "a"}, {"id": "y", "text": "b"}, {"id": "z", "text": "c"}]}"#,
      "  ", "A"
    ),
    (
      #"{"name": "q", "kind": "rating", "criteria": [{"id": "c"}, {"id": "d"}]}"#,
      Sample.texts(1)[0], "4", "c=4 d=·"
    ),
    (Sample.mentions, Sample.texts(1)[0], "p", "0-4 person"),
  ]

  @Test(arguments: ChoiceDraftTests.half.indices)
  func whatIsHalfMadeComesBackAfterAKill(_ index: Int) throws {
    let (question, item, keys, summary) = Self.half[index]
    let harness = try SessionHarness(question, items: [item, Sample.texts(2)[1]])
    harness.press(keys)
    #expect(harness.session.open?.focused?.ask.summary.hasPrefix(summary) == true)
    #expect(harness.session.draftsDueAt.map { $0 - harness.now.monotonic <= 5000 } == true)
    harness.clock.advance(5000)
    harness.store.keepDraftsIfDue(harness.now)
    harness.settle()
    #expect(harness.kept.map(\.item) == ["i1"])
    let before = harness.session.open?.focused?.ask.values
    try harness.restart(in: "/again")
    #expect(harness.notice == "Brought back: your unfinished choices.")
    #expect(harness.session.open?.focused?.ask.values == before)
    #expect(harness.session.open?.isTouched == false)
    harness.step("label i1 skipped r1", "drafts ") { $0.skip($1) }
    #expect(harness.kept.isEmpty)
  }

  @Test func answersBeforeTheOpenQuestionComeBackAndGoWithTheLabel() throws {
    let harness = try SessionHarness(
      Sample.toxic + "," + Sample.team.replacing("team", with: "desk"), #""confidence": "off","#)
    harness.press("yi")
    harness.store.flushDrafts(harness.now)
    harness.settle()
    try harness.restart(in: "/again")
    let open = try #require(harness.session.open)
    // The branch is open again, and what one key answered is answered.
    #expect(open.state.entries.map(\.ask.inTitles) == ["yes", "insult", ""])
    #expect(open.state.entries.map(\.isAnswered) == [true, false, false])
    #expect(open.state.focus == 1)
    harness.press("\nb", "label i1 answered r1", "drafts ")
    #expect(harness.appended[0].answers.map(\.labels) == [["yes"], ["insult"], ["billing"]])
  }

  @Test func aKeyThatSavesWritesNoDraft() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("n", "label i1 answered r1")
    harness.press("yi\n", "label i2 answered r1")
    #expect(harness.session.draftsDueAt == nil)
  }

  @Test func whatIsTakenBackIsKeptNoMore() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("y")
    harness.step("drafts i1: ~toxic") { $0.flushDrafts($1) }
    harness.step { $0.undo($1) }
    #expect(harness.notice == "undone")
    #expect(harness.session.unsavedTexts.isEmpty)
  }

  @Test func aLabelThatIsLookedAtIsNoDraftAndAChangeOfItIs() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("yi\n", "label i1 answered r1")
    harness.step { $0.undo($1) }
    #expect(harness.item == "i1" && harness.session.unsavedTexts.isEmpty)
    harness.step { $0.focusQuestion(1, $1) }
    harness.press("t")
    #expect(harness.session.unsavedTexts.map(\.item) == ["i1"])
    harness.press("t")
    #expect(harness.session.unsavedTexts.isEmpty)
  }

  @Test func leavingSaysThatItIsKept() throws {
    let plain = try PlainHarness(Sample.toxic, items: Sample.texts(2))
    _ = plain.type("y")
    #expect(plain.type(":quit").contains("it is kept for the next start. Press it again to leave."))
    _ = plain.type(":quit")
    #expect(plain.exitCode == 0)
  }

  /// Nothing of an item at which somebody stopped is taken up again.
  @Test func choicesOfAWithheldItemGo() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("y")
    harness.store.flushDrafts(harness.now)
    harness.settle()
    harness.stops = ["i1"]
    harness.step("label i1 skipped r1", "drafts ") { $0.skip($1) }
    #expect(harness.kept.isEmpty && harness.item == "i2")
  }
}
