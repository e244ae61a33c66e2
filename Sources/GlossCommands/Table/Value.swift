import GlossJSON
import GlossTasks

/// The value that a flag takes: how it is written in a usage line, and what it may be.
package struct Value: Hashable, Sendable {
  /// Upper case, one word: `F`, `N`, `ANNOTATOR`.
  package let placeholder: String
  package let kind: ValueKind

  package init(_ placeholder: String, _ kind: ValueKind) {
    self.placeholder = placeholder
    self.kind = kind
  }
}

/// What may stand as the value of a flag or as an argument: the parser checks it, and a shell
/// completes it.
package enum ValueKind: Hashable, Sendable {
  /// A path; nothing is asked about it before the command opens it.
  case file
  case directory
  case integer(ClosedRange<Int>)
  case choice([String])
  /// What `help` explains: a command, the keys, or the files. The names come from the table that
  /// holds the command, which is why they are not a `choice`.
  case topic
  /// A kind of question, by its name in a rubric.
  case kind
  /// An id of an item, a person, a clause. The command refuses the ones that the formats refuse.
  case id
  case string

  /// The values that can be listed, or nil where they cannot.
  package func choices(among commands: [Command]) -> [String]? {
    switch self {
    case .choice(let values): values
    case .topic: commands.map(\.name) + ProgramWords.Help.topics
    case .kind: Kinds.all.map { $0.name }
    case .file, .directory, .integer, .id, .string: nil
    }
  }

  /// What is wrong with a value of this kind, or nil; `owner` is the flag or argument as printed.
  func problem(with value: String, of owner: String, among commands: [Command]) -> UsageError.Kind?
  {
    switch self {
    case .string: return nil
    case .file, .directory, .id: return value.isEmpty ? .emptyValue(of: owner) : nil
    case .integer(let range):
      if let number = Int(value), range.contains(number) { return nil }
      // Digits that are no `Int` are a number that is too large, and told so.
      return value.wholeMatch(of: /[-+]?[0-9]+/.matchingSemantics(.unicodeScalar)) == nil
        ? .notInteger(of: owner, value: value)
        : .outOfRange(of: owner, value: value, range: range)
    case .choice, .topic, .kind:
      let choices = choices(among: commands) ?? []
      if choices.contains(value) { return nil }
      let near = Spelling.near(value, in: choices)
      return .unknownChoice(of: owner, value: value, choices: choices, near: near)
    }
  }
}
