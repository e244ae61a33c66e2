import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// A line that is being typed is half-made, too.
@Suite struct HalfTypedTests {
  private static let order = #"{"name": "order", "kind": "ranking", "title": "Best first"}"#

  @Test func aHalfTypedRankingIsThereAfterGoingElsewhere() throws {
    let items = [Sample.pair, Sample.pair.replacing("i1", with: "i2")]
    let harness = try SessionHarness(Self.order, items: items)
    harness.press("B,")
    harness.step { $0.goTo("2", $1) }
    harness.step { $0.goTo("1", $1) }
    harness.press("A\n", "label i1 answered r1")
    #expect(harness.appended.first?.answers.first?.ranking.map(\.response) == ["x2", "x1"])
  }
}
