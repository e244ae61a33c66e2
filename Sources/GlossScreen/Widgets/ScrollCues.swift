/// The lines in which a cut pane says how much it does not show.
///
/// A cue stands in the pane's first or last row and counts the line that it covers as hidden.
package struct ScrollCues: Hashable, Sendable {
  /// What the cues say, so that the one table of interface texts can.
  package struct Phrases: Sendable {
    package var above: @Sendable (Int) -> String
    package var below: @Sendable (Int) -> String

    package init(
      above: @escaping @Sendable (Int) -> String, below: @escaping @Sendable (Int) -> String
    ) {
      self.above = above
      self.below = below
    }

    package static let standard = Phrases(
      above: { "▲ \($0) line\($0 == 1 ? "" : "s") above" },
      below: { "▼ \($0) more line\($0 == 1 ? "" : "s")" })
  }

  /// Rows that a pane needs for a cue at both ends and a line between them.
  static let leastForBoth = 3

  /// Lines that are not seen above, the one under the cue among them; 0 where no cue is drawn.
  package let above: Int
  package let below: Int

  var hasAbove: Bool { above > 0 }
  var hasBelow: Bool { below > 0 }

  /// Works out the cues of a pane; one of a single row has no room for any, one of two rows only
  /// for the lower.
  package init(offset: Int, total: Int, visible: Int) {
    let rest = total - offset - visible
    above = offset > 0 && visible >= Self.leastForBoth ? offset + 1 : 0
    below = rest > 0 && visible > 1 ? rest + 1 : 0
  }
}

extension Canvas {
  /// Draws what a scrolled pane shows of `total` lines, with its cues.
  ///
  /// - Parameter line: draws the line of an index in a row of the canvas.
  package mutating func drawScrolled(
    _ scroll: ScrollState, total: Int, words: ScrollCues.Phrases = .standard,
    line: (_ canvas: inout Canvas, _ index: Int, _ row: Int) -> Void
  ) {
    var scroll = scroll
    scroll.clamp(total: total, visible: rows)
    let cues = ScrollCues(offset: scroll.offset, total: total, visible: rows)
    let first = cues.hasAbove ? 1 : 0
    let last = min(rows, total - scroll.offset) - (cues.hasBelow ? 1 : 0)
    if first < last {
      for row in first..<last { line(&self, scroll.offset + row, row) }
    }
    if cues.hasAbove { draw(words.above(cues.above), row: 0, style: Style(.quiet)) }
    if cues.hasBelow { draw(words.below(cues.below), row: rows - 1, style: Style(.quiet)) }
  }
}
