import Testing

@testable import GlossScreen

/// The choke point: what is drawn for what.
struct TextTests {
  private func glyphs(_ string: String) -> [String] { Text(string).clusters.map(\.glyph) }

  @Test(arguments: [
    "plain", "caf\u{E9}", "cafe\u{301}", "\u{1F44D}\u{1F3FD}",
    "\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7}",
    "\u{1F469}\u{1F3FD}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F48B}\u{200D}\u{1F468}\u{1F3FD}",
    "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", "1\u{FE0F}\u{20E3}",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "\u{1112}\u{1161}\u{11AB}",
    "\u{AC00}\u{11A8}", "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}",
    "\u{930}\u{94D}\u{924}\u{94D}\u{938}\u{94D}\u{928}\u{94D}\u{92F}\u{93E}",
    "\u{915}\u{94D}\u{200D}\u{937}", "\u{E19}\u{E49}\u{E33}", "\u{5E9}\u{5C1}\u{5BC}\u{5B8}",
    "\u{FFFD}", "\u{845B}\u{E0100}",
    "\u{1820}\u{180B}", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{601}1",
  ])
  func whatPeopleWriteIsOneClusterPerCharacterUnchanged(string: String) {
    #expect(glyphs(string).map { Array($0.utf8) } == string.map { Array(String($0).utf8) })
    #expect(Text(string).clusters.allSatisfy { $0.kind == .text })
  }

  @Test(
    arguments: [
      (0x00, "<U+0000>"), (0x1B, "<U+001B>"), (0x7F, "<U+007F>"), (0x85, "<U+0085>"),
      (0x9B, "<U+009B>"), (0x0B, "<U+000B>"), (0x0D, "<U+000D>"), (0xAD, "<U+00AD>"),
      (0x61C, "<U+061C>"), (0x115F, "<U+115F>"), (0x1160, "<U+1160>"), (0x180E, "<U+180E>"),
      (0x200B, "<U+200B>"), (0x200C, "<U+200C>"), (0x200D, "<U+200D>"), (0x200E, "<U+200E>"),
      (0x200F, "<U+200F>"), (0x2028, "<U+2028>"), (0x2029, "<U+2029>"), (0x202A, "<U+202A>"),
      (0x202E, "<U+202E>"), (0x2060, "<U+2060>"), (0x2064, "<U+2064>"), (0x2066, "<U+2066>"),
      (0x2069, "<U+2069>"), (0x3164, "<U+3164>"), (0xFE0F, "<U+FE0F>"), (0xFEFF, "<U+FEFF>"),
      (0xFFA0, "<U+FFA0>"), (0xFFF9, "<U+FFF9>"), (0xFFFF, "<U+FFFF>"), (0xE000, "<U+E000>"),
      (0x378, "<U+0378>"), (0xE0001, "<U+E0001>"), (0xE0041, "<U+E0041>"), (0xE0100, "<U+E0100>"),
      (0xE007F, "<U+E007F>"), (0xF0000, "<U+F0000>"), (0x10FFFF, "<U+10FFFF>"),
    ] as [(UInt32, String)])
  func whatNobodyShouldSendIsDrawnAsAnEscape(code: UInt32, escape: String) throws {
    let scalar = try #require(Unicode.Scalar(code))
    for (before, after) in [("", ""), ("a", "b"), ("\n", "\t")] {
      let text = Text(before + String(scalar) + after)
      let cluster = try #require(text.clusters.first { $0.kind == .escape })
      #expect(cluster.glyph == escape)
      #expect(cluster.width == escape.count)
      #expect(text.slice(cluster.scalars).unicodeScalars.elementsEqual([scalar]))
    }
  }

