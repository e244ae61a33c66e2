import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

@Suite struct AnsweringTests {
  @Test func oneKeyIsOneLabel() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    harness.press("r", "label i2 answered r1")
    harness.press("b", "label i3 answered r1")
    #expect(harness.keys == harness.appended.count)
    #expect(harness.session.phase == .finished)
    #expect(harness.session.progress == (3, 3))
    #expect(
      harness.appended.flatMap(\.answers).flatMap(\.labels) == ["billing", "refund", "billing"])
  }

  @Test func kLabelsAreKPlusOneKeys() throws {
    let several = Sample.team.replacing(#""labels""#, with: #""multiple": true, "labels""#)
    let harness = try SessionHarness(several)
    harness.press("rb\n", "label i1 answered r1")
    #expect(harness.appended.flatMap(\.answers).flatMap(\.labels) == ["billing", "refund"])
    #expect(harness.keys == 2 + 1)
    harness.press("\n", "label i2 answered r1")
    #expect(harness.appended[1].answers.map(\.labels) == [[]])
  }

  @Test func aKeyAnswersNothingBeforeTheItemWasShownOrWithinTheGuard() throws {
    let harness = try SessionHarness(Sample.team, items: Sample.texts(4), guardMS: 250)
    harness.press("b", "label i1 answered r1", after: 250)
    // The same key again, as on a slow line.
    harness.press("b", after: 249)
    #expect(harness.notice.contains("it answered nothing (guard 250 ms)"))
    #expect(harness.session.open?.history.isEmpty == true)
    harness.press("b", "label i2 answered r1", after: 1)
    // Two keys were read at once: the second came before the item was drawn.
    harness.step { session, now in
      session.goTo("i4", now)
      let isTaken = session.press(Key(.character("b")), now, columns: 80)
      #expect(isTaken)
    }
    #expect(harness.notice.contains("before this item was on the screen"))
    #expect(harness.session.open?.isTouched == false)
  }

  @Test func aLineIsGuardedLikeAKey() throws {
    let harness = try SessionHarness(Sample.mentions, guardMS: 250)
    harness.step("label i1 answered r1") { _ = $0.enter("", $1) }
    harness.step(after: 100) { session, now in
      guard case .refused(let why) = session.enter("", now) else {
        Issue.record("the line was taken")
        return
      }
      #expect(why.contains("100 ms after this item"))
    }
  }

  @Test func aConditionAsksAndAClosedBranchDropsItsDraft() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("n", "label i1 answered r1")
    harness.press("y")
    #expect(harness.session.open?.askedIndexes == [0, 1])
    harness.press("it")
    harness.step { $0.focusQuestion(-1, $1) }
    harness.press("n", "label i2 answered r1")
    #expect(harness.appended[1].answers.map(\.question) == ["toxic"])
  }

  @Test func aBranchThatOpensAgainIsBlank() throws {
    let harness = try SessionHarness(Sample.toxic + "," + Sample.team)
    harness.press("yi")
    harness.step { $0.focusQuestion(-1, $1) }
    harness.press("n")
    #expect(harness.session.open?.state.focus == 2)
    harness.step { $0.focusQuestion(1, $1) }
    harness.press("y")
    #expect(harness.session.open?.standing(1) == .untouched)
    harness.press("t\n")
    harness.press("b", "label i1 answered r1")
    #expect(harness.appended[0].answers.map(\.labels) == [["yes"], ["threat"], ["billing"]])
  }

  @Test func aQuestionOfResponsesIsAskedOfEach() throws {
    let each = Sample.team.replacing(#""labels""#, with: #""of": "responses", "labels""#)
    let harness = try SessionHarness(each, items: [Sample.pair])
    #expect(harness.session.open?.state.entries.map(\.ask).map(\.asked.of) == ["x1", "x2"])
    harness.press("br", "label i1 answered r1")
    #expect(harness.appended[0].answers.map(\.of) == ["x1", "x2"])
    #expect(harness.appended[0].answers.map(\.labels) == [["billing"], ["refund"]])
  }

  @Test func anOptionalQuestionKeepsAKeyFromSavingAndCanBePassed() throws {
    let optional = Sample.team.replacing(
      #""name": "team","#, with: #""name": "team", "required": false,"#)
    let harness = try SessionHarness(optional + "," + Sample.better, items: [Sample.pair])
    harness.step { $0.focusQuestion(1, $1) }
    harness.press("1")
    #expect(harness.session.open?.state.focus == 0)
    harness.step { $0.pass($1) }
    #expect(harness.session.open?.state.focus == 1)
    harness.step("label i1 answered r1") { $0.pass($1) }
    #expect(harness.appended[0].answers.map(\.question) == ["better"])
  }

  @Test func aLineOnTheLastQuestionSavesPastAnOptionalOne() throws {
    let optional = Sample.team.replacing(
      #""name": "team","#, with: #""name": "team", "required": false,"#)
    let harness = try SessionHarness(optional + "," + Sample.better, items: [Sample.pair])
    harness.step { $0.pass($1) }
    harness.step("label i1 answered r1") { _ = $0.enter("2", $1) }
    #expect(harness.appended[0].answers.map(\.preferred) == ["x2"])
  }

  @Test func aRequiredQuestionCannotBePassedNorSavedWithout() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step { $0.pass($1) }
    #expect(harness.notice == "Which team? No answer yet.")
    harness.step { $0.save($1) }
    #expect(harness.notice == "Which team? No answer yet.")
  }

  @Test(arguments: [("required", false), ("optional", true)])
  func confidenceIsAskedAfterTheAnswer(_ demand: String, _ passes: Bool) throws {
    let harness = try SessionHarness(Sample.team, #""confidence": "\#(demand)","#)
    harness.press("b")
    #expect(harness.session.open?.state.asksConfidence == true)
    if passes {
      harness.press("\n", "label i1 answered r1")
      #expect(harness.appended[0].answers.map(\.confidence) == [0])
    } else {
      harness.press("\n")
      harness.step { $0.save($1) }
      harness.press("6")
      harness.press("4", "label i1 answered r1")
      #expect(harness.appended[0].answers.map(\.confidence) == [4])
    }
  }

  /// Nobody is asked how sure they are of an answer that is not there yet.
  @Test func savingTurnsToAnOpenQuestionAndNotToItsConfidence() throws {
    let harness = try SessionHarness(
      Sample.team + "," + Sample.better, #""confidence": "optional","#, items: [Sample.pair])
    harness.press("b")
    #expect(harness.session.open?.state.asksConfidence == true)
    harness.step { $0.save($1) }
    #expect(harness.session.open?.state.focus == 1)
    #expect(harness.session.open?.state.asksConfidence == false)
  }

  @Test func aMissingRationaleIsAskedAtSavingWhereItIsMissing() throws {
    let each = Sample.team.replacing(
      #""labels""#, with: #""of": "responses", "rationale": "required", "labels""#)
    let harness = try SessionHarness(each, items: [Sample.pair])
    harness.press("br")
    for expected in [0, 1] {
      #expect(harness.session.wantsRationale)
      #expect(harness.session.open?.state.focus == expected)
      let key = try #require(harness.session.open?.state.entries[expected].ask.key)
      #expect(harness.session.missing == .rationale(ask: key))
      harness.step { $0.setRationale("why \(expected)", ask: key, $1) }
      if expected == 0 { harness.step { $0.save($1) } }
    }
    harness.step("label i1 answered r1") { $0.save($1) }
    #expect(harness.appended[0].answers.map(\.reason) == ["why 0", "why 1"])
  }
}
