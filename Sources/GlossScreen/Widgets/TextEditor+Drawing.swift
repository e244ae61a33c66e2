extension TextEditor {
  /// Draws the text and places the cursor, scrolled so that the cursor is in view.
  ///
  /// - Parameters:
  ///   - isFocused: whether keys go here; only then the cursor is placed.
  ///   - hint: what to show quietly in place of an empty text.
  package func draw(
    in canvas: inout Canvas, style: Style = .plain, isFocused: Bool = true, hint: String = ""
  ) {
    canvas.fill(nil, style)
    let wrapping = wrapping(width: canvas.columns)
    let position = wrapping.position(of: cursor)
    // The cursor's row stays near the middle, so that a person sees what stands around it.
    let last = max(wrapping.lines.count - canvas.rows, 0)
    let top = min(max(position.line - canvas.rows / 2, 0), last)
    let left = breaks == .never ? max(position.column - max(canvas.columns - 1, 0), 0) : 0
    for (row, line) in wrapping.lines.dropFirst(top).prefix(canvas.rows).enumerated() {
      canvas.draw(line, of: wrapping, row: row, column: -left) { index in
        isSelected(wrapping.clusters[index]) ? Style(.selection, style.attributes) : style
      }
    }
    if isEmpty { canvas.draw(hint, row: 0, style: Style(.quiet, style.attributes)) }
    if isFocused {
      // In a single column there is none left after a full line.
      let column = min(position.column - left, canvas.columns - 1)
      canvas.placeCursor(row: position.line - top, column: column)
    }
  }

  private func isSelected(_ cluster: Cluster) -> Bool {
    selection?.contains(cluster.scalars.lowerBound) ?? false
  }
}
