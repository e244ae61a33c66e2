import GlossScreen

extension Frame {
  /// The screen as text that a person can review: its size, its rows without trailing spaces, and
  /// with `styles` the runs of cells that are not plain, by row and columns, and the cursor.
  package func snapshot(styles: Bool = false) -> String {
    var lines = ["\(columns)×\(rows)"]
    for index in 0..<rows {
      var line = row(index).map(\.glyph).joined()
      while line.hasSuffix(" ") { line.removeLast() }
      lines.append(line)
    }
    if styles {
      lines.append("---")
      for index in 0..<rows {
        let runs = styleRuns(index)
        if !runs.isEmpty { lines.append("\(index): " + runs.joined(separator: ", ")) }
      }
      if let cursor { lines.append("cursor \(cursor.row),\(cursor.column)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func styleRuns(_ index: Int) -> [String] {
    var runs: [String] = []
    var start = 0
    let cells = Array(row(index))
    for column in 0...columns where column == columns || cells[column].style != cells[start].style {
      if column > start, cells[start].style != .plain {
        let span = column - 1 == start ? "\(start)" : "\(start)-\(column - 1)"
        runs.append("\(span) \(cells[start].style)")
      }
      start = column
      if column == columns { break }
    }
    return runs
  }
}

extension Style: CustomStringConvertible {
  /// `label(2)+underline`, as snapshots have it.
  package var description: String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"), (.struck, "struck"),
    ]
    let set = names.filter { attributes.contains($0.0) }.map(\.1)
    return (["\(role)"] + set).joined(separator: "+")
  }
}
