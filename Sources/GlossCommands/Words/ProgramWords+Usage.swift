extension ProgramWords {
  /// What is wrong with a command line.
  enum Usage {
    static let missingCommand = "no command was given"

    static func cannotWrite(_ reason: String) -> String { "standard output: \(reason)" }

    static func unknownCommand(_ name: String, _ near: [String]) -> String {
      "there is no command '\(name)'" + (didYouMean(near) ?? "")
    }

    static func unknownFlag(_ flag: String, _ near: [String]) -> String {
      // The annotator's flag, which every other command takes as an argument.
      flag == "--results"
        ? "there is no flag '\(flag)' here: name the directory without a flag"
        : "there is no flag '\(flag)' here" + (didYouMean(near) ?? "")
    }

    static func missingValue(_ flag: String, _ placeholder: String) -> String {
      "\(flag) needs a value: \(flag) \(placeholder)"
    }

    static func unexpectedValue(_ flag: String, _ value: String) -> String {
      "\(flag) takes no value, but was given '\(value)'"
    }

    static func repeatedFlag(_ flag: String) -> String { "\(flag) was given twice" }

    static func emptyValue(_ owner: String) -> String { "\(owner) is empty" }

    static func unknownChoice(
      _ owner: String, _ value: String, _ choices: [String], _ near: [String]
    ) -> String {
      "\(owner) cannot be '\(value)'"
        + (didYouMean(near) ?? ": it is one of \(choices.joined(separator: ", "))")
    }

    static func notInteger(_ owner: String, _ value: String) -> String {
      "\(owner) is a whole number, not '\(value)'"
    }

    static func outOfRange(_ owner: String, _ value: String, _ range: ClosedRange<Int>) -> String {
      switch (range.lowerBound, range.upperBound) {
      case (.min, .max): "\(owner) is too large a number: '\(value)'"
      case (let least, .max): "\(owner) is at least \(least), not '\(value)'"
      case (.min, let most): "\(owner) is at most \(most), not '\(value)'"
      case (let least, let most): "\(owner) is between \(least) and \(most), not '\(value)'"
      }
    }

    static func missingArgument(_ name: String) -> String { "\(name) is missing" }

    static func extraArgument(_ word: String) -> String { "'\(word)' is one argument too many" }

    /// Nil where nothing is near.
    static func didYouMean(_ near: [String]) -> String? {
      near.isEmpty ? nil : "; did you mean '\(near.joined(separator: "' or '"))'?"
    }
  }
}
