import GlossScreen

/// A rendered text at a width.
///
/// What stands before the text of a line, bars and indent, stands at the right where the line goes
/// right to left. Code and tables always go left to right.
struct RenderedWrapping {
  private struct Row {
    /// Into the lines.
    var line: Int
    /// Into the lines of its wrapping.
    var index: Int
  }

  /// One line of the text, wrapped beside its bars and its indent.
  private struct Line {
    var bars: Int
    var indent: Int
    /// Columns further in for what goes on with a cut line, where the indent has no room for the
    /// sign.
    var further: Int
    var head: [Cluster]
    var isVerbatim: Bool
    var style: Style
    var styles: [Style]
    var wrapping: Wrapping
  }

  /// Before what goes on with a line of code that was too wide.
  private static let sign = "↳ "

  private let lines: [Line]
  private let rows: [Row]

  var rowCount: Int { rows.count }

  init(_ text: RenderedText, width: Int) {
    lines = text.lines.map { RenderedWrapping.wrapped($0, width) }
    rows = lines.enumerated().flatMap { number, line in
      line.wrapping.lines.indices.map { Row(line: number, index: $0) }
    }
  }

  private static func wrapped(_ line: RenderedText.Line, _ width: Int) -> Line {
    var made = Line(
      bars: line.bars, indent: line.indent, further: 0, head: line.head,
      isVerbatim: line.isVerbatim, style: line.style, styles: line.styles,
      wrapping: Wrapping([], width: 1))
    var clusters = line.clusters
    if line.indent > width / 2 {
      // Too deep to hang from: it begins where it is written, and its rows at the left.
      if !made.styles.isEmpty { made.styles = line.head.map { _ in line.style } + line.styles }
      clusters = line.head + clusters
      (made.indent, made.head) = (0, [])
    }
    let room = max(width - made.bars * 2 - made.indent, 1)
    let base: Wrapping.Base = made.isVerbatim ? .verbatim : .text
    made.wrapping = Wrapping(clusters, width: room, base: base)
    if made.isVerbatim, made.indent < 2, made.wrapping.lines.count > 1 {
      made.further = 2
      made.wrapping = Wrapping(clusters, width: max(room - 2, 1), base: base)
    }
    return made
  }

  func draw(_ place: Int, in canvas: inout Canvas, row: Int) {
    let (line, index) = (lines[rows[place].line], rows[place].index)
    if line.wrapping.lines[index].isRightToLeft {
      return drawMirrored(line, index, in: &canvas, row: row)
    }
    for bar in 0..<line.bars {
      canvas.draw("| ", row: row, column: bar * 2, style: Style(.quote))
    }
    var column = line.bars * 2
    if index == 0 {
      drawHead(line, in: &canvas, row: row, column: column)
    } else if line.isVerbatim {
      column += line.further
      canvas.draw(
        RenderedWrapping.sign, row: row, column: column + line.indent - 2, style: Style(.quiet))
    }
    drawText(line, index, in: &canvas, row: row, column: column + line.indent)
  }

  private func drawText(
    _ line: Line, _ index: Int, in canvas: inout Canvas, row: Int, column: Int
  ) {
    let wrapping = line.wrapping
    canvas.draw(wrapping.lines[index], of: wrapping, row: row, column: column) {
      if wrapping.clusters[$0].kind == .escape { return Style(.escape) }
      return line.styles.isEmpty ? line.style : line.styles[$0]
    }
  }

  private func drawMirrored(_ line: Line, _ index: Int, in canvas: inout Canvas, row: Int) {
    drawText(line, index, in: &canvas, row: row, column: 0)
    let room = line.wrapping.width
    if index == 0, !line.head.isEmpty {
      let head = Wrapping(line.head, width: line.indent, base: .rightToLeft)
      canvas.draw(head.lines[0], of: head, row: row, column: room) { _ in Style(.strong) }
    }
    for bar in 0..<line.bars {
      canvas.draw(" |", row: row, column: room + line.indent + bar * 2, style: Style(.quote))
    }
  }

  private func drawHead(_ line: Line, in canvas: inout Canvas, row: Int, column: Int) {
    var at = 0
    for cluster in line.head {
      if !cluster.isWhite {
        canvas.draw(CollectionOfOne(cluster), row: row, column: column + at, style: Style(.strong))
      }
      at += cluster.columns(at: at)
    }
  }
}
