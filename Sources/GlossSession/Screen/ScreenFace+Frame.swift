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
    case .reading(let reader, _): reader.draw(in: &canvas)
    case .finding(let finder): finder.draw(in: &canvas)
    case .listing(let overview): overview.draw(in: &canvas)
    case .answering where prompt != nil: prompt?.draw(in: &canvas)
    case .answering: drawItem(session, in: &canvas)
    case .editing(let editing):
      drawItem(session, in: &canvas)
      editing.draw(over: session.open, view, in: &canvas)
    case .topic:
      drawItem(session, in: &canvas)
      canvas.drawTopics()
    }
    drawMessage(session, in: &canvas)
    KeyLine(session: session, layout: layout, view: view).help(mode, prompt: prompt)
      .draw(in: &canvas, row: rows - 1)
    return canvas.frame
  }

  /// `replies-01  12/47 [====----]  0:42  an-x7f…`: the person stands at the right edge.
  private func drawTopLine(_ session: Session, in canvas: inout Canvas) {
    let progress = session.progress
    let minutes = session.sessionMS / 60_000
    let time = "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    let who = Text.shortened(session.setup.annotator.string, to: 16)
    let whoColumn = max(columns - Text.width(who), 0)
    let optedOut = session.items.optedOutCount
    let counts =
      "\(progress.done)/\(progress.assigned)"
      + (session.setup.countsPractice ? " " + SessionWords.Practice.sign : "")
      + (optedOut > 0 ? " (\(SessionWords.Care.progress(optedOut: optedOut)))" : "")
    let barWidth = columns >= 70 ? min(columns / 6, 30) : 0
    let used = Text.width(counts) + barWidth + Text.width(time) + 8
    let nameWidth = max(whoColumn - used, 4)
    let name = Text.shortened(session.setup.batch.id.string, to: nameWidth)
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

  // MARK: The item

  private func drawItem(_ session: Session, in canvas: inout Canvas) {
    guard let item = session.open else {
      for (row, line) in SessionWords.finishedLines(session).enumerated() {
        canvas.draw(line, row: row + 3, column: 2, style: Style(row == 0 ? .good : .text))
      }
      return
    }
    drawItemLine(item, session, in: &canvas)
    if case .broken(_, let diagnostics) = item.content {
      if item.mask == nil { drawBroken(diagnostics, session, in: &canvas) }
      return
    }
    for pane in layout.panes {
      pane.draw(scrolls[pane.index] ?? ScrollState(), in: &canvas)
    }
    if let divider = layout.divider { canvas.within(divider) { $0.rule(column: 0) } }
    canvas.within(layout.panelRegion) { layout.panel.draw(in: &$0) }
  }

  private func drawItemLine(_ item: OpenItem, _ session: Session, in canvas: inout Canvas) {
    let advice = item.mask == nil ? item.presented?.item.advice ?? [] : []
    let flaggedBy = item.presented?.item.flaggedBy ?? ""
    let parts = [
      item.id.map { Text.shortened($0.string, to: max(columns / 2, 10)) },
      SessionWords.place(item.place, of: session.setup.order.count),
      flaggedBy.isEmpty ? nil : SessionWords.flagged(by: flaggedBy),
      item.remark.isEmpty ? item.revising.map(SessionWords.before) : nil,
      advice.isEmpty ? nil : advice.joined(separator: ", "),
    ]
    let line = parts.compactMap(\.self).joined(separator: " · ")
    var column = 0
    func add(_ text: String, _ role: Role) {
      column += canvas.draw(text, row: 1, column: column, style: Style(role))
    }
    // The category comes first: it is what the person decides by.
    if let mask = item.mask { add(SessionWords.Care.isMasked(mask.categories) + "  ", .warning) }
    add(Text.shortened(line, to: max(columns - column, 1)), .quiet)
    if item.isPractice { add("  " + SessionWords.Practice.sign, .suggestion) }
    if !item.reason.isEmpty {
      add(Text.shortened("  " + item.reason, to: max(columns - column, 1)), .warning)
    }
    if let zoom = view.zoom, layout.names.indices.contains(zoom) {
      add("  " + SessionWords.alone(layout.names[zoom], next: session.way(to: .zoom)), .key)
    }
  }

  private func drawBroken(
    _ diagnostics: [Diagnostic], _ session: Session, in canvas: inout Canvas
  ) {
    var page = ReadingPage(width: columns)
    page.add(SessionWords.cannotBeLabelled, Style(.error))
    for diagnostic in diagnostics {
      let text = diagnostic.render(
        sanitize: Text.visible, width: { Text(escaped: $0).columns })
      for line in text.split(separator: "\n") { page.add(Text(escaped: String(line))) }
    }
    page.add("")
    page.add(
      SessionWords.brokenRemedy(skip: session.way(to: .skip), note: session.way(to: .note)))
    canvas.within(Region(row: 2, rows: rows - 4, columns: columns)) {
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
    let wrapping = Wrapping(text.clusters, width: columns)
    let lines = wrapping.lines.prefix(isUrgent ? 3 : 1)
    let top = rows - 1 - lines.count
    canvas.fill(Region(row: top, rows: lines.count, columns: columns))
    for (row, line) in lines.enumerated() {
      canvas.draw(line, of: wrapping, row: top + row) { _ in Style(role) }
    }
  }
}
