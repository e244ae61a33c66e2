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
      #expect(Text.visible(visible) == visible, "step \(step)")
      #expect(Text.width(visible) == Text.width(text), "step \(step)")
      #expect(Text(visible).clusters.allSatisfy { $0.kind != .newline && $0.kind != .tab })
    }
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
