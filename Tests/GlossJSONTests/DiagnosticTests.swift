import Testing

@testable import GlossJSON

struct DiagnosticTests {
  /// A stand-in for the screen: controls become visible and longer, CJK takes two columns.
  static func render(_ diagnostic: Diagnostic) -> String {
    diagnostic.render(
      sanitize: { text in
        text.unicodeScalars.map { $0.value < 0x20 ? "<\($0.value)>" : "\($0)" }.joined()
      },
      width: { text in
        text.unicodeScalars.reduce(0) { $0 + ((0x3000...0x9fff).contains($1.value) ? 2 : 1) }
      })
  }

  static func refusal(_ text: String, path: String = "tasks/x.json") throws -> String {
    let source = SourceFile(path: path, bytes: Array(text.utf8))
    let error = try #require(throws: JSONError.self) { try JSONValue.read(source) }
    return render(Diagnostic(error, in: source))
  }

  @Test func showsPlaceLineCaretAndRemedy() throws {
    #expect(
      try Self.refusal("{\n\n\"id\": \"a\",}") == """
        tasks/x.json:3:10: error: a comma is followed by `}`
          3 | "id": "a",}
            |          ^
          = remove the comma
        """)
  }

  @Test func caretStandsRightAfterWideAndSanitizedText() throws {
    #expect(
      try Self.refusal("[\"日本\",\u{7f}\"\u{1b}[31m\"]", path: "a\u{1b}b.json") == """
        a<27>b.json:1:7: error: a value is expected, not `\u{7f}`
          1 | ["日本",\u{7f}"<27>[31m"]
            |         ^
          = write a string in double quotes, a number, true, false, null, an array or an object
        """)
    #expect(
      try Self.refusal("[\"\u{1b}日\"]") == """
        tasks/x.json:1:3: error: control character U+001B stands raw in a string
          1 | ["<27>日"]
            |   ^
          = write it as \\u001b
        """)
    let source = SourceFile(path: "x", bytes: Array("\u{1b}日x".utf8))
    #expect(
      Self.render(Diagnostic(source, 4, message: "a\nb", remedy: "c\nd", severity: .warning)) == """
        x:1:3: warning: a<10>b
          1 | <27>日x
            |       ^
          = c<10>d
        """)
  }

  @Test func gutterGrowsWithTheNumberAndCutsAreShown() throws {
    let line = String(repeating: "a", count: 300)
    let source = SourceFile(
      path: "x", bytes: Array((String(repeating: "\n", count: 999) + line).utf8))
    #expect(
      Self.render(Diagnostic(source, ByteOffset(999 + 150), message: "m", remedy: "")) == """
        x:1000:151: error: m
          1000 | …\(String(repeating: "a", count: 100))…
               | \(String(repeating: " ", count: 61))^
        """)
  }

  @Test func complaintAboutAWholeFileHasNoPlace() {
    #expect(
      Self.render(Diagnostic(path: "x", message: "it is empty", remedy: "write it"))
        == "x: error: it is empty\n  = write it")
  }
}
