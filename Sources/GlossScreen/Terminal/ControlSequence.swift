/// Every escape sequence that the program writes, by name; no other file spells one.
///
/// Numbers of rows and columns count from 0 here and from 1 on the wire.
package enum ControlSequence {
  // Modes, each with its way back.
  package static let enterAlternateScreen = csi("?1049h")
  package static let leaveAlternateScreen = csi("?1049l")
  package static let wrapOff = csi("?7l")
  package static let wrapOn = csi("?7h")
  package static let hideCursor = csi("?25l")
  package static let showCursor = csi("?25h")
  package static let pasteMarkersOn = csi("?2004h")
  package static let pasteMarkersOff = csi("?2004l")

  /// BDSM of ECMA-48, reset: the terminal leaves every character in its column. Set, as it is where
  /// a terminal knows it at all, the terminal puts lines in reading order by itself ("BiDi in
  /// Terminal Emulators", freedesktop.org, "The escape sequences").
  package static let keepOrder = csi("8l")
  package static let orderByItself = csi("8h")

  /// Kitty's keyboard protocol: unambiguous keys (1), with the Latin layout's key beside (4).
  package static let pushKeyboardProtocol = csi(">5u")
  package static let popKeyboardProtocol = csi("<u")

  // Between these a terminal that knows them shows nothing, so that no half-drawn screen is seen.
  package static let beginUpdate = csi("?2026h")
  package static let endUpdate = csi("?2026l")

  // Queries; the answers arrive as `TerminalEvent.reply`.
  package static let queryKeyboardProtocol = csi("?u")
  package static let queryDeviceAttributes = csi("c")

  // Erasing, with the background of the rendition in force.
  package static let eraseScreen = csi("2J")
  package static let eraseToEndOfLine = csi("K")

  // Moving.
  package static let home = csi("H")
  package static let carriageReturn: [UInt8] = [0x0D]
  package static let backspace: [UInt8] = [0x08]
  package static let nextLine: [UInt8] = [0x0D, 0x0A]

  /// Moves to a row and a column.
  package static func position(row: Int, column: Int) -> [UInt8] {
    switch (row, column) {
    case (0, 0): home
    case (_, 0): csi("\(row + 1)H")
    default: csi("\(row + 1);\(column + 1)H")
    }
  }

  /// Moves to a column of the same row.
  package static func column(_ column: Int) -> [UInt8] {
    column == 0 ? carriageReturn : csi("\(column + 1)G")
  }

  /// Moves right within the row.
  package static func right(_ columns: Int) -> [UInt8] { csi(columns == 1 ? "C" : "\(columns)C") }

  /// Moves left within the row.
  package static func left(_ columns: Int) -> [UInt8] { csi(columns == 1 ? "D" : "\(columns)D") }

  /// Moves down in the same column.
  package static func down(_ rows: Int) -> [UInt8] { csi(rows == 1 ? "B" : "\(rows)B") }

  /// Moves up in the same column.
  package static func up(_ rows: Int) -> [UInt8] { csi(rows == 1 ? "A" : "\(rows)A") }

  /// Sets the rendition of what is written next (SGR); no parameter resets it.
  package static func rendition(_ parameters: [String]) -> [UInt8] {
    csi(parameters.joined(separator: ";") + "m")
  }

  private static func csi(_ body: String) -> [UInt8] { [0x1B, 0x5B] + body.utf8 }
}
