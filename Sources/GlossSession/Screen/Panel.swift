import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The questions in rows, each under its title; only the focused one with its answers, with what is
/// suggested for it and what to heed. Under a mask, what can be done instead.
struct Panel {
  /// What is drawn at which column.
  struct Row {
    private(set) var runs: [(column: Int, clusters: [Cluster], style: Style, limit: Int)] = []
    /// Stays in view while the rows below it scroll.
    private(set) var isPinned = false

    /// The sign of the focused question or of the highlighted label stands in it.
    var isPointedAt: Bool { runs.contains { $0.style.role == .cursor } }

    mutating func add(_ line: StyledLine, at column: Int, limit: Int) {
      isPinned = isPinned || line.isPinned
      var at = column
      for run in line.runs {
        let clusters = run.shown.clusters
        let room = max(column + limit - at, 0)
        let shown = run.isInVisualOrder ? clusters : clusters.pieceInVisualOrder(within: room)
        runs.append((at, shown, run.style, room))
        at += clusters.reduce(0) { $0 + $1.width }
      }
    }
  }

  private(set) var rows: [Row] = []
  /// Rows that the panel may take of what stands between the fixed ones.
  private(set) var mostRows = 0
  /// Rows for the focused question's own lines.
  private(set) var answerRows = 0
  private var width = 0

  /// From this height on there is room for what to heed, too.
  private static let highRows = 30

  init() {}

  /// - Parameters:
  ///   - textRows: the rows in which the item's texts are whole.
  ///   - hasCursor: keys move in a text, which then has room for a line and what is marked under it.
  init(
    _ session: Session, _ item: OpenItem, _ suggestion: Suggestion?, _ view: ScreenLayout.View,
    textRows: Int, hasCursor: Bool, _ kept: inout KeptItem
  ) {
    Work.did("panel")
    width = view.columns
    // More than three in five only where the texts leave them.
    let room = max(view.rows - ScreenLayout.fixedRows, 0)
    let least = hasCursor ? 3 : 4
    mostRows = max(min(max(room * 3 / 5, room - textRows, least), room * 4 / 5), 3)
    guard item.mask == nil else {
      addMask(session)
      return
    }
    let asked = item.askedIndexes
    let isHigh = view.rows >= Panel.highRows
    let suggested = suggestion.map { suggestionRows($0.words, most: isHigh ? 6 : 3) } ?? []
    let rationales = rationaleRows(item)
    let others = asked.count + suggested.count + rationales.count
    // None where the texts want more than there are.
    let beside = view.rows - ScreenLayout.fixedRows - textRows - others
    // What keeps to its rows may have half of the screen, but no more than the panel has for it.
    answerRows =
      item.focused?.ask.fitsPanel == true
      ? max(min(max(view.rows / 2, beside), mostRows - others), 2)
      : max(view.rows / 4, 3, beside)
    for index in asked {
      rows.append(titleRow(index, item, isOneOfSeveral: asked.count > 1))
      guard index == item.state.focus else { continue }
      let ask = item.state.entries[index].ask
      let answers =
        item.state.asksConfidence
        ? [row(StyledLine("  " + SessionWords.confidenceLine))] : answerRows(ask, &kept)
      let left = min(beside, mostRows - 1) - answers.count - suggested.count
      rows += descriptionRows(ask, most: isHigh ? Int.max : left) + suggested + answers
    }
    rows += rationales
  }

  /// In place of the questions of a masked item: what can be done, and who helps.
  private mutating func addMask(_ session: Session) {
    let texts = [
      (
        SessionWords.Care.maskedHint(
          reveal: session.way(to: .reveal), all: session.way(to: .revealAll),
          skip: session.way(to: .skip)), Style(.text)
      ),
      (SessionWords.Care.support(session.setup.terms["support"].text), Style(.quiet)),
    ]
    rows = texts.flatMap { text, style in
      let wrapping = Wrapping(Text(text).clusters, width: max(width, 1))
      return wrapping.lines.map { row(StyledLine($0, of: wrapping, style)) }
    }
  }

  private func row(_ line: StyledLine) -> Row {
    var row = Row()
    row.add(line, at: 0, limit: width)
    return row
  }

