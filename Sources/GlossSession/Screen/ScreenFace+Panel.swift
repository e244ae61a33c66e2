import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// A row of the panel: what is drawn at which column.
struct PanelRow {
  var runs: [(column: Int, clusters: [Cluster], style: Style, limit: Int)] = []
  /// Stays in view while the rows below it scroll.
  var isPinned = false

  /// The sign of the focused question or of the highlighted label stands in it.
  var isPointedAt: Bool { runs.contains { $0.style.role == .cursor } }

  mutating func add(_ line: StyledLine, at column: Int, limit: Int) {
    isPinned = isPinned || line.isPinned
    var at = column
    for run in line.runs {
      let clusters = Text(run.text).clusters
      let room = max(column + limit - at, 0)
      let shown = run.isInVisualOrder ? clusters : clusters.pieceInVisualOrder(within: room)
      runs.append((at, shown, run.style, room))
      at += clusters.reduce(0) { $0 + $1.width }
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

extension ScreenFace {
  /// The questions, each under its title; only the focused one with its answers.
  func panel(width: Int) -> [PanelRow] {
    guard let item = session.open, item.presented != nil else { return [] }
    if item.mask != nil { return maskRows(width) }
    var rows: [PanelRow] = []
    let asked = item.askedIndexes
    for index in asked {
      let isFocused = index == item.state.focus
      rows.append(titleRow(index, item, isFocused: isFocused && asked.count > 1, width))
      if isFocused {
        let answers =
          item.state.asksConfidence
          ? [row(StyledLine("  How sure are you?  1 a guess … 5 sure"), width)]
          : answerRows(index, item, width)
        let suggested = suggestionRows(width)
        let taken = answers.count + suggested.count
        rows += descriptionRows(index, item, answers: taken, width) + suggested + answers
      }
    }
    rows += rationaleRows(item, width)
    return rows
  }

  /// In place of the questions of a masked item: what can be done, and who helps.
  private func maskRows(_ width: Int) -> [PanelRow] {
    let texts = [
      (
        SessionWords.Care.maskedHint(
          reveal: session.way(to: .reveal), all: session.way(to: .revealAll),
          skip: session.way(to: .skip)), Style(.text)
      ),
      (SessionWords.Care.support(session.setup.terms["support"].text), Style(.quiet)),
    ]
    return texts.flatMap { text, style in
      let wrapping = Wrapping(Text(text).clusters, width: max(width, 1))
      return wrapping.lines.map { row(StyledLine($0, of: wrapping, style), width) }
    }
  }

  private func row(_ line: StyledLine, _ width: Int) -> PanelRow {
    var row = PanelRow()
    row.add(line, at: 0, limit: width)
    return row
  }

  /// What to heed in answering, quietly; on a low screen only where it costs no text and no answer.
  private func descriptionRows(_ index: Int, _ item: OpenItem, answers: Int, _ width: Int)
    -> [PanelRow]
  {
    let description = item.state.entries[index].ask.question.description
    guard !description.isEmpty else { return [] }
    let wrapping = Wrapping(
      Text(Text.visible(description)).clusters,
      width: max(ScreenFace.textColumns(of: width) - 2, 1))
    let room = min(roomBesideText(item), mostPanelRows - 1) - answers
    guard rows >= ScreenFace.highRows || wrapping.lines.count <= room else { return [] }
    return wrapping.lines.map {
      row(StyledLine($0, of: wrapping, Style(.quiet), indent: 2), width)
    }
  }

  private func titleRow(_ index: Int, _ item: OpenItem, isFocused: Bool, _ width: Int) -> PanelRow {
    let ask = item.state.entries[index].ask
    let isOneOfSeveral = item.askedIndexes.count > 1
    var line =
      isFocused ? StyledLine("> ", Style(.cursor)) : StyledLine(isOneOfSeveral ? "  " : "")
    line.add(ask.question.title, Style(.title))
    if ask.asked.of != "", let letter = item.presented?.letter(of: ask.asked.of) {
      line.add(" — \(letter)", Style(.strong))
    }
    if !ask.question.required { line.add("  optional", Style(.quiet)) }
    let entry = item.state.entries[index]
    if index != item.state.focus || item.state.asksConfidence {
      let summary = ask.summary
      if !summary.isEmpty {
        let room = max(width - Text.width(line.text) - 2, 1)
        line.add("  " + shortened(summary, to: room), Style(.good))
      }
    }
    if entry.confidence > 0 { line.add("  sure: \(entry.confidence)/5", Style(.quiet)) }
    line.isPinned = index == item.state.focus
    return row(line, width)
  }

  /// The focused question's lines; beside each other where they are many and the screen is low.
  private func answerRows(_ index: Int, _ item: OpenItem, _ width: Int) -> [PanelRow] {
    let ask = item.state.entries[index].ask
    let panel = Asked.Panel(columns: width, rows: room(index, item))
    let lines = ask.lines(columns: width, panel: panel)
    if ask.fitsPanel { return lines.map { row($0, width) } }
    let pinned = lines.filter(\.isPinned).map { row($0, width) }
    let rest = lines.filter { !$0.isPinned }
    return pinned + inColumns(rest, room: panel.rows - pinned.count, width)
  }

  private func inColumns(_ lines: [StyledLine], room: Int, _ width: Int) -> [PanelRow] {
    let rows = lines.flatMap { wrapped($0, width) }
    guard rows.count > room, room > 0 else { return rows }
    let narrowest = max(lines.map(leastColumns).max() ?? 0, 24)
    let perRow = min(max((lines.count + room - 1) / room, 1), max(width / narrowest, 1))
    guard perRow > 1 else { return rows }
    let rowCount = (lines.count + perRow - 1) / perRow
    let columnWidth = width / perRow
    return (0..<rowCount).map { row in
      var made = PanelRow()
      for column in 0..<perRow where column * rowCount + row < lines.count {
        made.add(
          shortened(lines[column * rowCount + row], to: columnWidth - 1),
          at: column * columnWidth, limit: columnWidth - 1)
      }
      return made
    }
  }

  /// Rows for the lines of a question; one that keeps to them may have half of the screen, but no
  /// more than the panel has for it.
  private func room(_ index: Int, _ item: OpenItem) -> Int {
    guard item.state.entries[index].ask.fitsPanel else {
      return max(rows / 4, 3, roomBesideText(item))
    }
    let most = mostPanelRows - otherPanelRows(item)
    return max(min(max(rows / 2, roomBesideText(item)), most), 2)
  }

  /// The room of the focused question's lines.
  var questionPanel: Asked.Panel {
    // Finding the room wraps the item's texts; the others have no use for it.
    guard let item = session.open, item.state.entries.indices.contains(item.state.focus),
      item.state.entries[item.state.focus].ask.fitsPanel
    else { return Asked.Panel() }
    return Asked.Panel(columns: columns, rows: room(item.state.focus, item))
  }

  /// The rows that the item's texts and the other questions leave free; none where the texts want
  /// more than there are.
  private func roomBesideText(_ item: OpenItem) -> Int {
    guard let presented = item.presented else { return 0 }
    return rows - ScreenFace.fixedRows - wantedRows(Pane.panes(of: presented))
      - otherPanelRows(item)
  }

  /// Rows of the panel that are not the focused question's own lines.
  private func otherPanelRows(_ item: OpenItem) -> Int {
    item.askedIndexes.count + suggestionRows(columns).count + rationaleRows(item, columns).count
  }

  /// Columns in which a line says what it must: all but the quiet words at its end.
  private func leastColumns(_ line: StyledLine) -> Int {
    let runs = line.runs.prefix { $0.style.role != .quiet || $0.text.first != " " }
    return runs.reduce(1) { $0 + Text.width($1.text) }
  }

  /// A line of a narrow column goes without its last words where hardly any of them would be seen.
  private func shortened(_ line: StyledLine, to width: Int) -> StyledLine {
    var runs = line.runs
    let columns = { runs.dropLast().reduce(0) { $0 + Text.width($1.text) } }
    while runs.count > 1, let last = runs.last, last.style.role == .quiet,
      columns() + min(Text.width(last.text), 12) > width
    {
      runs.removeLast()
    }
    var short = StyledLine()
    var left = width
    for run in runs where left > 0 {
      short.add(Text.width(run.text) > left ? shortened(run.text, to: left) : run.text, run.style)
      left -= Text.width(run.text)
    }
    return short
  }

  /// A line that is too wide breaks between its runs, or is cut where one run alone is too wide.
  private func wrapped(_ line: StyledLine, _ width: Int) -> [PanelRow] {
    var rows: [PanelRow] = []
    var current = StyledLine()
    var used = 0
    for run in line.runs {
      let columns = Text.width(run.text)
      if used + columns > width, used > line.indent {
        rows.append(row(current, width))
        current = StyledLine(String(repeating: " ", count: line.indent))
        used = line.indent
        guard !run.text.allSatisfy({ $0 == " " }) else { continue }
      }
      current.add(run)
      used += columns
    }
    rows.append(row(current, width))
    return rows
  }

  private func rationaleRows(_ item: OpenItem, _ width: Int) -> [PanelRow] {
    var texts: [(String, String)] = []
    for index in item.askedIndexes where !item.state.entries[index].rationale.isEmpty {
      texts.append(
        (item.state.entries[index].ask.question.title, item.state.entries[index].rationale))
    }
    if !item.state.rationale.isEmpty { texts.append(("", item.state.rationale)) }
    return texts.map { title, text in
      var line = StyledLine(
        title.isEmpty ? "rationale: " : "rationale (\(title)): ", Style(.quiet))
      let shown = text.split(whereSeparator: \.isNewline).joined(separator: " / ")
      line.add(shortened(shown, to: max(width - Text.width(line.text), 1)))
      return row(line, width)
    }
  }
}
