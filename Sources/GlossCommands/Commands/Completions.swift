extension Command {
  package static let completions = Command(
    name: "completions", audience: .all, summary: ProgramWords.Completions.summary,
    text: ProgramWords.Completions.text,
    arguments: [
      Argument(
        "SHELL", .one, .choice(Shell.allCases.map(\.rawValue)), ProgramWords.Completions.shell)
    ],
    examples: [
      Example("source <(gloss completions bash)", ProgramWords.Completions.exampleBash),
      Example("gloss completions zsh > ~/.zfunc/_gloss", ProgramWords.Completions.exampleZsh),
      Example(
        "gloss completions fish > ~/.config/fish/completions/gloss.fish",
        ProgramWords.Completions.exampleFish),
    ]
  ) { invocation, outside throws(Stop) in
    guard let shell = Shell(rawValue: invocation.argument("SHELL")) else {
      preconditionFailure("SHELL was read as one of the shells")
    }
    try outside.out(shell.script(completing: Commands.all))
    return .done
  }
}
