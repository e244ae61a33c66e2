import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// Something long that is read over the item: the guideline, the keys, the terms, or a page between
/// items.
///
/// Its lines are found when it is opened or turned, and not at every key and frame.
package struct Reader: Hashable, Sendable {
  package enum Page: Hashable, Sendable {
    case guideline, keys, terms
    case prompt(Prompt)

    fileprivate var prompt: Prompt? { if case .prompt(let prompt) = self { prompt } else { nil } }
  }

  package private(set) var page: Page
  private var content: ReadingPage
  private var scroll = ScrollState()
  private var columns: Int
  /// In which its lines stand.
  private var rows: Int

  init(_ page: Page, _ session: Session, _ view: ScreenLayout.View) {
    self.page = page
    columns = min(view.columns, 90)
    rows = Reader.rows(view, page)
    content = ReadingPage(page, session, width: columns)
  }

  /// Rows under a page's title; where it comes between items, messages have one of them.
  static func rows(_ view: ScreenLayout.View, _ page: Page = .guideline) -> Int {
    max(view.rows - (page.prompt == nil ? 3 : 4), 1)
  }

  /// The same page on a screen of this size.
  func fitting(_ session: Session, _ view: ScreenLayout.View) -> Reader {
    var fitting = self
    if columns != min(view.columns, 90) { fitting = Reader(page, session, view) }
    fitting.rows = Reader.rows(view, page)
    fitting.scroll = scroll
    return fitting
  }

  /// Goes to where a clause begins, if the page has it.
  mutating func show(_ clause: ID?) {
    guard let clause, let line = content.lineOfClause[clause] else { return }
    show(line)
  }

  /// With a line at the top, under the cue that says how much is above it.
  private mutating func show(_ line: Int) {
    scroll.home()
    scroll.scroll(by: max(line - 1, 0), total: total, visible: rows)
  }

  private var total: Int { content.lines.count }

  // MARK: Keys

  /// Turns to another page by a key of the page's own; false where it is none.
  mutating func turn(by key: Key, _ session: Session, _ view: ScreenLayout.View) -> Bool {
    let wanted: Page
    switch key {
    case .character("k"): wanted = .keys
    case .character("t"): wanted = .terms
    default: return false
    }
    self = Reader(page == wanted ? .guideline : wanted, session, view)
    return true
  }

  /// Moves in the page; false where the key does not.
  mutating func scroll(by key: Key) -> Bool {
    switch key {
    case Key(.down): scroll.scroll(by: 1, total: total, visible: rows)
    case Key(.up): scroll.scroll(by: -1, total: total, visible: rows)
    case .character(" "): scroll.page(by: 1, total: total, visible: rows)
    case .character("]") where page.prompt == nil: clause(1).map { show($0) }
    case .character("[") where page.prompt == nil: clause(-1).map { show($0) }
    default: return scroll.handle(key, total: total, visible: rows)
    }
    return true
  }

  /// The line of the next clause, or of the one before; nil where there is none.
  private func clause(_ direction: Int) -> Int? {
    let lines = content.lineOfClause.values.sorted()
    let here = scroll.offset == 0 ? 0 : scroll.offset + 1
    return direction > 0 ? lines.first { $0 > here } : lines.last { $0 < here }
  }

  var hints: [Hint] {
    let scrolls = total > rows ? [Hint("↑↓ PgDn", "scroll")] : []
    if let prompt = page.prompt {
      return SessionWords.Pages.hints(prompt.kind) + (prompt.kind == .pause ? [] : scrolls)
        + [Hint("Ctrl-C", "leave")]
    }
    let leads = [-1, 1].contains { direction in
      var moved = self
      clause(direction).map { moved.show($0) }
      return moved.scroll != scroll
    }
    return [Hint("Esc", "back")] + scrolls
      + (leads && total > rows ? [Hint("[ ]", "clauses")] : []) + [
        Hint("k", page == .keys ? "guideline" : "keys"),
        Hint("t", page == .terms ? "guideline" : "terms"),
      ]
  }

  func draw(in canvas: inout Canvas) {
    if let prompt = page.prompt {
      canvas.draw(prompt.title, row: 1, limit: canvas.columns, style: Style(.title))
    } else {
      canvas.draw(
        Text.shortened(content.title, to: canvas.columns), row: 1, style: Style(.heading))
    }
    canvas.within(Region(row: 2, rows: rows, columns: canvas.columns)) {
      content.draw(scroll, in: &$0)
    }
  }
}

