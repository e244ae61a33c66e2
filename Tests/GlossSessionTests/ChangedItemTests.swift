import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// Items that changed since they were labelled, or whose question did.
@Suite struct ChangedItemTests {
  private static let mentions = Sample.mentions.replacing("Mark names", with: "Names")

  /// A harness over one item, in which `label` was saved while the item was another.
  private func reopened(_ questions: String, item: String, saved: SessionHarness) throws
    -> SessionHarness
  {
    let setup = Setup(
      batch: try Sample.batch([item]), rubric: try Sample.rubric(questions), annotator: "ana",
      session: "s2", guardMS: 0, tool: "t")
    return try SessionHarness(setup, labels: saved.appended)
  }

  private func spans(_ line: String, _ text: String, _ more: String = "") throws
    -> SessionHarness
  {
    let harness = try SessionHarness(
      Self.mentions + more, items: [#"{"id": "i1", "text": "\#(text)"}"#])
    if more.isEmpty {
      harness.step("label i1 answered r1") { _ = $0.enter(line, $1) }
    } else {
      harness.step { _ = $0.enter(line, $1) }
      harness.press("b", "label i1 answered r1")
    }
    return harness
  }

  @Test func spansThatNoLongerFitAreNamedAndTheOthersStay() throws {
    let before = try spans("0-3 person; 8-10 person", "Ana met Bo", "," + Sample.team)
    let harness = try reopened(
      Self.mentions + "," + Sample.team, item: #"{"id": "i1", "text": "Ana met Cy"}"#,
      saved: before)
    #expect(
      harness.session.open?.remark
        == "1 span of Names no longer fits. This item has changed since you labelled it.")
    #expect(harness.notice == "1 span of Names no longer fits.")
    #expect(harness.session.open?.state.entries[0].isAnswered == false)
    harness.step { $0.focusQuestion(1, $1) }
    harness.step { $0.save($1) }
    #expect(
      harness.notice == "1 span of Names no longer fits. Saving once more takes it as it stands.")
    #expect(harness.session.open?.state.focus == 0)
    harness.step("label i1 answered r2") { $0.save($1) }
    #expect(harness.appended.first?.answers.first?.spans.map(\.text) == ["Ana"])
  }

  @Test func anEnterAloneDoesNotSayThatNothingIsThere() throws {
    let before = try spans("8-10 person; 11-13 person", "Ana met Bo Li")
    let harness = try reopened(
      Self.mentions, item: #"{"id": "i1", "text": "Nobody came at all"}"#, saved: before)
    #expect(harness.notice == "2 spans of Names no longer fit.")
    #expect(harness.session.open?.standing(0) == .untouched)
    harness.press("\n")
    #expect(
      harness.notice == "2 spans of Names no longer fit. Saving once more takes it as it stands.")
    harness.press("\n", "label i1 answered r2")
    #expect(harness.appended.first?.answers.first?.spans == [])
  }

  @Test func anAnswerThatWasGivenAnewIsTakenAtOnce() throws {
    let before = try spans("8-10 person", "Ana met Bo")
    let harness = try reopened(
      Self.mentions, item: #"{"id": "i1", "text": "Cy met Ana"}"#, saved: before)
    harness.step("label i1 answered r2") { _ = $0.enter("0-2 person", $1) }
    let none = try reopened(
      Self.mentions, item: #"{"id": "i1", "text": "Cy met Ana"}"#, saved: before)
    none.step("label i1 answered r2") { _ = $0.enter("", $1) }
  }

  @Test func anotherKindsAnswerIsNamedToo() throws {
    let before = try SessionHarness(Sample.team, items: Sample.texts(1))
    before.press("r", "label i1 answered r1")
    let team = Sample.team.replacing(#""refund""#, with: #""returns""#)
    let harness = try reopened(
      team, item: #"{"id": "i1", "text": "other"}"#, saved: before)
    #expect(harness.notice == "The earlier answer to Which team? no longer fits.")
    #expect(harness.session.open?.standing(0) == .untouched)
    harness.step { $0.save($1) }
    #expect(
      harness.notice == "The earlier answer to Which team? no longer fits. Answer it anew.")
    harness.step { $0.save($1) }
    #expect(harness.notice == "Which team? No answer yet.")
    harness.press("r", "label i1 answered r2")
  }

  @Test func whatIsLostIsStillNamedBehindWhatWasSaved() throws {
    let before = try spans("0-3 person", "Ana met Bo")
    let items = Sample.texts(2)[1...] + [#"{"id": "i1", "text": "Cy met Bo"}"#]
    let setup = Setup(
      batch: try Sample.batch(Array(items)), rubric: try Sample.rubric(Self.mentions),
      annotator: "ana", session: "s2", guardMS: 0, tool: "t")
    let harness = try SessionHarness(setup, labels: before.appended)
    harness.press("\n", "label i2 answered r1")
    #expect(harness.item == "i1")
    #expect(harness.notice == "saved i2: no spans. 1 span of Names no longer fits.")
  }
}
