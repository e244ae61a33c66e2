import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// The screen, drawn whole, of the session for which it was settled.
  package func frame(of session: Session) -> Frame {
    var canvas = Canvas(columns: columns, rows: rows)
    guard !isTooSmall else {
      let (what, remedy) = SessionWords.tooSmall(view)
      canvas.draw(what, row: 0, limit: columns, style: Style(.warning))
      canvas.draw(remedy, row: 1, limit: columns)
      return canvas.frame
    }
    drawTopLine(session, in: &canvas)
    switch mode {
    case .reading(let reader, _):
      if reader.isBesideItem { drawItem(session, hasPanel: false, in: &canvas) }
      reader.draw(in: &canvas)
    case .finding(let finder):
      canvas.within(outer(row: 0, rows: rows)) { finder.draw(in: &$0) }
    case .listing(let overview):
      canvas.within(outer(row: 0, rows: rows)) { overview.draw(in: &$0) }
    case .answering where prompt != nil: prompt.map { drawPrompt($0, in: &canvas) }
    case .answering: drawItem(session, in: &canvas)
    case .editing(let editing):
      drawItem(session, hasClause: false, in: &canvas)
      editing.draw(over: session.open, view, in: &canvas)
    case .topic:
      drawItem(session, hasClause: false, in: &canvas)
      canvas.drawTopics(view)
    }
    drawMessage(session, in: &canvas)
    let keys = KeyLine(session: session, layout: layout, view: view).help(mode, prompt: prompt)
    canvas.within(outer(row: rows - 1)) { keys.draw(in: &$0, row: 0) }
    return canvas.frame
  }

  /// A page between items; one that is about an item stands beside it or right below it.
  private func drawPrompt(_ prompt: Reader, in canvas: inout Canvas) {
    guard let item = prompt.about else { return prompt.draw(in: &canvas) }
    canvas.draw(
      Text.cut(item.item.id.string, to: columns - 2), row: 1, column: view.edge,
      style: Style(.quiet))
    drawPanes(explained, focused: "", opening: "", in: &canvas) { _ in ScrollState() }
    prompt.draw(in: &canvas)
  }

  /// A line of the screen's own, from edge to edge.
  private func outer(row: Int, rows: Int = 1) -> Region {
    Region(row: row, column: view.edge, rows: rows, columns: columns - 2 * view.edge)
  }

  /// `replies-01 ▰▰▰▱▱▱▱▱ 12/47` and at the right edge `an-x7f · 14 min`: quiet, since nobody works
  /// on it.
  private func drawTopLine(_ session: Session, in canvas: inout Canvas) {
    let progress = session.progress
    let optedOut = session.items.optedOutCount
    let counts =
      (session.setup.countsPractice ? SessionWords.Practice.sign + " " : "")
      + "\(progress.done)/\(progress.assigned)"
      + (optedOut > 0 ? " (\(SessionWords.Care.progress(optedOut: optedOut)))" : "")
    let who =
      Text.cut(session.setup.annotator.string, to: 16) + " · "
      + SessionWords.minutes(session.sessionMS / 60_000)
    canvas.within(outer(row: 0)) { line in
      let whoColumn = max(line.columns - Text.width(who), 0)
      let barWidth = columns >= 70 ? min(columns / 6, 24) : 0
      let used = Text.width(counts) + barWidth + 6
      let name = Text.cut(session.setup.batch.id.string, to: max(whoColumn - used, 4))
      var column = line.draw(name, row: 0, style: Style(.quiet)) + 1
      if barWidth > 0 {
        ProgressBar(done: progress.done, total: progress.assigned)
          .draw(in: &line, row: 0, column: column, width: barWidth)
        column += barWidth + 1
      }
      line.draw(counts, row: 0, column: column + 1, style: Style(.quiet))
      line.draw(who, row: 0, column: whoColumn, style: Style(.quiet))
    }
  }

  // MARK: The item

  /// - Parameters:
  ///   - hasPanel: nothing else stands in the part of the questions.
  ///   - hasClause: nothing else stands under them.
  private func drawItem(
    _ session: Session, hasPanel: Bool = true, hasClause: Bool = true, in canvas: inout Canvas
  ) {
    guard let item = session.open else {
      var page = ReadingPage(width: view.textColumns)
      // On a low screen there is no row for air.
      let top = rows < 16 ? 2 : 3
      for (place, line) in SessionWords.finishedLines(session).enumerated()
      where top > 2 || !line.isEmpty {
        page.add(line, Style(place == 0 ? .title : .text))
      }
      let part = Region(
        row: top, column: 2 * view.edge, rows: rows - 2 - top, columns: page.width)
      canvas.within(part) { page.draw(ScrollState(), in: &$0) }
      return
    }
    canvas.within(outer(row: 1)) { drawItemLine(item, session, in: &$0) }
    if case .broken(_, let diagnostics) = item.content {
      if item.mask == nil { drawBroken(diagnostics, session, in: &canvas) }
      return
    }
    let focused = item.focused?.ask.focusedResponse ?? ""
    drawPanes(layout, focused: focused, opening: SessionWords.opensFold, in: &canvas) {
      scrolls[$0.index] ?? ScrollState()
    }
    guard hasPanel else { return }
    canvas.within(layout.panelRegion) { layout.panel.draw(in: &$0) }
    if hasClause, let region = layout.clause {
      canvas.within(region) { drawClause(session, in: &$0) }
    }
  }

  private func drawPanes(
    _ layout: ScreenLayout, focused: ID, opening: String, in canvas: inout Canvas,
    scroll: (PlacedPane) -> ScrollState
  ) {
    for pane in layout.panes {
      pane.draw(scroll(pane), focused: focused, opening: opening, in: &canvas)
    }
    for divider in layout.dividers {
      canvas.within(divider) { line in
        line.rule(column: 0)
        let isFirst = !layout.dividers.contains {
          $0.column == divider.column && $0.row < divider.row
        }
        line.draw(isFirst ? "┬" : "┼", row: 0, style: Style(.quiet))
      }
    }
  }

  /// What the guideline says of what is under the cursor, as far as there is room.
  private func drawClause(_ session: Session, in canvas: inout Canvas) {
    guard let page = clauseNote(session) else { return }
    canvas.rule(row: 0)
    let shown = page.lines.prefix(canvas.rows - 3)
    canvas.within(Region(row: 1, rows: shown.count, columns: canvas.columns)) {
      page.drawBeginning(in: &$0)
    }
    KeyHelp([SessionWords.Hints.wholeGuideline(session.way(to: .guideline))])
      .draw(in: &canvas, row: shown.count + 2)
  }

  private func drawItemLine(_ item: OpenItem, _ session: Session, in canvas: inout Canvas) {
    let advice = item.mask == nil ? item.presented?.item.advice ?? [] : []
    let flaggedBy = item.presented?.item.flaggedBy ?? ""
    let parts = [
      item.id.map { Text.cut($0.string, to: max(columns / 2, 10)) },
      SessionWords.place(item.place, of: session.setup.order.count),
      flaggedBy.isEmpty ? nil : SessionWords.flagged(by: flaggedBy),
      item.remark.isEmpty ? item.revising.map(SessionWords.before) : nil,
      advice.isEmpty ? nil : advice.joined(separator: ", "),
    ]
    let line = parts.compactMap(\.self).joined(separator: " · ")
    let width = canvas.columns
    var column = 0
    func add(_ text: String, _ role: Role) {
      column += canvas.draw(text, row: 0, column: column, style: Style(role))
    }
    // The category comes first: it is what the person decides by.
    if let mask = item.mask { add(SessionWords.Care.isMasked(mask.categories) + "  ", .warning) }
    add(Text.cut(line, to: max(width - column, 1)), .quiet)
    if item.isPractice { add("  " + SessionWords.Practice.sign, .suggestion) }
    if !item.reason.isEmpty {
      add(Text.cut("  " + item.reason, to: max(width - column, 1)), .warning)
    }
    if let zoom = view.zoom, layout.names.indices.contains(zoom) {
      add("  " + SessionWords.alone(layout.names[zoom], next: session.way(to: .zoom)), .strong)
    }
    if let differences = view.differences {
      add("  " + SessionWords.differences(differences), .strong)
      if layout.isRawForDifferences { add(", " + SessionWords.asWritten, .quiet) }
    }
  }

  private func drawBroken(
    _ diagnostics: [Diagnostic], _ session: Session, in canvas: inout Canvas
  ) {
    var page = ReadingPage(width: view.textColumns)
    page.add(SessionWords.cannotBeLabelled, Style(.error))
    for diagnostic in diagnostics {
      let text = diagnostic.render(
        sanitize: Text.visible, width: { Text(escaped: $0).columns })
      for line in text.split(separator: "\n") { page.add(Text(escaped: String(line))) }
    }
    page.add("")
    page.add(
      SessionWords.brokenRemedy(skip: session.way(to: .skip), note: session.way(to: .note)))
    let region = Region(row: 2, column: 2 * view.edge, rows: rows - 4, columns: page.width)
    canvas.within(region) {
      page.draw(ScrollState(), in: &$0)
    }
  }

  /// A long message stands over the lines above it: it says what to do, and to the end.
  private func drawMessage(_ session: Session, in canvas: inout Canvas) {
    // A line that is being typed is where messages stand.
    if case .editing(let editing) = mode, editing.purpose.isLine { return }
    guard let notice = session.notice ?? session.standingNotice else { return }
    let role: Role =
      switch notice.tone {
      case .good: .good
      case .plain: .quiet
      case .warning: .warning
      case .error: .error
      }
    let isUrgent = notice.tone == .warning || notice.tone == .error
    let text = Text(visible: (isUrgent ? "! " : "") + notice.text)
    let wrapping = Wrapping(text.clusters, width: outer(row: 0).columns)
    let lines = wrapping.lines.prefix(isUrgent ? 3 : 1)
    let top = rows - 1 - lines.count
    canvas.fill(Region(row: top, rows: lines.count, columns: columns))
    canvas.within(outer(row: top, rows: lines.count)) { part in
      for (row, line) in lines.enumerated() {
        part.draw(line, of: wrapping, row: row) { _ in Style(role) }
      }
    }
  }
}