  private func titleRow(_ index: Int, _ item: OpenItem, isOneOfSeveral: Bool) -> Row {
    let entry = item.state.entries[index]
    let ask = entry.ask
    let isFocused = index == item.state.focus
    var line = StyledLine(isOneOfSeveral ? "  " : "")
    if isOneOfSeveral, isFocused { line = StyledLine("> ", Style(.cursor)) }
    line.add(ask.question.title, Style(.title))
    if ask.asked.of != "", let letter = item.presented?.letter(of: ask.asked.of) {
      line.add(" — \(letter)", Style(.strong))
    }
    if !ask.question.required { line.add("  optional", Style(.quiet)) }
    if !isFocused || item.state.asksConfidence {
      let summary = ask.summary
      if !summary.isEmpty {
        let room = max(width - Text.width(line.text) - 2, 1)
        line.add("  " + Text.shortened(summary, to: room), Style(.good))
      }
    }
    if entry.confidence > 0 { line.add("  sure: \(entry.confidence)/5", Style(.quiet)) }
    line.isPinned = isFocused
    return row(line)
  }

  /// What to heed in answering, quietly; none where that would cost text or answers.
  private func descriptionRows(_ ask: any Ask, most: Int) -> [Row] {
    let description = ask.question.description
    guard !description.isEmpty else { return [] }
    let wrapping = Wrapping(Text(visible: description).clusters, width: indentedColumns)
    guard wrapping.lines.count <= most else { return [] }
    return wrapping.lines.map { row(StyledLine($0, of: wrapping, Style(.quiet), indent: 2)) }
  }

  /// The columns of text that stands two in.
  private var indentedColumns: Int { max(ScreenLayout.View.textColumns(of: width) - 2, 1) }

  /// A longer suggestion is cut, since accepting it shows it whole, and that can be undone.
  private func suggestionRows(_ words: String, most: Int) -> [Row] {
    let room = most * indentedColumns
    let beginning = words.prefix(room)
    let wrapping = Wrapping(
      Text(visible: "~ suggested: " + beginning).clusters, width: indentedColumns)
    let isCut = wrapping.lines.count > most || beginning.endIndex < words.endIndex
    let lines = wrapping.lines.prefix(most)
    return lines.enumerated().map { place, line in
      var shown = StyledLine(line, of: wrapping, Style(.suggestion), indent: 2)
      if isCut, place == lines.count - 1 { shown.add("…", Style(.suggestion)) }
      return row(shown)
    }
  }

  private func rationaleRows(_ item: OpenItem) -> [Row] {
    let entries = item.askedIndexes.map { item.state.entries[$0] }
    let texts = entries.map { ($0.ask.question.title, $0.rationale) }
    return (texts + [("", item.state.rationale)]).filter { !$1.isEmpty }
      .map { title, text in
        var line = StyledLine(
          title.isEmpty ? "rationale: " : "rationale (\(title)): ", Style(.quiet))
        let shown = text.split(whereSeparator: \.isNewline).joined(separator: " / ")
        line.add(Text.shortened(shown, to: max(width - Text.width(line.text), 1)))
        return row(line)
      }
  }

  // MARK: The answers

  /// The focused question's lines; beside each other where they are many and the screen is low.
  private func answerRows(_ ask: any Ask, _ kept: inout KeptItem) -> [Row] {
    let lines = kept.lines(of: ask, in: Asked.Room(columns: width, rows: answerRows))
    if ask.fitsPanel { return lines.map(row) }
    let pinned = lines.filter(\.isPinned).map(row)
    return pinned + inColumns(lines.filter { !$0.isPinned }, room: answerRows - pinned.count)
  }

  private func inColumns(_ lines: [StyledLine], room: Int) -> [Row] {
    let rows = lines.flatMap(wrapped)
    guard rows.count > room, room > 0 else { return rows }
    let narrowest = max(lines.map(leastColumns).max() ?? 0, 24)
    let perRow = min(max((lines.count + room - 1) / room, 1), max(width / narrowest, 1))
    guard perRow > 1 else { return rows }
    let rowCount = (lines.count + perRow - 1) / perRow
    let columnWidth = width / perRow
    return (0..<rowCount).map { row in
      var made = Row()
      for column in 0..<perRow where column * rowCount + row < lines.count {
        made.add(
          shortened(lines[column * rowCount + row], to: columnWidth - 1),
          at: column * columnWidth, limit: columnWidth - 1)
      }
      return made
    }
  }

  /// Columns in which a line says what it must: all but the quiet words at its end.
  private func leastColumns(_ line: StyledLine) -> Int {
    let runs = line.runs.prefix { $0.style.role != .quiet || $0.text.first != " " }
    return runs.reduce(1) { $0 + $1.shown.columns }
  }

