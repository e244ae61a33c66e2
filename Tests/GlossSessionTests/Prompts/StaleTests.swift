import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

@Suite struct StaleTests {
  @Test func labelsOfAnOlderRubricAreOfferedAgainOneByOne() throws {
    let first = try SittingHarness(Sample.team)
    first.press("b", "label i1 answered r1")
    first.press("r", "label i2 answered r1")
    let changed = try Sample.rubric(Sample.team + "," + Sample.toxic)
    func setup(_ reoffers: Bool) throws -> Setup {
      Setup(
        batch: try Sample.batch(Sample.texts(3)), rubric: changed, annotator: "ana",
        session: "s2", guardMS: 0, only: reoffers ? ["i1", "i2"] : [], reoffersStale: reoffers,
        tool: "gloss/0.1.0")
    }
    let now = first.now
    var usual = Sitting(try setup(false), labels: first.appended, at: now)
    #expect(usual.prompt?.kind == .news)
    #expect(usual.open?.id == "i3")
    _ = usual.takeEffects()
    let again = Sitting(try setup(true), labels: first.appended, at: now)
    #expect(again.progress == (0, 2))
    #expect(again.open?.id == "i1")
    #expect(again.open?.remark == "You labelled this under 1.0.0, worded otherwise.")
    #expect(again.open?.revising?.revision == 1)
    // The earlier answer is there, to be looked at again.
    #expect(again.open?.state.entries[0].isAnswered == true)
  }
}
