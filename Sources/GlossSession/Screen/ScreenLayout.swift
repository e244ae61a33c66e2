import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// What of the open item stands where: one value, built once after each event.
///
/// Keys, scrolling, the key line and drawing read it, so that none of them finds it anew.
struct ScreenLayout {
  /// What the person chose to see, and on how large a screen.
  struct View: Hashable {
    var columns: Int
    var rows: Int
    /// Which pane is shown alone; nil shows all.
    var zoom: Int?
    /// What differs between two responses, while that is shown.
    var differences: [TextMark]?
    /// Whether texts are drawn as they are written rather than as Markdown, in this session.
    var showsRaw = false

    var isTooSmall: Bool { columns < View.leastColumns || rows < View.leastRows }
    /// The columns that text takes.
    var textColumns: Int { View.textColumns(of: columns) }
    /// The columns of two responses beside each other; none where they stand under each other.
    var halves: [Region] { columns >= 100 ? View.halves(Region(rows: 1, columns: columns)) : [] }

    static let leastColumns = 40
    static let leastRows = 10

    /// A line of text that is longer is hard to read.
    static func textColumns(of columns: Int) -> Int { min(columns, 110) }
    static func halves(_ region: Region) -> [Region] { region.split(columns: 2, gap: 3) }
  }

  private(set) var panes: [PlacedPane] = []
  /// What `z` calls the panes of the item, in order, shown or not.
  private(set) var names: [String] = []
  /// The line between two panes beside each other.
  private(set) var divider: Region?
  private(set) var panel = Panel()
  private(set) var panelRegion = Region(rows: 0, columns: 0)
  /// What the focused question has to draw itself in, and each text of the item.
  private(set) var room = Asked.Room()
  /// What a key would act on in a text.
  private(set) var cursor: TextMark?
  /// What a machine proposes for the focused question.
  private(set) var suggestion: Suggestion?
  /// Whether any text is, or on a key would be, drawn otherwise than it is written.
  private(set) var canToggleRaw = false

  /// The top line, the item's line, the message and the keys.
  static let fixedRows = 4
  /// All panes as one has a scroll of its own.
  static let joinedPane = -1

  /// Some text does not fit its pane.
  var isCut: Bool { panes.contains(where: \.isCut) }

  /// Where nothing of an item is shown.
  init() {}

  init(_ session: Session, _ view: View, _ kept: inout KeptItem) {
    Work.did("layout")
    guard let item = session.open, let drawn = item.drawn, !view.isTooSmall else { return }
    suggestion = kept.suggestion(of: item)
    let drafted = item.state.entries.map { $0.ask.marking?.marks ?? [] }
    let marks = ScreenLayout.marks(in: item, drafted, suggestion, view)
    cursor = marks.first { $0.sign == .cursor }
    // Marks of answers are places of what is written, and a mask may cut through any sign.
    let mayRender = item.mask == nil && drafted.allSatisfy(\.isEmpty)
    kept.wrap(drawn.texts, view, mayRender: mayRender)
    canToggleRaw = drawn.texts.contains { text in
      // While differences are marked, responses are as they are written.
      (view.differences == nil || !text.part.isResponse) && kept.canRender(text)
    }
    let panes = Pane.panes(of: drawn)
    names = panes.map(\.name)

    var arrangement = Arrangement(panes, kept, view)
    panel = Panel(
      session, item, suggestion, view, textRows: arrangement.wholeRows, hasCursor: cursor != nil,
      &kept)
    var area = Region(
      row: 2, rows: max(view.rows - ScreenLayout.fixedRows, 0), columns: view.columns)
    area.rows = min(area.rows, arrangement.comfortableRows + panel.height)
    panelRegion = area.takeBottom(panel.height)
    arrangement.place(in: area)

    divider = arrangement.divider
    self.panes = arrangement.places.map { index, pane, region in
      PlacedPane(index, pane, in: region, marks, kept)
    }
    var columns = Dictionary(
      drawn.texts.map { ($0.of, view.textColumns) }, uniquingKeysWith: { first, _ in first })
    for (_, pane, region) in arrangement.places {
      for section in pane.sections { columns[section.text.of] = region.columns }
    }
    room = Asked.Room(columns: view.columns, rows: panel.answerRows, texts: columns)
  }

