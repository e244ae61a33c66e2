import GlossJSON
import GlossScreen

/// What is wrong with a command line.
package struct UsageError: Error, Hashable, Sendable {
  /// Whose command line it is; nil where that could not be told.
  package let command: String?
  package let kind: Kind

  /// The strings are as typed: `message` makes them fit for a terminal.
  package enum Kind: Hashable, Sendable {
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

extension UsageError {
  /// One line for a person, safe to print whatever was typed, and of a length that is read.
  package var message: String {
    let visible = { (typed: String) in Text.visible(MessageBound.value(typed)) }
    return switch kind {
    case .missingCommand: ProgramWords.Usage.missingCommand
    case .unknownCommand(let name, let near): ProgramWords.Usage.unknownCommand(visible(name), near)
    case .unknownFlag(let name, let near): ProgramWords.Usage.unknownFlag(visible(name), near)
    case .missingValue(let flag, let placeholder):
      ProgramWords.Usage.missingValue(flag, placeholder)
    case .unexpectedValue(let flag, let value):
      ProgramWords.Usage.unexpectedValue(flag, visible(value))
    case .repeatedFlag(let flag): ProgramWords.Usage.repeatedFlag(flag)
    case .emptyValue(let owner): ProgramWords.Usage.emptyValue(owner)
    case .unknownChoice(let owner, let value, let choices, let near):
      ProgramWords.Usage.unknownChoice(owner, visible(value), choices, near)
    case .notInteger(let owner, let value): ProgramWords.Usage.notInteger(owner, visible(value))
    case .outOfRange(let owner, let value, let range):
      ProgramWords.Usage.outOfRange(owner, visible(value), range)
    case .missingArgument(let name): ProgramWords.Usage.missingArgument(name)
    case .extraArgument(let word): ProgramWords.Usage.extraArgument(visible(word))
    }
  }
}
