/// The lines that clusters take at a width, and the way from an offset to its place and back.
///
/// Lines break after spaces (which hang past the edge), after hyphens inside words, beside wide
/// characters, and anywhere if a word is wider than the line. A cluster never straddles two lines;
/// one that is wider than the width has a line to itself.
package struct Wrapping: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// All clusters of the line, hanging spaces and its newline included.
    package let clusters: Range<Int>
    /// The columns taken by what `placed` gives.
    package let width: Int
  }

  package struct Placed: Hashable, Sendable {
    /// Into the clusters.
    package let index: Int
    /// From 0, within the line.
    package let column: Int
    /// The cluster's width, for a tab the columns up to the next stop.
    package let width: Int
  }

  package let clusters: [Cluster]
  package let width: Int
  /// Never empty. A text that ends with a newline has an empty line after it, where a cursor can
  /// stand.
  package let lines: [Line]

  package init(_ clusters: [Cluster], width: Int) {
    self.clusters = clusters
    self.width = width
    lines = Self.lines(of: clusters, width: width)
  }

  private static let tabStop = 4

  static func tabWidth(at column: Int) -> Int { tabStop - column % tabStop }

  static func width(of cluster: Cluster, at column: Int) -> Int {
    cluster.kind == .tab ? tabWidth(at: column) : cluster.width
  }

  /// The lines of clusters at a width; a width under 1 counts as 1.
  package static func lines(of clusters: [Cluster], width: Int) -> [Line] {
    var breaker = LineBreaker(clusters, width: max(1, width))
    return breaker.lines()
  }

  /// What is drawn of a line: all but its newline and the spaces past the edge.
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
    return result
  }
}
