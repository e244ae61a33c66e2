import Testing

@testable import GlossScreen

struct WrappingTests {
  /// The lines as drawn.
  private func wrap(_ string: String, _ width: Int) -> [String] {
    let wrapping = Wrapping(Text(string).clusters, width: width)
    return wrapping.lines.map { line in
      wrapping.placed(line).map { place in
        let cluster = wrapping.clusters[place.index]
        return cluster.kind == .tab ? String(repeating: "_", count: place.width) : cluster.glyph
      }.joined()
    }
  }

  @Test(arguments: [
    ("the quick fox", 5, ["the ", "quick", "fox"]), ("the quick fox", 9, ["the quick", "fox"]),
    ("the quick fox", 99, ["the quick fox"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a  b", 2, ["a ", "b"]), ("ab    c", 3, ["ab ", "c"]), ("a\nb\n", 5, ["a", "b", ""]),
    ("", 5, [""]), ("\n\n", 5, ["", "", ""]), ("a\r\nb", 5, ["a", "b"]),
    ("well-known fact", 6, ["well-", "known ", "fact"]),
    ("go -v --flag", 4, ["go ", "-v ", "--fl", "ag"]),
    ("no\u{A0}break here", 8, ["no\u{A0}break", "here"]),
    ("a\tb", 8, ["a___b"]), ("abc\td", 4, ["abc_", "d"]), ("\t\tx", 4, ["____", "x"]),
    ("see \u{202E}x", 8, ["see ", "<U+202E>", "x"]), ("ab\u{1F600}", 3, ["ab", "\u{1F600}"]),
    ("\u{6F22}\u{5B57}\u{304B}\u{306A}", 4, ["\u{6F22}\u{5B57}", "\u{304B}\u{306A}"]),
    ("\u{6F22}\u{5B57}\u{3002}\u{304B}", 4, ["\u{6F22}", "\u{5B57}\u{3002}", "\u{304B}"]),
    ("\u{6F22}\u{300C}\u{5B57}\u{300D}", 4, ["\u{6F22}", "\u{300C}\u{5B57}", "\u{300D}"]),
    ("abc \u{6F22}\u{5B57}", 6, ["abc \u{6F22}", "\u{5B57}"]),
    ("\u{1019}\u{103C}\u{1019}\u{102C}", 2, ["\u{1019}\u{103C}", "\u{1019}\u{102C}"]),
    ("\u{E01}\u{E02}\u{E40}\u{E04}", 3, ["\u{E01}\u{E02}", "\u{E40}\u{E04}"]),
  ])
  func linesBreakWhereAReaderExpects(string: String, width: Int, lines: [String]) {
    #expect(wrap(string, width) == lines)
  }

  @Test(arguments: [-1, 0, 1])
  func noWidthIsTooSmall(width: Int) {
    #expect(wrap("a\u{6F22}\u{7}b c", width) == ["a", "\u{6F22}", "<U+0007>", "b", "c"])
    #expect(Wrapping([], width: width).lines.count == 1)
  }

  private func check(_ string: String, width: Int, _ note: Comment) {
    let text = Text(string)
    let wrapping = Wrapping(text.clusters, width: width)
    var next = 0
    for (number, line) in wrapping.lines.enumerated() {
      #expect(line.clusters.lowerBound == next, note)
      next = line.clusters.upperBound
      let placed = wrapping.placed(line)
      #expect(line.width <= width || placed.count == 1, note)
      let drawn = line.clusters.prefix(placed.count)
      #expect(placed.map(\.index).sorted() == Array(drawn), note)
      var column = wrapping.indent(of: line)
      for place in placed {
        #expect(place.column == column, note)
        column += place.width
        let cluster = text.clusters[place.index]
        let position = Wrapping.Position(line: number, column: place.column)
        #expect(wrapping.position(of: cluster.scalars.lowerBound) == position, note)
        #expect(wrapping.offset(at: position) == cluster.scalars.lowerBound, note)
      }
      #expect(column == wrapping.indent(of: line) + line.width, note)
      for index in line.clusters.dropFirst(placed.count) {
        let cluster = text.clusters[index]
        #expect(cluster.kind == .newline || cluster.traits.has(.isBreakingSpace), note)
        #expect(wrapping.position(of: cluster.scalars.lowerBound).line == number, note)
      }
      let isLast = number == wrapping.lines.count - 1
      #expect(isLast || !line.clusters.isEmpty, note)
      for index in line.clusters.dropLast() {
        #expect(text.clusters[index].kind != .newline, note)
      }
    }
    #expect(next == text.clusters.count, note)
    let end = wrapping.position(of: ScalarOffset(text.scalarCount))
    #expect(end.line == wrapping.lines.count - 1, note)
  }

  @Test(arguments: 0..<200)
  func randomTextsKeepEveryClusterInOrderInsideTheWidth(seed: Int) {
    var walk = SeededWalk(seed: UInt64(seed))
    let words = [
      "a", "word ", "re-do", "\u{6F22}\u{3002}", "\u{1F600}", "\n", "\r\n", "\t", "   ", "\u{202E}",
      "\u{E01}\u{E33}", "\u{A0}", "(",
    ]
    var text = walk.text(length: 60)
    for _ in 0..<60 { text += words.randomElement(using: &walk) ?? "" }
    for width in [1, 2, 3, 7, 20, 80] { check(text, width: width, "seed \(seed), width \(width)") }
  }

  @Test func positionsOutsideTheTextGoToTheNearestInside() {
    let wrapping = Wrapping(Text("ab cd\nefghi").clusters, width: 3)
    #expect(wrapping.lines.map(\.clusters) == [0..<3, 3..<6, 6..<9, 9..<11])
    #expect(wrapping.offset(at: .init(line: 0, column: 50)) == 2)
    #expect(wrapping.offset(at: .init(line: 1, column: 50)) == 5)
    #expect(wrapping.offset(at: .init(line: 2, column: 50)) == 8)
    #expect(wrapping.offset(at: .init(line: 3, column: 50)) == 11)
    #expect(wrapping.offset(at: .init(line: 9, column: 0)) == 9)
    #expect(wrapping.offset(at: .init(line: -1, column: -1)) == 0)
    #expect(wrapping.position(of: 5) == .init(line: 1, column: 2))
    #expect(wrapping.position(of: 11) == .init(line: 3, column: 2))
    #expect(wrapping.position(of: 99) == .init(line: 3, column: 2))
    #expect(Wrapping([], width: 3).offset(at: .init(line: 0, column: 4)) == 0)
  }

  @Test func hangingSpacesStandAtTheEndOfTheirLine() {
    let wrapping = Wrapping(Text("abc   d").clusters, width: 3)
    #expect(
      wrapping.lines == [
        Wrapping.Line(clusters: 0..<6, width: 3), Wrapping.Line(clusters: 6..<7, width: 1),
      ])
    #expect(wrapping.position(of: 4) == .init(line: 0, column: 3))
    #expect(wrapping.offset(at: .init(line: 0, column: 3)) == 3)
  }
}
