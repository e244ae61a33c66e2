import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

@Suite struct CareTests {
  private func harness(
    _ items: [String] = [CareSample.masked, CareSample.plain, CareSample.hate], guardMS: Int = 0,
    past: Past = Past(), _ more: String = CareSample.care
  ) throws -> SessionHarness {
    try SessionHarness(
      Setup(
        batch: Sample.batch(items), rubric: Sample.rubric(Sample.team, more), annotator: "ana",
        session: "s1", past: past, guardMS: guardMS, tool: "gloss/0.1.0"))
  }

  // MARK: Masks

  @Test func aMaskedItemTakesNoAnswer() throws {
    let harness = try harness()
    #expect(harness.session.open?.mask?.categories == ["violence"])
    harness.press("b")
    #expect(harness.notice.contains("masked"))
    harness.step { session, now in
      session.save(now)
      session.pass(now)
      session.setRationale("so", ask: nil, now)
      let entered = session.enter("b", now)
      guard case .refused(let why) = entered else {
        _ = Issue.record("\(entered)")
        return
      }
      #expect(why.contains("masked"))
    }
    #expect(harness.session.open?.isTouched == false)
  }

  @Test func revealingGoesByThreeSentencesThenWhole() throws {
    let harness = try harness()
    func drawn() -> String { harness.session.open?.drawn?.texts.first?.text.string ?? "" }
    #expect(drawn() == "[masked]")
    for count in 1...3 {
      harness.step("drafts m1: \(count)/5") { $0.reveal(whole: false, $1) }
      let shown = CareSample.sentences.prefix(count).joined(separator: " ")
      #expect(drawn() == shown + "\n[masked]")
    }
    harness.step("drafts m1: 5/5") { $0.reveal(whole: false, $1) }
    #expect(drawn() == CareSample.sentences.joined(separator: " "))
    harness.press(
      "b", "label m1 answered r1", #"exposure m1 ["hate", "violence"] 5/5"#, "drafts ")
    #expect(harness.appended[0].advice == ["hate", "violence"])
  }

  @Test func oneSentenceIsRevealedAtOnce() throws {
    let harness = try harness([CareSample.item("m1", "One.", #"["violence"]"#)])
    harness.step("drafts m1: 1/1") { $0.reveal(whole: false, $1) }
    #expect(harness.session.open?.mask == nil)
  }

  @Test func aRevealIsNeverCarriedOverAndCountsOnceForEachOpening() throws {
    let harness = try harness()
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    harness.step(#"exposure m1 ["hate", "violence"] 5/5"#, "drafts ") { $0.goTo("p1", $1) }
    harness.step { $0.goTo("m1", $1) }
    #expect(harness.session.open?.mask != nil)
    harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    #expect(harness.session.open?.mask == nil)
    // Turning back from stopping is no new opening.
    harness.step { $0.askToStop($1) }
    harness.step { $0.answerPrompt(.escape, $1) }
    harness.step { $0.reveal(whole: true, $1) }
    harness.step(#"exposure m1 ["hate", "violence"] 5/5"#, "drafts ") { $0.goTo("p1", $1) }
  }

  @Test func anItemLeftHalfMadeCountsAnewWhenItIsRevealedAgain() throws {
    let harness = try harness(
      [CareSample.masked, CareSample.plain], #""rationale": "optional","# + CareSample.care)
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    harness.step { $0.setRationale("since", ask: nil, $1) }
    harness.step(#"exposure m1 ["hate", "violence"] 5/5"#, "drafts m1: since") {
      $0.goTo("p1", $1)
    }
    harness.step { $0.goTo("m1", $1) }
    harness.step("drafts m1: since, m1: 5/5") { $0.reveal(whole: true, $1) }
  }

  @Test func aSecondPressRevealsNothing() throws {
    let harness = try harness(guardMS: 250)
    harness.step(after: 100) { $0.reveal(whole: false, $1) }
    #expect(harness.session.open?.mask?.revealed == 0)
  }

  @Test func skippingAMaskedItemWorks() throws {
    let harness = try harness()
    harness.step("label m1 skipped r1") { $0.skip($1) }
    #expect(harness.item == "p1")
  }

  // MARK: Opting out

  @Test func aCategoryThatIsNotThereIsNoProtection() throws {
    let harness = try harness()
    for (name, told) in [("hat", "did you mean hate?"), ("xx", "there are hate, violence.")] {
      harness.step { $0.optOut(name, $1) }
      #expect(harness.notice == "There is no category \(name); \(told)")
    }
    #expect(harness.session.items.optedOutCount == 0)
  }

  @Test func anOptedOutCategoryIsPassedOverWithoutALabel() throws {
    let harness = try harness()
    harness.step("setting optout hate") { $0.optOut("hate", $1) }
    #expect(harness.item == "p1")
    #expect(harness.session.items.optedOutCount == 2)
    #expect(harness.session.progress == (0, 3))
    harness.press("b", "label p1 answered r1")
    #expect(harness.session.phase == .finished)
    harness.step { $0.goTo("m1", $1) }
    #expect(harness.notice.contains("opted out"))
    #expect(harness.session.open == nil)
    harness.step("setting optout -hate") { $0.optOut("-hate", $1) }
    #expect(harness.item == "m1")
    #expect(harness.session.items.optedOutCount == 0)
  }

  @Test func anOptOutIsRememberedAndLabelsStay() throws {
    var past = Past()
    past.setOptout("hate")
    let harness = try harness(past: past)
    #expect(harness.item == "p1")
    harness.step { $0.optOut("hate", $1) }
    #expect(harness.notice.contains("already"))
  }

  // MARK: Breaks and the cap

  @Test func aBreakIsOfferedBetweenItemsAfterTheRubricsMinutes() throws {
    let harness = try harness([CareSample.plain, CareSample.hate] + Sample.texts(2))
    harness.press("b", "time labeling 3540000", "label p1 answered r1", after: 59 * 60_000)
    #expect(harness.session.prompt == nil)
    harness.press("b", "label h1 answered r1", after: 2 * 60_000)
    #expect(harness.session.prompt?.kind == .offer)
    // Dismissing it leaves no trace.
    harness.step(after: 3000) { $0.answerPrompt(.escape, $1) }
    #expect(harness.item == "i1")
    harness.press("b", "label i1 answered r1", after: 1000)
    #expect(harness.session.prompt == nil)
  }

  @Test func theTimeWithTheOfferOpenIsTheBreak() throws {
    let harness = try harness([CareSample.plain, CareSample.hate])
    harness.press("b", "time labeling 3660000", "label p1 answered r1", after: 61 * 60_000)
    #expect(harness.session.prompt?.kind == .offer)
    harness.step(after: 600_000, "time break 600000") { $0.answerPrompt(.enter, $1) }
    harness.step(after: 2000, "time labeling 2000", "leave 0") { $0.leave(code: 0, $1) }
  }

  @Test func maskedMinutesAreFewer() throws {
    let harness = try harness([CareSample.masked, CareSample.plain])
    harness.step(after: 31 * 60_000, "time labeling 1860000", "label m1 skipped r1") { $0.skip($1) }
    #expect(harness.session.prompt?.kind == .offer)
  }

  @Test func aBreakOfOnesOwnLastsUntilTheNextKey() throws {
    let harness = try harness([CareSample.plain])
    harness.step(after: 5000, "time labeling 5000") { $0.startBreak($1) }
    harness.press("b")
    harness.step(after: 9000, "time break 10000") { $0.answerPrompt(.enter, $1) }
    harness.press("b", "label p1 answered r1", after: 1000)
    #expect(harness.appended[0].activeMS == 6000)
  }

  @Test func theCapIsToldOnceAndThePersonDecides() throws {
    let harness = try harness([CareSample.plain, CareSample.hate] + Sample.texts(1), "")
    harness.step("setting cap_minutes 2") { $0.setCap(2, $1) }
    harness.press("b", "label p1 answered r1", after: 60_000)
    #expect(harness.session.prompt == nil)
    harness.press("b", "label h1 answered r1", after: 60_000)
    #expect(harness.session.prompt?.kind == .cap)
    harness.step("time labeling 121000", "time reading 1000") { $0.answerPrompt(.enter, $1) }
    harness.press("b", "label i1 answered r1", after: 60_000)
    #expect(harness.session.prompt == nil)
  }

  @Test func aMinuteIsOne() throws {
    let harness = try harness()
    harness.step("setting cap_minutes 1") { $0.setCap(1, $1) }
    #expect(harness.notice.hasPrefix("Your daily cap is 1 minute; "))
    harness.step("setting cap_minutes 2") { $0.setCap(2, $1) }
    #expect(harness.notice.hasPrefix("Your daily cap is 2 minutes; "))
  }

  // MARK: Stopping

  @Test func stoppingMasksAtOnceAndKeepsNothingOfTheText() throws {
    let harness = try harness([CareSample.plain, CareSample.hate])
    harness.step { $0.setRationale("it says quiet", ask: nil, $1) }
    harness.step { $0.keep(.note, "quiet", $1) }
    harness.step { $0.askToStop($1) }
    #expect(harness.session.prompt?.kind == .stop)
    #expect(harness.session.open?.mask != nil)
    harness.step("label p1 stopped r1") { $0.answerPrompt(.enter, $1) }
    #expect(harness.session.unsavedTexts.isEmpty)
    let label = harness.appended[0]
    #expect(label.status == .stopped)
    #expect(label.input == Input() && label.metadata.isEmpty && label.rationale.isEmpty)
    #expect(harness.item == "h1")
    harness.step { $0.undo($1) }
    #expect(harness.item == "h1")
    harness.step { $0.goTo("p1", $1) }
    #expect(harness.notice.contains("withheld"))
    #expect(harness.session.find("quiet").hits.isEmpty)
  }

  @Test func turningBackFromStoppingLeavesTheItemMasked() throws {
    let harness = try harness([CareSample.plain])
    harness.step { $0.askToStop($1) }
    harness.step { $0.answerPrompt(.escape, $1) }
    #expect(harness.session.open?.mask?.categories == [])
    harness.press("b")
    #expect(harness.appended.isEmpty)
  }

  @Test func anItemThatAnybodyStoppedAtIsOfferedToNobody() throws {
    let first = try harness([CareSample.plain, CareSample.hate])
    first.step { $0.askToStop($1) }
    first.step("label p1 stopped r1") { $0.answerPrompt(.enter, $1) }
    let past = Past(
      of: "bo", on: "b", labels: first.appended,
      at: Timestamp(milliseconds: 0))
    let second = try harness([CareSample.plain, CareSample.hate], past: past)
    #expect(second.item == "h1")
    #expect(second.session.progress == (0, 1))
  }

  @Test func aStopIsFinalAndTakesNothingElseWithIt() throws {
    let harness = try harness()
    harness.step { $0.askToStop($1) }
    harness.step("label m1 stopped r1") { $0.answerPrompt(.enter, $1) }
    harness.press("b", "label p1 answered r1")
    // Back at an item that has a label, which the word for another must not withdraw.
    harness.step { $0.undo($1) }
    #expect(harness.item == "p1")
    harness.step { $0.withdraw("m1", $1) }
    #expect(harness.notice.contains("A stop is final"))
    #expect(harness.notice.contains("n sends a note"))
    #expect(harness.session.current["m1"]?.status == .stopped)
    #expect(harness.session.current["p1"]?.status == .answered)
  }

  @Test func anItemThatIsPassedOverTakesNoOtherLabelWithIt() throws {
    let harness = try harness()
    harness.step("setting optout violence") { $0.optOut("violence", $1) }
    harness.press("b", "label p1 answered r1")
    harness.step { $0.undo($1) }
    harness.step { $0.withdraw("m1", $1) }
    #expect(harness.notice.contains("opted out"))
    #expect(harness.session.current["p1"]?.status == .answered)
  }
}

extension Entered {
  fileprivate var refusal: String? {
    if case .refused(let why) = self { return why }
    return nil
  }
}
