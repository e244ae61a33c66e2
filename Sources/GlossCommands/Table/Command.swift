/// A command as a value: everything about it that is not its work, and a closure for that.
package struct Command: Sendable {
  package typealias Run = @Sendable (Invocation, Outside) throws(Stop) -> ExitCode

  package let name: String
  package let audience: Audience
  /// One line without a full stop.
  package let summary: String
  /// Paragraphs with an empty line between them.
  package let text: String
  package var arguments: [Argument] = []
  package var flags: [Flag] = []
  package var variables: [Variable] = []
  package var examples: [Example] = []
  package let run: Run

  /// An environment variable that the command heeds.
  package struct Variable: Hashable, Sendable {
    package let name: String
    package let summary: String

    package init(_ name: String, _ summary: String) {
      self.name = name
      self.summary = summary
    }
  }

  /// A whole command line and what it does.
  package struct Example: Hashable, Sendable {
    package let line: String
    package let summary: String

    package init(_ line: String, _ summary: String) {
      self.line = line
      self.summary = summary
    }
  }
}

extension Command {
  /// Its own flags, then those of every command.
  package var allFlags: [Flag] { flags + Flag.everywhere }

  /// `label BATCH`: the name and what follows it.
  package var signature: String { ([name] + arguments.map(\.usage)).joined(separator: " ") }

  /// `gloss label BATCH [FLAGS]`.
  package var usage: String {
    "\(Tool.name) \(signature)" + (flags.isEmpty ? "" : " \(ProgramWords.Help.flagsPlaceholder)")
  }
}

/// For whom a command is; the overview groups by it, in this order.
package enum Audience: CaseIterable, Sendable {
  case annotator, reviewer, lead, pipeline, all
}
