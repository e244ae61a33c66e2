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
  /// In which its lines stand.
  private var rows: Int

  init(_ page: Page, _ session: Session, _ view: ScreenLayout.View) {
    self.page = page
    rows = Reader.rows(view, page)
    content = ReadingPage(page, session, width: Reader.columns(view))
  }

  private static func columns(_ view: ScreenLayout.View) -> Int { min(view.columns, 90) }

  /// Rows under a page's title; where it comes between items, messages have one of them.
  static func rows(_ view: ScreenLayout.View, _ page: Page = .guideline) -> Int {
    max(view.rows - (page.prompt == nil ? 3 : 4), 1)
  }

  /// The same page on a screen of this size.
  func fitting(_ session: Session, _ view: ScreenLayout.View) -> Reader {
    var fitting = self
    if content.width != Reader.columns(view) { fitting = Reader(page, session, view) }
    fitting.rows = Reader.rows(view, page)
    fitting.scroll = scroll
    return fitting
  }

  /// Goes to where a clause begins, if the page has it.
  mutating func show(_ clause: ID?) {
    guard let clause, let line = content.lineOfClause[clause] else { return }
    show(line)
  }

  private mutating func show(_ line: Int) {
    scroll = ScrollState(showing: line, total: total, visible: rows)
  }

  private var total: Int { content.lines.count }

  // MARK: Keys

  /// Turns to another page by a key of the page's own; false where it is none.
  mutating func turn(by key: Key, _ session: Session, _ view: ScreenLayout.View) -> Bool {
    let pages: [Key: Page] = [.character("k"): .keys, .character("t"): .terms]
    guard let wanted = pages[key] else { return false }
    self = Reader(page == wanted ? .guideline : wanted, session, view)
    return true
  }

  /// Moves in the page; false where the key does not.
  mutating func scroll(by key: Key) -> Bool {
    switch key {
    case .character("]") where page.prompt == nil: clause(1).map { show($0) }
    case .character("[") where page.prompt == nil: clause(-1).map { show($0) }
    default:
      let page = max(rows - 2, 1)
      guard let lines = key == .character(" ") ? page : key.step(page: page) else { return false }
      scroll.scroll(by: lines, total: total, visible: rows)
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
    typealias Hints = SessionWords.Hints
    let isCut = total > rows
    let scrolls = isCut ? [Hints.scrollPage] : []
    if let prompt = page.prompt {
      return SessionWords.Pages.hints(prompt.kind) + (prompt.kind == .pause ? [] : scrolls)
        + [Hints.leave]
    }
    let leads = [-1, 1].contains { direction in
      var moved = self
      clause(direction).map { moved.show($0) }
      return moved.scroll != scroll
    }
    return [Hints.back] + scrolls + (leads && isCut ? [Hints.clauses] : []) + Hints.turning(page)
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

extension ScrollState {
  /// With a line at the top, under the cue that says how much is above it.
  init(showing line: Int, total: Int, visible: Int) {
    self.init(offset: line - 1)
    clamp(total: total, visible: visible)
  }
}

extension Key {
  /// By how much it moves in something long, to its ends at most; nil where it does not move.
  func step(page: Int) -> Int? {
    let all = Int.max / 2
    let steps: [Key: Int] = [
      Key(.up): -1, Key(.down): 1, Key(.pageUp): -page, Key(.pageDown): page, Key(.home): -all,
      Key(.end): all,
    ]
    return steps[self]
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

  let title: String
  let width: Int
  private(set) var lines: [Line] = []
  private(set) var lineOfClause: [ID: Int] = [:]

  init(title: String = "", width: Int) {
    self.title = title
    self.width = width
  }

  /// - Parameter margin: what stands before the first line, in the columns of the indent.
  mutating func add(
    _ string: String, _ style: Style = Style(.text), indent: Int = 0, margin: String = "",
    base: Wrapping.Base = .text
  ) {
    add(Text(string), style, indent: indent, margin: margin, base: base)
  }

  mutating func add(
    _ text: Text, _ style: Style = Style(.text), indent: Int = 0, margin: String = "",
    base: Wrapping.Base = .text
  ) {
    let wrapping = Wrapping(text.clusters, width: max(width - indent, 1), base: base)
    lines += wrapping.lines.indices.map { line in
      Line(
        wrapping: wrapping, index: line, style: style, indent: indent,
        margin: line == 0 ? margin : "")
    }
  }

  /// Adds the blocks of a guideline, tables as columns.
  private mutating func add(_ blocks: [MarkdownBlock]) {
    var rest = blocks[...]
    while let block = rest.first {
      let table = ReadingTable(rest)
      if let table { add(table) } else { add(block) }
      rest = rest.dropFirst(table?.blockCount ?? 1)
    }
  }

  private mutating func add(_ table: ReadingTable) {
    let first = min(table.rows.map { Text.width($0.first ?? "") }.max() ?? 0, width / 3)
    for (index, row) in table.rows.enumerated() {
      add(
        row.dropFirst().joined(separator: " · "), Style(index == 0 ? .strong : .text),
        indent: first + 4, margin: "  " + (row.first ?? ""))
    }
  }

  private mutating func add(_ block: MarkdownBlock) {
    switch block {
    case .blank: add("")
    case .verbatim(let line): add(line, Style(.code), indent: 2, base: .verbatim)
    case .paragraph(let text): add(InlineText.plain(text))
    case .quote(let text): add(InlineText.plain(text), Style(.quote), indent: 2)
    case .item(let indent, let marker, let text):
      let margin = String(repeating: " ", count: min(indent, width / 2)) + marker + " "
      add(InlineText.plain(text), indent: margin.count, margin: margin)
    case .heading(let level, let title, let clause):
      if let clause { lineOfClause[clause] = lines.count }
      let shown = InlineText.plain(title) + (clause.map { "  #\($0)" } ?? "")
      add(shown, Style(level == 1 ? .title : .heading))
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
    case .guideline:
      let rubric = session.setup.rubric
      self.init(title: "\(rubric.title) · \(rubric.id) \(rubric.version)", width: width)
      add(MarkdownBlock.blocks(in: rubric.guideline.lines))
      if lines.isEmpty { add(SessionWords.noGuideline, Style(.quiet)) }
    case .keys:
      self.init(title: SessionWords.keysTitle, width: width)
      addKeys(session)
    case .terms:
      self.init(title: SessionWords.Pages.termsTitle, width: width)
      if session.setup.terms.sha256 == nil { add(SessionWords.Pages.noTerms, Style(.warning)) }
      add(StartPrompts.blocks(session.setup.terms))
    case .prompt(let prompt):
      self.init(title: prompt.title, width: width)
      add(prompt.blocks)
    }
  }

  private mutating func addKeys(_ session: Session) {
    if let ask = session.open?.focused?.ask {
      add(SessionWords.thisQuestion, Style(.heading))
      let bindings = ask.question.kind.bindings
      for binding in bindings { add("\(binding.key)", binding.word) }
      for hint in ask.hints where !bindings.contains(where: { String($0.key) == hint.key }) {
        add(hint.key, hint.word)
      }
      add("")
    }
    add(SessionWords.always, Style(.heading))
    for row in ActionRow.movable { add("\(session.setup.keys.key(of: row.name))", row.help) }
    for (keys, help, _) in ActionRow.fixed { add(keys, help) }
    add("")
    add(SessionWords.behindColon, Style(.heading))
    for row in ActionRow.worded {
      add("  " + row.form, Style(.key))
      add(row.help, indent: 6)
    }
  }

  /// Adds keys, and beside them what they do.
  private mutating func add(_ keys: String, _ help: String) {
    add(help, indent: 13, margin: "  " + keys)
  }

  private mutating func add(_ blocks: [Prompt.Block]) {
    for block in blocks {
      switch block {
      case .gap: add("")
      case .heading(let text): add(text, Style(.heading))
      case .line(let text): add(text)
      case .quoted(let text): addLines(of: text, Style(.quote))
      case .value(let name, let text):
        add(name, Style(.strong))
        addLines(of: text, Style(.text))
      }
    }
  }

  private mutating func addLines(of text: String, _ style: Style) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      add(String(line), style, indent: 2)
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
