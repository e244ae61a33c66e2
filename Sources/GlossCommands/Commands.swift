import GlossSystem

/// The commands, registered in the one array that parsing, help, man page and completions read.
package enum Commands {
  package static let all: [Command] = [
    .label, .new, .import, .check, .guide, .me, .notes, .status, .verify, .schema, .export,
    .completions, .help,
  ]

  /// Runs a command line; `words` are without the program's own name.
  package static func run(_ words: [String], _ outside: Outside) -> ExitCode {
    Program(commands: all).run(words, outside)
  }

  /// The whole program, from the process's arguments to its exit code.
  package static func main() -> Never {
    Process.openMissingStreams()
    Process.ignoreBrokenPipes()
    Process.exit(run(Process.arguments, .live).rawValue)
  }
}