  /// What stands marked in the texts: what differs, what the drafts mark, and until something else is
  /// marked what is suggested; only the focused question's cursor shows.
  private static func marks(
    in item: OpenItem, _ drafted: [[TextMark]], _ suggestion: Suggestion?, _ view: View
  ) -> [TextMark] {
    guard !item.isHidden else { return [] }
    return (view.differences ?? [])
      + item.askedIndexes.flatMap { index -> [TextMark] in
        guard index == item.state.focus else {
          return drafted[index].filter { if case .label = $0.sign { true } else { false } }
        }
        let isUntouched = item.standing(index) == .untouched
        return (isUntouched ? suggestion?.marks ?? [] : []) + drafted[index]
      }
  }
}

/// How the panes of an item share the rows that the questions leave them.
private struct Arrangement {
  private let panes: [Pane]
  private let view: ScreenLayout.View
  private let isWide: Bool
  /// The rows in which each pane is whole, with one that parts it from the next: over the whole
  /// screen, and of responses beside each other.
  private let whole: [Int]
  private let wanted: [Int]

  private(set) var places: [(index: Int, pane: Pane, region: Region)] = []
  private(set) var divider: Region?

  /// Of a response that has as many.
  private static let leastResponseRows = 5

  init(_ panes: [Pane], _ kept: KeptItem, _ view: ScreenLayout.View) {
    self.panes = panes
    self.view = view
    let isWide = !view.halves.isEmpty && panes.filter(\.isResponse).count == 2
    let half = isWide ? ScreenLayout.View.textColumns(of: view.halves[0].columns) : 0
    let rows = { (pane: Pane, columns: Int) in
      pane.lineCount(width: columns, kept) + (pane.isResponse ? 2 : 1)
    }
    self.isWide = isWide
    whole = panes.map { rows($0, view.textColumns) }
    wanted = zip(panes, whole).map { isWide && $0.isResponse ? rows($0, half) : $1 }
  }

  /// The rows in which panes under each other are whole.
  var wholeRows: Int { whole.reduce(0, +) }

  /// Rows for the texts on a high screen, so that the questions do not stand far below a short one.
  /// In steps, so that they do not jump at every item.
  var comfortableRows: Int { max(16, (wholeRows + 8) / 8 * 8) }

  mutating func place(in area: Region) {
    let responses = panes.indices.filter { panes[$0].isResponse }
    if let zoom = view.zoom, panes.indices.contains(zoom) { return add(zoom, narrowed(area)) }
    // What was asked is one pane.
    if responses.isEmpty {
      for index in panes.indices { add(index, narrowed(area)) }
      return
    }
    let rows = responses.map { wanted[$0] }
    let needed = rows.map { min($0, Arrangement.leastResponseRows) }
    let least = isWide ? needed.max() ?? 0 : needed.reduce(0, +)
    let below = isWide ? rows.max() ?? 0 : rows.reduce(0, +)
    let hasHead = !panes[0].isResponse
    // On a screen on which they do not fit beside or under each other, all panes are one.
    guard area.rows - least >= (hasHead ? 3 : 0) else {
      let sections = panes.flatMap(\.sections)
      let joined = Pane(name: SessionWords.allPanes, sections: sections, isResponse: false)
      places = [(ScreenLayout.joinedPane, joined, narrowed(area))]
      return
    }
    var rest = area
    if hasHead {
      let rows = min(whole[0], area.rows - least, max(area.rows / 3, area.rows - below, 3))
      add(0, narrowed(rest.takeTop(rows)))
    }
    if isWide {
      let halves = ScreenLayout.View.halves(rest)
      let column = halves[0].column + halves[0].columns + 1
      divider = Region(row: rest.row, column: column, rows: rest.rows, columns: 1)
      for (index, half) in zip(responses, halves) { add(index, half) }
    } else {
      stack(responses, in: rest)
    }
  }

  private mutating func add(_ index: Int, _ region: Region) {
    places.append((index, panes[index], region))
  }

  /// Gives each response what it needs, and where that is too much, equal parts of the rest.
  private mutating func stack(_ responses: [Int], in area: Region) {
    var given: [Int: Int] = [:]
    var left = area.rows
    for (done, index) in responses.sorted(by: { wanted[$0] < wanted[$1] }).enumerated() {
      let rows = min(wanted[index], left / (responses.count - done))
      given[index] = rows
      left -= rows
    }
    var rest = area
    for index in responses { add(index, narrowed(rest.takeTop(given[index] ?? 0))) }
  }

  private func narrowed(_ region: Region) -> Region {
    var region = region
    region.columns = ScreenLayout.View.textColumns(of: region.columns)
    return region
  }
}

extension PresentedText.Part {
  var isResponse: Bool { if case .response = self { true } else { false } }
}
