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
  /// Of a response that has as many.
  private static let leastResponseRows = 5
  /// From this height on there is room for what to heed, too.
  static let highRows = 30
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

  /// Rows that the questions may take of what stands between the fixed ones: more than three in
  /// five only where the texts leave them. On the lowest screens a text in which keys move has room
  /// for a line and what is marked under it.
  var mostPanelRows: Int {
    let room = max(rows - ScreenFace.fixedRows, 0)
    let wanted = session.open?.drawn.map { wantedRows(Pane.panes(of: $0)) }
    let least = marks.contains { $0.sign == .cursor } ? 3 : 4
    return max(min(max(room * 3 / 5, room - (wanted ?? 0), least), room * 4 / 5), 3)
  }

  var editorColumns: Int { max(min(columns, ScreenFace.mostTextColumns) - 2, 1) }

  func layout() -> ScreenLayout {
    var layout = ScreenLayout()
    var area = Region(row: 2, rows: max(rows - ScreenFace.fixedRows, 0), columns: columns)
    let panelRows = min(panel(width: columns).count, mostPanelRows)
    guard let item = session.open?.drawn else {
      layout.panel = area.takeBottom(min(panelRows, area.rows))
      return layout
    }
    let panes = Pane.panes(of: item)
    area.rows = min(area.rows, comfortableRows(panes) + panelRows)
    layout.panel = area.takeBottom(min(panelRows, area.rows))
    if let zoom, panes.indices.contains(zoom) {
      layout.panes = [(zoom, panes[zoom], narrowed(area))]
      return layout
    }
    place(panes, in: area, &layout)
    return layout
  }

  /// Rows for the texts on a high screen, so that the questions do not stand far below a short one.
  /// In steps, so that they do not jump at every item.
  private func comfortableRows(_ panes: [Pane]) -> Int {
    max(16, (wantedRows(panes) + 8) / 8 * 8)
  }

  /// The rows in which panes under each other are whole.
  func wantedRows(_ panes: [Pane]) -> Int {
    panes.reduce(0) { $0 + wantedRows($1, columns: columns) }
  }

  /// The rows in which a pane is whole, with one that parts it from the next.
  private func wantedRows(_ pane: Pane, columns: Int) -> Int {
    pane.content([], width: ScreenFace.textColumns(of: columns), wrappings).lineCount
      + (pane.isResponse ? 2 : 1)
  }

  private func place(_ panes: [Pane], in area: Region, _ layout: inout ScreenLayout) {
    let responses = panes.indices.filter { panes[$0].isResponse }
    guard !responses.isEmpty else {
      layout.panes = panes.indices.map { ($0, panes[$0], narrowed(area)) }
      return
    }
    var rest = area
    let isWide = columns >= ScreenFace.sideBySideColumns && responses.count == 2
    let width = isWide ? halves(area)[0].columns : area.columns
    let wanted = responses.map { wantedRows(panes[$0], columns: width) }
    let needed = wanted.map { min($0, ScreenFace.leastResponseRows) }
    let least = isWide ? needed.max() ?? 0 : needed.reduce(0, +)
    let wantedBelow = isWide ? wanted.max() ?? 0 : wanted.reduce(0, +)
    if let head = panes.first, !head.isResponse {
      let room = area.rows - least
      let rows = min(
        wantedRows(head, columns: area.columns), max(room, 0),
        max(area.rows / 3, area.rows - wantedBelow, 3))
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
    let wanted = responses.map { wantedRows(panes[$0], columns: area.columns) }
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
    guard let item = session.open, item.mask == nil else { return [] }
    return (differences ?? [])
      + item.askedIndexes.flatMap { index -> [TextMark] in
        let ask = item.state.entries[index].ask
        let marks = ask.marking?.marks ?? []
        if index == item.state.focus, item.standing(index) == .untouched {
          return suggestedMarks(ask) + marks
        }
        guard index != item.state.focus else { return marks }
        return marks.filter { if case .label = $0.sign { true } else { false } }
      }
  }

  /// What a suggestion marks, until something else is: behind a sign, so that it is never taken for
  /// an answer.
  private func suggestedMarks(_ ask: any Ask) -> [TextMark] {
    guard let suggestion = ask.suggestion?.marking else { return [] }
    return suggestion.marks.compactMap { mark in
      guard case .label(let letter, let index, _) = mark.sign else { return nil }
      return TextMark(
        of: mark.of, mark.range, .label(letter: "~" + letter, index: index, isFocused: false))
    }
  }

  func content(_ pane: Pane, _ region: Region) -> PaneContent {
    pane.content(marks, width: region.columns, wrappings)
  }

  /// Wraps the open item's texts at the widths at which this screen may draw them.
  mutating func prepareWrappings() {
    guard let item = session.open?.drawn, !isTooSmall else { return wrappings.removeAll() }
    let whole = ScreenFace.textColumns(of: columns)
    let halves =
      columns >= ScreenFace.sideBySideColumns ? halves(Region(rows: 1, columns: columns)) : []
    wrappings.prepare(
      item.texts.map { text in
        guard case .response = text.part else { return (text, [whole]) }
        return (text, Set(halves.map(\.columns)).union([whole]))
      }, renders: mayRender)
    wrappings.raw = raw
  }

  private func halves(_ region: Region) -> [Region] { region.split(columns: 2, gap: 3) }

  /// Some text does not fit its pane.
  var isCut: Bool {
    layout().panes.contains { _, pane, region in
      content(pane, region).lineCount > pane.body(of: region).rows
    }
  }

  /// Keys that change what is seen and nothing else.
  mutating func handleView(_ key: Key, _ store: inout SessionStore, _ now: Moment) -> Bool {
    switch key {
    case Key(.up): scroll(.lines(-1))
    case Key(.down): scroll(.lines(1))
    case Key(.pageUp): scroll(.pages(-1))
    case Key(.pageDown): scroll(.pages(1))
    case Key(.home): scroll(.home)
    case Key(.end): scroll(.end)
    default: return false
    }
    apply(.input, &store, now)
    return true
  }

  private enum Scroll {
    case lines(Int)
    case pages(Int)
    case home, end
  }

  /// Scrolls what is shown: responses together, line by line with each other, or what stands alone.
  private mutating func scroll(_ move: Scroll) {
    let panes = layout().panes
    let responses = panes.filter(\.pane.isResponse)
    let areCut = responses.contains { _, pane, region in
      content(pane, region).lineCount > pane.body(of: region).rows
    }
    // Where every response is whole, what else there is to scroll is what was asked.
    let shown = areCut ? responses : panes.filter { !$0.pane.isResponse }
    let heights = shown.map { $0.pane.body(of: $0.region).rows }
    let page = max((heights.min() ?? 0) - 2, 1)
    for ((index, pane, region), visible) in zip(shown, heights) {
      let total = content(pane, region).lineCount
      switch move {
      case .lines(let lines):
        scrolls[index, default: ScrollState()].scroll(by: lines, total: total, visible: visible)
      case .pages(let pages):
        scrolls[index, default: ScrollState()].scroll(
          by: pages * page, total: total, visible: visible)
      case .home: scrolls[index, default: ScrollState()].home()
      case .end: scrolls[index, default: ScrollState()].end(total: total, visible: visible)
      }
    }
  }

  mutating func nextZoom() {
    guard let item = session.open?.drawn else { return }
    let count = Pane.panes(of: item).count
    guard count > 1 else { return }
    let next = zoom.map { $0 + 1 } ?? 0
    zoom = next < count ? next : nil
  }
}
