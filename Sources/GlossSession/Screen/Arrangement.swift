import GlossScreen

/// How the panes of an item share the rows that the questions leave them.
///
/// What was asked stands above what is judged. Where not all of it is whole, the turns before the
/// last fold to one line, before anything is cut; then each gets what it needs first, and an equal
/// part of the rest.
struct Arrangement {
  private let panes: [Pane]
  private let kept: KeptItem
  private let view: ScreenLayout.View
  /// What was asked, above; nil where nothing is judged but that, or where nothing was asked.
  private let head: Int?
  private let judged: [Int]
  /// The rows in which each pane is whole over the whole part.
  private let whole: [Int]
  /// The head with the turns before the last as one line.
  private let folded: Pane?

  private(set) var places: [Place] = []
  private(set) var dividers: [Region] = []
  private(set) var canOpenHead = false

  /// Where a pane stands, and in how many columns its texts do.
  struct Place {
    let index: Int
    let pane: Pane
    let region: Region
    let textColumns: Int
  }

  /// Of what is judged, if it has as many: its title and four lines, or three where the last turn
  /// takes the others.
  private static let leastRows = 5
  /// In a grid.
  private static let leastCellRows = 8
  /// Of the last turn, before it is cut.
  private static let lastTurnRows = 6

  init(_ panes: [Pane], _ kept: KeptItem, _ view: ScreenLayout.View) {
    self.panes = panes
    self.kept = kept
    self.view = view
    let judged = panes.indices.filter { !panes[$0].isHead }
    self.judged = judged.isEmpty ? Array(panes.indices) : judged
    head = judged.isEmpty ? nil : panes.firstIndex(where: \.isHead)
    whole = panes.map { $0.rows(width: view.textColumns, kept) }
    folded = head.map { panes[$0].folded(width: view.textColumns, kept) }
  }

  /// Rows for texts of so many, so that the questions do not jump at every item.
  static func inSteps(_ rows: Int) -> Int { max((rows + 3) / 4 * 4, 4) }

  /// The rows in which all is whole, in the form that it takes where there is room.
  var wholeRows: Int {
    if let zoom = view.zoom, panes.indices.contains(zoom) { return whole[zoom] }
    return headWhole + rows(wanted(columns: view.grids(of: judged.count).first ?? 1))
  }

  /// The rows in which the last turn and something of everything judged are seen.
  var leastRows: Int { headLeast + rows(least(columns: view.grids(of: judged.count).first ?? 1)) }

  // MARK: What is wanted

  /// A row parts it from what is below, where that has no title of its own.
  private var headWhole: Int { head.map { whole[$0] + gap } ?? 0 }
  private var gap: Int { judged.contains { panes[$0].isResponse } ? 0 : 1 }
  private var headFolded: Int {
    folded.map { $0.rows(width: view.textColumns, kept) + gap } ?? 0
  }
  /// The line of what is folded, the speaker's, and what is seen of the last turn.
  private var headLeast: Int { min(headFolded, 2 + Arrangement.lastTurnRows + gap) }

  /// The rows that the judged panes want, row by row of a grid of so many columns.
  private func wanted(columns: Int) -> [Int] {
    guard columns > 1 else { return judged.map { whole[$0] } }
    let width = view.textColumns(in: view.cellColumns(columns))
    let rows = judged.map { panes[$0].rows(width: width, kept) }
    return stride(from: 0, to: rows.count, by: columns).map {
      rows[$0..<min($0 + columns, rows.count)].max() ?? 0
    }
  }

  private func least(columns: Int) -> [Int] {
    wanted(columns: columns).map { min($0, Arrangement.leastRows) }
  }

  private func rows(_ each: [Int]) -> Int { each.reduce(0, +) }

  // MARK: What is given

  mutating func place(in area: Region) {
    if let zoom = view.zoom, panes.indices.contains(zoom) { return add(zoom, area) }
    guard let columns = columns(in: area.rows) else { return join(in: area) }
    var rest = area
    let wanted = wanted(columns: columns)
    if let head {
      let (left, below) = (area.rows - rows(wanted), rows(least(columns: columns)))
      if left >= headWhole {
        add(head, rest.takeTop(headWhole))
      } else if view.opensHead {
        canOpenHead = true
        add(head, rest.takeTop(min(headWhole, max(area.rows - below, area.rows / 2))))
      } else {
        // Turns unfold into rows that nothing else wants, and into no others.
        let shown = panes[head].folded(width: view.textColumns, rows: left - gap, kept)
        let wanted = shown.rows(width: view.textColumns, kept) + gap
        let given = min(wanted, max(left, headLeast, area.rows / 3))
        canOpenHead = shown.fold != nil || given < wanted
        add(head, rest.takeTop(min(given, max(area.rows - below, headLeast))), shown)
      }
    }
    stack(judged, columns: columns, Arrangement.share(rest.rows, among: wanted), in: rest)
  }

  /// The columns in which what is judged stands, so that it has what it needs first; nil where it
  /// has not even under each other.
  private func columns(in rows: Int) -> Int? {
    let grid = view.grids(of: judged.count).first { columns in
      let wanted = wanted(columns: columns)
      let least = wanted.map {
        min($0, judged.count > 2 ? Arrangement.leastCellRows : Arrangement.leastRows)
      }
      return rows - headLeast >= self.rows(least)
    }
    if let grid { return grid }
    let least = wanted(columns: 1).map { min($0, Arrangement.leastRows - 1) }
    return rows - headLeast >= self.rows(least) ? 1 : nil
  }

  /// On a screen on which they do not fit beside or under each other, all panes are one.
  private mutating func join(in area: Region) {
    let isWhole = whole.reduce(gap, +) <= area.rows
    let folds = !isWhole && !view.opensHead
    let parts = panes.map { $0.isHead && folds ? $0.folded(width: view.textColumns, kept) : $0 }
    canOpenHead = parts.contains { $0.fold != nil }
    places = [
      Place(
        index: ScreenLayout.joinedPane, pane: Pane(joining: parts), region: area,
        textColumns: view.textColumns)
    ]
  }

  private mutating func add(
    _ index: Int, _ region: Region, _ pane: Pane? = nil, textColumns: Int? = nil
  ) {
    places.append(
      Place(
        index: index, pane: pane ?? panes[index], region: region,
        textColumns: textColumns ?? view.textColumns))
  }

  private mutating func stack(_ indexes: [Int], columns: Int, _ rows: [Int], in area: Region) {
    var rest = area
    let cell = view.cellColumns(columns)
    for (line, rows) in rows.enumerated() {
      var row = rest.takeTop(rows)
      for (place, index) in indexes.dropFirst(line * columns).prefix(columns).enumerated() {
        if place > 0 {
          dividers.append(row.takeLeft(1))
        }
        // The last of a row ends where all else does, also where columns do not divide evenly.
        let region = place + 1 < columns ? row.takeLeft(cell) : row
        add(index, region, textColumns: view.textColumns(in: cell))
      }
    }
  }

  /// Gives each what it wants, and where that is too much, equal parts of the rest.
  private static func share(_ rows: Int, among wanted: [Int]) -> [Int] {
    var given = wanted
    var left = rows
    let fromLeast = wanted.indices.sorted { wanted[$0] < wanted[$1] }
    for (done, index) in fromLeast.enumerated() {
      given[index] = min(wanted[index], left / (wanted.count - done))
      left -= given[index]
    }
    return given
  }
}
