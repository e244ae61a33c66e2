import GlossTasks

/// What the pages between items say in words of their own.
enum PromptWords {
  static func hints(_ kind: Prompt.Kind) -> [Hint] {
    switch kind {
    case .pause: [Hint("any key", "ends the break")]
    case .stop: [Hint("Enter", "stop"), Hint("Esc", "back to the item, masked")]
    default: [Hint("Enter", "go on")]
    }
  }

  static func takesEnter(_ kind: Prompt.Kind) -> String {
    switch kind {
    case .stop: "Enter stops at this item; Esc goes back to it, masked."
    default: "Enter goes on; arrows and PgDn scroll."
    }
  }

  /// What a line of plain mode can be.
  static func line(_ kind: Prompt.Kind) -> String {
    switch kind {
    case .pause: "Any line ends the break."
    case .stop: "An empty line stops at this item; :undo goes back to it, masked."
    default: "An empty line goes on."
    }
  }
}
