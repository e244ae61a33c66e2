/// A key press as a person would name it, whichever protocol the terminal spoke.
///
/// Equal presses are equal values: Ctrl with a letter is the lower-case letter and `control`, a
/// typed capital is the capital without `shift`, back-tab is `tab` with `shift`.
package struct Key: Hashable, Sendable {
  /// The key itself, less its modifiers.
  package enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown
    case function(Int)
  }

  /// The modifiers that change what a key means; locks are not among them.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// Returns the key of a typed character, for tables and tests: `.character("b")`.
  package static func character(_ character: Character) -> Key { Key(.character(character)) }

  /// Returns the key of a letter pressed with Ctrl.
  package static func control(_ character: Character) -> Key {
    Key(.character(character), .control)
  }

  /// The character that this key types into a text field, nil for commands.
  package var typed: Character? {
    guard case .character(let character) = code, modifiers.isEmpty else { return nil }
    return character
  }
}

/// What a terminal said: a key, a paste, or an answer to a question the program asked it.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// Pasted text, exact but for line ends, which are `\n`, and invalid bytes, which are U+FFFD.
  /// A very long paste comes as several events.
  case paste(String)
  /// A paste ended, or bytes were dropped that make no sense: what comes right behind may be more
  /// of the same rather than keys that somebody pressed.
  case noise
  case reply(Reply)

  /// An answer to a query of ``ControlSequence``.
  package enum Reply: Hashable, Sendable {
    /// The flags of kitty's keyboard protocol that are in force; only terminals that speak it answer.
    case keyboardProtocol(flags: Int)
    /// Primary device attributes: every terminal answers, so it closes a round of queries.
    case deviceAttributes([Int])
  }
}
