import GlossJSON

/// What may stand as the value of a flag or as an argument: the parser checks it, and a shell
/// completes it.
package enum ValueKind: Hashable, Sendable {
  /// A path; nothing is asked about it before the command opens it.
  case file
  case directory
  case integer(ClosedRange<Int>)
  case choice([String])
  /// What `help` explains: a command, or the keys. The names come from the table that holds the
  /// command, which is why they are not a `choice`.
  case topic
  /// An id of an item, a person, a clause. The command refuses the ones that the formats refuse.
  case id
  case string
}

extension ValueKind {
  /// The values that can be listed, or nil where they cannot.
  package func choices(among commands: [Command]) -> [String]? {
    switch self {
    case .choice(let values): values
    case .topic: commands.map(\.name) + [ProgramWords.Help.keysTopic]
    case .file, .directory, .integer, .id, .string: nil
    }
  }
}

extension UsageError.Kind: Error {}

extension ValueKind {
  /// What is wrong with a value of this kind, or nil; `owner` is the flag or argument as printed.
  func problem(with value: String, of owner: String, among commands: [Command]) -> UsageError.Kind?
  {
    switch self {
    case .string: return nil
    case .file, .directory, .id: return value.isEmpty ? .emptyValue(of: owner) : nil
    case .integer(let range):
      if let number = Int(value) {
        return range.contains(number) ? nil : .outOfRange(of: owner, value: value, range: range)
      }
      // Digits that are no `Int` are a number that is too large, and told so.
      let digits = value.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      let isNumber =
        !digits.isEmpty && value.utf8.count - digits.count <= 1
        && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return isNumber
        ? .outOfRange(of: owner, value: value, range: range)
        : .notInteger(of: owner, value: value)
    case .choice, .topic:
      let choices = choices(among: commands) ?? []
      if choices.contains(value) { return nil }
      let near = Spelling.near(value, in: choices)
      return .unknownChoice(of: owner, value: value, choices: choices, near: near)
    }
  }
}
