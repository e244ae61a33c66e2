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

  package let clusters: [Cluster]
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
    _ clusters: [Cluster], width: Int, base: Base = .text, editorColumns: Int? = nil
  ) {
    Work.did("wrap at \(width), \(base): \(clusters.map(\.glyph).joined())")
    self.clusters = clusters
    self.width = width
    self.base = base
    edge = editorColumns ?? width
    margin = editorColumns == nil ? 0 : 1
    var lines = Self.lines(of: clusters, width: width)
    if base == .rightToLeft || clusters.contains(where: { $0.bidi.bringsRightToLeft }) {
      let text = BidiText(clusters, base)
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
  package static func lines(of clusters: [Cluster], width: Int) -> [Line] {
    var breaker = LineBreaker(clusters, width: max(1, width))
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
