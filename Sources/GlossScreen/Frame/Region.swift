/// A rectangle of a screen, in cells; it may lie partly or wholly outside.
package struct Region: Hashable, Sendable {
  package var row: Int
  package var column: Int
  package var rows: Int
  package var columns: Int

  /// Makes a rectangle; a negative size is none.
  package init(row: Int = 0, column: Int = 0, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
  }

  package var isEmpty: Bool { rows == 0 || columns == 0 }

  package func contains(row: Int, column: Int) -> Bool {
    row >= self.row && row < self.row + rows && column >= self.column
      && column < self.column + columns
  }

  package func intersection(_ other: Region) -> Region {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Region(
      row: top, column: left,
      rows: min(row + rows, other.row + other.rows) - top,
      columns: min(column + columns, other.column + other.columns) - left)
  }

  /// The same rectangle seen from an origin elsewhere.
  package func moved(rows down: Int, columns right: Int) -> Region {
    Region(row: row + down, column: column + right, rows: rows, columns: columns)
  }

  package func inset(rows vertical: Int, columns horizontal: Int) -> Region {
    Region(
      row: row + vertical, column: column + horizontal, rows: rows - 2 * vertical,
      columns: columns - 2 * horizontal)
  }

  /// Cuts the first `count` rows off, fewer where there are fewer, and returns them.
  package mutating func takeTop(_ count: Int) -> Region {
    let count = min(max(count, 0), rows)
    defer {
      row += count
      rows -= count
    }
    return Region(row: row, column: column, rows: count, columns: columns)
  }

  /// Cuts the last `count` rows off and returns them.
  package mutating func takeBottom(_ count: Int) -> Region {
    let count = min(max(count, 0), rows)
    rows -= count
    return Region(row: row + rows, column: column, rows: count, columns: columns)
  }

  /// Cuts the first `count` columns off and returns them.
  package mutating func takeLeft(_ count: Int) -> Region {
    let count = min(max(count, 0), columns)
    defer {
      column += count
      columns -= count
    }
    return Region(row: row, column: column, rows: rows, columns: count)
  }

  /// Splits into `count` panes side by side with `gap` columns between them, as even as they go;
  /// the first ones get what is left over.
  package func split(columns count: Int, gap: Int = 1) -> [Region] {
    guard count > 0 else { return [] }
    let room = max(columns - gap * (count - 1), 0)
    var rest = self
    return (0..<count).map { index in
      let pane = rest.takeLeft(room / count + (index < room % count ? 1 : 0))
      _ = rest.takeLeft(gap)
      return pane
    }
  }
}
