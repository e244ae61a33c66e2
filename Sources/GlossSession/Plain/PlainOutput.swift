import GlossScreen

/// Lines for people, each safe to print: the one way from any text to plain mode's output.
struct PlainOutput {
  private(set) var lines: [String] = []

  /// One line; a newline or a control character in it is printed as an escape. Spaces at its end,
  /// as columns leave them, are dropped.
  mutating func line(_ text: String) { line(escaped: Text.visible(text)) }

  /// A line that was made visible before.
  mutating func line(escaped text: String) {
    var line = Text(escaped: text).glyphs.unicodeScalars
    while line.last == " " { line.removeLast() }
    lines.append(String(line))
  }

  /// An empty line, to keep one thing from the next.
  mutating func gap() {
    lines.append("")
  }

  /// All the lines of a text, indented, so that no text can pose as a line of the program's own.
  mutating func text(_ text: String, isEscaped: Bool = false) {
    for line in Text.visibleLines(text, isEscaped: isEscaped) {
      lines.append(line.isEmpty ? "" : "  " + line)
    }
  }
}
