import GlossJSON
import GlossScreen
import GlossTasks

/// The lines of something long to read, wrapped.
struct ReadingPage {
  struct Line {
    var wrapping: Wrapping
    /// Into the wrapping's lines.
    var index: Int
    var style: Style
    var indent: Int
    var margin: String
  }

  var title: String
  var lines: [Line] = []
  var lineOfClause: [ID: Int] = [:]

  /// - Parameter margin: what stands before the first line, in the columns of the indent.
  mutating func add(
    _ string: String, _ style: Style, indent: Int = 0, margin: String = "", width: Int,
    base: Wrapping.Base = .text
  ) {
    let wrapping = Wrapping(Text(string).clusters, width: max(width - indent, 1), base: base)
    for line in wrapping.lines.indices {
      lines.append(
        Line(
          wrapping: wrapping, index: line, style: style, indent: indent,
          margin: line == 0 ? margin : ""))
    }
  }

  /// Adds the blocks of a guideline, tables as columns.
  mutating func add(_ blocks: [MarkdownBlock], width: Int) {
    var rest = blocks[...]
    while let block = rest.first {
      let table = ReadingTable(rest)
      if let table { add(table, width: width) } else { add(block, width: width) }
      rest = rest.dropFirst(table?.blockCount ?? 1)
    }
  }

  private mutating func add(_ table: ReadingTable, width: Int) {
    let first = min(table.rows.map { Text.width($0.first ?? "") }.max() ?? 0, width / 3)
    for (index, row) in table.rows.enumerated() {
      add(
        row.dropFirst().joined(separator: " · "), Style(index == 0 ? .strong : .text),
        indent: first + 4, margin: "  " + (row.first ?? ""), width: width)
    }
  }

  private mutating func add(_ block: MarkdownBlock, width: Int) {
    switch block {
    case .blank: add("", Style(.text), width: width)
    case .verbatim(let line): add(line, Style(.code), indent: 2, width: width, base: .verbatim)
    case .paragraph(let text): add(InlineText.plain(text), Style(.text), width: width)
    case .quote(let text): add(InlineText.plain(text), Style(.quote), indent: 2, width: width)
    case .item(let indent, let marker, let text):
      let margin = String(repeating: " ", count: min(indent, width / 2)) + marker + " "
      add(
        InlineText.plain(text), Style(.text), indent: margin.count, margin: margin, width: width)
    case .heading(let level, let title, let clause):
      if let clause { lineOfClause[clause] = lines.count }
      let shown = InlineText.plain(title) + (clause.map { "  #\($0)" } ?? "")
      add(shown, Style(level == 1 ? .title : .heading), width: width)
    }
  }

  func draw(_ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: lines.count) { canvas, index, row in
      let line = lines[index]
      let wrapping = line.wrapping
      let drawn = wrapping.lines[line.index]
      if drawn.isRightToLeft {
        // Its margin is on the right.
        let margin = Wrapping(
          Text(line.margin).clusters, width: max(line.indent, 1), base: .rightToLeft)
        canvas.draw(margin.lines[0], of: margin, row: row, column: wrapping.width) { _ in
          line.style
        }
      } else {
        canvas.draw(line.margin, row: row, style: line.style)
      }
      canvas.draw(
        drawn, of: wrapping, row: row, column: drawn.isRightToLeft ? 0 : line.indent
      ) {
        wrapping.clusters[$0].kind == .escape ? Style(.escape) : line.style
      }
    }
  }
}

extension ScreenFace {
  /// Lays the page that is open out once, rather than at every key and every frame.
  mutating func preparePage() {
    guard case .reading(let reading) = mode else {
      openPage = nil
      return
    }
    if openPage?.page == reading.page, openPage?.columns == columns { return }
    openPage = nil
    openPage = (reading.page, columns, page(of: reading))
  }

  func page(of reading: Reading) -> ReadingPage {
    if let openPage, openPage.page == reading.page, openPage.columns == columns {
      return openPage.content
    }
    let width = min(columns, 90)
    return switch reading.page {
    case .guideline: guidelinePage(width)
    case .keys: keysPage(width)
    case .terms: termsPage(width)
    }
  }

  private func termsPage(_ width: Int) -> ReadingPage {
    var page = ReadingPage(title: SessionWords.Pages.termsTitle)
    if session.setup.terms.sha256 == nil {
      page.add(SessionWords.Pages.noTerms, Style(.warning), width: width)
    }
    page.add(StartPrompts.blocks(session.setup.terms), width: width)
    return page
  }

  private func guidelinePage(_ width: Int) -> ReadingPage {
    let rubric = session.setup.rubric
    var page = ReadingPage(title: "\(rubric.title) · \(rubric.id) \(rubric.version)")
    page.add(MarkdownBlock.blocks(in: rubric.guideline.lines), width: width)
    if page.lines.isEmpty { page.add("This rubric has no guideline.", Style(.quiet), width: width) }
    return page
  }

  private func keysPage(_ width: Int) -> ReadingPage {
    var page = ReadingPage(title: "Keys")
    if let item = session.open, item.state.entries.indices.contains(item.state.focus) {
      let ask = item.state.entries[item.state.focus].ask
      page.add("This question", Style(.heading), width: width)
      let bindings = ask.question.kind.bindings
      for binding in bindings {
        page.add(
          binding.word, Style(.text), indent: 13, margin: "  \(binding.key)", width: width)
      }
      let hints = ask.hints
      for hint in hints where !bindings.contains(where: { String($0.key) == hint.key }) {
        page.add(hint.word, Style(.text), indent: 13, margin: "  \(hint.key)", width: width)
      }
      page.add("", Style(.text), width: width)
    }
    page.add("Always", Style(.heading), width: width)
    for row in ActionRow.movable {
      let key = String(session.setup.keys.key(of: row.name))
      page.add(row.help, Style(.text), indent: 13, margin: "  " + key, width: width)
    }
    for (keys, help, _) in ActionRow.fixed {
      page.add(help, Style(.text), indent: 13, margin: "  " + keys, width: width)
    }
    page.add("", Style(.text), width: width)
    page.add("Behind :", Style(.heading), width: width)
    for row in ActionRow.worded {
      page.add("  " + row.form, Style(.key), width: width)
      page.add(row.help, Style(.text), indent: 6, width: width)
    }
    return page
  }
}
