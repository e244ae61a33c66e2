import GlossSession

extension Command {
  static func runHelp(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let topic = invocation.optionalArgument("COMMAND")
    if invocation.has("man") {
      if topic != nil { throw .usage(ProgramWords.Help.manWithCommand) }
      try outside.out(ManPage(commands: Commands.all).text)
      return .done
    }
    let help = HelpText(commands: Commands.all, width: HelpText.width(of: outside))
    if topic == ProgramWords.Help.keysTopic {
      try outside.out(help.keys(KeyBindings.chosen(outside) ?? .standard))
    } else if topic == ProgramWords.Help.formatsTopic {
      try outside.out(help.formats)
    } else if let command = Commands.all.first(where: { $0.name == topic }) {
      try outside.out(help.text(of: command))
    } else {
      try outside.out(help.overview)
    }
    return .done
  }
}
