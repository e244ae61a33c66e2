/// A command as a value: everything about it that is not its work, and a closure for that.
package struct Command: Sendable {
  package typealias Run = @Sendable (Invocation, Outside) throws(Stop) -> ExitCode

  package let name: String
  package let audience: Audience
  /// One line without a full stop.
  package let summary: String
  /// Paragraphs with an empty line between them.
  package let text: String
  package let arguments: [Argument]
  package let flags: [Flag]
  package let variables: [Variable]
  package let examples: [Example]
  package let run: Run

  package init(
    name: String, audience: Audience, summary: String, text: String, arguments: [Argument] = [],
    flags: [Flag] = [], variables: [Variable] = [], examples: [Example] = [],
    run: @escaping Run
  ) {
    self.name = name
    self.audience = audience
    self.summary = summary
    self.text = text
    self.arguments = arguments
    self.flags = flags
    self.variables = variables
    self.examples = examples
    self.run = run
  }

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
