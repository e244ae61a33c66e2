import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// Where the parts of the answering screen stand.
struct ScreenLayout {
  /// The panes that are shown, with their places; indexes are those of `scrolls`.
  var panes: [(index: Int, pane: Pane, region: Region)] = []
  /// The line between two panes beside each other.
  var divider: Region?
  var panel = Region(rows: 0, columns: 0)
}

extension ScreenFace {
  /// A line of text that is longer is hard to read.
  private static let mostTextColumns = 110
  /// From this width on, responses stand beside each other.
  private static let sideBySideColumns = 100
  private static let leastResponseRows = 5
  /// The top line, the item's line, the message and the keys.
  static let fixedRows = 4

  /// All panes as one has a scroll of its own.
  static let joinedPane = -1

  var readingRows: Int { max(rows - 3, 1) }

  /// Columns in which the texts that a question marks are drawn.
  var textColumns: Int {
    layout().panes.first { !$0.pane.isResponse }?.region.columns
      ?? layout().panes.first?.region.columns ?? columns
  }

  /// Rows that the questions may take of what stands between the fixed ones.
  var mostPanelRows: Int { max(max(rows - ScreenFace.fixedRows, 0) * 4 / 5, 3) }

  var editorColumns: Int { max(min(columns, ScreenFace.mostTextColumns) - 2, 1) }

  func layout() -> ScreenLayout {
    var layout = ScreenLayout()
    var area = Region(row: 2, rows: max(rows - ScreenFace.fixedRows, 0), columns: columns)
    let panelRows = min(panel(width: columns).count, mostPanelRows)
    layout.panel = area.takeBottom(min(panelRows, area.rows))
    guard let item = sitting.open?.presented else { return layout }
    let panes = Pane.panes(of: item)
    if let zoom, panes.indices.contains(zoom) {
      layout.panes = [(zoom, panes[zoom], narrowed(area))]
      return layout
    }
    place(panes, in: area, &layout)
    return layout
  }

  private func place(_ panes: [Pane], in area: Region, _ layout: inout ScreenLayout) {
    let responses = panes.indices.filter { panes[$0].isResponse }
    guard !responses.isEmpty else {
      layout.panes = panes.indices.map { ($0, panes[$0], narrowed(area)) }
      return
    }
    var rest = area
    let isWide = columns >= ScreenFace.sideBySideColumns && responses.count == 2
    let least = ScreenFace.leastResponseRows * (isWide ? 1 : responses.count)
    let wantedHead = panes.indices.filter { !panes[$0].isResponse }.map {
      panes[$0].content([], width: narrowed(area).columns, wrappings).lines.count + 1
    }.first
    if let wantedHead {
      let room = area.rows - least
      let rows = min(wantedHead, max(room, 0), max(area.rows / 3, 3))
      guard room >= 3 else { return join(panes, in: area, &layout) }
      layout.panes.append((0, panes[0], narrowed(rest.takeTop(rows))))
    }
    guard rest.rows >= least else { return join(panes, in: area, &layout) }
    if isWide {
      let halves = halves(rest)
      layout.divider = Region(
        row: rest.row, column: halves[0].column + halves[0].columns + 1, rows: rest.rows, columns: 1
      )
      for (index, half) in zip(responses, halves) {
        layout.panes.append((index, panes[index], half))
      }
    } else {
      stack(responses, panes, in: rest, &layout)
    }
  }

  private func join(_ panes: [Pane], in area: Region, _ layout: inout ScreenLayout) {
    layout.panes = [(ScreenFace.joinedPane, Pane.joined(panes), narrowed(area))]
  }

  /// Gives each response what it needs, and where that is too much, equal parts of the rest.
  private func stack(
    _ responses: [Int], _ panes: [Pane], in area: Region, _ layout: inout ScreenLayout
  ) {
    let width = narrowed(area).columns
    let wanted = responses.map { panes[$0].content([], width: width, wrappings).lines.count + 1 }
    var given = [Int](repeating: 0, count: responses.count)
    var left = area.rows
    let bySize = wanted.indices.sorted { wanted[$0] < wanted[$1] }
    for (done, index) in bySize.enumerated() {
      given[index] = min(wanted[index], left / (responses.count - done))
      left -= given[index]
    }
    var rest = area
    for (place, index) in responses.enumerated() {
      layout.panes.append((index, panes[index], narrowed(rest.takeTop(given[place]))))
    }
  }

