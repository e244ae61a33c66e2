import Testing

@testable import GlossJSON

@Suite struct SpellingTests {
  @Test(arguments: [
    ("lbael", ["label"]), ("labl", ["label"]), ("Label", ["label"]), ("label", ["label"]),
    ("exprt", ["export"]), ("comp", ["completions"]), ("ex", ["export", "explain"]), ("x", []),
    ("zebra", []), ("", []), ("schmea", ["schema"]),
  ])
  func `a near name is offered, a far one is not`(_ word: String, _ near: [String]) {
    let names = ["label", "export", "explain", "schema", "completions"]
    #expect(Spelling.near(word, in: names) == near)
    #expect(Spelling.nearest(to: word, in: names) == near.first)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("ab", "ba", 1), ("abc", "acb", 1), ("ca", "abc", 3),
    ("saturday", "sunday", 3), ("label", "lable", 1), ("e\u{301}", "\u{e9}", 2),
  ])
  func `distance counts edits and swaps, both ways alike`(_ a: String, _ b: String, _ cost: Int) {
    let (left, right) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    #expect(Spelling.distance(left, right) == cost)
    #expect(Spelling.distance(right, left) == cost)
  }
}
