import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// The title, the message and the keys stand outside.
  private var promptRows: Int { max(rows - 4, 1) }

  /// A page between items takes Enter or Esc alone; the others scroll it, and one has the guideline
  /// come over it.
  mutating func press(
    _ key: Key, _ prompt: Prompt, _ store: inout SessionStore, _ now: Moment
  ) {
    let total = page(of: prompt).lines.count
    switch key {
    case _ where prompt.kind == .pause:
      _ = apply(.passedPage(.enter, isRead: true), &store, now)
      return
    case Key(.enter):
      _ = apply(.passedPage(.enter, isRead: true), &store, now)
      return
    case Key(.escape):
      _ = apply(.passedPage(.escape, isRead: true), &store, now)
      return
    case _ where opensHelp(key): return openGuideline(nil, &store, now)
    case Key(.down): promptScroll.scroll(by: 1, total: total, visible: promptRows)
    case Key(.up): promptScroll.scroll(by: -1, total: total, visible: promptRows)
    case .character(" "): promptScroll.page(by: 1, total: total, visible: promptRows)
    default:
      guard promptScroll.handle(key, total: total, visible: promptRows) else {
        return say(SessionWords.Pages.takesEnter(prompt.kind), tone: .warning, &store, now)
      }
    }
    apply(.input, &store, now)
  }

  func draw(_ prompt: Prompt, in canvas: inout Canvas) {
    canvas.draw(prompt.title, row: 1, limit: columns, style: Style(.title))
    let page = page(of: prompt)
    canvas.within(Region(row: 2, rows: promptRows, columns: columns)) { part in
      page.draw(promptScroll, in: &part)
    }
  }

  private func page(of prompt: Prompt) -> ReadingPage {
    var page = ReadingPage(title: prompt.title)
    page.add(prompt.blocks, width: min(columns, 90))
    return page
  }

  func hints(_ prompt: Prompt) -> [Hint] {
    let isLong = page(of: prompt).lines.count > promptRows
    return SessionWords.Pages.hints(prompt.kind)
      + (isLong && prompt.kind != .pause ? [Hint("↑↓ PgDn", "scroll")] : [])
      + [Hint("Ctrl-C", "leave")]
  }
}

extension ReadingPage {
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
