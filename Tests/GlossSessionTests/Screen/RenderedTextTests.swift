import GlossScreen
import GlossTestSupport
import Testing

@testable import GlossSession

@Suite struct RenderedTextTests {
  /// What a row says and in which styles: `*` for bold, `/` for italic, around each run.
  private func spoken(_ markdown: String) -> [String] {
    RenderedText(Text(markdown)).lines.map { line in
      var said = String(repeating: "|", count: line.bars) + line.head.map(\.glyph).joined()
      for (index, cluster) in line.clusters.enumerated() {
        let style = line.styles.isEmpty ? line.style : line.styles[index]
        let before = index > 0 && !line.styles.isEmpty ? line.styles[index - 1] : line.style
        if style.attributes != (index == 0 ? [] : before.attributes) {
          said += style.attributes.contains(.bold) ? "«b" : ""
          said += style.attributes.contains(.italic) ? "«i" : ""
          said += style.attributes.isEmpty ? "»" : ":"
        }
        said += cluster.glyph
      }
      return said
    }
  }

  @Test(arguments: [
    ("**a** b", "«b:a» b"), ("*a* b", "«i:a» b"), ("***a*** b", "«b«i:a» b"),
    ("**a *b* c** d", "«b:a «b«i:b«b: c» d"), ("***a* b** c", "«b«i:a«b: b» c"),
    ("**b *a*** c", "«b:b «b«i:a» c"), ("(*a*)", "(«i:a»)"),
    ("\u{8FD9}**\u{91CD}**\u{7684}", "\u{8FD9}«b:\u{91CD}»\u{7684}"),
  ])
  func emphasisIsDrawnAndItsMarksAreNot(_ markdown: String, _ said: String) {
    #expect(spoken(markdown) == [said])
    #expect(RenderedText(Text(markdown)).differs)
  }

  @Test(arguments: [
    "2*3*4", "2**3**4", "a * b * c", "*args and **kwargs", "**a*", "*a**", "\\*a\\*", "****a****",
    "snake_case and __init__", "*", "**", "`", "``a`", "say \"a*b\"", "#hash", "#######",
    "1.5 and 2)", "a\nb", "a > b", "$ 3 - 2", "",
  ])
  func whatIsNoMarkdownStaysAsItIs(_ text: String) {
    let rendered = RenderedText(Text(text))
    #expect(!rendered.differs)
    #expect(spoken(text).joined(separator: "\n") == text)
  }

  @Test func codeKeepsItsAsterisksAndItsQuotes() {
    let line = RenderedText(Text("*a* `b *c* d` e")).lines[0]
    #expect(line.clusters.map(\.glyph).joined() == "a `b *c* d` e")
    #expect(line.styles.filter { $0.role == .code }.count == "`b *c* d`".count)
  }

  @Test func fencesCloseOnlyByTheirOwnKind() {
    let text = "````\n```\n~~~\n**x**\n`````\n**y**\n> ```\n> **z**\n**w**\n~~~\n**v**"
    #expect(
      RenderedText(Text(text)).lines.map(\.style.role) == [
        .quiet, .code, .code, .code, .quiet, .text, .quiet, .code, .text, .quiet, .code,
      ])
  }

  @Test func linesOfADifferenceAreToldApartAndKeepTheirSigns() {
    let lines = RenderedText(Text("```diff\n-a\n+b\n c\n```\n-a")).lines
    #expect(lines.map(\.style.role) == [.quiet, .removed, .added, .code, .quiet, .text])
    #expect(lines[1].clusters.first?.glyph == "-")
  }

  /// Every character is on a row, in order and in its own width, but for asterisks, white space at
  /// the edge and the signs of quotes.
  @Test(arguments: [40, 48, 80]) func nothingIsLost(_ width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    let parts = [
      "*", "**", "***", "`", "``", "```", "~~~", "\n", "\n", "> ", "- ", "1. ", "# ", "|", "a",
      "b c",
      "    ", "\t", "\\", "diff", "+", "-", "\u{738B}", "\u{1F468}\u{200D}\u{1F469}", "e\u{301}",
      "\u{1B}", "\u{202E}", "word ", "a-very-long-word-that-goes-on",
    ]
    for _ in 0..<300 {
      let text = (0..<60).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
      let wrapping = RenderedWrapping(RenderedText(Text(text)), width: width)
      var canvas = Canvas(columns: width, rows: wrapping.lineCount)
      for row in 0..<wrapping.lineCount { wrapping.draw(row, in: &canvas, row: row) }
      expectWhole(canvas.frame, "\(text.debugDescription)")
      let drawn = (0..<wrapping.lineCount).flatMap { canvas.frame.row($0).map(\.glyph) }
      let kept = Text(text).clusters.map(\.glyph)
      #expect(solid(drawn) == solid(kept), "\(text.debugDescription)")
    }
  }

  /// Less what rendering may add, move or leave out.
  private func solid(_ glyphs: [String]) -> String {
    glyphs.joined().filter { !" *>|↳".contains($0) }
  }

  static let hostile: [(name: String, unit: String)] = [
    ("asterisks", "*"), ("pairs", "**a** "), ("openers", "*a "), ("closers", "a* "),
    ("nested", "(*"), ("triples", "***a "), ("backquotes", "` `` ``` "), ("quotes", ">"),
    ("fences", "```\n"), ("deep fences", "> ```\n~~~\n"), ("bars", "|a"), ("table", "a|b\n-|-\n"),
    ("items", "- "), ("digits", "1"), ("slashes", "\\*"), ("depth", " "), ("lines", "\n"),
  ]

  @Test(arguments: hostile.indices) func hostileMarkdownTakesTimeByItsLength(_ index: Int) {
    let (name, unit) = Self.hostile[index]
    func time(_ characters: Int) -> Duration {
      let text = Text(String(repeating: unit, count: characters / unit.count))
      return (0..<3).map { _ in
        WorkClock().measure { _ = RenderedWrapping(RenderedText(text), width: 80).lineCount }
      }.min() ?? .zero
    }
    // Four times the text takes sixteen times as long where the time is quadratic.
    let (short, long) = (time(10_000), time(40_000))
    #expect(long < short * 10 + .milliseconds(20), "\(name): \(short), \(long)")
  }

  @Test(arguments: hostile.indices) func hostileMarkdownIsDrawnAtAnyWidth(_ index: Int) {
    let (name, unit) = Self.hostile[index]
    let rendered = RenderedText(Text(String(repeating: unit, count: 10_000 / unit.count)))
    for width in [-1, 0, 1, 2, 3, 9, 80] {
      let wrapping = RenderedWrapping(rendered, width: width)
      var canvas = Canvas(columns: max(width, 0), rows: 24)
      for row in 0..<min(24, wrapping.lineCount) { wrapping.draw(row, in: &canvas, row: row) }
      expectWhole(canvas.frame, "\(name) at \(width)")
    }
  }
}
