import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossSession

/// Sentences that say what is so.
@Suite struct TruthTests {
  private func player(_ typed: String, _ more: String = "", count: Int = 3) throws -> ScreenPlayer {
    ScreenPlayer(
      try Stage(Sample.toxic, more, items: Stage.items(count)), columns: 80, rows: 24, typed: typed)
  }

  private func notice(_ typed: String, _ more: String = #""rationale": "optional","#) throws
    -> String
  {
    try player(typed, more).session.notice?.text ?? ""
  }

  @Test func aRationaleThatIsPartOfTheAnswerIsNotSaidToBeNone() throws {
    #expect(try notice("rso<Esc>") == "Not part of the answer yet; r brings the text back.")
    #expect(try notice("rso<Enter>r<Esc>") == "The rationale stays part of the answer.")
    #expect(
      try notice("rso<Enter>r!<Esc>")
        == "The rationale stays as it was; r brings your change back.")
  }

  @Test func aSkipIsSaidToBeOne() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(3))
    let found = plain.type(":skip", "b", ":find text")
    #expect(found.contains("Item 1 · i1 (skipped): ") && found.contains("Item 2 · i2 (answered): "))
  }

  @Test func aWithdrawnLabelIsSaidToBeOneAfterARestart() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    try harness.restart(in: "/again")
    // The same disk as before: the label is read from the directory that has it.
    let label = try #require(harness.appended.last)
    #expect(SessionWords.before(label) == "withdrawn before")
  }

  @Test func itemsAreCountedThoughSomeAreWithheld() throws {
    let harness = try SessionHarness(Sample.team, only: ["i1", "i2"])
    harness.step { $0.goTo("9", $1) }
    #expect(
      harness.notice == "There is no item 9; the batch has 3 items, and this session 2 of them.")
    let past = Past(
      of: "bo", on: "b", labels: try stopped(), at: Timestamp(milliseconds: 0))
    let setup = Setup(
      batch: try Sample.batch(Sample.texts(3)), rubric: try Sample.rubric(Sample.team),
      annotator: "bo", session: "s", past: past, guardMS: 0, tool: "t")
    let other = try SessionHarness(setup)
    other.step { $0.goTo("3", $1) }
    #expect(
      other.notice == "There is no item 3; the batch has 3 items, and this session 2 of them.")
    other.step { $0.goTo("i1", $1) }
    #expect(other.notice == "This item is withheld from everyone.")
  }

  private func stopped() throws -> [Label] {
    let harness = try SessionHarness(Sample.team)
    harness.step { $0.askToStop($1) }
    harness.step("label i1 stopped r1") { $0.answerPrompt(.enter, $1) }
    return harness.appended
  }

  @Test func thePageThatSaysSoIsLeftByQ() throws {
    var stage = try Stage(Sample.team, items: Stage.items(3))
    stage.prompts = [SessionWords.Care.capReached(60)]
    let player = ScreenPlayer(stage, columns: 80, rows: 24)
    #expect(player.frame.snapshot(styles: false).contains("q leave"))
    #expect(ScreenPlayer(stage, columns: 80, rows: 24, typed: "q").exitCode == 0)
    #expect(ScreenPlayer(stage, columns: 80, rows: 24, typed: "b").exitCode == nil)
  }

  // MARK: What is said of what was done

  @Test func whatIsSavedIsSaidWithItsAnswer() throws {
    let titled = Sample.team.replacing(
      #""id": "billing""#, with: #""id": "billing", "title": "Billing""#)
    let harness = try SessionHarness(titled)
    harness.press("b", "label i1 answered r1")
    #expect(harness.notice == "saved i1: Billing")
    harness.step("label i2 skipped r1") { $0.skip($1) }
    #expect(harness.notice == "skipped i2")
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    #expect(harness.notice == "withdrawn i1")
    #expect(harness.item == "i3")
  }

  @Test func whatWasBegunBesideIsSaidAndComesBack() throws {
    let harness = try SessionHarness(Sample.team, #""rationale": "optional","#)
    harness.step { $0.keep(.typedRationale(ask: nil), "be", $1) }
    harness.press("b", "label i1 answered r1")
    #expect(harness.notice == "saved i1 without your unfinished rationale (u goes back)")
    harness.step { $0.undo($1) }
    #expect(harness.session.typedRationale(ask: nil) == "be")
  }

  @Test func aCommandWithoutItsColonIsTold() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    #expect(
      plain.type("help").contains(#"not taken: No label "help". Type a key, or :help."#))
    let rated = try PlainHarness(
      #"{"name": "q", "kind": "rating", "criteria": [{"id": "c"}]}"#, items: Sample.texts(2))
    #expect(
      rated.type("undo").contains(#"not taken: No answer "undo". Type an answer, or :undo."#))
  }

  @Test func theColonListsItsWordsWithWhatTheyDo() throws {
    let drawn = try player(":s").frame.snapshot(styles: false)
    for word in [":save", ":skip", ":stale", ":stop"] {
      let row = ActionRow.worded.first { $0.typed == word }
      #expect(drawn.contains(row?.help.prefix(30) ?? "?"), "\(word)")
    }
    #expect(!drawn.contains(":undo"))
    #expect(try player(":").frame.snapshot(styles: false).contains("more; type on"))
    #expect(try player(":goto 3").frame.snapshot(styles: false).contains(":goto N|ID"))
  }
}
