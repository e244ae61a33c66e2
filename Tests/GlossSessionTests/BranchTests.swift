import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// Texts behind `when`: one that was not saved waits until its question is asked, and one whose
/// branch the person closed is forgotten.
@Suite struct BranchTests {
  private static let toxic = #"""
    {"name": "toxic", "kind": "classification", "title": "Toxic?",
    "labels": [{"id": "yes", "key": "y"}, {"id": "no", "key": "o"}]}
    """#
  private static let why = #"""
    {"name": "why", "kind": "text", "title": "Why?", "when": {"question": "toxic", "has": "yes"}}
    """#
  private static let questions = Sample.better + "," + toxic + "," + why
  private static let explained = why.replacing(
    #""title""#, with: #""rationale": "optional", "title""#)
  private static let typed = UnsavedText(item: "i1", field: .text(ask: "why"), text: "typed")

  // MARK: A branch that is not open yet

  @Test func aTextWaitsUntilItsQuestionIsAskedAndIsBackOnlyThen() throws {
    let harness = try SessionHarness(Self.questions, items: [Sample.pair], unsaved: [Self.typed])
    #expect(harness.notice == "")
    #expect(harness.session.open?.isTouched == false)
    harness.press("1")
    #expect(harness.session.unsavedTexts.written == [Self.typed])
    harness.press("y")
    #expect(harness.notice == "Brought back: your unfinished text.")
    #expect(harness.session.unsavedTexts.written == [Self.typed])
    harness.step("label i1 answered r1", "drafts ") { $0.save($1) }
    #expect(harness.appended[0].answers.map(\.text) == ["", "", "typed"])
  }

  /// On an item that was whole, one key both closes the branch and would save.
  @Test func aKeyThatLeavesEarlierAnswersOutDoesNotSaveUnseen() throws {
    let harness = try SessionHarness(
      Self.toxic + ","
        + Self.why.replacing(#""text""#, with: #""rating", "criteria": [{"id": "c"}]"#),
      items: [Sample.pair])
    harness.press("y")
    harness.press("4", "label i1 answered r1")
    harness.step { $0.undo($1) }
    harness.press("o")
    #expect(harness.notice.hasPrefix("\"Why?\" is no longer asked, and left out;"))
    #expect(harness.appended.count == 1)
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.askedIndexes.count == 2)
    harness.press("o")
    harness.step("label i1 answered r2") { $0.save($1) }
    #expect(harness.appended[1].answers.map(\.question) == ["toxic"])
  }

  @Test func aRationaleWaitsLikewiseWhetherItWasEnteredOrBeingTyped() throws {
    let entered = UnsavedText(item: "i1", field: .rationale(ask: "why"), text: "entered")
    let begun = UnsavedText(item: "i1", field: .typedRationale(ask: "why"), text: "begun")
    let harness = try SessionHarness(
      Self.toxic + "," + Self.explained, items: [Sample.pair], unsaved: [entered, begun])
    #expect(harness.notice == "")
    harness.press("y")
    #expect(harness.notice == "Brought back: your unfinished rationale.")
    #expect(harness.session.rationale(ask: "why") == "entered")
    #expect(harness.session.typedRationale(ask: "why") == "begun")
    #expect(harness.session.unsavedTexts.written == [entered, begun])
    harness.step { $0.undo($1) }
    #expect(harness.session.unsavedTexts.written == [entered, begun])
    harness.press("y")
    #expect(harness.notice == "Brought back: your unfinished rationale.")
  }

  @Test func takingBackTheAnswerThatOpenedTheBranchLetsTheTextWaitAgain() throws {
    let harness = try SessionHarness(
      Self.toxic + "," + Self.why, items: [Sample.pair], unsaved: [Self.typed])
    harness.press("y")
    harness.step { $0.focusQuestion(-1, $1) }
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.askedIndexes == [0])
    #expect(harness.session.unsavedTexts.written == [Self.typed])
    harness.press("y")
    #expect(harness.notice == "Brought back: your unfinished text.")
    harness.step("label i1 answered r1", "drafts ") { $0.save($1) }
    #expect(harness.appended[0].answers.map(\.text) == ["", "typed"])
  }

  @Test func anItemSavedWithoutAskingSaysThatTheTextIsNoPartOfIt() throws {
    let harness = try SessionHarness(
      Self.toxic + "," + Self.why, items: [Sample.pair, Sample.texts(2)[1]],
      unsaved: [Self.typed])
    harness.press("o", "label i1 answered r1", "drafts ")
    #expect(harness.notice == "saved i1 without your unfinished text (u goes back)")
    #expect(harness.session.unsavedTexts.isEmpty)
  }

  @Test func aTextOfAQuestionThatIsNoMoreIsNotSaidToBeBack() throws {
    let other = UnsavedText(item: "i1", field: .text(ask: "gone"), text: "typed")
    let harness = try SessionHarness(Self.questions, items: [Sample.pair], unsaved: [other])
    #expect(harness.notice == "")
    #expect(harness.session.unsavedTexts.written == [other])
  }

  // MARK: A branch that the person closed

  /// `toxic` answered by yes, and a text and a rationale given for what that asks.
  private func closing() throws -> SessionHarness {
    let harness = try SessionHarness(
      Self.toxic + "," + Self.explained + "," + Sample.better, items: [Sample.pair])
    harness.press("y")
    harness.step { $0.setRationale("BECAUSE", ask: "why", $1) }
    harness.step { $0.keep(.typedRationale(ask: "why"), "BEGUN", $1) }
    harness.press("DROPPED", after: 10)
    harness.step { _ = $0.press(Key(.escape), $1, columns: 80) }
    harness.step(after: 3000, "drafts i1: ~toxic, i1: BECAUSE, i1: BEGUN, i1: DROPPED") {
      $0.keepDraftsIfDue($1)
    }
    harness.step { $0.focusQuestion(-1, $1) }
    harness.press("o", "drafts i1: ~toxic")
    return harness
  }

  @Test func aBranchThatClosesForgetsWhatWasWrittenAtOnce() throws {
    let harness = try closing()
    #expect(harness.kept.written.isEmpty)
    #expect(harness.session.unsavedTexts.written.isEmpty)
    harness.step { $0.focusQuestion(-1, $1) }
    harness.press("y")
    #expect(harness.notice == "")
    #expect(harness.session.open?.unsavedTexts.isEmpty == true)
    #expect(harness.session.typedRationale(ask: "why") == nil)
  }

  @Test func takingThatVeryChangeBackBringsItBackFromMemory() throws {
    let harness = try closing()
    harness.step { $0.undo($1) }
    #expect(harness.session.rationale(ask: "why") == "BECAUSE")
    #expect(harness.session.open?.unsavedTexts == ["DROPPED"])
    let due = try #require(harness.session.draftsDueAt)
    harness.step(after: due - harness.now.monotonic, "drafts i1: ~toxic, i1: DROPPED, i1: BECAUSE")
    {
      $0.keepDraftsIfDue($1)
    }
  }

  // MARK: Undo beside a text

  @Test func takingBackAnotherAnswerLeavesWhatWasWritten() throws {
    let questions = Sample.better + "," + Self.why.replacing(/, "when".*\}\}/, with: "}")
    let harness = try SessionHarness(questions, items: [Sample.pair])
    harness.press("1")
    harness.press("kept", after: 10)
    harness.step { $0.focusQuestion(-1, $1) }
    harness.step { $0.undo($1) }
    #expect(harness.notice == "undone")
    #expect(harness.session.open?.standing(0) == .untouched)
    #expect(harness.session.open?.unsavedTexts == ["kept"])
    harness.press("2")
    harness.step("label i1 answered r1") { $0.save($1) }
    #expect(harness.appended[0].answers.map(\.text) == ["", "kept"])
  }
}

extension OpenItem {
  /// What was written and no label holds, of the questions that are asked now.
  fileprivate var unsavedTexts: [String] {
    askedIndexes.compactMap {
      state.entries[$0].ask.writing?.unsavedText
    }
  }
}
