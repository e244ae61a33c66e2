import GlossJSON
import GlossJournal
import GlossScreen

/// Everything that the command line says to a person, in one place, so that it can be translated:
/// a property per text, a function where something is quoted.
///
/// What is quoted comes in already fit for a terminal.
package enum ProgramWords {
  /// Of flags, arguments and variables that several commands share.
  enum Shared {
    /// Stands behind the messages about a file, where there are more of them.
    static func more(_ path: String, _ count: Int) -> String { "\(path): and \(count) more" }

    static func noJournal(_ root: String) -> String { "\(root): there is no journal here" }

    static func incomplete(_ path: String) -> String {
      "\(path): the last line is incomplete, being written or cut short; it is left out"
    }

    static func written(_ id: String, _ path: String) -> String { "\(id) is written to \(path)" }

    /// `2026-11-20 18:05`, in UTC.
    static func minute(_ at: Timestamp) -> String {
      at.text.prefix(10) + " " + at.text.dropFirst(11).prefix(5)
    }

    static func unknownID(_ id: ID, _ what: String, _ near: [String]) -> String {
      "there is no \(what) \"\(id)\" here" + (didYouMean(near) ?? "")
    }

    static func exists(_ path: String) -> String {
      "\(path): is there already, and was not changed; --force replaces it"
    }

    static func cannotWrite(_ reason: String) -> String { "standard output: \(reason)" }
  }

  /// Nil where nothing is near.
  static func didYouMean(_ near: [String]) -> String? {
    near.isEmpty ? nil : "; did you mean '\(near.joined(separator: "' or '"))'?"
  }

  /// What was probably meant; else all that there is, behind `other`.
  static func didYouMean(_ id: ID, among known: [ID], or other: String) -> String {
    let names = known.map(\.string)
    return didYouMean(Spelling.near(id.string, in: names))
      ?? "; \(other): \(names.joined(separator: ", "))"
  }
}

extension UsageError {
  /// One line for a person, safe to print whatever was typed, and of a length that is read.
  package var message: String {
    func visible(_ typed: String) -> String { Text.visible(MessageBound.value(typed)) }
    func meant(_ near: [String]) -> String { ProgramWords.didYouMean(near) ?? "" }
    return switch kind {
    case .missingCommand: "no command was given"
    case .unknownCommand(let name, let near):
      "there is no command '\(visible(name))'" + meant(near)
    // The annotator's flag, which every other command takes as an argument.
    case .unknownFlag("--results", _):
      "there is no flag '--results' here: name the directory without a flag"
    case .unknownFlag(let flag, let near): "there is no flag '\(visible(flag))' here" + meant(near)
    case .missingValue(let flag, let placeholder): "\(flag) needs a value: \(flag) \(placeholder)"
    case .unexpectedValue(let flag, let value):
      "\(flag) takes no value, but was given '\(visible(value))'"
    case .repeatedFlag(let flag): "\(flag) was given twice"
    case .emptyValue(let owner): "\(owner) is empty"
    case .unknownChoice(let owner, let value, let choices, let near):
      "\(owner) cannot be '\(visible(value))'"
        + (ProgramWords.didYouMean(near) ?? ": it is one of \(choices.joined(separator: ", "))")
    case .notInteger(let owner, let value):
      "\(owner) is a whole number, not '\(visible(value))'"
    case .outOfRange(let owner, let value, let range):
      switch (range.lowerBound, range.upperBound) {
      case (.min, .max): "\(owner) is too large a number: '\(visible(value))'"
      case (let least, .max): "\(owner) is at least \(least), not '\(visible(value))'"
      case (.min, let most): "\(owner) is at most \(most), not '\(visible(value))'"
      case (let least, let most):
        "\(owner) is between \(least) and \(most), not '\(visible(value))'"
      }
    case .missingArgument(let name): "\(name) is missing"
    case .extraArgument(let word): "'\(visible(word))' is one argument too many"
    }
  }
}
