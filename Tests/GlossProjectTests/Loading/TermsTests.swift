import GlossJSON
import GlossTasks
import Testing

@testable import GlossProject

@Suite struct TermsTests {
  private func complaints(_ text: String) -> [String] {
    let report = Report()
    Terms.check(SourceFile(path: "t", bytes: Array(text.utf8)), report)
    return report.diagnostics.map {
      "\($0.severity.rawValue) \($0.position.map(\.description) ?? "") \($0.message)"
    }
  }

  @Test func `nothing is required, and everything may be withheld with a reason`() {
    #expect(complaints("{\"schema\": \"gloss/terms/1\"}") == [])
    for key in Terms.keys.map(\.name) {
      let withheld = "{\"schema\": \"gloss/terms/1\", \"\(key)\": {\"withheld\": \"why\"}}"
      #expect(complaints(withheld) == [], "\(key)")
      let silent = "{\"schema\": \"gloss/terms/1\", \"\(key)\": {\"withheld\": \" \"}}"
      #expect(complaints(silent).count == 1, "\(key)")
    }
  }

  @Test func `an amount that nobody is paid is told at its place`() {
    func complaints(of number: String) -> [String] {
      ["pay\": {\"amount", "pay\": {\"floor", "appeals\": {\"window_days"].flatMap { key in
        self.complaints("{\"schema\": \"gloss/terms/1\", \"\(key)\": \(number)}}")
      }
    }
    for fine in ["0", "-0", "12.5", "1e15", "1000000000000000", "1e-400"] {
      #expect(complaints(of: fine) == [], "\(fine)")
    }
    for bad in [
      "-1", "-1e-9", "1e20", "1e999", "-1e999", "9223372036854775808", "1000000000000001",
    ] {
      #expect(
        complaints(of: bad) == [
          "error 1:47 \"amount\" is \(bad)", "error 1:46 \"floor\" is \(bad)",
          "error 1:56 \"window_days\" is \(bad)",
        ])
    }
  }

  @Test func `each fault is told at its place`() {
    let found = complaints(
      """
      {"schema": "gloss/terms/2", "client": 7, "cleint": "x",
       "pay": {"basis": "huor", "covers": ["labeling", "labling", 3], "amount": "21",
        "rate": 1}, "data": "none", "appeals": {"window_days": {"withheld": 1}}}
      """)
    #expect(
      found.sorted() == [
        "error 1:12 these are no terms of a version that is known here",
        "error 1:39 \"client\" is a number, not a string",
        "error 2:19 \"basis\" is \"huor\"; did you mean \"hour\"?",
        "error 2:50 \"covers\" is \"labling\"; did you mean \"labeling\"?",
        "error 2:61 \"covers\" is a number, not a string",
        "error 2:75 \"amount\" is a string, not a number",
        "error 3:23 \"data\" is a string, not an object",
        "error 3:71 \"withheld\" is a number, not a string",
        "warning 1:42 a file of terms has no key \"cleint\"",
        "warning 3:3 \"pay\" has no key \"rate\"",
      ])
  }
}
