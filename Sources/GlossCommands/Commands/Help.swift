import GlossSession

extension Command {
  package static let help = Command(
    name: "help", audience: .all, summary: Words.Help.summary, text: Words.Help.text,
    arguments: [Argument("COMMAND", .optional, .topic, Words.Help.command)],
    flags: [Flag("man", Words.Help.man)], variables: [.keys],
    examples: [
      Example("gloss help help", Words.Help.exampleCommand),
      Example("gloss help keys", Words.Help.exampleKeys),
      Example("gloss help --man | man -l -", Words.Help.exampleMan),
    ]
  ) { invocation, outside throws(Stop) in
    let topic = invocation.optionalArgument("COMMAND")
    if invocation.has("man") {
      if topic != nil { throw .usage(Words.Help.manWithCommand) }
      try outside.out(ManPage(commands: Commands.all).text)
      return .done
    }
    let help = HelpText(commands: Commands.all, width: HelpText.width(of: outside))
    if topic == Words.Help.keysTopic {
      try outside.out(help.keys(KeyBindings.chosen(outside) ?? .standard))
    } else if let command = Commands.all.first(where: { $0.name == topic }) {
      try outside.out(help.text(of: command))
    } else {
      try outside.out(help.overview)
    }
    return .done
  }
}
