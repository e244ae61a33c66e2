/// Which line of something long stands at the top of its pane.
///
/// Knows neither the lines nor the pane: both may change between two keys, so every movement is
/// told their sizes and never leaves the valid range.
package struct ScrollState: Hashable, Sendable {
  package private(set) var offset: Int

  package init(offset: Int = 0) { self.offset = max(offset, 0) }

  package mutating func scroll(by lines: Int, total: Int, visible: Int) {
    offset += lines
    clamp(total: total, visible: visible)
  }

  /// Moves by panes, less the two lines that the cues may cover.
  package mutating func page(by pages: Int, total: Int, visible: Int) {
    scroll(by: pages * max(visible - 2, 1), total: total, visible: visible)
  }

  package mutating func home() { offset = 0 }

  package mutating func end(total: Int, visible: Int) {
    offset = total
    clamp(total: total, visible: visible)
  }

  /// Keeps the last line at the bottom at most.
  package mutating func clamp(total: Int, visible: Int) {
    offset = max(min(offset, total - visible), 0)
  }

  /// Scrolls as little as shows a line, clear of the cues.
  package mutating func reveal(_ line: Int, total: Int, visible: Int) {
    let cues = ScrollCues(offset: offset, total: total, visible: visible)
    let top = offset + (cues.hasAbove ? 1 : 0)
    let bottom = offset + visible - (cues.hasBelow ? 2 : 1)
    if line < top {
      offset = visible >= ScrollCues.leastForBoth ? line - 1 : line
    } else if line > bottom {
      offset = line - visible + (visible > 1 ? 2 : 1)
    }
    clamp(total: total, visible: visible)
  }

  /// Takes PgUp, PgDn, Home and End, and says whether it was one of them.
  package mutating func handle(_ key: Key, total: Int, visible: Int) -> Bool {
    guard key.modifiers.isEmpty else { return false }
    switch key.code {
    case .pageUp: page(by: -1, total: total, visible: visible)
    case .pageDown: page(by: 1, total: total, visible: visible)
    case .home: home()
    case .end: end(total: total, visible: visible)
    default: return false
    }
    return true
  }
}
