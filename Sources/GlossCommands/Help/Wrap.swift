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

  /// Paragraphs have an empty line between them, before and after.
  static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var open = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append(open)
        open = ""
      } else {
        open += (open.isEmpty ? "" : " ") + line
      }
    }
    return (paragraphs + [open]).filter { !$0.isEmpty }
  }

  /// Two columns: a term, and beside it what it means; below it where the term is too long.
  static func definition(_ term: String, _ meaning: String, indent: Int, column: Int, width: Int)
    -> [String]
  {
    let start = String(repeating: " ", count: indent) + term
    let margin = String(repeating: " ", count: column)
    let rest = lines(meaning, width: max(20, width - column))
    guard let first = rest.first else { return [start] }
    let end = Text.width(start)
    if end + 2 > column { return [start] + rest.map { margin + $0 } }
    let gap = String(repeating: " ", count: column - end)
    return [start + gap + first] + rest.dropFirst().map { margin + $0 }
  }
}
