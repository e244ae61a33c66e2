import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

@Suite struct TimingTests {
  private let capped = #""idle_cap_seconds": 10,"#

  @Test func gapsCountUpToTheCap() throws {
    let harness = try SessionHarness(Sample.toxic, capped)
    harness.press("y", after: 3000)
    harness.press("i", after: 60_000)
    harness.press("\n", "label i1 answered r1", after: 10_000)
    let label = harness.appended[0]
    #expect(label.activeMS == Count(3000 + 10_000 + 10_000))
    #expect(label.idleCapMS == 10_000)
    #expect(label.savedAt.milliseconds - label.shownAt.milliseconds == 73_000)
    // Session time is all of it.
    harness.step("time labeling 74000", "leave 0") { $0.leave(code: 0, $1) }
  }

  @Test func savingCountsItsOwnGap() throws {
    let harness = try SessionHarness(Sample.mentions)
    harness.press("p", after: 2000)
    harness.step(after: 3000, "label i1 answered r1") { $0.save($1) }
    #expect(harness.appended[0].activeMS == 5000)
  }

  /// To say how sure one is, and why, is work on the item as the answer is.
  @Test func confidenceAndRationaleCountTheirGaps() throws {
    let harness = try SessionHarness(Sample.team, #""confidence": "required","#)
    harness.press("b", after: 2000)
    harness.step(after: 3000) { $0.setRationale("so", ask: nil, $1) }
    harness.press("4", "label i1 answered r1", after: 4000)
    #expect(harness.appended[0].activeMS == 9000)
  }

  @Test func readingIsNotLabeling() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step(after: 2000, "time labeling 2000") { $0.setReading(true, $1) }
    harness.step(after: 9000, "time reading 9000") { $0.setReading(false, $1) }
    harness.press("b", "label i1 answered r1", after: 1000)
    #expect(harness.appended[0].activeMS == 3000)
  }

  @Test func aClockSetBackChangesNothing() throws {
    let harness = try SessionHarness(Sample.team)
    harness.clock.now.wall -= 3_600_000
    harness.press("b", "label i1 answered r1", after: 2000)
    harness.press("b", "label i2 answered r1", after: 2000)
    #expect(harness.appended.map(\.activeMS) == [2000, 2000])
    #expect(harness.appended[0].id < harness.appended[1].id)
    harness.clock.now.wall += 7_200_000
    harness.step("time labeling 5000", "leave 0") { $0.leave(code: 0, $1) }
  }

  @Test func timeIsRecordedEveryFiveMinutesOfWork() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("y", after: 299_999)
    harness.press("i", "time labeling 300000", after: 1)
    harness.press("i", after: 200_000)
    #expect(harness.session.sessionMS == 500_000)
  }
}
