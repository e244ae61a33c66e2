import GlossJournal
import GlossSession
import GlossTasks
import Testing

/// A session holds its labels without what was judged, and writes it back all the same.
@Suite struct HeldLabelTests {
  private static let items = (1...3).map {
    #"{"id": "i\#($0)", "text": "text \#($0)", "metadata": {"row": \#($0)}}"#
  }

  private func isSmall(_ session: Session) -> Bool {
    session.current.values.allSatisfy { $0.input == Input() && $0.metadata.isEmpty }
      && session.open?.revising?.input ?? Input() == Input()
  }

  @Test func withdrawingWritesWhatWasJudged() throws {
    let harness = try SessionHarness(Sample.team, items: Self.items)
    harness.press("b", "label i1 answered r1")
    harness.step("label i2 skipped r1") { $0.skip($1) }
    #expect(harness.session.current.count == 2 && isSmall(harness.session))
    for (item, saved) in zip(["i1", "i2"], harness.appended) {
      harness.step("label \(item) withdrawn r2") { $0.withdraw(item, $1) }
      let withdrawn = try #require(harness.appended.last)
      #expect(withdrawn.input == saved.input && withdrawn.input.text.hasPrefix("text"))
      #expect(withdrawn.metadata == saved.metadata && !withdrawn.metadata.isEmpty)
    }
    #expect(isSmall(harness.session))
  }

  @Test func labelsOfAnEarlierSessionAreHeldSmallToo() throws {
    let before = try SessionHarness(Sample.team, items: Self.items)
    before.press("b", "label i1 answered r1")
    before.press("r", "label i2 answered r1")
    // One item of theirs is in the batch no more.
    let setup = Setup(
      batch: try Sample.batch([Self.items[0], Self.items[2]]),
      rubric: try Sample.rubric(Sample.team), annotator: "ana", session: "s2", guardMS: 0,
      tool: "t")
    let harness = try SessionHarness(setup, labels: before.appended)
    #expect(harness.session.current.count == 2 && isSmall(harness.session))
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    #expect(harness.appended[0].input == before.appended[0].input)
    #expect(harness.appended[0].metadata == before.appended[0].metadata)
  }

  @Test func ofAnItemThatIsAnotherNowTheOldTextIsWritten() throws {
    let before = try SessionHarness(Sample.team, items: Self.items)
    before.press("b", "label i1 answered r1")
    let changed = Self.items[0].replacing("text 1", with: "another text")
    let setup = Setup(
      batch: try Sample.batch([changed]), rubric: try Sample.rubric(Sample.team),
      annotator: "ana", session: "s2", guardMS: 0, tool: "t")
    let harness = try SessionHarness(setup, labels: before.appended)
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    #expect(harness.appended[0].input == before.appended[0].input)
    #expect(harness.appended[0].input.text == "text 1")
  }

  @Test func ofAnItemThatCouldNotBeShownNothingIsWritten() throws {
    let harness = try SessionHarness(Sample.better, items: Self.items)
    harness.step("label i1 skipped r1") { $0.skip($1) }
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    #expect(harness.appended.allSatisfy { $0.input == Input() && $0.metadata.isEmpty })
  }
}
