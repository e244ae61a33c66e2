import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// What of the open item stands where: one value, built once after each event.
///
/// Keys, scrolling, the key line and drawing read it, so that none of them finds it anew.
struct ScreenLayout {
  private(set) var panes: [PlacedPane] = []
  /// What `z` calls the panes of the item, in order, shown or not.
  private(set) var names: [String] = []
  /// The lines between panes beside each other.
  private(set) var dividers: [Region] = []
  /// Turns before the last are folded, or the last is cut: scrolling up opens them.
  private(set) var canOpenHead = false
  private(set) var panel = Panel()
  private(set) var panelRegion = Region(rows: 0, columns: 0)
  /// The guideline's clause for what is under the cursor, in the rows that a panel beside leaves.
  private(set) var clause: Region?
  /// What the focused question has to draw itself in, and each text of the item.
  private(set) var room = Asked.Room()
  /// What a key would act on in a text.
  private(set) var cursor: TextMark?
  /// What a machine proposes for the focused question.
  private(set) var suggestion: Suggestion?
  /// Whether any text is, or on a key would be, drawn otherwise than it is written.
  private(set) var canToggleRaw = false
  /// Responses are as they are written only while differences are marked.
  private(set) var isRawForDifferences = false

  /// All panes as one has a scroll of its own.
  static let joinedPane = -1
  /// A clause in fewer rows is no help: a line above, its title with two lines of it, and the key of
  /// the whole.
  private static let leastClauseRows = 7

  /// Some text does not fit its pane, or is folded away.
  var isCut: Bool { canOpenHead || panes.contains(where: \.isCut) }

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
    let markable = Set(
      item.askedIndexes.flatMap { index -> [ID] in
        let ask = item.state.entries[index].ask
        // Rows that come with a question would move the text.
        return ask.question.when == nil ? ask.marking?.markable ?? [] : []
      })
    kept.wrap(drawn.texts, view, marks, markable, mayRender: mayRender)
    canToggleRaw = drawn.texts.contains { text in
      // While differences are marked, responses are as they are written.
      (view.differences == nil || !text.part.isResponse) && kept.canRender(text)
    }
    isRawForDifferences =
      view.differences != nil && !view.showsRaw
      && drawn.texts.contains { $0.part.isResponse && kept.canRender($0) }
    let panes = Pane.panes(of: drawn, marked: Set(marks.map(\.of)))
    names = panes.map(\.name)

    var arrangement = Arrangement(panes, kept, view)
    let main = view.main(forRows: arrangement.wholeRows)
    if var side = view.side {
      // Both begin in one row, also where a text needs all rows.
      side.rows += side.row - main.row
      side.row = main.row
      panel = Panel(session, item, suggestion, .init(beside: side, view), &kept)
      panelRegion = side
      panelRegion.rows = panel.height
      let left = side.rows - panel.height - 1
      if left >= ScreenLayout.leastClauseRows {
        clause = Region(
          row: side.row + panel.height + 1, column: side.column, rows: left, columns: side.columns)
      }
      arrangement.place(in: main)
    } else {
      let room = Panel.Space(
        under: view.main, texts: arrangement.wholeRows, least: arrangement.leastRows,
        writes: item.editableText != nil, view)
      panel = Panel(session, item, suggestion, room, &kept)
      var area = view.main
      area.rows = min(area.rows, Arrangement.inSteps(arrangement.wholeRows) + panel.height)
      panelRegion = area.takeBottom(panel.height)
      arrangement.place(in: area)
    }

    dividers = arrangement.dividers
    canOpenHead = arrangement.canOpenHead
    self.panes = arrangement.places.map { PlacedPane($0, view, kept) }
    var columns = Dictionary(
      drawn.texts.map { ($0.of, view.textColumns) }, uniquingKeysWith: { first, _ in first })
    for pane in self.panes {
      for section in pane.pane.sections { columns[section.text.of] = pane.body.columns }
    }
    room = Asked.Room(columns: panelRegion.columns, rows: panel.answerRows, texts: columns)
  }

  /// Of an item that is only shown.
  init(_ item: PresentedItem, in area: Region, _ view: View, _ kept: inout KeptItem) {
    guard !view.isTooSmall else { return }
    kept.wrap(item.texts, view, mayRender: false)
    var arrangement = Arrangement(Pane.panes(of: item), kept, view)
    arrangement.place(in: area)
    dividers = arrangement.dividers
    panes = arrangement.places.map { PlacedPane($0, view, kept) }
  }

  /// What stands marked in the texts: what differs, what the drafts mark, and until something else is
  /// marked what is suggested; only the focused question's cursor shows.
  private static func marks(
    in item: OpenItem, _ drafted: [[TextMark]], _ suggestion: Suggestion?, _ view: View
  ) -> [TextMark] {
    guard !item.isHidden else { return [] }
    return (view.differences?.marks ?? [])
      + item.askedIndexes.flatMap { index -> [TextMark] in
        guard index == item.state.focus else {
          return drafted[index].filter { if case .label = $0.sign { true } else { false } }
        }
        let isUntouched = item.standing(index) == .untouched
        return (isUntouched ? suggestion?.marks ?? [] : []) + drafted[index]
      }
  }
}

