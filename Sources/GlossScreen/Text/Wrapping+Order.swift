extension Wrapping {
  /// Whether columns may follow on each other otherwise than the clusters do.
  package var goesBothWays: Bool { !levels.isEmpty }

  /// The column at which what is drawn of a line begins: lines from right to left stand at the
  /// right edge.
  package func indent(of line: Line) -> Int {
    line.isRightToLeft ? max(edge - line.width, margin) : 0
  }

  /// The column after the end of a line as it is written, which is on its left where it goes right
  /// to left; that of its last column where there is none.
  package func endColumn(of line: Line) -> Int {
    line.isRightToLeft ? max(indent(of: line) - 1, 0) : line.width
  }

  /// What is drawn in a place.
  package func cluster(_ place: Placed) -> Cluster {
    let cluster = clusters[place.index]
    return place.isRightToLeft ? cluster.mirrored : cluster
  }

  /// Rules L1 and L2 on the part of a line that is drawn.
  func reordered(_ placed: [Placed], _ line: Line) -> [Placed] {
    guard let first = placed.first, let last = placed.last else { return placed }
    let range = first.index...last.index
    var levels = Array(levels[range])
    guard line.isRightToLeft || levels.contains(where: { $0 > 0 }) else { return placed }
    BidiLine.reset(
      &levels, clusters[range].map { $0.bidiClass(base) }, base: line.isRightToLeft ? 1 : 0)
    var column = indent(of: line)
    return BidiLine.order(levels).map { place in
      var moved = placed[place]
      moved = Placed(
        index: moved.index, column: column, width: moved.width,
        isRightToLeft: levels[place] % 2 == 1)
      column += moved.width
      return moved
    }
  }
}