  /// A line of a narrow column goes without its last words where hardly any of them would be seen.
  private func shortened(_ line: StyledLine, to width: Int) -> StyledLine {
    var runs = line.runs
    let columns = { runs.dropLast().reduce(0) { $0 + $1.shown.columns } }
    while runs.count > 1, let last = runs.last, last.style.role == .quiet,
      columns() + min(last.shown.columns, 12) > width
    {
      runs.removeLast()
    }
    var short = StyledLine()
    var left = width
    for run in runs where left > 0 {
      let columns = run.shown.columns
      short.add(columns > left ? Text.shortened(run.text, to: left) : run.text, run.style)
      left -= columns
    }
    return short
  }

  /// A line that is too wide breaks between its runs, or is cut where one run alone is too wide.
  private func wrapped(_ line: StyledLine) -> [Row] {
    var rows: [Row] = []
    var current = StyledLine()
    var used = 0
    for run in line.runs {
      let columns = run.shown.columns
      if used + columns > width, used > line.indent {
        rows.append(row(current))
        current = StyledLine(String(repeating: " ", count: line.indent))
        used = line.indent
        guard !run.text.allSatisfy({ $0 == " " }) else { continue }
      }
      current.add(run)
      used += columns
    }
    return rows + [row(current)]
  }

  // MARK: Drawing

  /// Draws the rows. A panel that is too high for its part of the screen keeps the focused question's
  /// title, and shows of the rest where keys go.
  func draw(in canvas: inout Canvas) {
    var region = canvas.region
    let focus = rows.lastIndex(where: \.isPointedAt) ?? rows.firstIndex(where: \.isPinned) ?? 0
    let scroll = scroll(to: focus, of: rows.count, visible: region.rows)
    guard let title = rows.firstIndex(where: \.isPinned), scroll.offset > 0,
      title <= scroll.offset
    else {
      return draw(rows, scroll, in: &canvas)
    }
    let rest = rows[title...]
    let pinned = rest.filter(\.isPinned).prefix(max(region.rows - 2, 0))
    canvas.within(region.takeTop(pinned.count)) { draw(Array(pinned), ScrollState(), in: &$0) }
    let moving = rest.filter { !$0.isPinned }
    let place = rest[..<max(focus, title)].filter { !$0.isPinned }.count
    canvas.within(region) { part in
      draw(moving, self.scroll(to: place, of: moving.count, visible: part.rows), in: &part)
    }
  }

  private func scroll(to row: Int, of total: Int, visible: Int) -> ScrollState {
    var scroll = ScrollState()
    scroll.reveal(min(row + 2, total - 1), total: total, visible: visible)
    scroll.reveal(row, total: total, visible: visible)
    return scroll
  }

  private func draw(_ rows: [Row], _ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: rows.count) { canvas, index, row in
      for run in rows[index].runs {
        canvas.draw(
          run.clusters, row: row, column: run.column, limit: run.limit, style: run.style)
      }
    }
  }
}

extension StyledLine {
  /// A line of a wrapped text.
  init(_ line: Wrapping.Line, of wrapping: Wrapping, _ style: Style, indent: Int = 0) {
    self.init(String(repeating: " ", count: indent + wrapping.indent(of: line)), style)
    let glyphs = wrapping.placed(line).map { wrapping.cluster($0).glyph }.joined()
    add(glyphs, style, isInVisualOrder: true)
  }
}

extension Text {
  /// As much of a string as takes so many columns in one line: cut at a cluster, with an ellipsis
  /// where it was.
  static func shortened(_ string: String, to width: Int) -> String {
    // Of a long text no more is read than can be seen.
    let beginning = string.prefix(4 * max(width, 0) + 8)
    if beginning.endIndex < string.endIndex, let cut = cut(String(beginning), to: width) {
      return cut
    }
    return cut(string, to: width) ?? string
  }

  /// Nil where all of it fits.
  private static func cut(_ string: String, to width: Int) -> String? {
    let text = Text(visible: string)
    guard text.columns > width else { return nil }
    var end: ScalarOffset = 0
    var used = 0
    for cluster in text.clusters {
      guard used + cluster.width < width else { break }
      end = cluster.scalars.upperBound
      used += cluster.width
    }
    return text.slice(0..<end) + "…"
  }
}
