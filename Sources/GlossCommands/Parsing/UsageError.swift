/// What is wrong with a command line.
package struct UsageError: Error, Hashable, Sendable {
  /// Whose command line it is; nil where that could not be told.
  package let command: String?
  package let kind: Kind

  /// The strings are as typed: `message` makes them fit for a terminal.
  package enum Kind: Error, Hashable, Sendable {
    case missingCommand
    case unknownCommand(String, near: [String])
    case unknownFlag(String, near: [String])
    case missingValue(flag: String, placeholder: String)
    case unexpectedValue(flag: String, value: String)
    case repeatedFlag(String)
    case emptyValue(of: String)
    case unknownChoice(of: String, value: String, choices: [String], near: [String])
    case notInteger(of: String, value: String)
    case outOfRange(of: String, value: String, range: ClosedRange<Int>)
    case missingArgument(String)
    case extraArgument(String)
  }
}
