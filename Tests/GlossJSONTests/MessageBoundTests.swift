import Testing

@testable import GlossJSON

@Suite struct MessageBoundTests {
  private let long = String(repeating: "é", count: 5000)

  @Test func aValueIsCutAndItsLengthTold() {
    let cut = String(repeating: "é", count: 200) + "… (5000 characters)"
    #expect(MessageBound.value(long) == cut)
    #expect(MessageBound.value(String(long.prefix(200))) == String(long.prefix(200)))
    #expect(
      MessageBound.message("no key \"\(long)\" in \"b\"; did you mean \(long)?")
        == "no key \"\(cut)\" in \"b\"; did you mean "
        + String(repeating: "é", count: 200) + "… (5001 characters)")
  }

  @Test func aShortMessageStaysAsItIs() {
    let words = "\"a\" is not \"b c\", " + String(repeating: "and so on ", count: 50)
    #expect(MessageBound.message(words) == words)
  }

  @Test(arguments: ["\"", " ", "\" ", "a \"", "\n"])
  func noValueGetsPastTheWhole(_ part: String) {
    let value = String(repeating: part, count: 1_000_000)
    let message = MessageBound.message("the key \"\(value)\" is not there")
    #expect(message.unicodeScalars.count < 1100)
    #expect(message.contains("characters)"))
  }

  @Test func aDiagnosticIsBoundWhoeverMakesIt() {
    let diagnostic = Diagnostic(path: "x", message: "\"\(long)\"", remedy: "mend \"\(long)\"")
    #expect(diagnostic.message.unicodeScalars.count < 300)
    #expect(diagnostic.remedy.unicodeScalars.count < 300)
  }

  @Test func ofAFileAHundredAreShownErrorsFirst() {
    func diagnostic(_ path: String, _ index: Int, _ severity: Diagnostic.Severity) -> Diagnostic {
      Diagnostic(
        severity: severity, path: path, position: SourcePosition(line: index, column: 1),
        message: "m", remedy: "")
    }
    let all =
      (0..<90).map { diagnostic("a", $0, .warning) }
      + (90..<150).map { diagnostic("a", $0, .error) }
      + [diagnostic("b", 1, .warning)]
    let bounded = all.bounded
    #expect(bounded.shown.filter { $0.path == "a" }.count == 100)
    #expect(bounded.shown.filter { $0.severity == .error }.count == 60)
    #expect(bounded.shown.compactMap(\.position?.line) == Array(0..<40) + Array(90..<150) + [1])
    #expect(bounded.more.map(\.path) == ["a"] && bounded.more.map(\.count) == [50])
  }
}
