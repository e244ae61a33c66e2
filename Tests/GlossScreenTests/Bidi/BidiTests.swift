import GlossTestSupport
import Testing

@testable import GlossScreen

/// Cases that follow from a rule of UAX #9 each, and the tables.
@Suite struct BidiTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    /// One letter per character: `a` Latin, `א` Hebrew and so on, themselves.
    let text: String
    let levels: [UInt8]
    let shown: String

    init(_ rule: String, _ text: String, _ levels: [UInt8], _ shown: String) {
      (self.rule, self.text, self.levels, self.shown) = (rule, text, levels, shown)
    }

    var testDescription: String { rule }
  }

  @Test(arguments: [
    Case("P2, P3: the first strong character decides", "1 אa", [2, 1, 1, 2], "aא 1"),
    Case("P3: no strong character is left to right", "1+(2)", [0, 0, 0, 0, 0], "1+(2)"),
    Case("W2: numbers after Arabic letters are Arabic", "ب1+2", [1, 2, 1, 2], "2+1ب"),
    Case("W4: a separator between numbers is part of them", "א1/2", [1, 2, 2, 2], "1/2א"),
    Case("W4: two separators are not", "א1,,2", [1, 2, 1, 1, 2], "2,,1א"),
    Case("W4: Arabic numbers have commas, no plus", "ب٣,٤+٥", [1, 2, 2, 2, 1, 2], "٥+٣,٤ب"),
    Case("W5: signs of currency go with their number", "א$5%", [1, 2, 2, 2], "$5%א"),
    Case("W6: elsewhere they are neutral", "א$ב", [1, 1, 1], "ב$א"),
    Case("W7: numbers after Latin letters are Latin", "אa1", [1, 2, 2], "a1א"),
    Case("N0b: brackets around the paragraph's direction", "a(אb)א", [0, 0, 1, 0, 0, 1], "a(אb)א"),
    Case("N0c1: brackets go with what stands before", "אa(b)", [1, 2, 2, 2, 2], "a(b)א"),
    Case("N0c2: or with the paragraph", "א(b)a", [1, 1, 2, 1, 2], "a(b)א"),
    Case("N0d: nothing strong inside leaves them neutral", "a(.)א", [0, 0, 0, 0, 1], "a(.)א"),
    Case("N1: neutrals between the same", "aא בc", [0, 1, 1, 1, 0], "aב אc"),
    Case("N1: numbers count as right to left", "aא 1", [0, 1, 1, 2], "a1 א"),
    Case("N2: neutrals between different", "א a", [1, 1, 2], "a א"),
    Case("I1, I2: Latin within right to left", "אבab1", [1, 1, 2, 2, 2], "ab1בא"),
    Case("L1: white space at the end", "אa  ", [1, 2, 1, 1], "  aא"),
    Case("L1: white space before a tab", "aא \tא", [0, 1, 0, 0, 1], "aא _א"),
    Case("L4: brackets are mirrored", "א(ב)<", [1, 1, 1, 1, 1], ">(ב)א"),
    Case(
      "BD16: canonical equivalents are a pair", "אa\u{2329}b\u{3009}", [1, 2, 2, 2, 2],
      "a\u{2329}b\u{3009}א"),
    Case("a mark stays on its letter", "שׁa", [1, 2], "aשׁ"),
    Case("an override is an escape, which is neutral", "a\u{202E}b", [0, 0, 0], "a<U+202E>b"),
    Case("and goes with what stands around it", "א\u{202D}ב", [1, 1, 1], "ב<U+202D>א"),
    Case("no mark of direction acts", "\u{200F}a", [0, 0], "<U+200F>a"),
  ])
  func followsTheRule(_ example: Case) {
    let clusters = Text(example.text).clusters
    let wrapping = Wrapping(clusters, width: 100)
    let placed = wrapping.placed(wrapping.lines[0])
    var levels = wrapping.levels.isEmpty ? clusters.map { _ in UInt8(0) } : wrapping.levels
    BidiLine.reset(&levels, clusters.map(\.bidi), base: wrapping.lines[0].isRightToLeft ? 1 : 0)
    #expect(levels == example.levels)
    let shown = placed.map { place in
      let cluster = wrapping.cluster(place)
      return cluster.kind == .tab ? "_" : cluster.glyph
    }
    #expect(scalars(shown.joined()) == scalars(example.shown))
    let piece = clusters.all.inVisualOrder(within: 100)
    #expect(
      scalars(piece.map(\.glyph).joined()) == scalars(example.shown.replacing("_", with: " ")))
  }

  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  @Test func barsKeepTheCellsOfATable() {
    let wrapping = Wrapping(Text("| א | ב1 |").clusters, width: 20, base: .verbatim)
    let line = wrapping.lines[0]
    #expect(wrapping.placed(line).map { wrapping.cluster($0).glyph }.joined() == "| א | 1ב |")
    #expect(!line.isRightToLeft)
  }

  @Test func mirroredFormsAreAsWideAndGoBothWays() throws {
    var count = 0
    for code in UInt32(0)..<0x10000 {
      guard let scalar = Unicode.Scalar(code), let mirror = BidiTable.mirror(of: scalar) else {
        continue
      }
      count += 1
      let (one, other) = (Text(String(scalar)).clusters[0], Text(String(mirror)).clusters[0])
      let note: Comment = "U+\(String(code, radix: 16))"
      #expect(BidiTable.mirror(of: mirror) == scalar, note)
      #expect(one.width == other.width && one.kind == .text && other.kind == .text, note)
      #expect(one.mirrored.glyph == other.glyph && one.mirrored.scalars == one.scalars, note)
      #expect(scalar.properties.isBidiMirrored, note)
      if let bracket = BidiTable.bracket(scalar) {
        let side = try #require(BidiTable.bracket(mirror))
        #expect(side.pair == bracket.pair && side.opens != bracket.opens, note)
      }
    }
    #expect(count > 400)
  }

  @Test func aCutPieceKeepsItsBeginning() {
    let clusters = Text("אבגד").clusters
    #expect(clusters.all.inVisualOrder(within: 2).map(\.glyph) == ["ב", "א"])
    #expect(clusters.all.inVisualOrder(within: -1).isEmpty)
  }

  /// What parts a piece from its neighbours stays between them.
  @Test func spacesAtTheEndsOfAPieceStayThere() {
    for (piece, drawn) in [("  אב ג ", "  ג בא "), (" ab ", " ab "), ("   ", "   "), (" א", " א")] {
      let clusters = Text(piece).clusters
      #expect(clusters.all.pieceInVisualOrder(within: 20).map(\.glyph).joined() == drawn)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func aHundredThousandHostileCharactersTakeNoTime() {
    for unit in ["א(", "(", ")א", "((((א))))a", "[a](א)", "א1,", "a.א ", "\u{5B0}א", "א\t"] {
      let flood = String(repeating: unit, count: 100_000 / unit.unicodeScalars.count)
      let clusters = Text(flood + "א").clusters
      var wrapping = Wrapping([], width: 80)
      let time = WorkClock().measure {
        wrapping = Wrapping(clusters, width: 80)
        for line in wrapping.lines { _ = wrapping.placed(line) }
      }
      #expect(time < .milliseconds(100), "\(unit)")
      #expect(wrapping.levels.count == clusters.count)
    }
  }
}
