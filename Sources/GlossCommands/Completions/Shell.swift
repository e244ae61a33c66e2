/// A shell that a completion script can be made for.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The whole script. It completes from its own text alone and runs nothing but the shell.
  package func script(completing commands: [Command]) -> String {
    switch self {
    case .bash: BashCompletions(commands: commands).script
    case .zsh: ZshCompletions(commands: commands).script
    case .fish: FishCompletions(commands: commands).script
    }
  }

  /// A string that bash and zsh read as itself.
  static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}

extension Flag {
  /// `--name` and `-n`, as a shell sees them.
  var spellings: [String] { [typed] + (short.map { ["-\($0)"] } ?? []) }
}
