import GlossScreen

/// A text broken into lines, each of which can be had as a styled line.
struct WrappedText: Sendable {
  private let wrapping: Wrapping
  private let style: @Sendable (Cluster) -> Style

  init(_ wrapping: Wrapping, style: @escaping @Sendable (Cluster) -> Style) {
    self.wrapping = wrapping
    self.style = style
  }

  /// The text of an editor, broken as the editor itself moves in it.
  init(_ editor: TextEditor, width: Int) {
    let selection = editor.selection
    self.init(editor.wrapping(width: width)) { cluster in
      Style(selection?.contains(cluster.scalars.lowerBound) == true ? .selection : .text)
    }
  }

  var lines: [Wrapping.Line] { wrapping.lines }

  func position(of offset: ScalarOffset) -> Wrapping.Position { wrapping.position(of: offset) }

  /// A line as runs of one style each; with the cursor, if it stands on this line.
  func line(_ index: Int, cursor: ScalarOffset? = nil) -> StyledLine {
    var line = StyledLine()
    var text = ""
    var textStyle = Style.plain
    var awaited = cursor.flatMap { position(of: $0).line == index ? $0 : nil }
    let placed = wrapping.placed(lines[index])
    let isOnText = awaited.map { cursor in
      placed.contains { wrapping.clusters[$0.index].scalars.contains(cursor) }
    }
    let isRightToLeft = lines[index].isRightToLeft
    if isRightToLeft {
      let indent = wrapping.indent(of: lines[index])
      line.add(String(repeating: " ", count: isOnText == false ? max(indent - 1, 0) : indent))
      // The end of the line is on its left.
      if isOnText == false { line.add(" ", Style(.cursor)) }
    }
    for placed in placed {
      let cluster = wrapping.cluster(placed)
      var style = cluster.kind == .escape ? Style(.escape) : style(cluster)
      if let cursor = awaited, cluster.scalars.contains(cursor) {
        style = Style(.cursor)
        awaited = nil
      }
      if style != textStyle {
        line.add(text, textStyle, isInVisualOrder: true)
        (text, textStyle) = ("", style)
      }
      text +=
        cluster.kind == .tab ? String(repeating: " ", count: placed.width) : cluster.glyph
    }
    line.add(text, textStyle, isInVisualOrder: true)
    // After the last character of the line there is nothing that the cursor could stand on.
    if isOnText == false, !isRightToLeft { line.add(" ", Style(.cursor)) }
    return line
  }

  /// Some of the lines, with how many there are above and below where there is room to say so.
  func window(_ top: Int, rows: Int, at cursor: ScalarOffset? = nil) -> [StyledLine] {
    let top = max(min(top, lines.count - rows), 0)
    var window = (top..<min(top + rows, lines.count)).map { line($0, cursor: cursor) }
    // Fewer rows would not leave one for the cursor.
    guard rows >= 4 else { return window }
    let cues = ScrollCues(offset: top, total: lines.count, visible: rows)
    let words = ScrollCues.Phrases.standard
    if cues.above > 0 { window[0] = StyledLine(words.above(cues.above), Style(.quiet)) }
    if cues.below > 0 {
      window[rows - 1] = StyledLine(words.below(cues.below), Style(.quiet))
    }
    return window
  }
}
