import GlossScreen
import GlossTasks

/// The items that hold a text, one of which is chosen.
package struct Finder: Hashable, Sendable {
  private let text: String
  private let hits: [Hit]
  /// Items whose text is masked, and was not looked into.
  private let unsearched: Int
  private var selected = 0

  /// - Precondition: something was found.
  init(_ text: String, _ found: Found) {
    self.text = text
    hits = found.hits
    unsearched = found.unsearched
  }

  /// The place of the item that Enter opens.
  var place: Int { hits[selected].place }

  var hints: [Hint] {
    [SessionWords.Hints.open] + (hits.count > 1 ? [SessionWords.Hints.move] : [])
      + [SessionWords.Hints.back]
  }

  /// Moves to another item; false where the key does not.
  mutating func move(_ key: Key, _ view: ScreenLayout.View) -> Bool {
    guard let step = key.step(page: max(view.rows - 3, 1)) else { return false }
    selected = max(min(selected + step, hits.count - 1), 0)
    return true
  }

  func draw(in canvas: inout Canvas) {
    let columns = canvas.columns
    let title = SessionWords.found(text, hits.count, unsearched: unsearched)
    canvas.draw(Text.cut(title, to: columns), row: 1, style: Style(.heading))
    let wordColumns = hits.map { Text.width(SessionWords.standing($0.standing)) }.max() ?? 0
    canvas.within(Region(row: 2, rows: canvas.rows - 3, columns: columns)) { part in
      var scroll = ScrollState()
      scroll.reveal(selected, total: hits.count, visible: part.rows)
      part.drawScrolled(scroll, total: hits.count) { part, index, row in
        let hit = hits[index]
        let style = Style(index == selected ? .pointer : .text)
        var column = part.draw(index == selected ? "> " : "  ", row: row, style: style)
        part.draw(SessionWords.standing(hit.standing), row: row, column: column)
        column += wordColumns + (wordColumns > 0 ? 2 : 0)
        let id = Text.cut(hit.id.string, to: 20)
        column += part.draw(id, row: row, column: column, style: style) + 2
        part.draw(
          Text.cut(hit.excerpt, to: max(columns - column, 1)), row: row, column: column,
          style: Style(.quiet))
      }
    }
  }
}