  private func narrowed(_ region: Region) -> Region {
    var region = region
    region.columns = ScreenFace.textColumns(of: region.columns)
    return region
  }

  /// The columns that text takes of a screen's.
  static func textColumns(of columns: Int) -> Int { min(columns, mostTextColumns) }

  /// What the drafts of the open item mark in its texts; only the focused question's cursor shows.
  var marks: [TextMark] {
    guard let item = sitting.open else { return [] }
    return item.askedIndexes.flatMap { index -> [TextMark] in
      let ask = item.asks[index]
      let marks = ask.question.kind.marks(item.state.entries[index].draft, ask.asked)
      guard index != item.state.focus else { return marks }
      return marks.filter { if case .label = $0.sign { true } else { false } }
    }
  }

  func content(_ pane: Pane, _ region: Region) -> PaneContent {
    pane.content(marks, width: region.columns, wrappings)
  }

  /// Wraps the open item's texts at the widths at which this screen may draw them.
  mutating func prepareWrappings() {
    guard let item = sitting.open?.presented, !isTooSmall else { return wrappings.removeAll() }
    let whole = ScreenFace.textColumns(of: columns)
    let halves =
      columns >= ScreenFace.sideBySideColumns ? halves(Region(rows: 1, columns: columns)) : []
    wrappings.prepare(
      item.texts.map { text in
        guard case .response = text.part else { return (text, [whole]) }
        return (text, Set(halves.map(\.columns)).union([whole]))
      })
  }

  private func halves(_ region: Region) -> [Region] { region.split(columns: 2, gap: 3) }

  /// Where a cursor stood when it was brought into view.
  struct Revealed: Equatable {
    let cursor: TextMark?
    let line: Int
    let total: Int
    let region: Region
  }

  /// Scrolls to the draft's cursor, where it moved or its place on the screen did: otherwise
  /// nobody could scroll away from it to read.
  mutating func revealCursor() {
    guard case .answering = mode, sitting.open?.presented != nil, !isTooSmall else { return }
    let cursor = marks.first { $0.sign == .cursor }
    for (index, pane, region) in layout().panes {
      let content = content(pane, region)
      guard let line = content.cursorLine else { continue }
      let now = Revealed(cursor: cursor, line: line, total: content.lines.count, region: region)
      guard now != revealed else { continue }
      revealed = now
      // The lanes under a line belong to it.
      scrolls[index, default: ScrollState()].reveal(
        min(line + 1, content.lines.count - 1), total: content.lines.count, visible: region.rows)
      scrolls[index, default: ScrollState()].reveal(
        line, total: content.lines.count, visible: region.rows)
    }
  }

  /// Keys that change what is seen and nothing else.
  mutating func handleView(_ key: Key, _ now: Moment) -> Bool {
    switch key {
    case .character("z"): nextZoom()
    case Key(.up): scroll { $0.scroll(by: -1, total: $1, visible: $2) }
    case Key(.down): scroll { $0.scroll(by: 1, total: $1, visible: $2) }
    case Key(.pageUp), Key(.pageDown), Key(.home), Key(.end):
      scroll { _ = $0.handle(key, total: $1, visible: $2) }
    default: return false
    }
    sitting.tick(now)
    return true
  }

  /// Scrolls what is shown: responses together, or what stands alone.
  private mutating func scroll(_ move: (inout ScrollState, Int, Int) -> Void) {
    let panes = layout().panes
    let responses = panes.filter(\.pane.isResponse)
    for (index, pane, region) in responses.isEmpty ? panes : responses {
      let total = content(pane, region).lines.count
      move(&scrolls[index, default: ScrollState()], total, region.rows)
    }
  }

  private mutating func nextZoom() {
    guard let item = sitting.open?.presented else { return }
    let count = Pane.panes(of: item).count
    guard count > 1 else { return }
    let next = zoom.map { $0 + 1 } ?? 0
    zoom = next < count ? next : nil
  }
}
