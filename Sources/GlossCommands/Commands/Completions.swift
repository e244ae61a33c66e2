extension Command {
  package static let completions = Command(
    name: "completions", audience: .all, summary: Words.Completions.summary,
    text: Words.Completions.text,
    arguments: [
      Argument("SHELL", .one, .choice(Shell.allCases.map(\.rawValue)), Words.Completions.shell)
    ],
    examples: [
      Example("source <(gloss completions bash)", Words.Completions.exampleBash),
      Example("gloss completions zsh > ~/.zfunc/_gloss", Words.Completions.exampleZsh),
      Example(
        "gloss completions fish > ~/.config/fish/completions/gloss.fish",
        Words.Completions.exampleFish),
    ]
  ) { invocation, outside throws(Stop) in
    guard let shell = Shell(rawValue: invocation.argument("SHELL")) else {
      preconditionFailure("SHELL was read as one of the shells")
    }
    try outside.out(shell.script(completing: Commands.all))
    return .done
  }
}
