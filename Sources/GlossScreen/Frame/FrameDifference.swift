/// Which cells of a frame differ from those of another of the same size, as runs within rows.
///
/// Two hard cases are settled here, so that the painter may write any run from left to right:
/// - A wide cell is written whole or not at all. A trailing half is a value of its own, so the
///   stale half of a wide cell that went away always differs from what stands there now.
/// - A cluster of uncertain width may cover more columns on the terminal than it was given: up to
///   two for each of its code points, where the terminal does not join them. What it may cover is
///   written again after it.
struct FrameDifference: Hashable {
  struct Run: Hashable {
    var row: Int
    var columns: Range<Int>
  }

  private(set) var runs: [Run] = []

  init(from old: Frame, to new: Frame) {
    precondition(old.columns == new.columns && old.rows == new.rows, "frames of two sizes")
    for row in 0..<new.rows { compare(old.row(row), new.row(row), row: row) }
  }

  private mutating func compare(_ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>, row: Int) {
    guard old != new else { return }
    let base = new.startIndex
    let shift = old.startIndex - base
    var index = base
    while index < new.endIndex {
      guard new[index] != old[index + shift] else {
        index += 1
        continue
      }
      let start = new[index].width == 0 && index > base ? index - 1 : index
      var covered = index + 1
      index = start
      while index < new.endIndex,
        index < covered || new[index].width == 0 || new[index] != old[index + shift]
      {
        covered = max(covered, index + new[index].columnsAtMost)
        index += 1
      }
      runs.append(Run(row: row, columns: start - base..<index - base))
    }
  }
}

extension Cell {
  /// The most columns that a terminal may draw the cell over.
  fileprivate var columnsAtMost: Int { isUncertain ? 2 * glyph.unicodeScalars.count : Int(width) }
}
