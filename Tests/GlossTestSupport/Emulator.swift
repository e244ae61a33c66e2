/// A terminal small enough to be trusted, which shows what bytes would show.
///
/// It knows what the program may write and nothing else: whatever it does not know, and whatever
/// would scroll or wrap, is recorded as a fault. Its idea of widths is given to it, so that tests
/// can make it disagree with the program's.
package struct Emulator: Sendable {
  package struct Rendition: Hashable, Sendable {
    package var attributes: Set<Int> = []
    package var foreground: [Int] = []

    /// Whether a space in it looks like nothing.
    package var isInvisibleOnBlank: Bool { attributes.isDisjoint(with: [4, 7, 9]) }
  }

  package struct Cell: Hashable, Sendable {
    package var glyph = " "
    /// 2 for the leading half of a wide glyph, 0 for the trailing one.
    package var width = 1
    package var rendition = Rendition()
  }

  package let columns: Int
  package let rows: Int
  package internal(set) var cells: [Cell]
  package internal(set) var row = 0
  package internal(set) var column = 0
  package internal(set) var rendition = Rendition()
  /// Private modes (`?25` is the cursor) that are on.
  package internal(set) var modes: Set<Int> = [7, 25]
  /// Whether it would put lines in reading order (BDSM).
  package internal(set) var ordersByItself = true
  /// How often kitty's protocol was pushed and not popped.
  package internal(set) var keyboardDepth = 0
  package internal(set) var faults: [String] = []
  private let width: @Sendable (Character) -> Int

  package init(
    columns: Int, rows: Int, filledWith glyph: String = "#",
    width: @escaping @Sendable (Character) -> Int = { _ in 1 }
  ) {
    self.columns = columns
    self.rows = rows
    self.width = width
    // What an earlier program left there.
    cells = Array(repeating: Cell(glyph: glyph), count: columns * rows)
  }

  /// The same terminal with another size: its modes stay, what it showed does not.
  package func resized(columns: Int, rows: Int) -> Emulator {
    var other = Emulator(columns: columns, rows: rows, width: width)
    (other.modes, other.keyboardDepth) = (modes, keyboardDepth)
    other.ordersByItself = ordersByItself
    (other.rendition, other.faults) = (rendition, faults)
    return other
  }

  package var cursorIsShown: Bool { modes.contains(25) }

  package subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

  /// The rows as text, without trailing spaces.
  package var text: [String] {
    (0..<rows).map { row in
      var line = (0..<columns).map { self[row, $0].glyph }.joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// Shows bytes; each call is whole sequences.
  package mutating func take(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let byte = rest.first {
      switch byte {
      case 0x1B: takeSequence(&rest)
      case 0x0D:
        column = 0
        rest.removeFirst()
      case 0x08:
        column = max(column - 1, 0)
        rest.removeFirst()
      case 0x0A:
        if row + 1 >= rows { faults.append("scrolled") } else { row += 1 }
        rest.removeFirst()
      default:
        let run = rest.prefix { $0 >= 0x20 && $0 != 0x7F }
        if run.isEmpty {
          faults.append("control \(byte)")
          rest.removeFirst()
        }
        rest = rest.dropFirst(run.count)
        for character in String(decoding: run, as: UTF8.self) { write(character) }
      }
    }
  }

  private mutating func write(_ character: Character) {
    guard rows > 0, columns > 0 else { return faults.append("wrote on no screen") }
    if modes.contains(7), column + 1 >= columns { faults.append("would wrap") }
    // What does not fit is cut at the edge.
    let width = min(self.width(character), columns - column)
    for offset in 0..<width {
      let index = row * columns + column + offset
      // Half a wide glyph is none.
      if cells[index].width == 2, column + offset + 1 < columns { cells[index + 1] = Cell() }
      if cells[index].width == 0, column + offset > 0 { cells[index - 1] = Cell() }
      // What a terminal thinks wider than 2 it shows as several wide glyphs.
      let isLead = offset % 2 == 0
      cells[index] = Cell(
        glyph: isLead ? (offset == 0 ? String(character) : "?") : "",
        width: isLead ? min(width - offset, 2) : 0, rendition: rendition)
    }
    column += width
    column = min(column, columns - 1)
  }
}
