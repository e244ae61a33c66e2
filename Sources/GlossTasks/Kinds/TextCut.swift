import GlossScreen

extension Text {
  /// As much of a string as takes so many columns in one line, with an ellipsis where it is cut:
  /// behind a word, unless that would cost more than a third of the columns.
  package static func cut(_ string: String, to columns: Int) -> String {
    // Of a long text no more is read than can be seen: each character takes a column.
    let text = Text(visible: String(string.prefix(max(columns, 0) + 1)))
    guard text.columns > columns else { return string }
    guard columns > 0 else { return "" }
    var (used, end) = (0, 0)
    var word = (end: 0, columns: 0)
    for (index, cluster) in text.clusters.enumerated() {
      if cluster.isWhite, used + 2 <= columns, index > 0, !text.clusters[index - 1].isWhite {
        word = (index, used)
      }
      guard used + cluster.width < columns else { break }
      used += cluster.width
      end = index + 1
    }
    let isBehindWord = word.columns * 3 >= columns * 2
    let kept = isBehindWord ? word.end : end
    let shown = kept > 0 ? text.slice(0..<text.clusters[kept - 1].scalars.upperBound) : ""
    return shown + (isBehindWord ? " …" : "…")
  }
}
