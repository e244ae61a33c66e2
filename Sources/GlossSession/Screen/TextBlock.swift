import GlossScreen
import GlossTasks

/// One text of an item, wrapped, with what a draft marks in it.
///
/// Labelled spans stand on lines of their own under the text, each in a lane that it keeps from its
/// first line to its last, so that overlapping and nested ones are told apart.
struct TextBlock: DrawnText {
  private enum Line {
    /// An index into the wrapping's lines.
    case text(Int)
    /// What stands under a line of text, in one lane.
    case lane([Piece])
  }

  /// The part of a span that is on one line.
  private struct Piece {
    let column: Int
    let width: Int
    let sign: String
    let style: Style
  }

  /// A span and the lane that it has.
  private struct Lane {
    let range: Range<ScalarOffset>
    let letter: String
    let index: Int
    let isFocused: Bool
    let lane: Int
  }

  private let wrapping: Wrapping
  private let style: Style
  private let highlights: [TextMark]
  /// Nil where nothing stands under the text, so that its lines are those of the wrapping: a long
  /// text has many, and they are asked for at every key.
  private var laned: [Line]?
  private(set) var cursorLine: Int?
  /// Where the other text has something that this one has not; nil inside a word, of which it would
  /// hide a letter.
  private let absence: Wrapping.Position?

  /// - Parameter keepsLane: the first lane has its row under every line, so that the text does not
  ///   move as spans are marked.
  init(_ wrapping: Wrapping, marks: [TextMark], style: Style, keepsLane: Bool = false) {
    self.wrapping = wrapping
    self.style = style
    highlights = marks.filter { if case .label = $0.sign { false } else { true } }
    absence = marks.first { $0.range.isEmpty && $0.sign == .differs(isCurrent: true) }
      .flatMap { wrapping.blank(at: $0.range.lowerBound) }
    let cursor = marks.first { $0.sign == .cursor }
    cursorLine = cursor.map { wrapping.position(of: $0.range.lowerBound).line }
    let lanes = TextBlock.lanes(of: marks)
    guard !lanes.isEmpty || keepsLane else { return }
    let kept: [[Piece]] = keepsLane ? [[]] : []
    var lines: [Line] = []
    let line = cursorLine
    for index in wrapping.lines.indices {
      if index == line { cursorLine = lines.count }
      lines.append(.text(index))
      let pieces = pieces(of: lanes, under: wrapping.lines[index])
      lines += (pieces.isEmpty ? kept : pieces).map { .lane($0) }
    }
    laned = lines
  }

  var lineCount: Int { laned?.count ?? wrapping.lines.count }

  func line(of offset: ScalarOffset) -> Int {
    let line = wrapping.position(of: offset).line
    return laned?.firstIndex { if case .text(line) = $0 { true } else { false } } ?? line
  }

  /// Gives each span the first lane that is free from its beginning to its end, longest first.
  private static func lanes(of marks: [TextMark]) -> [Lane] {
    var lanes: [Lane] = []
    let sorted = marks.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    for mark in sorted {
      guard case .label(let letter, let index, let isFocused) = mark.sign else { continue }
      let taken = Set(lanes.filter { $0.range.overlaps(mark.range) }.map(\.lane))
      let free = (0...).first { !taken.contains($0) } ?? 0
      lanes.append(
        Lane(range: mark.range, letter: letter, index: index, isFocused: isFocused, lane: free))
    }
    return lanes
  }

  private func pieces(of lanes: [Lane], under line: Wrapping.Line) -> [[Piece]] {
    guard let range = range(of: line) else { return [] }
    let here = lanes.filter { $0.range.overlaps(range) }
    guard let last = here.map(\.lane).max() else { return [] }
    let placed = wrapping.placed(line)
    return (0...last).map { lane in
      here.filter { $0.lane == lane }.flatMap { span in
        let covered = placed.filter {
          span.range.overlaps(wrapping.clusters[$0.index].scalars)
        }
        let last =
          span.range.upperBound <= range.upperBound ? covered.map(\.index).max() : nil
        return TextBlock.runs(of: covered).map { run in
          let width = run.reduce(0) { $0 + $1.width }
          let sign = TextBlock.sign(
            span, width, ends: run.contains { $0.index == last },
            isRightToLeft: TextBlock.isRightToLeft(run))
          return Piece(
            column: run[run.startIndex].column, width: width, sign: sign,
            style: Style(.label(span.index), span.isFocused ? [.bold, .reverse] : []))
        }
      }
    }
  }

