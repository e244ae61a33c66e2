import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// The screen, drawn whole.
  package var frame: Frame {
    var canvas = Canvas(columns: columns, rows: rows)
    guard !isTooSmall else {
      drawTooSmall(in: &canvas)
      return canvas.frame
    }
    drawTopLine(in: &canvas)
    switch mode {
    case .reading(let reading): draw(reading, in: &canvas)
    case .finding(let finding): draw(finding, in: &canvas)
    case .answering where session.prompt != nil:
      if let prompt = session.prompt { draw(prompt, in: &canvas) }
    case .answering, .editing, .topic:
      drawItem(in: &canvas)
      drawOverlay(in: &canvas)
    }
    drawMessage(in: &canvas)
    keyHelp.draw(in: &canvas, row: rows - 1)
    return canvas.frame
  }

  private func drawTooSmall(in canvas: inout Canvas) {
    canvas.draw(
      "\(columns)×\(rows) is too small: \(ScreenFace.leastColumns)×\(ScreenFace.leastRows)", row: 0,
      limit: columns, style: Style(.warning))
    canvas.draw("nothing is lost; make it larger", row: 1, limit: columns)
  }

  /// `replies-01  12/47 [====----]  0:42  an-x7f…`: the person stands at the right edge.
  private func drawTopLine(in canvas: inout Canvas) {
    let progress = session.progress
    let minutes = session.sessionMS / 60_000
    let time = "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    let who = shortened(session.setup.annotator.string, to: 16)
    let whoColumn = max(columns - Text.width(who), 0)
    let optedOut = session.items.optedOutCount
    let counts =
      "\(progress.done)/\(progress.assigned)"
      + (session.setup.countsPractice ? " " + SessionWords.Practice.sign : "")
      + (optedOut > 0 ? " (\(SessionWords.Care.progress(optedOut: optedOut)))" : "")
    let barWidth = columns >= 70 ? min(columns / 6, 30) : 0
    let used = Text.width(counts) + barWidth + Text.width(time) + 8
    let nameWidth = max(whoColumn - used, 4)
    let name = shortened(session.setup.batch.id.string, to: nameWidth)
    var column = canvas.draw(name, row: 0, limit: nameWidth, style: Style(.title)) + 2
    column += canvas.draw(counts, row: 0, column: column) + 1
    if barWidth > 0 {
      canvas.draw("[", row: 0, column: column, style: Style(.quiet))
      ProgressBar(done: progress.done, total: progress.assigned)
        .draw(in: &canvas, row: 0, column: column + 1, width: barWidth - 2)
      canvas.draw("]", row: 0, column: column + barWidth - 1, style: Style(.quiet))
      column += barWidth + 2
    }
    canvas.draw(time, row: 0, column: column, style: Style(.quiet))
    canvas.draw(who, row: 0, column: whoColumn, style: Style(.quiet))
  }

  /// Cut at a cluster, with an ellipsis where it was.
  func shortened(_ string: String, to width: Int) -> String {
    let visible = Text.visible(string)
    guard Text.width(visible) > width else { return visible }
    var kept = ""
    var used = 0
    for cluster in Text(visible).clusters {
      guard used + cluster.width < width else { break }
      kept += cluster.glyph
      used += cluster.width
    }
    return kept + "…"
  }

  // MARK: The item

  private func drawItem(in canvas: inout Canvas) {
    guard let item = session.open else { return drawFinished(in: &canvas) }
    drawItemLine(item, in: &canvas)
    if case .broken(_, let diagnostics) = item.content {
      guard item.mask == nil else { return }
      return drawBroken(diagnostics, in: &canvas)
    }
    let layout = layout()
    for (index, pane, region) in layout.panes {
      let content = content(pane, region)
      canvas.within(region) { part in
        content.draw(scrolls[index] ?? ScrollState(), in: &part)
      }
    }
    if let divider = layout.divider {
      canvas.within(divider) { $0.rule(column: 0) }
    }
    draw(panel(width: columns), in: layout.panel, of: &canvas)
  }

  private func drawItemLine(_ item: OpenItem, in canvas: inout Canvas) {
    var line = "item \(item.place + 1) of \(session.setup.order.count)"
    if let id = item.id { line = shortened(id.string, to: max(columns / 2, 10)) + " · " + line }
    if let flaggedBy = item.presented?.item.flaggedBy, !flaggedBy.isEmpty {
      line += " · flagged by " + Text.visible(flaggedBy)
    }
    if let label = item.revising, item.remark.isEmpty {
      line += " · " + (label.status == .skipped ? "skipped before" : "revision \(label.revision)")
    }
    let advice = item.presented?.item.advice ?? []
    if item.mask == nil, !advice.isEmpty { line += " · " + advice.joined(separator: ", ") }
    // The category comes first: it is what the person decides by.
    var column = 0
    if let mask = item.mask {
      let what = SessionWords.Care.isMasked(mask.categories) + "  "
      column = canvas.draw(what, row: 1, limit: columns, style: Style(.warning))
    }
    column += canvas.draw(
      shortened(line, to: max(columns - column, 1)), row: 1, column: column, style: Style(.quiet))
    if item.isPractice {
      column += canvas.draw(
        "  " + SessionWords.Practice.sign, row: 1, column: column, style: Style(.suggestion))
    }
    if !item.reason.isEmpty {
      let reason = shortened("  " + item.reason, to: max(columns - column, 1))
      column += canvas.draw(reason, row: 1, column: column, style: Style(.warning))
    }
    if let zoom, let presented = item.drawn {
      let names = Pane.panes(of: presented).map(\.name)
      canvas.draw(
        "  \(names[zoom]) alone; \(session.way(to: .zoom)) shows the next", row: 1, column: column,
        style: Style(.key))
    }
  }

  private func drawBroken(_ diagnostics: [Diagnostic], in canvas: inout Canvas) {
    var page = ReadingPage(title: "")
    page.add("This item cannot be labelled:", Style(.error), width: columns)
    for diagnostic in diagnostics {
      let text = diagnostic.render(sanitize: Text.visible, width: Text.width)
      for line in text.split(separator: "\n") {
        page.add(String(line), Style(.text), width: columns)
      }
    }
    page.add("", Style(.text), width: columns)
    page.add(
      "\(session.way(to: .skip)) skips it; \(session.way(to: .note)) sends a note to the lead.",
      Style(.text),
      width: columns)
    canvas.within(Region(row: 2, rows: max(rows - 4, 0), columns: columns)) { part in
      page.draw(ScrollState(), in: &part)
    }
  }

  private func drawFinished(in canvas: inout Canvas) {
    for (row, line) in finishedLines.enumerated() {
      canvas.draw(line, row: row + 3, column: 2, style: Style(row == 0 ? .good : .text))
    }
  }

  private var finishedLines: [String] {
    if session.setup.countsPractice {
      return SessionWords.Practice.finished(session.progress, optedOut: session.items.optedOutCount)
        + ["", SessionWords.Practice.again(leave: session.way(to: .leave))]
    }
    let back =
      session.canGoBack ? "\(session.way(to: .undo)) goes back to look or to change; " : ""
    return [
      SessionWords.allDone(
        session.progress, skipped: session.items.skippedCount, optedOut: session.items.optedOutCount
      ),
      SessionWords.savedHere(session.savedCount), "", back + "\(session.way(to: .leave)) leaves.",
    ]
  }

  // MARK: What stands over it

  private func drawOverlay(in canvas: inout Canvas) {
    switch mode {
    case .editing(let editing): draw(editing, in: &canvas)
    case .topic: drawTopics(in: &canvas)
    case .answering, .reading, .finding: break
    }
  }

  private func draw(_ editing: Editing, in canvas: inout Canvas) {
    switch editing.purpose {
    case .find: drawLine("/", editing, in: &canvas)
    case .command: drawLine(":", editing, in: &canvas)
    case .rationale(let key, _):
      let ask = session.open?.state.entries.map(\.ask).first { $0.key == key }
      drawBox(ask.map { "Rationale: \($0.question.title)" } ?? "Rationale", editing, in: &canvas)
    case .note(let topic):
      drawBox(
        "Note to the lead: \(topic.rawValue.replacing("_", with: " "))", editing, in: &canvas,
        hint: "#clause cites a clause")
    }
  }

  private func drawLine(_ sign: String, _ editing: Editing, in canvas: inout Canvas) {
    let row = Region(row: rows - 2, rows: 1, columns: columns)
    canvas.fill(row)
    canvas.draw(sign, row: rows - 2, style: Style(.key))
    canvas.within(Region(row: rows - 2, column: 1, rows: 1, columns: columns - 1)) { part in
      editing.editor.draw(in: &part)
    }
  }

  private func drawBox(
    _ title: String, _ editing: Editing, in canvas: inout Canvas, hint: String = ""
  ) {
    let wanted = editing.editor.rows(width: editorColumns) + 2
    let height = min(max(wanted, 4), max(rows - 8, 3))
    let box = Region(row: rows - 2 - height, rows: height, columns: editorColumns + 2)
    canvas.fill(Region(row: box.row, rows: height, columns: columns))
    let inside = canvas.box(box, title: title, style: Style(.title))
    canvas.within(inside) { part in editing.editor.draw(in: &part, hint: hint) }
  }

  private func drawTopics(in canvas: inout Canvas) {
    let topics = Happening.Topic.allCases
    // Under the top line there is room for all of them in one column, or in two.
    let perColumn = topics.count + 2 <= rows - 4 ? topics.count : (topics.count + 1) / 2
    let height = perColumn + 2
    let box = Region(row: rows - 2 - height, rows: height, columns: min(columns, 40))
    canvas.fill(Region(row: box.row, rows: height, columns: columns))
    let inside = canvas.box(box, title: "Note to the lead", style: Style(.title))
    canvas.within(inside) { part in
      for (place, topic) in topics.enumerated() {
        let (row, column) = (place % perColumn, place / perColumn * (part.columns / 2))
        part.draw("\(place + 1)", row: row, column: column + 1, style: Style(.key))
        part.draw(topic.rawValue.replacing("_", with: " "), row: row, column: column + 4)
      }
    }
  }

  private func draw(_ reading: Reading, in canvas: inout Canvas) {
    let page = page(of: reading)
    canvas.draw(shortened(page.title, to: columns), row: 1, style: Style(.heading))
    canvas.within(Region(row: 2, rows: max(rows - 3, 0), columns: columns)) { part in
      page.draw(reading.scroll, in: &part)
    }
  }

  private func draw(_ finding: Finding, in canvas: inout Canvas) {
    canvas.draw(
      shortened(
        SessionWords.found(finding.text, finding.hits.count, unsearched: finding.unsearched),
        to: columns),
      row: 1, style: Style(.heading))
    let wordColumns = finding.hits.map { Text.width(SessionWords.standing($0.standing)) }.max() ?? 0
    var scroll = ScrollState()
    scroll.reveal(finding.selected, total: finding.hits.count, visible: readingRows)
    canvas.within(Region(row: 2, rows: max(rows - 3, 0), columns: columns)) { part in
      part.drawScrolled(scroll, total: finding.hits.count) { part, index, row in
        let hit = finding.hits[index]
        let isSelected = index == finding.selected
        let style = Style(isSelected ? .cursor : .text)
        var column = part.draw(isSelected ? "> " : "  ", row: row, style: style)
        part.draw(SessionWords.standing(hit.standing), row: row, column: column)
        column += wordColumns + (wordColumns > 0 ? 2 : 0)
        column +=
          part.draw(shortened(hit.id.string, to: 20), row: row, column: column, style: style) + 2
        part.draw(
          shortened(hit.excerpt, to: max(columns - column, 1)), row: row, column: column,
          style: Style(.quiet))
      }
    }
  }

  private func drawMessage(in canvas: inout Canvas) {
    guard let notice = session.notice ?? session.standingNotice, !isTyping else { return }
    let role: Role =
      switch notice.tone {
      case .good: .good
      case .plain: .quiet
      case .warning: .warning
      case .error: .error
      }
    let sign = notice.tone == .warning || notice.tone == .error ? "! " : ""
    // A long message stands over the lines above it: it says what to do, and to the end.
    let wrapping = Wrapping(Text(Text.visible(sign + notice.text)).clusters, width: columns)
    let isUrgent = notice.tone == .warning || notice.tone == .error
    let lines = wrapping.lines.prefix(isUrgent ? 3 : 1)
    let top = rows - 1 - lines.count
    canvas.fill(Region(row: top, rows: lines.count, columns: columns))
    for (row, line) in lines.enumerated() {
      canvas.draw(line, of: wrapping, row: top + row) { _ in Style(role) }
    }
  }

  /// A line is being typed where messages stand.
  private var isTyping: Bool {
    guard case .editing(let editing) = mode else { return false }
    return editing.purpose == .find || editing.purpose == .command
  }
}
