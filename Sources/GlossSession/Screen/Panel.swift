import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The questions in rows, each under its title; only the focused one with its answers, with what is
/// suggested for it and what to heed. Under a mask, what can be done instead.
struct Panel {
  /// The columns and rows that it may take.
  struct Space {
    let columns: Int
    /// At most.
    let most: Int
    /// Rows that nothing else wants.
    let free: Int
    /// There is room for what to heed, and for air between the questions.
    let isAiry: Bool
    /// A line parts it from what is above.
    let hasRule: Bool

    /// Beside what is judged.
    init(beside side: Region, _ view: ScreenLayout.View) {
      (columns, most, free) = (side.columns, side.rows, side.rows)
      (isAiry, hasRule) = (view.isHigh, false)
    }

    /// Under what is judged.
    ///
    /// - Parameters:
    ///   - texts: the rows in which the item's texts are whole.
    ///   - least: those in which the last turn and something of what is judged are seen.
    ///   - writes: keys go to a text, of which more than a line or two should be in view.
    init(
      under main: Region, texts: Int, least: Int, writes: Bool, _ view: ScreenLayout.View
    ) {
      columns = main.columns
      free = main.rows - texts
      // Not more than half where that would cut what is judged, but for a text that is written.
      let share = main.rows * (writes ? 3 : 2) / 5
      let most = max(free, min(main.rows - least, main.rows / 2), share)
      self.most = max(min(most, main.rows * 4 / 5), 3)
      (isAiry, hasRule) = (view.isHigh, main.rows - least > 3)
    }
  }

  private(set) var rows: [StyledLine] = []
  /// Rows that the panel takes, of as many as it may.
  var height: Int { min(rows.count, space.most) }
  /// Rows for the focused question's own lines.
  private(set) var answerRows = 0
  private var space = Space(beside: Region(rows: 0, columns: 0), .init(columns: 0, rows: 0))
  private var width: Int { space.columns }

  init() {}

  init(
    _ session: Session, _ item: OpenItem, _ suggestion: Suggestion?, _ space: Space,
    _ kept: inout KeptItem
  ) {
    Work.did("panel")
    self.space = space
    guard !item.isHidden else {
      rows = maskRows(session)
      return
    }
    let asked = item.askedIndexes
    let titles = asked.map { titleRows($0, item, isOneOfSeveral: asked.count > 1) }
    let suggested = suggestion.map { suggestionRows($0.words, most: space.isAiry ? 6 : 3) } ?? []
    let rationales = rationaleRows(item)
    let others = titles.reduce(0) { $0 + $1.count } + suggested.count + rationales.count
    let description =
      item.focused.map {
        wrapped(Text(visible: $0.ask.question.description), Style(.quiet), indent: 2)
      } ?? []
    answerRows = max(space.most - others - (space.isAiry ? description.count : 0), 2)
    for (index, title) in zip(asked, titles) {
      let isFocused = index == item.state.focus
      rows += title
      guard isFocused else { continue }
      let answers =
        item.state.asksConfidence
        ? [StyledLine("  " + SessionWords.confidenceLine)]
        : kept.lines(
          of: item.state.entries[index].ask,
          in: Asked.Room(columns: width, rows: answerRows))
      let left = min(space.free, space.most) - others - answers.count
      // What to heed in answering, quietly; none where that would cost text or answers.
      if space.isAiry || description.count <= left { rows += description }
      let air = space.isAiry && left > description.count + 2 ? [StyledLine("")] : []
      rows += air + suggested + answers + air
    }
    rows += rationales
    // Where there is room for a line, one parts the questions from what they are about.
    if space.hasRule, rows.count < space.most {
      rows.insert(
        StyledLine(String(repeating: "─", count: width), Style(.quiet)), at: 0)
    }
  }

  /// In place of the questions of a masked item: what can be done, and who helps.
  private func maskRows(_ session: Session) -> [StyledLine] {
    let hint = SessionWords.Care.maskedHint(
      reveal: session.way(to: .reveal), all: session.way(to: .revealAll),
      skip: session.way(to: .skip))
    let support = SessionWords.Care.support(session.setup.terms["support"].text)
    return wrapped(Text(hint), Style(.text)) + wrapped(Text(support), Style(.quiet))
  }

  /// A text in lines; none of an empty one.
  private func wrapped(_ text: Text, _ style: Style, indent: Int = 0) -> [StyledLine] {
    guard !text.clusters.isEmpty else { return [] }
    let columns = max(min(width - indent, ScreenLayout.View.mostTextColumns), 1)
    let wrapping = Wrapping(text.clusters, width: columns)
    return wrapping.lines.map { line in
      let columns = indent + wrapping.indent(of: line)
      var styled = StyledLine(String(repeating: " ", count: columns), style)
      let glyphs = wrapping.placed(line).map { wrapping.cluster($0).glyph }.joined()
      styled.add(glyphs, style, isInVisualOrder: true)
      return styled
    }
  }

