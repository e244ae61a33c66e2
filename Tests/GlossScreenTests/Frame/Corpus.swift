import GlossScreen
import GlossTestSupport

/// Texts that screens go wrong over, and what terminals make of them.
enum Corpus {
  static let texts: [String] = [
    "plain words of a reply", "Which reply helps more?", "        ", "a", "12,000 items",
    "中文没有空格", "日本語テキスト", "한국어", "ｆｕｌｌ", "ภาษาไทยไม่มีช่องว่าง", "مرحبا بالعالم", "שלום",
    "naïve café", "e\u{301}a\u{308}", "🙂 smile 🙂", "👩‍👩‍👧‍👦 family", "🇩🇪🇫🇷🇯", "👍🏽 ok", "❤️ heart",
    "“quoted” — dash…",
    "esc \u{1B}[31m red", "bidi \u{202E}evil", "c1 \u{9B}2J", "del \u{7F}", "zwsp\u{200B}here",
    "z" + String(repeating: "\u{300}", count: 40) + "algo", "tab\there", "\u{301}alone", "각ᄀ",
    "┌──────┐", "████░░░░", "▼ 214 more lines",
  ]

  /// The program's own idea of each glyph's width.
  static let widths: [String: Int] = {
    var widths: [String: Int] = [:]
    for text in texts {
      for cluster in Text(text).clusters where cluster.kind != .escape {
        widths[cluster.glyph] = cluster.width
      }
    }
    return widths
  }()

  static let uncertain: Set<String> = Set(
    texts.flatMap { Text($0).clusters }.filter(\.isUncertain).map(\.glyph))

  /// A terminal that agrees with the program about every width.
  static func agreeing(columns: Int, rows: Int) -> Emulator {
    Emulator(columns: columns, rows: rows) { widths[String($0)] ?? 1 }
  }

  /// A terminal that disagrees wherever it may: narrow for wide, wide for narrow, and far too wide
  /// for what is joined.
  static func disagreeing(columns: Int, rows: Int) -> Emulator {
    Emulator(columns: columns, rows: rows) { character in
      let glyph = String(character)
      let width = widths[glyph] ?? 1
      guard uncertain.contains(glyph) else { return width }
      if character.unicodeScalars.count > 2 { return 2 * character.unicodeScalars.count }
      return width == 2 ? 1 : 2
    }
  }

  static let styles: [Style] = [
    .plain, .plain, .plain, Style(.quiet), Style(.title), Style(.key), Style(.label(0)),
    Style(.label(1), .underline), Style(.selection), Style(.cursor), Style(.warning),
    Style(.removed), Style(.text, [.bold, .dim]), Style(.bar), Style(.text, .italic),
  ]
}

extension Frame {
  /// Changes a frame in one of the ways that sessions do.
  mutating func mutate(using random: inout SeededGenerator) {
    let row = Int.random(in: -1...rows, using: &random)
    let column = Int.random(in: -3...max(columns, 0) + 1, using: &random)
    let style = Corpus.styles.randomElement(using: &random)!
    let area = Region(
      row: row, column: column, rows: Int.random(in: 0...3, using: &random),
      columns: Int.random(in: 0...20, using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: self = Frame(columns: columns, rows: rows)
    case 1: fill(area, style: style)
    case 2: restyle(area) { _ in style }
    case 3: placeCursor(row: row, column: column)
    case 4: hideCursor()
    case 5:
      let line = String(repeating: "─", count: columns)
      draw(line, row: row, column: 0, style: style)
    default:
      let text = Corpus.texts.randomElement(using: &random)!
      draw(
        text, row: row, column: column, style: style, clip: Bool.random(using: &random) ? area : nil
      )
    }
  }
}