extension ScreenLayout {
  /// What the person chose to see, on how large a screen, and what follows from its size alone.
  struct View: Hashable {
    var columns: Int
    var rows: Int
    /// Which pane is shown alone; nil shows all.
    var zoom: Int?
    /// The person scrolled up to what is folded above the last turn.
    var opensHead = false
    /// What differs between responses, while that is shown.
    var differences: Differences?
    /// Whether texts are drawn as they are written rather than as Markdown, in this session.
    var showsRaw = false
    /// No responses of the item may stand beside each other.
    var hasOneColumn = false

    init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }

    static let leastColumns = 40
    static let leastRows = 10
    /// A line of text that is longer is hard to read.
    static let mostTextColumns = 92

    var isTooSmall: Bool { columns < View.leastColumns || rows < View.leastRows }
    /// The column at which the lines of the screen begin; texts stand one further in.
    var edge: Int { columns >= 80 ? 1 : 0 }
    /// From here on there are rows for air, and for what to heed.
    var isHigh: Bool { rows >= 30 }

    /// Between the item's line and the message.
    private var body: Region {
      Region(row: 2, column: edge, rows: max(rows - 4, 0), columns: columns - 2 * edge)
    }

    /// The column of what is asked, beside what is judged: right behind it, where that needs no more
    /// than the columns of one text.
    var side: Region? {
      guard columns >= 120 else { return nil }
      var side = body
      side.columns = min(max(columns * (hasOneColumn ? 43 : 35) / 100, 44), 60)
      side.column = columns - edge - side.columns
      let end = edge + View.mostTextColumns + 2 * edge + 3
      if hasOneColumn, side.column > end {
        side.columns = min(side.column + side.columns - end, View.mostTextColumns)
        side.column = end
      }
      if isHigh { _ = side.takeTop(1) }
      return side
    }

    /// The columns of the boxes in which texts are typed.
    var boxes: Region {
      var boxes = side ?? main
      boxes.columns = min(boxes.columns, View.mostTextColumns + 2)
      return boxes
    }

    /// The part for what is judged; where nothing is beside it, for what is asked, too.
    var main: Region {
      var main = body
      if let side { main.columns = side.column - 3 - main.column }
      return main
    }

    /// Rows that texts may take so that their questions have theirs, too.
    var rowsForTexts: Int { side == nil ? main.rows / 2 : main.rows }

    /// The same part, a row lower where so many rows leave one free.
    func main(forRows wanted: Int) -> Region {
      var main = main
      if isHigh, wanted < main.rows { _ = main.takeTop(1) }
      return main
    }

    /// The columns of a text in a part of the screen.
    func textColumns(in columns: Int) -> Int {
      max(min(columns - 2 * edge, View.mostTextColumns), 1)
    }
    var textColumns: Int { textColumns(in: main.columns) }

    /// In how many columns responses may stand beside each other, what is best first.
    func grids(of count: Int) -> [Int] {
      let fitting = { (columns: Int, least: Int) in cellColumns(columns) >= least }
      switch count {
      case 2: return columns >= 100 && fitting(2, 44) ? [2] : []
      case 3, 4: return fitting(2, 60) ? [2] : []
      case 5, 6: return [3, 2].filter { fitting($0, 60) }
      default: return []
      }
    }

    /// All columns in which a text may be drawn, of an item with so many responses.
    func widths(of part: PresentedText.Part, responses: Int) -> Set<Int> {
      let cells = part.isResponse ? grids(of: responses) : []
      return Set(cells.map { textColumns(in: cellColumns($0)) } + [textColumns])
    }

    /// The columns of one of so many beside each other, with a line between them.
    func cellColumns(_ count: Int) -> Int { max((main.columns - (count - 1)) / count, 1) }
  }
}
