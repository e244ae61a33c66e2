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
  /// The heading that is chosen in the list of contents, while that is shown.
  private var contents: Int?
  private var search: Search?
  /// The link that Enter follows.
  private var link: Int?
  /// Where its lines stand, under its title.
  private var body: Region
  /// The item stays in view: the page stands in the part of the questions.
  let isBesideItem: Bool

  private var searchColumns: Int { max(body.columns - 1, 1) }

  init(_ page: Page, _ session: Session, _ view: ScreenLayout.View) {
    self.page = page
    (body, isBesideItem) = Reader.body(page, session, view)
    content = ReadingPage(page, session, width: body.columns)
    guard about != nil, !isBesideItem else { return }
    // Below what it is about, in no more rows than it has lines.
    let rows = min(content.lines.count, (view.rows - 4) * 3 / 5)
    (body.row, body.rows) = (view.rows - 2 - rows, rows)
  }

  /// What the page is about, which stays in view.
  var about: PresentedItem? { page.prompt?.about }

  /// Goes up to right below what it is about, and shows as many lines more.
  mutating func rise(below row: Int) {
    // Its title stands above its lines, and a free row above that.
    let free = body.row - 2 - row
    guard !isBesideItem, free > 0 else { return }
    body.row -= free
    body.rows = min(content.lines.count, body.rows + free)
  }

  /// The part of the screen for what the page is about.
  func part(of view: ScreenLayout.View) -> Region {
    var part = isBesideItem ? view.main(forRows: 0) : view.main
    if !isBesideItem { part.rows = max(body.row - 1 - part.row, 0) }
    return part
  }

  private static func body(
    _ page: Page, _ session: Session, _ view: ScreenLayout.View
  ) -> (Region, isBesideItem: Bool) {
    let isBesideOpen =
      page == .guideline && session.open?.presented != nil && session.prompt == nil
    if isBesideOpen || page.prompt?.about != nil, var side = view.side {
      _ = side.takeTop(1)
      return (side, true)
    }
    let columns = min(view.columns - 4 * view.edge, ScreenLayout.View.mostTextColumns)
    // Where it comes between items, messages have a row.
    let rows = view.rows - (page.prompt == nil ? 3 : 4)
    return (Region(row: 2, column: 2 * view.edge, rows: max(rows, 1), columns: columns), false)
  }

  private var rows: Int { body.rows }

  /// The same page on a screen of this size.
  func fitting(_ session: Session, _ view: ScreenLayout.View) -> Reader {
    let (body, isBesideItem) = Reader.body(page, session, view)
    guard about != nil || (body, isBesideItem) != (self.body, self.isBesideItem) else {
      return self
    }
    var fitting = Reader(page, session, view)
    fitting.scroll = scroll
    return fitting
  }

  /// Goes to where a clause begins, if the page has it.
  mutating func show(_ clause: ID?) {
    guard let clause, let line = content.lineOfClause[clause] else { return }
    show(line)
  }

  private mutating func show(_ line: Int) { scroll = scrolled(to: line) }

  private func scrolled(to line: Int) -> ScrollState {
    ScrollState(showing: line, total: total, visible: rows)
  }

  /// There is another clause to go to, before or behind.
  private var turnsToClause: Bool {
    [1, -1].contains { clause($0).map { scrolled(to: $0) != scroll } ?? false }
  }

  private var total: Int { content.lines.count }

  /// What is typed is a text to search for.
  var isTyping: Bool { search?.isTyping == true }

  // MARK: Keys

  /// Takes a key of the page's own; false where it is none.
  mutating func take(_ key: Key, _ session: Session, _ view: ScreenLayout.View) -> Bool {
    if isTyping { return type(key) }
    if contents != nil { return choose(key) }
    switch key {
    case .character("k"), .character("t"):
      let wanted = key == .character("k") ? Page.keys : .terms
      self = Reader(page == wanted ? .guideline : wanted, session, view)
    case .character("c") where content.headings.count > 1:
      contents = content.headings.lastIndex { $0.line <= scroll.offset + 1 } ?? 0
    case .character("/") where page.prompt == nil: search = Search()
    case .character("n") where search != nil: goToFound(1)
    case .character("N") where search != nil: goToFound(-1)
    case Key(.tab), Key(.tab, .shift): return goToLink(key == Key(.tab) ? 1 : -1)
    case Key(.enter):
      guard let link else { return false }
      show(content.links[link].clause)
      self.link = nil
    case Key(.escape):
      guard link != nil || search != nil else { return false }
      (link, search) = (nil, nil)
    case .character("]") where page.prompt == nil: clause(1).map { show($0) }
    case .character("[") where page.prompt == nil: clause(-1).map { show($0) }
    default: return scroll(by: key)
    }
    return true
  }

  /// Moves in the page; false where the key does not.
  mutating func scroll(by key: Key) -> Bool {
    let page = max(rows - 2, 1)
    guard let lines = key == .character(" ") ? page : key.step(page: page) else { return false }
    scroll.scroll(by: lines, total: total, visible: rows)
    return true
  }

  /// In the list of contents.
  private mutating func choose(_ key: Key) -> Bool {
    guard let chosen = contents else { return false }
    switch key {
    case Key(.enter):
      contents = nil
      show(content.headings[chosen].line)
    case Key(.escape), .character("c"), .character("q"): contents = nil
    default:
      guard let step = key.step(page: max(rows - 2, 1)) else { return true }
      contents = max(min(chosen + step, content.headings.count - 1), 0)
    }
    return true
  }

  /// In the text that is searched for.
  private mutating func type(_ key: Key) -> Bool {
    let width = searchColumns
    switch key {
    case Key(.escape): search = nil
    case Key(.enter):
      guard var typed = search, !typed.editor.isEmpty else {
        search = nil
        break
      }
      typed.isTyping = false
      typed.places = content.places(of: typed.editor.text)
      typed.current = typed.places.firstIndex { $0.line >= scroll.offset } ?? 0
      search = typed
      reveal(typed.place)
    case Key(.backspace) where search?.editor.isEmpty == true: search = nil
    default: _ = search?.editor.handle(key, width: width)
    }
    return true
  }

  mutating func paste(_ text: String) {
    let width = searchColumns
    search?.editor.insert(text, width: width)
  }

  private mutating func goToFound(_ step: Int) {
    guard let found = search, !found.places.isEmpty else { return }
    let count = found.places.count
    search?.current = (found.current + step + count) % count
    reveal(search?.place)
  }

  /// Goes from link to link, and first to one that is in view.
  private mutating func goToLink(_ step: Int) -> Bool {
    let links = content.links
    guard !links.isEmpty else { return false }
    let seen = scroll.offset..<scroll.offset + rows
    let first = links.firstIndex { seen.contains($0.place.line) } ?? 0
    link = link.map { ($0 + step + links.count) % links.count } ?? first
    reveal(marked)
    return true
  }

  private mutating func reveal(_ place: ReadingPage.Place?) {
    guard let place else { return }
    scroll.reveal(place.line, total: total, visible: rows)
  }

  /// What is drawn inverted.
  private var marked: ReadingPage.Place? {
    link.map { content.links[$0].place } ?? search?.place
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
    if isTyping { return Hints.find }
    if contents != nil { return [Hints.goTo, Hints.back, Hints.move] }
    let follows = link == nil ? [] : [Hints.follow]
    let found = (search?.places.count ?? 0) > 1 ? [Hints.nextFound] : []
    return follows + found + [Hints.back] + scrolls
      + (content.headings.count > 1 && isCut ? [Hints.contents] : [])
      + [Hints.searchPage] + (content.links.isEmpty ? [] : [Hints.links])
      + (turnsToClause ? [Hints.clauses] : []) + Hints.turning(page)
  }

  // MARK: Drawing

  func draw(in canvas: inout Canvas) {
    var head = body
    (head.row, head.rows) = (body.row - 1, 1)
    canvas.within(head) { drawTitle(in: &$0) }
    canvas.within(body) { part in
      if let contents {
        drawContents(contents, in: &part)
      } else {
        content.draw(scroll, marking: marked, in: &part)
      }
    }
  }

  /// The title, in whose place a text that is searched for is typed.
  private func drawTitle(in canvas: inout Canvas) {
    if let search, search.isTyping {
      let column = canvas.draw("/", row: 0, style: Style(.key))
      canvas.within(Region(column: column, rows: 1, columns: canvas.columns - column)) {
        search.editor.draw(in: &$0)
      }
      return
    }
    let found = search.map { SessionWords.foundInPage($0.editor.text, $0.current, $0.places.count) }
    let title = found ?? page.prompt?.title ?? content.title
    canvas.draw(Text.cut(title, to: canvas.columns), row: 0, style: Style(.title))
  }

  private func drawContents(_ chosen: Int, in canvas: inout Canvas) {
    var scroll = ScrollState()
    scroll.reveal(chosen, total: content.headings.count, visible: canvas.rows)
    canvas.drawScrolled(scroll, total: content.headings.count) { part, index, row in
      let heading = content.headings[index]
      let style = Style(index == chosen ? .pointer : .text)
      let indent = String(repeating: " ", count: 2 * (heading.level - 1))
      let line = (index == chosen ? "> " : "  ") + indent + heading.title
      part.draw(Text.cut(line, to: part.columns), row: row, style: style)
    }
  }

  /// A text that is searched for in the page.
  private struct Search: Hashable {
    var editor = TextEditor()
    var isTyping = true
    var places: [ReadingPage.Place] = []
    var current = 0

    var place: ReadingPage.Place? { places.indices.contains(current) ? places[current] : nil }
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
