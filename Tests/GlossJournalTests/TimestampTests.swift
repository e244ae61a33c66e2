import Testing

@testable import GlossJournal

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"),
      (1_000_000_000_000, "2001-09-09T01:46:40.000Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (-1, "1969-12-31T23:59:59.999Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
      (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func knownMoments(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).text == text)
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    let day: Int64 = 86_400_000
    var previous = Timestamp(milliseconds: -11_676_096_000_000)
    #expect(previous.text == "1600-01-01T00:00:00.000Z")
    for _ in 0..<146_097 {
      let next = Timestamp(milliseconds: previous.milliseconds + day)
      #expect(previous.text.utf8.lexicographicallyPrecedes(next.text.utf8))
      #expect(Timestamp(next.text) == next)
      previous = next
    }
    #expect(previous.text == "2000-01-01T00:00:00.000Z")
  }

  @Test(arguments: [
    "", "1970-01-01T00:00:00Z", "1970-01-01 00:00:00.000Z", "1970-01-01T00:00:00.000z",
    "1970-13-01T00:00:00.000Z", "1970-00-01T00:00:00.000Z", "1970-02-29T00:00:00.000Z",
    "2100-02-29T00:00:00.000Z", "1970-01-00T00:00:00.000Z", "1970-01-01T24:00:00.000Z",
    "1970-01-01T00:60:00.000Z", "1970-01-01T00:00:60.000Z", "1970-01-01T00:00:00.00aZ",
    "+970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000+", "1970-01-01T00:00:00.000Z ",
  ])
  func otherSpellingsAreRefused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func aBrokenClockIsHeldAtTheEndsOfWhatFourDigitsSay() {
    #expect(Timestamp(milliseconds: .max).text == "9999-12-31T23:59:59.999Z")
    #expect(Timestamp(milliseconds: .min).text == "0000-01-01T00:00:00.000Z")
  }
}
