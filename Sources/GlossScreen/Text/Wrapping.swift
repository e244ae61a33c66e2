/// The lines that clusters take at a width, and the way from an offset to its place and back.
///
/// Lines break after spaces (which hang past the edge), after hyphens inside words, beside wide
/// characters, and anywhere if a word is wider than the line. A cluster never straddles two lines;
/// one that is wider than the width has a line to itself.
///
/// Lines are broken in the order in which the text is written; within a line, columns follow the
/// Unicode Bidirectional Algorithm. See the section on reading order in <doc:Text>.
package struct Wrapping: Hashable, Sendable {
  /// What decides in which direction paragraphs go.
  package enum Base: Hashable, Sendable {
    /// Each paragraph's first strong character.
    case text
    /// They go left to right, as lines of code and of tables do, and so do the cells between their
    /// bars: each bar is a segment separator.
    case verbatim
    case rightToLeft
  }

  package struct Line: Hashable, Sendable {
    /// All clusters of the line, hanging spaces and its newline included.
    package let clusters: Range<Int>
    /// The columns taken by what `placed` gives.
    package let width: Int
    /// Whether its paragraph goes right to left, so that it stands at the right edge.
    package internal(set) var isRightToLeft = false
  }

  package struct Placed: Hashable, Sendable {
    /// Into the clusters.
    package let index: Int
    /// From 0, within the line.
    package let column: Int
    /// The cluster's width, for a tab the columns up to the next stop.
    package let width: Int
    /// Whether it is part of what goes right to left, and so drawn mirrored.
    package var isRightToLeft = false
  }

  package let clusters: Clusters
  package let width: Int
  /// Never empty. A text that ends with a newline has an empty line after it, where a cursor can
  /// stand.
  package let lines: [Line]

  let base: Base
  /// The edge at which lines from right to left end.
  let edge: Int
  /// Columns that are kept free left of them.
  let margin: Int
  /// One per cluster before rule L1; empty where everything goes left to right, as nearly always.
  let levels: [UInt8]

  /// - Parameter editorColumns: the columns of an editor, one of which is kept for a cursor after
  ///   the end of a line, on either side.
  package init(
    _ clusters: Clusters, width: Int, base: Base = .text, editorColumns: Int? = nil
  ) {
    self.init(clusters, width: width, base: base, editorColumns: editorColumns, lines: nil)
  }

  package init(
    _ clusters: [Cluster], width: Int, base: Base = .text, editorColumns: Int? = nil
  ) {
    self.init(Clusters(clusters), width: width, base: base, editorColumns: editorColumns)
  }

  /// - Parameter lines: how a text without anything from right to left was broken at this width.
  init(
    _ clusters: Clusters, width: Int, base: Base = .text, editorColumns: Int?, lines known: [Line]?
  ) {
    if let known {
      (self.clusters, self.width, self.base, lines, levels) = (clusters, width, base, known, [])
      (edge, margin) = (editorColumns ?? width, editorColumns == nil ? 0 : 1)
      return
    }
    Work.did("wrap at \(width), \(base): \(clusters.map(\.glyph).joined())")
    self.clusters = clusters
    self.width = width
    self.base = base
    edge = editorColumns ?? width
    margin = editorColumns == nil ? 0 : 1
    var lines = Self.lines(of: clusters, width: width)
    if base == .rightToLeft || clusters.bringsRightToLeft {
      let text = BidiText(clusters.all, base)
      levels = text.levels
      var paragraph = text.paragraphs[...]
      for index in lines.indices {
        while let end = paragraph.first?.end, end <= lines[index].clusters.lowerBound {
          paragraph.removeFirst()
        }
        lines[index].isRightToLeft = paragraph.first?.base == 1
      }
    } else {
      levels = []
    }
    self.lines = lines
  }

  private static let tabStop = 4

  static func tabWidth(at column: Int) -> Int { tabStop - column % tabStop }

  static func width(of cluster: Cluster, at column: Int) -> Int {
    cluster.kind == .tab ? tabWidth(at: column) : cluster.width
  }

  /// The lines of clusters at a width; a width under 1 counts as 1.
  package static func lines(of clusters: Clusters, width: Int) -> [Line] {
    var breaker = LineBreaker(clusters, width: width)
    return breaker.lines()
  }

  /// What is drawn of a line, from left to right and without gap: all but its newline and the
  /// spaces past the edge. What is left out is always the end of the line as it is written.
  package func placed(_ line: Line) -> [Placed] {
    var result: [Placed] = []
    result.reserveCapacity(min(line.clusters.count, line.width))
    var column = 0
    for index in line.clusters {
      if column >= line.width { break }
      let columns = Self.width(of: clusters[index], at: column)
      if column + columns > line.width { break }
      result.append(Placed(index: index, column: column, width: columns))
      column += columns
    }
    return levels.isEmpty ? result : reordered(result, line)
  }
}

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
    let number = lines.index(holding: cluster)
    let line = lines[number]
    let place = placed(line).first { $0.index == cluster }
    return Position(line: number, column: place?.column ?? endColumn(of: line))
  }

  /// The blank at a place between code points, or right before it; the end of the text behind that.
  package func blank(at offset: ScalarOffset) -> Position? {
    let next = clusters.index(holding: offset)
    let here = [next, next - 1].first { clusters.indices.contains($0) && clusters[$0].isWhite }
    guard let here else { return next == clusters.count ? position(of: offset) : nil }
    return position(of: clusters[here].scalars.lowerBound)
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
  package func line(holding cluster: Int) -> Int { lines.index(holding: cluster) }
}

extension [Wrapping.Line] {
  fileprivate func index(holding cluster: Int) -> Int {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if self[middle].clusters.upperBound <= cluster { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Breaks the lines that a change of clusters touches anew; those behind it only move.
  mutating func update(
    for clusters: Clusters, width: Int, went: Range<Int>, came: Range<Int>
  ) {
    let added = came.count - went.count
    // A word that became shorter may go back into the line before, and whether it does is decided
    // where that one begins.
    let first = Swift.max(index(holding: went.lowerBound) - 2, 0)
    var next = first
    var breaker = LineBreaker(clusters, width: width, from: self[first].clusters.lowerBound)
    var isKnown = false
    let lines = breaker.lines { start in
      guard start >= came.upperBound else { return false }
      while next < count, self[next].clusters.lowerBound + added < start { next += 1 }
      isKnown = next < count && self[next].clusters.lowerBound + added == start
      return isKnown
    }
    if !isKnown { next = count }
    replaceSubrange(first..<next, with: lines)
    for index in first + lines.count..<count where added != 0 {
      let line = self[index]
      self[index] = Wrapping.Line(
        clusters: line.clusters.lowerBound + added..<line.clusters.upperBound + added,
        width: line.width)
    }
  }
}