  /// The code points of a line; nil where it has none.
  private func range(of line: Wrapping.Line) -> Range<ScalarOffset>? {
    let clusters = wrapping.clusters[line.clusters]
    guard let first = clusters.first, let last = clusters.last else { return nil }
    return first.scalars.lowerBound..<last.scalars.upperBound
  }

  /// Clusters in the order of columns, apart where their columns are: one stretch of a text of both
  /// directions may stand in several places.
  private static func runs(of placed: [Wrapping.Placed]) -> [ArraySlice<Wrapping.Placed>] {
    var runs: [ArraySlice<Wrapping.Placed>] = []
    var start = 0
    for (place, next) in placed.indices.dropFirst().enumerated()
    where placed[place].column + placed[place].width != placed[next].column {
      runs.append(placed[start..<next])
      start = next
    }
    return placed.isEmpty ? [] : runs + [placed[start...]]
  }

  private static func isRightToLeft(_ run: ArraySlice<Wrapping.Placed>) -> Bool {
    guard let left = run.first, let right = run.last else { return false }
    return left.index == right.index ? left.isRightToLeft : left.index > right.index
  }

  /// `p──┘`: the label's letter, a line as long as the span, an end where it ends; `└──p` from right
  /// to left. A focused span has a double line.
  private static func sign(
    _ span: Lane, _ width: Int, ends: Bool, isRightToLeft: Bool
  ) -> String {
    let fill = span.isFocused ? "═" : "─"
    let tail = width - Text.width(span.letter)
    guard tail > 0 else { return span.letter }
    let line = String(repeating: fill, count: ends ? tail - 1 : tail)
    if isRightToLeft {
      return (ends ? span.isFocused ? "╘" : "└" : "") + line + span.letter
    }
    return span.letter + line + (ends ? span.isFocused ? "╛" : "┘" : "")
  }

  func belongsAbove(_ line: Int) -> Bool {
    if case .lane? = laned?[line] { true } else { false }
  }

  func draw(_ line: Int, in canvas: inout Canvas, row: Int) {
    switch laned?[line] ?? .text(line) {
    case .text(let index):
      let here = highlights(on: wrapping.lines[index])
      canvas.draw(wrapping.lines[index], of: wrapping, row: row) { cluster in
        style(of: wrapping.clusters[cluster], here)
      }
      drawHiddenCursor(wrapping.lines[index], in: &canvas, row: row)
      if let absence, absence.line == index {
        mark(column: absence.column, in: &canvas, row: row, Style(.difference))
      }
    case .lane(let pieces):
      for piece in pieces {
        canvas.draw(
          piece.sign, row: row, column: piece.column, limit: piece.width, style: piece.style)
      }
    }
  }

  /// A cursor on a line break, or on a space past the edge, stands after the line.
  private func drawHiddenCursor(_ line: Wrapping.Line, in canvas: inout Canvas, row: Int) {
    guard let cursor = highlights.first(where: { $0.sign == .cursor }) else { return }
    let hidden = line.clusters.dropFirst(wrapping.placed(line).count)
    guard hidden.contains(where: { cursor.range.overlaps(wrapping.clusters[$0].scalars) }) else {
      return
    }
    mark(column: wrapping.endColumn(of: line), in: &canvas, row: row, Style(.cursor))
  }

  /// Marks a cell; past the edge, the last one.
  private func mark(column: Int, in canvas: inout Canvas, row: Int, _ style: Style) {
    let column = min(column, wrapping.width - 1)
    canvas.restyle(Region(row: row, column: column, rows: 1, columns: 1)) { _ in style }
  }

  /// A long text may differ from another in thousands of places.
  private func highlights(on line: Wrapping.Line) -> [TextMark] {
    guard let range = range(of: line) else { return [] }
    return highlights.filter { $0.range.overlaps(range) }
  }

  private func style(of cluster: Cluster, _ marks: [TextMark]) -> Style {
    for mark in marks.reversed() where mark.range.overlaps(cluster.scalars) {
      switch mark.sign {
      case .cursor: return Style(.cursor)
      case .selection, .label: return Style(.selection)
      case .differs(true): return Style(.difference)
      // A line under them would hide what they are.
      case .differs where cluster.kind == .space || cluster.glyph == "_": return style
      case .differs: return Style(style.role, style.attributes.union(.underline))
      }
    }
    return cluster.kind == .escape ? Style(.escape) : style
  }
}
