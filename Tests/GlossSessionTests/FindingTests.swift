import GlossJSON
import GlossJournal
import GlossSession
import GlossTestSupport
import Testing

/// What finding tells of items that somebody does not want to see, or must not.
@Suite struct FindingTests {
  private func harness(optedOut: Bool = false) throws -> SessionHarness {
    let harness = try SessionHarness(
      Setup(
        batch: Sample.batch([
          CareSample.masked, CareSample.plain, CareSample.item("m2", "A quiet fight.", advice),
        ]),
        rubric: Sample.rubric(Sample.team, CareSample.care), annotator: "ana", session: "s1",
        guardMS: 0, tool: "gloss/0.1.0"))
    if optedOut { harness.step("setting optout violence") { $0.optOut("violence", $1) } }
    return harness
  }

  private let advice = #"["violence", "violence"]"#

  @Test func aMaskedTextIsNotSearched() throws {
    let harness = try harness()
    let found = harness.session.find("quiet")
    #expect(found.hits.map(\.id) == ["p1"])
    #expect(found.unsearched == 2)
    #expect(harness.session.find("zweihander").hits.isEmpty)
  }

  @Test func idsAndCategoriesAreFoundAllTheSame() throws {
    let harness = try harness()
    #expect(harness.session.find("M1").hits.map(\.excerpt) == ["Masked: violence"])
    #expect(harness.session.find("violence").hits.map(\.id) == ["m1", "m2"])
    #expect(harness.session.find("violence").hits.map(\.excerpt).last == "Masked: violence")
  }

  @Test func anItemFoundByItsIdIsShownByItsText() throws {
    let harness = try harness()
    let hits = harness.session.find("p1").hits
    #expect(hits.map(\.id) == ["p1"])
    #expect(hits.allSatisfy { !$0.excerpt.isEmpty && !$0.excerpt.contains("p1") })
  }

  @Test func whatIsRevealedIsSearchedAgain() throws {
    let harness = try harness()
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    #expect(harness.session.find("zweihander").hits.map(\.id) == ["m1"])
    #expect(harness.session.find("zweihander").unsearched == 1)
  }

  /// "İ" is two code points in small letters.
  @Test func whatGrowsInSmallLettersMovesNoExcerpt() throws {
    let before = String(repeating: "İ", count: 40)
    let harness = try SessionHarness(
      Sample.team, items: [#"{"id": "i1", "text": "first\n\#(before) NEEDLE İzmir, and so on"}"#])
    let hit = try #require(harness.session.find("needle").hits.first)
    #expect(hit.excerpt == "… NEEDLE İzmir, and so on")
    #expect(
      harness.session.find("İZMIR").hits.map(\.excerpt).first?.hasSuffix("İzmir, and so on") == true
    )
    let near = try SessionHarness(Sample.team, items: [#"{"id": "i1", "text": "İİ needle"}"#])
    #expect(near.session.find("NEEDLE").hits.map(\.excerpt) == ["İİ needle"])
  }

  @Test func aLineTwiceAsLongTakesTwiceAsLong() throws {
    func time(_ count: Int) throws -> Duration {
      let text = String(repeating: "aİ ", count: count) + "needle"
      let session = try SessionHarness(
        Sample.team, items: [#"{"id": "i1", "text": "\#(text)"}"#]
      ).session
      let times = (0..<3).map { _ in
        WorkClock().measure {
          #expect(session.find("NEEDLE").hits.first?.excerpt.hasSuffix("needle") == true)
        }
      }
      return try #require(times.min())
    }
    let (once, twice) = (try time(10_000), try time(20_000))
    #expect(twice < once * 3, "\(once), \(twice)")
  }

  @Test func whatIsOptedOutOfIsNotSaidToBeDone() throws {
    let harness = try harness(optedOut: true)
    let hits = harness.session.find("m2").hits
    #expect(hits.map(\.standing) == [.optedOut])
    #expect(hits.map(\.excerpt) == ["Masked: violence"])
  }
}
