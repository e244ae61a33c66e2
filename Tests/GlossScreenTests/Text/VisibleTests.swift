import Testing

@testable import GlossScreen

struct VisibleTests {
  @Test func aMessageIsOneSafeLine() {
    #expect(
      Text.visible("a\u{1B}[31mb\nc\r\nd\te") == "a<U+001B>[31mb<U+000A>c<U+000D><U+000A>d<U+0009>e"
    )
    #expect(Text.visible("caf\u{E9} \u{6F22}\u{1F600}") == "caf\u{E9} \u{6F22}\u{1F600}")
    #expect(Text.visible("") == "")
  }

  @Test func visibleTextIsItsOwnVisibleFormAndAsWideAsSaid() {
    var walk = SeededWalk(seed: 3)
    for step in 0..<500 {
      let text = walk.text(length: 50)
      let visible = Text.visible(text)
      #expect(Text(escaped: visible).glyphs == visible, "step \(step)")
      #expect(Text(escaped: visible).columns == Text.width(text), "step \(step)")
      #expect(Text(visible).clusters.allSatisfy { $0.kind != .newline && $0.kind != .tab })
    }
  }

  /// What a text says itself is told apart from what is written for a code point, wherever it goes.
  @Test func noTextCanForgeAnEscape() {
    let forged = "<U+202E>"
    #expect(Text.visible(forged) == "<U+003C>U+202E>")
    #expect(Text.visible("\u{202E}") == forged)
    #expect(Text.visibleLines("a\t\(forged)\nb") == ["a   <U+003C>U+202E>", "b"])
    #expect(Text.visible(bytes: Array(forged.utf8) + [0xFF]) == "<U+003C>U+202E><0xFF>")
    #expect(Text.width(forged) == 15)
    for harmless in ["<U-202E>", "<U", "<u+202E>", "< U+202E>", "U+202E>", "<U\u{301}+2", "x<+1"] {
      #expect(Text.visible(harmless) == harmless)
    }
    #expect(Text.visible("<<U+") == "<<U+003C>U+")
    #expect(Text.visible("<\u{202E}U+0041>") == "<<U+202E>U+0041>")
    // Only the sign is named; offsets and what is stored stay as they are.
    let text = Text("a" + forged)
    #expect(text.clusters.map(\.scalars) == (0..<9).map { ScalarOffset($0)..<ScalarOffset($0 + 1) })
    #expect(text.clusters.map(\.kind).filter { $0 == .escape }.count == 1)
    #expect(text.clusters[1].glyph == "<U+003C>" && text.clusters[1].width == 8)
    #expect(text.string == "a<U+202E>")
    #expect(Text("\u{202E}").clusters.map(\.glyph) == [forged])
  }

  /// Once is enough: what was made visible is drawn as it is, and is still safe.
  @Test func whatWasMadeVisibleIsNotNamedAgain() {
    for text in ["\u{202E}<U+202E>\n", "\u{1B}[2J", "a\tb"] {
      let visible = Text.visible(text)
      #expect(Text(escaped: visible).glyphs == visible)
      #expect(Text.visibleLines(visible, isEscaped: true) == [visible])
    }
    #expect(Text(escaped: "\u{1B}[2J\n").glyphs == "<U+001B>[2J<U+000A>")
    #expect(Text.lines("a\tb\u{1B}\r\n<U+0041>") == ["a   b\u{1B}", "<U+0041>"])
  }

  @Test func bytesThatAreNoUTF8AreNamedOneByOne() {
    #expect(Text.visible(bytes: [0x61, 0xFF, 0x62]) == "a<0xFF>b")
    #expect(Text.visible(bytes: [0xE2, 0x82]) == "<0xE2><0x82>")
    #expect(Text.visible(bytes: [0xED, 0xA0, 0x80]) == "<0xED><0xA0><0x80>")
    #expect(Text.visible(bytes: [0xC0, 0x8A, 0x0A]) == "<0xC0><0x8A><U+000A>")
    #expect(Text.visible(bytes: [0x65, 0xCC, 0x81, 0x1B]) == "e\u{301}<U+001B>")
    #expect(Text.visible(bytes: "gr\u{FC}\u{DF}e".utf8) == "gr\u{FC}\u{DF}e")
    #expect(Text.visible(bytes: []) == "")
  }

  @Test func linesForPlainModeEndAtNewlinesAloneAndExpandTabs() {
    #expect(Text.visibleLines("a\r\nb\u{2028}c\n") == ["a", "b<U+2028>c", ""])
    #expect(Text.visibleLines("a\tb\n\u{6F22}\tc") == ["a   b", "\u{6F22}  c"])
    #expect(Text.visibleLines("") == [""])
  }
}
