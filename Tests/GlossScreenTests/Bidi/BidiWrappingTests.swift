import Testing

@testable import GlossScreen

/// What must hold of the columns of any text.
@Suite struct BidiWrappingTests {
  private static let words = [
    "שלום", "עולם ", "مرحبا ", "العالم", "word ", "re-do", "12", "3.5", "٣٤", "(", ")", "[ב]", "\n",
    "\t", "   ", "\u{202E}", "\u{6F22}", "\u{1F600}", "שָׁ", ", ", "$", "%", "\u{301}",
  ]

  static func text(_ walk: inout SeededWalk) -> String {
    (0..<40).reduce(into: "") { text, _ in text += words.randomElement(using: &walk) ?? "" }
  }

  @Test(arguments: 0..<150)
  func columnsAreAPermutationThatFillsTheLine(seed: Int) {
    var walk = SeededWalk(seed: UInt64(seed))
    let text = Text(Self.text(&walk))
    for width in [1, 3, 8, 20, 80] {
      for editorColumns in [nil, width + 1] {
        check(
          Wrapping(text.clusters, width: width, editorColumns: editorColumns),
          Wrapping(text.clusters, width: width, base: .verbatim), "seed \(seed), width \(width)")
      }
    }
  }

  private func check(_ wrapping: Wrapping, _ verbatim: Wrapping, _ note: Comment) {
    #expect(wrapping.lines.map(\.clusters) == verbatim.lines.map(\.clusters), note)
    for (number, line) in wrapping.lines.enumerated() {
      let placed = wrapping.placed(line)
      let first = line.clusters.lowerBound
      #expect(placed.map(\.index).sorted() == Array(first..<first + placed.count), note)
      var column = wrapping.indent(of: line)
      #expect(line.isRightToLeft || column == 0, note)
      #expect(column + line.width <= max(wrapping.edge, line.width + wrapping.margin), note)
      for place in placed {
        #expect(place.column == column, note)
        column += place.width
        let offset = wrapping.clusters[place.index].scalars.lowerBound
        let position = Wrapping.Position(line: number, column: place.column)
        #expect(wrapping.position(of: offset) == position, note)
        #expect(wrapping.offset(at: position) == offset, note)
      }
      #expect(column - wrapping.indent(of: line) == line.width, note)
      let isFlush =
        !line.isRightToLeft || column == max(wrapping.edge, line.width + wrapping.margin)
      #expect(isFlush, note)
      // Beyond either edge are the ends of the line.
      let left = wrapping.offset(at: .init(line: number, column: line.isRightToLeft ? -1 : 9999))
      if !line.isRightToLeft || wrapping.indent(of: line) > 0 {
        #expect(left == wrapping.end(of: line), note)
      }
    }
  }

  /// Cells of one direction keep to the columns that they have always had.
  @Test(arguments: 0..<50)
  func aTextFromLeftToRightIsAsItWas(seed: Int) {
    var walk = SeededWalk(seed: UInt64(seed))
    let text = Text(walk.text(length: 80) + "word (1) [b]\tc\n漢字 é")
    guard !text.clusters.contains(where: { $0.bidi.bringsRightToLeft }) else { return }
    let wrapping = Wrapping(text.clusters, width: 12)
    #expect(wrapping.levels.isEmpty)
    for line in wrapping.lines {
      var column = 0
      for (step, place) in wrapping.placed(line).enumerated() {
        #expect(place.index == line.clusters.lowerBound + step && place.column == column)
        #expect(wrapping.cluster(place) == text.clusters[place.index])
        column += place.width
      }
    }
    // Nor does a line of another paragraph change one.
    let joined = Wrapping(Text(text.string + "\nשלום").clusters, width: 12)
    for (line, other) in zip(wrapping.lines.dropLast(), joined.lines) {
      #expect(wrapping.placed(line) == joined.placed(other))
    }
  }

  @Test func linesFromRightToLeftStandAtTheRightEdge() {
    let wrapping = Wrapping(Text("אב ג (12)\nab\nגד").clusters, width: 8)
    #expect(wrapping.lines.map(\.isRightToLeft) == [true, true, false, true])
    #expect(wrapping.lines.map(wrapping.indent) == [3, 4, 0, 6])
    #expect(wrapping.position(of: 0) == .init(line: 0, column: 7))
    // A number keeps its order, its brackets stand around it.
    #expect(wrapping.position(of: 5) == .init(line: 1, column: 7))
    #expect(wrapping.position(of: 6) == .init(line: 1, column: 5))
    // The newline stands after the end, which is on the left.
    #expect(wrapping.position(of: 9) == .init(line: 1, column: 3))
    #expect(wrapping.offset(at: .init(line: 1, column: 0)) == 9)
    #expect(wrapping.offset(at: .init(line: 1, column: 50)) == 5)
    #expect(wrapping.position(of: 15) == .init(line: 3, column: 5))
  }

  @Test func tabStopsAreCountedFromWhereTheParagraphBegins() {
    let wrapping = Wrapping(Text("א\tב").clusters, width: 10)
    #expect(
      wrapping.placed(wrapping.lines[0]).map { [$0.index, $0.column, $0.width] } == [
        [2, 5, 1], [1, 6, 3], [0, 9, 1],
      ])
  }

  @Test func hangingSpacesStandAtTheLeftEndOfALineFromRightToLeft() {
    let wrapping = Wrapping(Text("אבג   ד").clusters, width: 3)
    #expect(wrapping.lines.map(\.clusters) == [0..<6, 6..<7])
    #expect(wrapping.position(of: 4) == .init(line: 0, column: 0))
    let wide = Wrapping(Text("אב ").clusters, width: 5)
    #expect(
      wide.placed(wide.lines[0]).map { [$0.index, $0.column] } == [[2, 2], [1, 3], [0, 4]])
  }
}
