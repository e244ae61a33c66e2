import GlossScreen
import GlossTasks

/// All items of the session by how they stand, one of which is chosen. Of a large batch no more is
/// read than is in view.
package struct Overview: Hashable, Sendable {
  private struct Section: Hashable {
    let group: ItemGroup
    let places: [Int]
    /// Where its heading stands among all rows.
    let row: Int

    var lastRow: Int { row + places.count }
  }

  private var sections: [Section] = []
  /// A row of an item.
  private var selected = 0
  private var scroll = ScrollState()
  /// The items in view.
  private var listed: [Int: ListedItem] = [:]
  private var view: ScreenLayout.View
  private var rows: Int { max(view.rows - 4, 1) }

  /// - Parameter place: the item to begin at, if it is listed.
  init(_ session: Session, _ view: ScreenLayout.View, at place: Int?) {
    self.view = view
    group(session)
    selected = place.flatMap(row(of:)) ?? 1
    look(session)
  }

  func isFor(_ view: ScreenLayout.View) -> Bool { self.view == view }

  private mutating func group(_ session: Session) {
    var row = 0
    sections = session.grouped().map { group, places in
      defer { row += places.count + 1 }
      return Section(group: group, places: places, row: row)
    }
  }

  private func row(of place: Int) -> Int? {
    for section in sections {
      if let index = section.places.firstIndex(of: place) { return section.row + 1 + index }
    }
    return nil
  }

  private var total: Int { (sections.last?.lastRow ?? -1) + 1 }
  private func section(at row: Int) -> Section? { sections.first { $0.lastRow >= row } }

  private func place(at row: Int) -> Int? {
    section(at: row).flatMap { $0.row == row ? nil : $0.places[row - $0.row - 1] }
  }

  /// The place of the item that keys go to; nil where there are none.
  var place: Int? { place(at: selected) }

  /// The same of the session as it is now, on a screen of this size.
  func fitting(_ session: Session, _ view: ScreenLayout.View) -> Overview {
    var fitting = self
    let place = place
    fitting.group(session)
    fitting.selected = place.flatMap(fitting.row(of:)) ?? 1
    fitting.listed = [:]
    fitting.view = view
    fitting.look(session)
    return fitting
  }

  /// Brings the chosen item into view, and reads what is new there.
  private mutating func look(_ session: Session) {
    scroll.reveal(max(selected - 1, 0), total: total, visible: rows)
    scroll.reveal(selected, total: total, visible: rows)
    let before = listed
    listed = [:]
    for row in scroll.offset..<max(min(scroll.offset + rows, total), scroll.offset) {
      guard let place = place(at: row) else { continue }
      listed[place] = before[place] ?? session.listed(place)
    }
  }

  /// Moves to another item, or to the next group; false where the key does not.
  mutating func move(_ key: Key, _ session: Session) -> Bool {
    let last = max(total - 1, 0)
    switch key {
    case Key(.tab): selected = (sections.first { $0.row > selected }?.row ?? 0) + 1
    case Key(.tab, .shift):
      selected = ((sections.last { $0.row + 1 < selected } ?? sections.last)?.row ?? 0) + 1
    default:
      guard let step = key.step(page: max(rows - 2, 1)) else { return false }
      selected = max(min(selected.addingReportingOverflow(step).partialValue, last), 1)
      // No item stands in the row of a heading.
      if place(at: selected) == nil { selected += step < 0 ? -1 : 1 }
    }
    look(session)
    return true
  }

  func hints(later: Hint) -> [Hint] {
    typealias Hints = SessionWords.Hints
    let count = sections.reduce(0) { $0 + $1.places.count }
    return [Hints.open] + (count > 1 ? [Hints.move] : [])
      + (sections.count > 1 ? [Hints.nextGroup] : []) + [later, Hints.back]
  }

  func draw(in canvas: inout Canvas) {
    let columns = canvas.columns
    let title = SessionWords.Listing.title(sections.map { ($0.group, $0.places.count) })
    canvas.draw(Text.cut(title, to: columns), row: 1, style: Style(.heading))
    let nameColumns = listed.values.map { Text.width(Self.name(of: $0)) }.max() ?? 0
    canvas.within(Region(row: 2, rows: rows, columns: columns)) { part in
      part.drawScrolled(scroll, total: total) { part, index, row in
        guard let section = section(at: index) else { return }
        guard index > section.row else {
          let name = SessionWords.Listing.heading(section.group, section.places.count)
          part.draw(Text.cut(name, to: columns), row: row, style: Style(.strong))
          return
        }
        if let item = listed[section.places[index - section.row - 1]] {
          draw(item, nameColumns, isSelected: index == selected, row: row, in: &part)
        }
      }
    }
  }

  private static func name(of item: ListedItem) -> String {
    Text.cut(item.id.isEmpty ? "\(item.place + 1)" : item.id, to: 20)
  }

  /// `> r-012  What do I type?   Billing`: the answer at the right, and the words have what is left.
  private func draw(
    _ item: ListedItem, _ nameColumns: Int, isSelected: Bool, row: Int, in canvas: inout Canvas
  ) {
    let style = Style(isSelected ? .pointer : .text)
    let columns = canvas.columns
    var column = canvas.draw(isSelected ? "> " : "  ", row: row, style: style)
    canvas.draw(Self.name(of: item), row: row, column: column, style: style)
    column += nameColumns + 2
    let said = (item.isNoted ? SessionWords.Listing.noted + " " : "") + item.answer
    let answer = Text.cut(said, to: max(columns / 3, 8))
    let answerColumn = max(columns - Text.width(answer), column)
    canvas.draw(answer, row: row, column: answerColumn, limit: columns, style: Style(.good))
    let words = Text.cut(item.words, to: max(answerColumn - column - 2, 1))
    if answerColumn - column > 4 {
      canvas.draw(words, row: row, column: column, style: Style(.quiet))
    }
  }
}
