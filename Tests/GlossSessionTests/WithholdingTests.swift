import GlossJSON
import GlossJournal
import GlossSession
import GlossTestSupport
import Testing

/// Others stop at items while a session runs.
@Suite struct WithholdingTests {
  private func harness(_ more: String = "", items: Int = 3) throws -> SessionHarness {
    try SessionHarness(Sample.team, more, items: Sample.texts(items))
  }

  @Test func anItemThatSomebodyStoppedAtIsNotShown() throws {
    let harness = try harness()
    harness.stops = ["i2"]
    harness.press("b", "label i1 answered r1")
    #expect(harness.item == "i3")
    // Nobody saw it, so there is nothing to say.
    #expect(harness.notice == "saved i1: billing")
    #expect(harness.session.progress == (1, 2))
    harness.step { $0.goTo("i2", $1) }
    #expect(harness.item == "i3" && harness.notice.contains("withheld from everyone"))
    #expect(harness.session.find("text 2").hits.isEmpty)
    harness.press("b", "label i3 answered r1")
    #expect(harness.session.phase == .finished)
    #expect(harness.session.progress == (2, 2))
  }

  @Test func goingToOneComesBackToWhereItWas() throws {
    let harness = try harness()
    harness.stops = ["i3"]
    harness.step { $0.goTo("i3", $1) }
    #expect(harness.item == "i1")
    #expect(harness.notice == "This item was stopped by someone else; it is withheld.")
    #expect(harness.session.progress == (0, 2))
    // It is told of once, and what others stopped at again changes nothing.
    harness.press("b", "label i1 answered r1")
    #expect(harness.notice == "saved i1: billing" && harness.item == "i2")
  }

  @Test func theOpenOneIsTakenAwayUnsavedWithAllThatWasTypedForIt() throws {
    let harness = try harness(#""rationale": "optional","#)
    harness.step { $0.setRationale("it says text 1", ask: nil, $1) }
    harness.step { $0.keep(.note, "text 1", $1) }
    harness.step("drafts i1: it says text 1, i1: text 1") { $0.flushDrafts($1) }
    harness.stops = ["i1"]
    harness.press("b", "label i1 answered r1", "drafts ")
    #expect(harness.appended.isEmpty && harness.kept.isEmpty)
    #expect(harness.item == "i2" && harness.session.phase == .working)
    #expect(harness.notice == "This item was stopped by someone else; it is withheld.")
    #expect(harness.session.progress == (0, 2))
    harness.press("b", "label i2 answered r1")
    #expect(harness.replayed().keys.sorted() == ["i2"])
  }

  @Test func noLabelOfItIsWrittenWhateverItSays() throws {
    for act in [
      { $0.skip($1) },
      { (session: inout SessionStore, now: Moment) in
        session.askToStop(now)
        session.answerPrompt(.enter, now)
      },
    ] as [(inout SessionStore, Moment) -> Void] {
      let harness = try harness()
      harness.stops = ["i1"]
      harness.clock.advance(1000)
      act(&harness.store, harness.now)
      harness.settle()
      #expect(harness.appended.isEmpty)
      #expect(harness.item == "i2" && harness.session.prompt == nil)
    }
  }

  @Test func aLabelledOneCountsNoMoreAndIsNotWithdrawn() throws {
    let harness = try harness()
    harness.press("b", "label i1 answered r1")
    harness.step { $0.undo($1) }
    #expect(harness.item == "i1")
    harness.stops = ["i1"]
    harness.step("label i1 withdrawn r2") { $0.withdraw(nil, $1) }
    #expect(harness.appended.count == 1)
    #expect(harness.session.progress == (0, 2))
    #expect(harness.item == "i2")
    harness.step { $0.undo($1) }
    #expect(harness.item == "i2" && harness.notice == "There is nothing before this.")
  }

  @Test func onesOwnStopIsNoOneElses() throws {
    let harness = try harness()
    harness.step { $0.askToStop($1) }
    harness.step("label i1 stopped r1") { $0.answerPrompt(.enter, $1) }
    harness.stops = ["i1"]
    harness.press("b", "label i2 answered r1")
    #expect(harness.notice == "saved i2: billing")
    #expect(harness.session.progress == (2, 3))
  }

  @Test func oneLeftHalfMadeIsForgotten() throws {
    let harness = try harness(#""rationale": "optional","#)
    harness.step { $0.setRationale("half", ask: nil, $1) }
    harness.step { $0.goTo("i2", $1) }
    harness.stops = ["i1"]
    harness.press("b", "label i2 answered r1")
    #expect(harness.item == "i3")
    #expect(harness.session.progress == (1, 2))
  }

  @Test func theNextStepOfARevealIsLookedAtFirst() throws {
    let harness = try SessionHarness(
      Sample.team, CareSample.care, items: [CareSample.masked, CareSample.plain])
    harness.stops = ["m1"]
    // No exposure: nothing of it was drawn.
    harness.step { $0.reveal(whole: true, $1) }
    #expect(harness.item == "p1")
  }

  @Test func plainModePrintsNothingOfIt() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(3))
    plain.stops = ["i3"]
    let printed = plain.type(":goto i3")
    #expect(!printed.contains("text 3"))
    #expect(printed.contains("This item was stopped by someone else; it is withheld.\n"))
    #expect(plain.type("b").contains("Item 2 of 3"))
    #expect(plain.type("b").contains("2 of 2"))
  }

  /// Its lines were written for other items.
  @Test func aScriptEndsThere() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(3), isScript: true)
    plain.stops = ["i2"]
    let printed = plain.type("b")
    #expect(!printed.contains("text 2") && !printed.contains("text 3"))
    #expect(plain.exitCode == 2)
    #expect(plain.face.failure?.contains("stopped by someone else") == true)
    #expect(plain.saved.map(\.item) == ["i1"])
  }
}
