/// Which modes of the terminal are switched on, and so what every way out must switch off.
///
/// One value knows it, so that quitting, suspending, EDITOR and a crash restore the same things.
package struct TerminalModes: Hashable, Sendable {
  /// A mode that outlives the program unless it is undone.
  package enum Mode: Hashable, Sendable {
    /// The second screen, so that the shell's own comes back as it was.
    case alternateScreen
    /// No automatic wrapping, so that the last column can be written without scrolling.
    case wrapOff
    /// The order of columns is the program's, on terminals that would put lines in reading order
    /// once more.
    case keptOrder
    case hiddenCursor
    case pasteMarkers
    /// Kitty's protocol; only once the terminal answered the query for it.
    case keyboardProtocol
  }

  /// What a full-screen session enters, in order; `keyboardProtocol` follows its reply.
  package static let fullScreen: [Mode] = [
    .alternateScreen, .wrapOff, .keptOrder, .hiddenCursor, .pasteMarkers,
  ]

  /// The modes that are on, in the order in which they were entered.
  package private(set) var entered: [Mode] = []

  package init() {}

  /// Switches modes on and returns the bytes that do; those already on are left out.
  package mutating func enter(_ modes: [Mode]) -> [UInt8] {
    var bytes: [UInt8] = []
    for mode in modes where !entered.contains(mode) {
      entered.append(mode)
      bytes += Self.sequences(mode).on
    }
    return bytes
  }

  /// The bytes that restore the terminal, to be kept ready for a crash handler; none if nothing is
  /// on.
  ///
  /// The last mode entered is left first: the keyboard protocol has one stack per screen. An
  /// update that a crash cut short is ended, and the rendition reset, before anything else.
  package var leave: [UInt8] {
    guard !entered.isEmpty else { return [] }
    return ControlSequence.endUpdate + ControlSequence.rendition([])
      + entered.reversed().flatMap { Self.sequences($0).off }
  }

  private static func sequences(_ mode: Mode) -> (on: [UInt8], off: [UInt8]) {
    typealias Sequence = ControlSequence
    return switch mode {
    // Cleared first: a terminal without a second screen would keep the session's text under the
    // shell's next lines.
    case .alternateScreen:
      (
        Sequence.enterAlternateScreen,
        Sequence.home + Sequence.eraseScreen + Sequence.leaveAlternateScreen
      )
    case .wrapOff: (Sequence.wrapOff, Sequence.wrapOn)
    case .keptOrder: (Sequence.keepOrder, Sequence.orderByItself)
    case .hiddenCursor: (Sequence.hideCursor, Sequence.showCursor)
    case .pasteMarkers: (Sequence.pasteMarkersOn, Sequence.pasteMarkersOff)
    case .keyboardProtocol: (Sequence.pushKeyboardProtocol, Sequence.popKeyboardProtocol)
    }
  }
}
