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
