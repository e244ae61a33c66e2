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

    var width: Int { Text.width(key) + 1 + Text.width(word) }
  }

  /// Most important first: a narrow screen drops the last.
  package var entries: [Entry]

  private static let gap = 2

  package init(_ entries: [Entry]) { self.entries = entries }

  /// Draws in one row as many whole entries as fit, and a quiet `…` where some do not.
  package func draw(in canvas: inout Canvas, row: Int) {
    let fitting = Self.fitting(entries[...], width: canvas.columns)
    var shown = fitting
    if fitting.count < entries.count {
      shown = Self.fitting(entries[...], width: canvas.columns - Self.gap - 1)
    }
    let column = Self.draw(shown, in: &canvas, row: row)
    if shown.count < entries.count {
      canvas.draw("…", row: row, column: column, style: Style(.quiet))
    }
  }

  /// Splits the entries into lines of a width, none of them cut unless one alone is wider.
  package func wrapped(width: Int) -> [[Entry]] {
    var lines: [[Entry]] = []
    var rest = entries[...]
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

  private static func draw(
    _ entries: ArraySlice<Entry>, in canvas: inout Canvas, row: Int
  ) -> Int {
    var column = 0
    for entry in entries {
      column += canvas.draw(entry.key, row: row, column: column, style: Style(.key)) + 1
      column += canvas.draw(entry.word, row: row, column: column, style: Style(.quiet)) + gap
    }
    return column
  }
}
