import GlossJSON
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// Where a cursor stood when it was brought into view.
  struct Revealed: Equatable {
    let cursor: TextMark?
    let line: Int
    let total: Int
    let region: Region
  }

  /// A response, and which of the item's questions has its keys go there.
  struct FocusedResponse: Equatable {
    let focus: Int
    let of: ID
  }

  /// Scrolls to the draft's cursor, where it moved or its place on the screen did: otherwise
  /// nobody could scroll away from it to read.
  mutating func revealCursor() {
    guard case .answering = mode, session.prompt == nil, session.open?.drawn != nil,
      !isTooSmall
    else { return }
    let cursor = marks.first { $0.sign == .cursor }
    revealFocusedResponse()
    for (index, pane, region) in layout().panes {
      let content = content(pane, region)
      guard let line = content.cursorLine else { continue }
      let region = pane.body(of: region)
      let now = Revealed(cursor: cursor, line: line, total: content.lineCount, region: region)
      guard now != revealed else { continue }
      revealed = now
      // The lanes under a line belong to it.
      scrolls[index, default: ScrollState()].reveal(
        min(line + 1, content.lineCount - 1), total: content.lineCount, visible: region.rows)
      scrolls[index, default: ScrollState()].reveal(
        line, total: content.lineCount, visible: region.rows)
    }
  }

  /// Brings the response that keys go to now into view, where all texts are one pane or another
  /// one is shown alone. What begins with a choice among all of them begins with what was asked.
  private mutating func revealFocusedResponse() {
    guard let item = session.open, item.state.entries.indices.contains(item.state.focus) else {
      return
    }
    let focus = item.state.focus
    let ask = item.state.entries[focus].ask
    let of = ask.focusedResponse
    let before = focused
    focused = FocusedResponse(focus: focus, of: of)
    guard of != "", before != focused, before?.focus == focus || ask.asked.of == of,
      let drawn = item.drawn
    else {
      return
    }
    if let zoom {
      let panes = Pane.panes(of: drawn)
      guard panes.indices.contains(zoom), panes[zoom].isResponse else { return }
      self.zoom = panes.firstIndex { $0.isResponse && $0.sections[0].text.of == of } ?? zoom
      return
    }
    guard
      let (index, pane, region) = layout().panes.first(where: {
        $0.index == ScreenFace.joinedPane
      })
    else { return }
    let content = content(pane, region)
    guard let line = content.line(of: of) else { return }
    scrolls[index, default: ScrollState()].home()
    scrolls[index, default: ScrollState()].scroll(
      by: max(line - 1, 0), total: content.lineCount, visible: region.rows)
  }
}
