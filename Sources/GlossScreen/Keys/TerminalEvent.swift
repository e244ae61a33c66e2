/// What a terminal said: a key, a paste, or an answer to a question the program asked it.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// Pasted text, exact but for line ends, which are `\n`, and invalid bytes, which are U+FFFD.
  /// A very long paste comes as several events.
  case paste(String)
  case reply(Reply)

  /// An answer to a query of ``ControlSequence``.
  package enum Reply: Hashable, Sendable {
    /// The flags of kitty's keyboard protocol that are in force; only terminals that speak it answer.
    case keyboardProtocol(flags: Int)
    /// Primary device attributes: every terminal answers, so it closes a round of queries.
    case deviceAttributes([Int])
  }
}
