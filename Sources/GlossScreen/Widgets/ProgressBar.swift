/// How much of a batch is done, as a bar.
///
/// Told by shape, so that a screen copied as text still shows it.
package struct ProgressBar: Hashable, Sendable {
  package var done: Int
  package var total: Int

  package init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// How many of `width` columns are filled: none only when nothing is done, all only when
  /// everything is.
  package func filled(of width: Int) -> Int {
    guard width > 0, total > 0, done > 0 else { return 0 }
    if done >= total { return width }
    let share = Int(exactly: (Double(done) / Double(total) * Double(width)).rounded(.down)) ?? 0
    return min(max(share, 1), width - 1)
  }

  package func draw(in canvas: inout Canvas, row: Int, column: Int = 0, width: Int) {
    let filled = filled(of: width)
    canvas.draw(
      String(repeating: "▰", count: filled), row: row, column: column, style: Style(.barFill))
    canvas.draw(
      String(repeating: "▱", count: max(width - filled, 0)), row: row, column: column + filled,
      style: Style(.bar))
  }
}
