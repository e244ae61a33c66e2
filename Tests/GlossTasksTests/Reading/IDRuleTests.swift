import GlossJSON
import GlossTasks
import Testing

@Suite struct IDRuleTests {
  @Test(arguments: [
    "0", "12", "-1", "+1", "1.5", ".5", "1.", "1e5", "1E-5", "0x10", "0XfF", "0b101", "0o17",
    "1_000", "1_000.5", "NaN", "nan", "-inf", "Infinity", "INF", ".inf", " 12 ", "12\t", "007",
    "1e400", "99999999999999999999999999",
  ])
  func numbersAreTakenAndGuessed(_ id: String) {
    #expect(IDRule.guess(of: id) == "looks like a number; programs that guess types may change it")
    #expect(IDRule.fault(of: id) == nil)
  }

  @Test(arguments: [
    "2026-11-20", "2026/11/20", "20.11.2026", "1/2/2026", "2026-1-2", "2026-11", "2026/11",
    "2026-11-20T10:00:00Z", "2026-11-20 10:00", "2026-11-20t10:00:00.123+01:00", "20:15", "9:05",
    "20:15:01", "20:15:01.250Z", " 2026-11-20",
  ])
  func datesAreTakenAndGuessed(_ id: String) {
    #expect(IDRule.guess(of: id) == "looks like a date; programs that guess types may change it")
    #expect(IDRule.fault(of: id) == nil)
  }

  @Test(arguments: [
    "123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000",
    "{123e4567-e89b-12d3-a456-426614174000}", "123e4567e89b12d3a456426614174000",
    "d41d8cd98f00b204e9800998ecf8427e",
  ])
  func uuidsAreTakenAndGuessed(_ id: String) {
    #expect(IDRule.guess(of: id) == "looks like a UUID; programs that guess types may change it")
    #expect(IDRule.fault(of: id) == nil)
  }

  @Test(arguments: [
    "r-001", "a", "é", "e\u{301}", "1a", "12b", "x12", "1-2", "1.2.3", "1-2-3", "v1.0", "e5",
    "nano",
    "infinite", "info", "-", ".", "_", "+", "1e", "0x", "0b12", "2026-11-20-news", "2026-news",
    "news",
    "20:15:quiz", "2026-11-20Tx", "12345-678", "deadbeef", "123e4567-e89b-12d3-a456-42661417400g",
    "تجربة", "../etc", "a b", "null", "true", "１２", "٣",
  ])
  func othersAreNotGuessed(_ id: String) {
    #expect(IDRule.fault(of: id) == nil)
    #expect(IDRule.guess(of: id) == nil)
  }

  @Test func anIntegerIsItsDecimalText() throws {
    let expected: [(String, ID?)] = [
      ("17", "17"), ("-3", "-3"), ("0", "0"), ("-0", "0"), ("-0.0", nil),
      ("98765432109876543210", "98765432109876543210"),
      (#""17""#, "17"), (#""\u0031""#, "1"), ("1.0", nil), ("1e3", nil), ("true", nil),
      ("null", nil), ("[1]", nil),
    ]
    for (json, id) in expected {
      #expect(try JSONValue(parsing: Array(json.utf8)).id == id, "\(json)")
    }
  }

  @Test func emptyAndNULAreNone() {
    #expect(IDRule.fault(of: "") == "is empty")
    #expect(IDRule.fault(of: "a\u{0}") == "holds a NUL")
  }
}
