import GlossScreen

/// A rendered text at a width.
///
/// What stands before the text of a line, bars and indent, stands at the right where the line goes
/// right to left. Code and tables always go left to right.
struct RenderedWrapping: DrawnText {
  /// One line of the text, wrapped beside its bars and its indent.
  private struct Line {
    var text: RenderedText.Line
    var wrapping: Wrapping
    /// Columns further in for what goes on with a cut line, where the indent has no room for the
    /// sign.
    var further = 0

    init(_ line: RenderedText.Line, _ width: Int) {
      text = line
      if line.indent > width / 2 {
        // Too deep to hang from: it begins where it is written, and its rows at the left.
        if !line.styles.isEmpty { text.styles = line.head.map { _ in line.style } + line.styles }
        text.clusters = line.head + line.clusters
        (text.indent, text.head) = (0, [])
      }
      let room = width - text.bars * 2 - text.indent
      let base: Wrapping.Base = text.isVerbatim ? .verbatim : .text
      wrapping = Wrapping(text.clusters, width: max(room, 1), base: base)
      if text.isVerbatim, text.indent < 2, wrapping.lines.count > 1 {
        further = 2
        wrapping = Wrapping(text.clusters, width: max(room - 2, 1), base: base)
      }
    }
  }

  /// Before what goes on with a line of code that was too wide.
  private static let sign = "↳ "

  private let lines: [Line]
  /// Each by its line, and its place among those of the line's wrapping.
  private let rows: [(line: Int, index: Int)]

  init(_ text: RenderedText, width: Int) {
    lines = text.lines.map { Line($0, width) }
    rows = lines.enumerated().flatMap { number, line in
      line.wrapping.lines.indices.map { (number, $0) }
    }
  }

  var lineCount: Int { rows.count }
  /// Where something is marked, texts are drawn as they are written.
  var cursorLine: Int? { nil }
  func line(of offset: ScalarOffset) -> Int { 0 }

  func draw(_ place: Int, in canvas: inout Canvas, row: Int) {
    let (line, index) = (lines[rows[place].line], rows[place].index)
    if line.wrapping.lines[index].isRightToLeft {
      return drawMirrored(line, index, in: &canvas, row: row)
    }
    let text = line.text
    for bar in 0..<text.bars {
      canvas.draw("| ", row: row, column: bar * 2, style: Style(.quote))
    }
    var column = text.bars * 2
    if index == 0 {
      var at = 0
      for cluster in text.head {
        if !cluster.isWhite {
          canvas.draw(
            CollectionOfOne(cluster), row: row, column: column + at, style: Style(.strong))
        }
        at += cluster.columns(at: at)
      }
    } else if text.isVerbatim {
      column += line.further
      canvas.draw(
        RenderedWrapping.sign, row: row, column: column + text.indent - 2, style: Style(.quiet))
    }
    drawText(line, index, in: &canvas, row: row, column: column + text.indent)
  }

  private func drawText(
    _ line: Line, _ index: Int, in canvas: inout Canvas, row: Int, column: Int
  ) {
    let (text, wrapping) = (line.text, line.wrapping)
    canvas.draw(wrapping.lines[index], of: wrapping, row: row, column: column) {
      if wrapping.clusters[$0].kind == .escape { return Style(.escape) }
      return text.styles.isEmpty ? text.style : text.styles[$0]
    }
  }

  private func drawMirrored(_ line: Line, _ index: Int, in canvas: inout Canvas, row: Int) {
    drawText(line, index, in: &canvas, row: row, column: 0)
    let (text, room) = (line.text, line.wrapping.width)
    if index == 0, !text.head.isEmpty {
      let head = Wrapping(text.head, width: text.indent, base: .rightToLeft)
      canvas.draw(head.lines[0], of: head, row: row, column: room) { _ in Style(.strong) }
    }
    for bar in 0..<text.bars {
      canvas.draw(" |", row: row, column: room + text.indent + bar * 2, style: Style(.quote))
    }
  }
}
