import GlossJournal
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// A session asks a kind that it has never heard of.
@Suite struct SeventhKindTests {
  private static let birds = #"{"name": "birds", "kind": "counting", "title": "Birds?", "most": 3}"#

  @Test func itIsAnsweredByKeyTakenBackAndOpenedAgain() throws {
    try CountingKind.registered {
      let harness = try SessionHarness(Self.birds)
      harness.press("+++")
      harness.press("+")
      #expect(harness.notice == "There are at most 3.")
      harness.step { $0.undo($1) }
      #expect(harness.session.open?.state.entries[0].ask.summary == "2")
      harness.press("\n", "label i1 answered r1")
      #expect(harness.appended[0].answers.map { $0[own: "count"] } == [2])
      harness.step { $0.undo($1) }
      #expect(harness.item == "i1")
      #expect(harness.session.open?.state.entries[0].ask.summary == "2")
    }
  }

  @Test func itIsAnsweredByLine() throws {
    try CountingKind.registered {
      let plain = try PlainHarness(
        Setup(
          batch: Sample.batch(Sample.texts(2)), rubric: Sample.rubric(Self.birds),
          annotator: "ana", session: "s1", tool: "gloss/0.1.0"))
      #expect(plain.type("9").contains("Give a number up to 3."))
      _ = plain.type("1")
      #expect(plain.session.savedCount == 1)
    }
  }
}
