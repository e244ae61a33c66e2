import GlossSession

extension Command {
  package static let help = Command(
    name: "help", audience: .all, summary: ProgramWords.Help.summary, text: ProgramWords.Help.text,
    arguments: [Argument("COMMAND", .optional, .topic, ProgramWords.Help.command)],
    flags: [Flag("man", ProgramWords.Help.man)], variables: [.keys],
    examples: [
      Example("gloss help help", ProgramWords.Help.exampleCommand),
      Example("gloss help keys", ProgramWords.Help.exampleKeys),
      Example("gloss help --man | man -l -", ProgramWords.Help.exampleMan),
    ]
  ) { invocation, outside throws(Stop) in
    let topic = invocation.optionalArgument("COMMAND")
    if invocation.has("man") {
      if topic != nil { throw .usage(ProgramWords.Help.manWithCommand) }
      try outside.out(ManPage(commands: Commands.all).text)
      return .done
    }
    let help = HelpText(commands: Commands.all, width: HelpText.width(of: outside))
    if topic == ProgramWords.Help.keysTopic {
      try outside.out(help.keys(KeyBindings.chosen(outside) ?? .standard))
    } else if let command = Commands.all.first(where: { $0.name == topic }) {
      try outside.out(help.text(of: command))
    } else {
      try outside.out(help.overview)
    }
    return .done
  }
}
