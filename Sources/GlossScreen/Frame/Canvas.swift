/// What widgets draw on: a frame seen through a rectangle, with its own origin.
///
/// Whatever falls outside the rectangle is cut, so that a widget needs no arithmetic to be safe at
/// 0×0. A canvas is passed `inout`; ``within(_:_:)`` narrows it for a part of the screen.
package struct Canvas: Sendable {
  package private(set) var frame: Frame
  /// In the frame's coordinates; may reach beyond what is visible.
  private var area: Region
  /// The part of the area that drawing reaches.
  private var clip: Region

  package init(columns: Int, rows: Int) {
    frame = Frame(columns: columns, rows: rows)
    area = frame.region
    clip = area
  }

  package var columns: Int { area.columns }
  package var rows: Int { area.rows }
  /// The whole canvas, from (0, 0).
  package var region: Region { Region(rows: rows, columns: columns) }

  /// Runs `body` on a part of this canvas, in whose upper left corner (0, 0) then is.
  package mutating func within<Result, Failure: Error>(
    _ region: Region, _ body: (inout Canvas) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (outerArea, outerClip) = (area, clip)
    area = region.moved(rows: area.row, columns: area.column)
    clip = clip.intersection(area)
    defer { (area, clip) = (outerArea, outerClip) }
    return try body(&self)
  }

  /// Draws clusters from a cell on, over at most `limit` columns, and returns how many they took.
  @discardableResult
  package mutating func draw(
    _ clusters: some Sequence<Cluster>, row: Int, column: Int = 0, limit: Int? = nil,
    style: Style = .plain
  ) -> Int {
    frame.draw(
      clusters, row: area.row + row, column: area.column + column, style: style,
      clip: clip(column: column, limit: limit))
  }

  /// Draws a word of the interface, or any string, by way of the choke point: a paragraph of its
  /// own, so that it orders nothing beside it.
  @discardableResult
  package mutating func draw(
    _ text: String, row: Int, column: Int = 0, limit: Int? = nil, style: Style = .plain
  ) -> Int {
    draw(
      Text(visible: text).clusters.all
        .pieceInVisualOrder(within: min(limit ?? Int.max, columns - column)),
      row: row, column: column, limit: limit, style: style)
  }

  /// Draws a line of wrapped text, tabs as wide as the wrapping made them.
  ///
  /// - Parameter style: the style of the cluster with an index into the wrapping's clusters.
  package mutating func draw(
    _ line: Wrapping.Line, of wrapping: Wrapping, row: Int, column: Int = 0,
    style: (Int) -> Style = { _ in .plain }
  ) {
    // Of a line that is long and has not been broken only what is seen is looked at.
    let seen =
      clip.column - area.column - column..<clip.column + clip.columns - area.column - column
    for placed in wrapping.placed(line)
    where placed.column + placed.width > seen.lowerBound && placed.column < seen.upperBound {
      let cluster = wrapping.cluster(placed)
      let style = style(placed.index)
      if cluster.kind == .tab {
        fill(
          Region(row: row, column: column + placed.column, rows: 1, columns: placed.width), style)
      } else {
        draw(CollectionOfOne(cluster), row: row, column: column + placed.column, style: style)
      }
    }
  }

  /// Blanks a rectangle of the canvas, or all of it.
  package mutating func fill(_ region: Region? = nil, _ style: Style = .plain) {
    frame.fill(visible(region), style: style)
  }

  /// Changes the style of what is drawn already.
  package mutating func restyle(_ region: Region? = nil, _ change: (Style) -> Style) {
    frame.restyle(visible(region), change)
  }

  /// Draws a horizontal line through a row.
  package mutating func rule(row: Int, style: Style = Style(.quiet)) {
    draw(
      String(repeating: "─", count: clip.columns + max(clip.column - area.column, 0)), row: row,
      style: style)
  }

  /// Draws a vertical line through a column, as between two panes.
  package mutating func rule(column: Int, style: Style = Style(.quiet)) {
    for row in 0..<rows { draw("│", row: row, column: column, style: style) }
  }

  /// Draws a box around a rectangle, with a title in its upper edge, and returns the rectangle
  /// inside it.
  @discardableResult
  package mutating func box(
    _ region: Region? = nil, title: String = "", style: Style = Style(.quiet)
  ) -> Region {
    let region = region ?? self.region
    guard region.rows >= 2, region.columns >= 2 else { return Region(rows: 0, columns: 0) }
    within(region) { box in
      let edge = String(repeating: "─", count: region.columns - 2)
      box.draw("┌" + edge + "┐", row: 0, style: style)
      box.draw("└" + edge + "┘", row: region.rows - 1, style: style)
      for row in 1..<region.rows - 1 {
        box.draw("│", row: row, style: style)
        box.draw("│", row: row, column: region.columns - 1, style: style)
      }
      if !title.isEmpty, region.columns > 6 {
        box.draw(" \(title) ", row: 0, column: 2, limit: region.columns - 4, style: Style(.title))
      }
    }
    return region.inset(rows: 1, columns: 1)
  }

  /// Shows the cursor at a cell; where that is cut off, no cursor is shown.
  package mutating func placeCursor(row: Int, column: Int) {
    let (row, column) = (area.row + row, area.column + column)
    if clip.contains(row: row, column: column) {
      frame.placeCursor(row: row, column: column)
    } else {
      frame.hideCursor()
    }
  }

  private func visible(_ region: Region?) -> Region {
    (region ?? self.region).moved(rows: area.row, columns: area.column).intersection(clip)
  }

  private func clip(column: Int, limit: Int?) -> Region {
    guard let limit else { return clip }
    var limited = area
    limited.columns = max(min(column + limit, area.columns), 0)
    return clip.intersection(limited)
  }
}