  /// The columns of text that stands two in.
  private var indentedColumns: Int {
    max(min(width - 2, ScreenLayout.View.mostTextColumns), 1)
  }

  /// A question's title, whole, with what was answered behind it or under it.
  private func titleRows(
    _ index: Int, _ item: OpenItem, isOneOfSeveral: Bool
  ) -> [StyledLine] {
    let entry = item.state.entries[index]
    let ask = entry.ask
    let isFocused = index == item.state.focus
    let letter = ask.asked.of == "" ? nil : item.presented?.letter(of: ask.asked.of)
    let title = ask.question.title + (letter.map { " — \($0)" } ?? "")
    let indent = isOneOfSeveral ? 2 : 0
    var lines =
      isFocused
      ? wrapped(Text(visible: title), Style(.title), indent: indent)
      : [
        StyledLine(
          String(repeating: " ", count: indent)
            + Text.cut(title, to: max(width - indent, 1)))
      ]
    if isOneOfSeveral, isFocused, !lines.isEmpty { lines[0].point() }
    func add(_ text: String, _ style: Style) {
      guard !text.isEmpty else { return }
      var used = lines.last.map { $0.columns + 2 } ?? 0
      if used + Text.width(text) > width, used > indent + 2 {
        lines.append(StyledLine(String(repeating: " ", count: indent)))
        used = indent + 2
      }
      lines[lines.count - 1].add("  " + Text.cut(text, to: max(width - used, 1)), style)
    }
    if !ask.question.required { add(SessionWords.optional, Style(.quiet)) }
    if !isFocused || item.state.asksConfidence { add(ask.inTitles, Style(.strong)) }
    if !isFocused, ask.question.required, ask.standing == .untouched {
      add(SessionWords.notAnswered, Style(.quiet))
    }
    if entry.confidence > 0 { add(SessionWords.sure(entry.confidence), Style(.quiet)) }
    for place in lines.indices { lines[place].isPinned = isFocused }
    return lines
  }

  /// A longer suggestion is cut, since accepting it shows it whole, and that can be undone.
  private func suggestionRows(_ words: String, most: Int) -> [StyledLine] {
    let beginning = words.prefix(most * indentedColumns)
    let lines = wrapped(
      Text(visible: SessionWords.suggested(beginning)), Style(.suggestion), indent: 2)
    var shown = Array(lines.prefix(most))
    if lines.count > most || beginning.endIndex < words.endIndex {
      shown[shown.count - 1].add("…", Style(.suggestion))
    }
    return shown
  }

  private func rationaleRows(_ item: OpenItem) -> [StyledLine] {
    let entries = item.askedIndexes.map { item.state.entries[$0] }
    let texts = entries.map { ($0.ask.question.title, $0.rationale) }
    return (texts + [("", item.state.rationale)]).filter { !$1.isEmpty }
      .map { title, text in
        var line = StyledLine(SessionWords.rationale(of: title), Style(.quiet))
        let shown = text.split(whereSeparator: \.isNewline).joined(separator: " / ")
        line.add(Text.cut(shown, to: max(width - Text.width(line.text), 1)))
        return line
      }
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

  private func draw(_ rows: [StyledLine], _ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: rows.count) { canvas, index, row in
      var column = 0
      for run in rows[index].runs {
        let clusters = run.clusters
        let room = max(canvas.columns - column, 0)
        let shown = run.isInVisualOrder ? clusters : clusters.pieceInVisualOrder(within: room)
        canvas.draw(shown, row: row, column: column, limit: room, style: run.style)
        column += clusters.columns
      }
    }
  }
}

extension StyledLine.Run {
  fileprivate var clusters: [Cluster] { Text(text).clusters.all }
}

extension [Cluster] {
  fileprivate var columns: Int { reduce(0) { $0 + $1.width } }
}

extension StyledLine {
  fileprivate var columns: Int { runs.reduce(0) { $0 + $1.shown.columns } }

  /// Puts the sign of the focused question into the two columns before it.
  fileprivate mutating func point() {
    var pointed = StyledLine("> ", Style(.pointer))
    pointed.add(String((runs.first?.text ?? "").dropFirst(2)))
    for run in runs.dropFirst() { pointed.add(run) }
    self = pointed
  }

  /// The sign of the focused question or of the highlighted label stands in it.
  fileprivate var isPointedAt: Bool {
    runs.contains { [.cursor, .pointer].contains($0.style.role) }
  }
}
