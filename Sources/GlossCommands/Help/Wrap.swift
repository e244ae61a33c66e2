import GlossScreen

/// Lines of text for a terminal of a given width.
enum Wrap {
  /// The lines of one paragraph: broken at spaces only, so that a path or a flag stays whole and
  /// may stand out on the right.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, Text.width(line) + 1 + Text.width(String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Paragraphs have an empty line between them.
  static func paragraphs(of text: String) -> [String] {
    text.split(separator: "\n\n").map { String($0).replacing("\n", with: " ") }
  }
}
