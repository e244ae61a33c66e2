/// A flag of a command: the one description that parsing, help, man page and completions share.
package struct Flag: Hashable, Sendable {
  /// The long name without its dashes.
  package let name: String
  /// A letter; never a digit, so that `-5` is always a number.
  package let short: Character?
  /// nil for a switch.
  package let value: Value?
  package let isRepeatable: Bool
  /// What holds where the flag is not given: a value as it would be typed, which `Invocation`
  /// hands out and help prints. A default that has to be found out stands in the summary.
  package let defaultValue: String?
  package let summary: String

  package init(
    _ name: String, short: Character? = nil, value: Value? = nil, repeatable: Bool = false,
    default defaultValue: String? = nil, _ summary: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.isRepeatable = repeatable
    self.defaultValue = defaultValue
    self.summary = summary
  }

  /// As it is typed: `--rubric`.
  package var typed: String { "--\(name)" }
}
