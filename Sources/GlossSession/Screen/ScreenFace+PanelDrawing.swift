import GlossScreen

extension ScreenFace {
  /// Draws the panel. One that is too high for its part of the screen keeps the focused question's
  /// title, and shows of the rest where keys go.
  func draw(_ rows: [PanelRow], in region: Region, of canvas: inout Canvas) {
    var region = region
    let focus = rows.lastIndex(where: \.isPointedAt) ?? rows.firstIndex(where: \.isPinned) ?? 0
    let scroll = scroll(to: focus, of: rows.count, visible: region.rows)
    guard let title = rows.firstIndex(where: \.isPinned), scroll.offset > 0,
      title <= scroll.offset
    else {
      return canvas.within(region) { drawScrolled(rows, scroll, in: &$0) }
    }
    let rest = rows[title...]
    let pinned = rest.filter(\.isPinned).prefix(max(region.rows - 2, 0))
    canvas.within(region.takeTop(pinned.count)) {
      drawScrolled(Array(pinned), ScrollState(), in: &$0)
    }
    let moving = rest.filter { !$0.isPinned }
    let place = rest[..<max(focus, title)].filter { !$0.isPinned }.count
    canvas.within(region) { part in
      let scroll = self.scroll(to: place, of: moving.count, visible: part.rows)
      drawScrolled(moving, scroll, in: &part)
    }
  }

  private func scroll(to row: Int, of total: Int, visible: Int) -> ScrollState {
    var scroll = ScrollState()
    scroll.reveal(min(row + 2, total - 1), total: total, visible: visible)
    scroll.reveal(row, total: total, visible: visible)
    return scroll
  }

  private func drawScrolled(_ rows: [PanelRow], _ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: rows.count) { canvas, index, row in
      for run in rows[index].runs {
        canvas.draw(
          run.clusters, row: row, column: run.column, limit: run.limit, style: run.style)
      }
    }
  }
}
