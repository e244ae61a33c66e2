import GlossJSON
import GlossScreen

/// A guideline as text that reads well without a typesetter, and is safe to print.
package enum GuideText {
  /// The lines of the guideline, or of one clause of it; nil where there is no such clause.
  ///
  /// - Parameter width: in columns; longer lines are broken, except code and tables.
  package static func lines(
    _ guideline: Guideline, clause: ID? = nil, width: Int
  ) -> [String]? {
    guard let clause else { return lines(guideline.lines, width: width) }
    return guideline.text(of: clause).map { lines($0, width: width) }
  }

  static func lines(_ source: [String], width: Int) -> [String] {
    MarkdownBlock.blocks(in: source).flatMap { lines($0, max(20, width)) }
  }

  private static func lines(_ block: MarkdownBlock, _ width: Int) -> [String] {
    switch block {
    case .blank: return [""]
    case .verbatim(let line): return [Text.visibleLines(line).joined()]
    case .paragraph(let text): return wrapped(text, first: "", width)
    case .quote(let text): return wrapped(text, first: "  | ", rest: "  | ", width)
    case .item(let indent, let marker, let text):
      let start = String(repeating: " ", count: min(indent, width / 2)) + marker + " "
      return wrapped(text, first: start, rest: String(repeating: " ", count: start.count), width)
    case .heading(let level, let title, let clause):
      let shown = InlineText.plain(title) + (clause.map { "  #\($0)" } ?? "")
      let lines = wrapped(shown, first: "", width)
      guard level <= 2 else { return lines }
      let longest = lines.map { Text(escaped: $0).columns }.max() ?? 0
      return lines + [String(repeating: level == 1 ? "=" : "-", count: longest)]
    }
  }

  /// A paragraph in lines of the width, the first and the others each behind its margin.
  private static func wrapped(
    _ text: String, first: String, rest: String = "", _ width: Int
  ) -> [String] {
    let safe = Text(visible: InlineText.plain(text))
    let wrapping = Wrapping(safe.clusters, width: max(1, width - first.count))
    return wrapping.lines.enumerated().map { index, line in
      // As it is written, since what prints it may put it in reading order by itself.
      let glyphs = wrapping.clusters[line.clusters].map(\.glyph).joined()
      // The space at which a line was broken hangs on its end.
      return (index == 0 ? first : rest) + glyphs.reversed().drop { $0 == " " }.reversed()
    }
  }
}