/// The lines of something long to read, wrapped.
struct ReadingPage: Hashable {
  struct Line: Hashable {
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
    add(Text(string), style, indent: indent, margin: margin, width: width, base: base)
  }

  mutating func add(
    _ text: Text, _ style: Style, indent: Int = 0, margin: String = "", width: Int,
    base: Wrapping.Base = .text
  ) {
    let wrapping = Wrapping(text.clusters, width: max(width - indent, 1), base: base)
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

// MARK: What stands on each page

extension ReadingPage {
  init(_ page: Reader.Page, _ session: Session, width: Int) {
    switch page {
    case .guideline: self = .guideline(session, width)
    case .keys: self = .keys(session, width)
    case .terms: self = .terms(session, width)
    case .prompt(let prompt):
      self.init(title: prompt.title)
      add(prompt.blocks, width: width)
    }
  }

  static func terms(_ session: Session, _ width: Int) -> ReadingPage {
    var page = ReadingPage(title: SessionWords.Pages.termsTitle)
    if session.setup.terms.sha256 == nil {
      page.add(SessionWords.Pages.noTerms, Style(.warning), width: width)
    }
    page.add(StartPrompts.blocks(session.setup.terms), width: width)
    return page
  }

  static func guideline(_ session: Session, _ width: Int) -> ReadingPage {
    let rubric = session.setup.rubric
    var page = ReadingPage(title: "\(rubric.title) · \(rubric.id) \(rubric.version)")
    page.add(MarkdownBlock.blocks(in: rubric.guideline.lines), width: width)
    if page.lines.isEmpty { page.add(SessionWords.noGuideline, Style(.quiet), width: width) }
    return page
  }

  static func keys(_ session: Session, _ width: Int) -> ReadingPage {
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

  mutating func add(_ blocks: [Prompt.Block], width: Int) {
    for block in blocks {
      switch block {
      case .gap: add("", Style(.text), width: width)
      case .heading(let text): add(text, Style(.heading), width: width)
      case .line(let text): add(text, Style(.text), width: width)
      case .quoted(let text):
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
          add(String(line), Style(.quote), indent: 2, width: width)
        }
      case .value(let name, let text):
        add(name, Style(.strong), width: width)
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
          add(String(line), Style(.text), indent: 2, width: width)
        }
      }
    }
  }
}

/// A table of a guideline: its first column beside the others, which wrap.
struct ReadingTable {
  /// The cells of each row as they are read, the heads first.
  let rows: [[String]]
  /// How many blocks it takes.
  let blockCount: Int

  /// Reads the table with which blocks begin; nil where they begin with none. Its second line is the
  /// one of dashes: bars alone make none.
  init?(_ blocks: ArraySlice<MarkdownBlock>) {
    var lines: [[String]] = []
    for block in blocks {
      guard case .verbatim(let line) = block, let cells = ReadingTable.cells(of: line) else {
        break
      }
      lines.append(cells)
    }
    guard lines.count > 1, lines[1].allSatisfy(ReadingTable.isRule) else { return nil }
    blockCount = lines.count
    lines.remove(at: 1)
    rows = lines.map { $0.map(InlineText.plain) }
  }

  private static func cells(of line: String) -> [String]? {
    let line = line.trimmingPrefix { $0 == " " }
    guard line.first == "|" else { return nil }
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
    if cells.last?.allSatisfy({ $0 == " " }) == true { cells = cells.dropLast() }
    return cells.map { cell in
      let words = cell.drop { $0 == " " }
      return String(words.prefix(words.count - words.reversed().prefix { $0 == " " }.count))
    }
  }

  private static func isRule(_ cell: String) -> Bool {
    cell.contains("-") && cell.allSatisfy { "-: ".contains($0) }
  }
}
