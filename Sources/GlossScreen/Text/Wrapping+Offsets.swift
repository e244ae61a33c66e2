extension Wrapping {
  /// A line, from 0, and a column in it, from 0.
  package struct Position: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Where the cluster that holds an offset is drawn. The end of the text is after its last cluster;
  /// what hangs past the edge is at the end of its line.
  package func position(of offset: ScalarOffset) -> Position {
    let cluster = clusters.index(holding: offset)
    let number = line(holding: cluster)
    let line = lines[number]
    let place = placed(line).first { $0.index == cluster }
    return Position(line: number, column: place?.column ?? endColumn(of: line))
  }

  /// Where the cluster drawn at a position begins in the text. Positions outside go to the nearest
  /// inside: past the end of a line, that is its end.
  package func offset(at position: Position) -> ScalarOffset {
    let line = lines[min(max(position.line, 0), lines.count - 1)]
    let placed = placed(line)
    let column = max(position.column, 0)
    let indent = indent(of: line)
    if let place = placed.first(where: { column < $0.column + $0.width }), column >= indent {
      return clusters[place.index].scalars.lowerBound
    }
    let isPastEnd = line.isRightToLeft ? column < indent : column >= line.width
    return isPastEnd || placed.isEmpty ? end(of: line) : start(of: line)
  }

  /// Where a line begins.
  package func start(of line: Line) -> ScalarOffset {
    let first = line.clusters.lowerBound
    return first < clusters.count
      ? clusters[first].scalars.lowerBound : clusters.last?.scalars.upperBound ?? 0
  }

  /// What ends a line, its newline or hanging space, or its last cluster where it was broken within
  /// a word.
  package func end(of line: Line) -> ScalarOffset {
    let after = line.clusters.lowerBound + placed(line).count
    if after < line.clusters.upperBound { return clusters[after].scalars.lowerBound }
    if after == clusters.count { return clusters.last?.scalars.upperBound ?? 0 }
    return clusters[max(after - 1, line.clusters.lowerBound)].scalars.lowerBound
  }

  /// The line that holds a cluster; of `clusters.count`, the last.
  package func line(holding cluster: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].clusters.upperBound <= cluster { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
