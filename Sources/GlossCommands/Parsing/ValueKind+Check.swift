import GlossJSON

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