  @Test func hiddenPartsOfACharacterAreSplitOffAndNamed() {
    #expect(glyphs("\u{1F600}\u{E0061}\u{E007F}") == ["\u{1F600}", "<U+E0061>", "<U+E007F>"])
    #expect(glyphs("a\u{200D}b\u{FE0F}") == ["a", "<U+200D>", "b", "<U+FE0F>"])
    #expect(glyphs("\u{1F469}\u{200D}a") == ["\u{1F469}", "<U+200D>", "a"])
    #expect(glyphs("\u{1F600}\u{E0100}") == ["\u{1F600}", "<U+E0100>"])
    #expect(glyphs("a\u{34F}") == ["a", "<U+034F>"])
    #expect(glyphs("\u{1F3F4}\u{E007F}") == ["\u{1F3F4}", "<U+E007F>"], "a flag of nothing")
    let message = String(repeating: "\u{E0061}", count: 7)
    #expect(glyphs("\u{1F3F4}" + message + "\u{E007F}").count == 9, "a flag that is a message")
    #expect(
      glyphs("\u{1F3F4}\u{E0067}\u{E0062}") == ["\u{1F3F4}", "<U+E0067>", "<U+E0062>"],
      "a flag without its closing tag")
  }

  @Test func floodsAreCappedAndCounted() {
    let marks = String(repeating: "\u{301}", count: 97)
    #expect(
      glyphs("a" + marks + "b") == [
        "a" + marks.unicodeScalars.prefix(4).map(String.init).joined(), "<+93 marks>", "b",
      ])
    #expect(glyphs("a" + String(repeating: "\u{301}", count: 5)).last == "<+1 mark>")
    let chain = Text("x" + String(repeating: "\u{1F469}\u{200D}", count: 1000) + "\u{1F469}y")
    #expect(chain.clusters.map(\.glyph).dropFirst(2) == ["<+1985 code points>", "y"])
    #expect(chain.clusters[1].scalars.count == 16)
    #expect(glyphs("\u{1100}\u{1161}\u{1161}\u{1161}") == ["\u{1100}\u{1161}", "<+2 code points>"])
    #expect(
      Text(String(repeating: "\u{1F1E9}", count: 5)).clusters.map(\.scalars.count) == [2, 2, 1])
    for flood in Samples.floods {
      for cluster in Text(flood.text).clusters {
        #expect(cluster.glyph.unicodeScalars.count <= 24, "\(flood.name)")
      }
    }
  }

  @Test func marksWithoutABaseGetOne() {
    #expect(glyphs("\u{301}").map { Array($0.unicodeScalars) } == [["\u{25CC}", "\u{301}"]])
    #expect(glyphs("\n\u{301}").count == 2)
    #expect(Text("\u{301}").clusters[0].scalars == 0..<1)
  }

  @Test func linesTabsAndSpacesAreToldApart() {
    let text = Text("a\r\n\tb\n\u{A0}\u{3000}\r ")
    #expect(
      text.clusters.map(\.kind) == [
        .text, .newline, .tab, .text, .newline, .space, .space, .escape, .space,
      ])
    #expect(text.clusters.map(\.width) == [1, 0, 1, 1, 0, 1, 2, 8, 1])
    #expect(text.clusters[1].scalars == 1..<3)
    #expect(Text("").clusters.isEmpty)
  }

  @Test func textsAreEqualByCodePointsNotByCanonicalEquivalence() {
    #expect(Text("\u{E9}") != Text("e\u{301}"))
    #expect(Text("\u{212B}") != Text("\u{C5}"))
    #expect(Set([Text("\u{212B}"), Text("\u{C5}"), Text("\u{C5}")]).count == 2)
  }

  @Test func offsetsInsideADrawnCharacterOfferBothNeighbours() {
    let text = Text("a\u{1F469}\u{200D}\u{1F467}\r\ne\u{301}")
    #expect(
      (0...8).map { text.isBoundary(ScalarOffset($0)) } == [
        true, true, false, false, true, false, true, false, true,
      ])
    #expect(text.neighbours(of: 2) == (1, 4))
    #expect(text.neighbours(of: 5) == (4, 6))
    #expect(text.neighbours(of: 6) == (6, 6))
    #expect(text.neighbours(of: 99) == (8, 8))
    #expect(text.neighbours(of: -1) == (0, 0))
    #expect(!text.isBoundary(9))
    #expect(!text.isBoundary(-1))
    #expect(Array(text.slice(2..<6).unicodeScalars) == ["\u{200D}", "\u{1F467}", "\r", "\n"])
    #expect(text.slice(7..<99) == "\u{301}")
    #expect(text.slice(0..<0).isEmpty)
  }
}
