/// The line that says which keys do what now.
package struct KeyHelp: Hashable, Sendable {
  /// A key and what it does, each in a word or two.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var word: String

    package init(_ key: String, _ word: String) {
      self.key = key
      self.word = word
    }

    var width: Int { Text.width(key) + (word.isEmpty ? 0 : 1 + Text.width(word)) }
  }

  /// Most important first: a narrow screen drops the last.
  package var entries: [Entry]
  /// What stands behind all others, and stays where some of them are dropped; the last is dropped
  /// last.
  package var last: [Entry]

  private static let gap = 2

  package init(_ entries: [Entry], last: [Entry] = []) {
    self.entries = entries
    self.last = last
  }

  /// Draws in one row as many whole entries as fit, and a quiet `…` where some do not.
  package func draw(in canvas: inout Canvas, row: Int) {
    let all = entries + last
    guard Self.width(all) > canvas.columns else {
      Self.draw(all[...], in: &canvas, row: row)
      return
    }
    // Two fifths: on the narrowest screen there has to be room for an answer's keys.
    let kept = Self.kept(last, width: canvas.columns * 2 / 5)
    let end = kept.isEmpty ? 0 : Self.width(Array(kept)) + Self.gap
    let shown = Self.fitting(entries[...], width: canvas.columns - end - Self.gap - 1)
    var column = Self.draw(shown, in: &canvas, row: row)
    column += canvas.draw("…", row: row, column: column, style: Style(.quiet)) + Self.gap
    Self.draw(kept, in: &canvas, row: row, column: column)
  }

  private static func width(_ entries: [Entry]) -> Int {
    entries.reduce(-gap) { $0 + gap + $1.width }
  }

  private static func kept(_ entries: [Entry], width: Int) -> ArraySlice<Entry> {
    var kept = entries[...]
    while !kept.isEmpty, Self.width(Array(kept)) > width { kept.removeFirst() }
    return kept
  }

  /// Splits the entries into lines of a width, none of them cut unless one alone is wider.
  package func wrapped(width: Int) -> [[Entry]] {
    var lines: [[Entry]] = []
    var rest = (entries + last)[...]
    while !rest.isEmpty {
      let line = rest.prefix(max(Self.fitting(rest, width: width).count, 1))
      lines.append(Array(line))
      rest = rest.dropFirst(line.count)
    }
    return lines
  }

  private static func fitting(_ entries: ArraySlice<Entry>, width: Int) -> ArraySlice<Entry> {
    var used = -gap
    return entries.prefix { entry in
      used += gap + entry.width
      return used <= width
    }
  }

  @discardableResult
  private static func draw(
    _ entries: ArraySlice<Entry>, in canvas: inout Canvas, row: Int, column: Int = 0
  ) -> Int {
    var column = column
    for entry in entries {
      column += canvas.draw(entry.key, row: row, column: column, style: Style(.key))
      if !entry.word.isEmpty {
        column += 1 + canvas.draw(entry.word, row: row, column: column + 1, style: Style(.quiet))
      }
      column += gap
    }
    return column
  }
}
