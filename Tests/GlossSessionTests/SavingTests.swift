import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct SavingTests {
  /// Fails the sync of the next label, so that its line is there and nobody may rely on it.
  private func failNextSync(_ harness: SessionHarness) {
    harness.disk.failNext("fsync", in: "/labels/")
  }

  @Test func aFailedLabelStaysAndIsSupersededElsewhere() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    failNextSync(harness)
    harness.press("r", "label i2 answered r1")
    #expect(harness.isBlocked)
    #expect(harness.session.current["i2"] == nil)
    #expect(harness.item == "i2")
    #expect(harness.session.open?.isTouched == true)

    // Nothing moves and nothing is answered meanwhile.
    harness.press("b")
    harness.step { $0.goTo("i3", $1) }
    harness.step { $0.undo($1) }
    harness.step { $0.goForward($1) }
    harness.step { $0.withdraw("i1", $1) }
    harness.step { $0.skip($1) }
    #expect(harness.item == "i2")
    #expect(harness.isBlocked)

    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    #expect(harness.session.phase == .working)
    harness.step("label i2 answered r2") { $0.save($1) }
    let failed = try #require(harness.appended.last?.supersedes)
    #expect(failed != harness.appended[0].id)
    #expect(harness.held() == harness.session.current)
  }

  @Test func aFailedLabelIsNotSupersededByAnotherItems() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    failNextSync(harness)
    harness.press("r", "label i2 answered r1")
    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    harness.step { $0.goTo("i3", $1) }
    harness.press("b", "label i3 answered r1")
    #expect(harness.appended.last?.supersedes == nil)
    #expect(harness.item == "i2")
    harness.step("label i2 skipped r2") { $0.skip($1) }
    #expect(harness.held() == harness.session.current)
  }

  @Test func leavingABlockedSessionSaysSoByItsCode() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step { $0.changeResults("/other", $1) }
    #expect(harness.notice.hasPrefix("The results directory works"))
    harness.press("b", "label i1 answered r1")
    failNextSync(harness)
    harness.press("r", "label i2 answered r1")
    // What is not saved is not lost either.
    harness.step("drafts i2: ~team", "time labeling 4000", "leave 0") { $0.leave(code: 0, $1) }
    #expect(harness.exitCode == 74)
    harness.step { $0.leave(code: 0, $1) }
  }

  @Test func aWriteThatFailsFirstThingIsHeld() throws {
    let harness = try SessionHarness(Sample.team)
    harness.disk.failNext("create", in: "/README.md")
    harness.press("b", "label i1 answered r1")
    #expect(harness.isBlocked)
    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    harness.step("label i1 answered r1") { $0.save($1) }
    #expect(harness.held() == harness.session.current)
  }

  @Test func draftsAreKeptWithinFiveSecondsAndForgottenAtSaving() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step { $0.keep(.typedRationale(ask: nil), "it s", $1) }
    let changed = harness.now.monotonic
    let due = try #require(harness.session.draftsDueAt)
    #expect(due - changed <= 5000)
    harness.step { $0.keepDraftsIfDue($1) }
    harness.step { $0.keep(.typedRationale(ask: nil), "it says", $1) }
    harness.step(after: due - harness.now.monotonic, "drafts i1: it says") {
      $0.keepDraftsIfDue($1)
    }
    #expect(harness.session.draftsDueAt == nil)
    #expect(harness.kept.map(\.text) == ["it says"])
    harness.step { $0.keep(.note, "unsent", $1) }
    #expect(harness.session.unsentNote == "unsent")
    harness.press("b", "label i1 answered r1", "drafts ")
    #expect(harness.notice == "saved i1 without your unfinished note and rationale (u goes back)")
    #expect(harness.appended[0].rationale == "")
    harness.step("time labeling 6000", "leave 0") { $0.leave(code: 0, $1) }
  }

  @Test func whatWasUndoneOrNeverAcceptedIsNoPartOfTheAnswer() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step { $0.setRationale("a bad thought", ask: nil, $1) }
    harness.step { $0.undo($1) }
    #expect(harness.session.unsavedTexts.isEmpty)
    harness.step { $0.keep(.typedRationale(ask: nil), "half", $1) }
    let again = try SessionHarness(Sample.team, unsaved: harness.session.unsavedTexts)
    #expect(again.session.typedRationale(ask: nil) == "half")
    #expect(again.session.open?.state.rationale == "")
    again.press("b", "label i1 answered r1", "drafts ")
    #expect(again.appended[0].rationale == "")
  }

  @Test func eachResponseHasItsOwnRationale() throws {
    let each = Sample.team.replacing(
      #""labels""#, with: #""of": "responses", "rationale": "optional", "labels""#)
    let harness = try SessionHarness(each, items: [Sample.pair])
    let keys = try #require(harness.session.open?.state.entries.map(\.ask).map(\.key))
    harness.step { $0.setRationale("of the first", ask: keys[0], $1) }
    #expect(harness.session.rationale(ask: keys[1]) == "")
    let again = try SessionHarness(
      each, items: [Sample.pair], unsaved: harness.session.unsavedTexts)
    #expect(keys.map { again.session.rationale(ask: $0) } == ["of the first", ""])
  }

  @Test func labelsOfTheOtherDirectoryAreSuperseded() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    let there = harness.appended[0]
    let fresh = try SessionHarness(Sample.team)
    failNextSync(fresh)
    fresh.press("b", "label i1 answered r1")
    fresh.store.apply(.resultsChanged(ResultsFound(path: "/other", labels: [there])), fresh.now)
    #expect(fresh.session.open?.revising?.id == there.id)
  }

  @Test func aWriteThatFailedIsNoCleanEnd() throws {
    let harness = try SessionHarness(Sample.team)
    failNextSync(harness)
    harness.press("b", "label i1 answered r1")
    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    harness.step("label i1 answered r2") { $0.save($1) }
    harness.step("time labeling 4000", "leave 0") { $0.leave(code: 0, $1) }
    #expect(harness.exitCode == 74)
  }

  @Test func typedTextComesBack() throws {
    let harness = try SessionHarness(
      Sample.team,
      unsaved: [UnsavedText(item: "i1", field: .rationale(ask: nil), text: "half")])
    #expect(harness.session.open?.state.rationale == "half")
    #expect(harness.notice == "Brought back: your unfinished rationale.")
    harness.press("b", "label i1 answered r1", "drafts ")
    #expect(harness.appended[0].rationale == "half")
    #expect(harness.session.unsavedTexts.isEmpty)
  }

  @Test func aNoteCitesClausesThatThereAre() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step("note unclear [\"tone\"] i1: which?") {
      $0.note(.unclear, clauses: ["tone"], text: "which?", $1)
    }
    harness.step { $0.note(.unclear, clauses: ["tnoe"], text: "which?", $1) }
    #expect(harness.notice == "The guideline has no clause \"tnoe\"; did you mean \"tone\"?")
  }

  /// The label that failed may be nowhere, so that what comes after it must stand above what was
  /// before it by its id, too, although the clock was set back meanwhile.
  @Test func aClockSetBackChangesNothingOfWhatIsCurrentElsewhere() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    harness.step { $0.undo($1) }
    harness.disk.failNext("write", in: "/labels/")
    harness.press("r", "label i1 answered r2")
    harness.clock.now.wall -= 90_000
    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    harness.step("label i1 answered r3") { $0.save($1) }
    #expect(harness.replayed()["i1"]?.revision == 3)
    #expect(harness.held() == harness.session.current)
  }
}
