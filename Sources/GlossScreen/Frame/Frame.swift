/// A screen as a value: a grid of cells and the place of the cursor.
///
/// Drawn anew for every state; ``Painter`` finds out what changed. Text enters through clusters.
package struct Frame: Hashable, Sendable {
  /// A place on a screen, from 0.
  package struct Position: Hashable, Sendable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  package let columns: Int
  package let rows: Int
  /// Where the cursor is shown; nil hides it.
  package private(set) var cursor: Position?
  private var cells: [Cell]

  /// Makes a blank screen; a negative size is none.
  package init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    cells = Array(repeating: .blank(), count: self.columns * self.rows)
  }

  package var region: Region { Region(rows: rows, columns: columns) }

  package subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

  /// The cells of one row.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * columns..<(row + 1) * columns]
  }

  /// Shows the cursor at a cell, or hides it where that is off the screen.
  package mutating func placeCursor(row: Int, column: Int) {
    let isInside = region.contains(row: row, column: column)
    cursor = isInside ? Position(row: row, column: column) : nil
  }

  package mutating func hideCursor() { cursor = nil }

  /// Draws clusters from a cell on, cut at `clip`, and returns how many columns they took.
  ///
  /// A wide cluster of which only half is inside leaves a space there. Line breaks take none.
  @discardableResult
  package mutating func draw(
    _ clusters: some Sequence<Cluster>, row: Int, column: Int, style: Style = .plain,
    clip: Region? = nil
  ) -> Int {
    let clip = clip.map(region.intersection) ?? region
    let end = clip.column + clip.columns
    var at = column
    for cluster in clusters where at < end {
      for cell in Cell.cells(cluster, style: style) {
        // The trailing half was put down with its wide cell.
        if cell.width > 0 { put(cell, row: row, column: at, clip: clip) }
        at += 1
      }
    }
    return min(at, max(end, column)) - column
  }

  /// Draws a word of the interface, which takes the same way as any other text.
  @discardableResult
  package mutating func draw(
    _ text: String, row: Int, column: Int, style: Style = .plain, clip: Region? = nil
  ) -> Int {
    draw(Text(text).clusters, row: row, column: column, style: style, clip: clip)
  }

  /// Blanks a rectangle.
  package mutating func fill(_ area: Region, style: Style = .plain) {
    let area = area.intersection(region)
    for row in area.row..<area.row + area.rows {
      for column in area.column..<area.column + area.columns {
        put(.blank(style), row: row, column: column, clip: area)
      }
    }
  }

  /// Changes the style of what is drawn already, for a bar or a selection over mixed text.
  package mutating func restyle(_ area: Region, _ change: (Style) -> Style) {
    let area = area.intersection(region)
    for row in area.row..<area.row + area.rows {
      for column in area.column..<area.column + area.columns {
        // Both halves of a wide cell are one thing and look alike.
        let index = row * columns + column
        let style = change(cells[index].style)
        cells[index].style = style
        if cells[index].width == 2, column + 1 < columns { cells[index + 1].style = style }
        if cells[index].width == 0, column > 0 { cells[index - 1].style = style }
      }
    }
  }

  private mutating func put(_ cell: Cell, row: Int, column: Int, clip: Region) {
    let width = Int(cell.width)
    let isWhole =
      clip.contains(row: row, column: column)
      && clip.contains(row: row, column: column + width - 1)
    for offset in 0..<width where clip.contains(row: row, column: column + offset) {
      let index = row * columns + column + offset
      breakWide(index, column: column + offset)
      if !isWhole {
        cells[index] = .blank(cell.style)
      } else {
        cells[index] = offset == 0 ? cell : .trailing(of: cell)
      }
    }
  }

  /// Blanks the other half of a wide cell of which one half is about to be overwritten.
  private mutating func breakWide(_ index: Int, column: Int) {
    switch cells[index].width {
    case 2 where column + 1 < columns: cells[index + 1] = .blank(cells[index + 1].style)
    case 0 where column > 0: cells[index - 1] = .blank(cells[index - 1].style)
    default: break
    }
  }
}
