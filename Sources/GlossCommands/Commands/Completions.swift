extension Command {
  static func runCompletions(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode
  {
    guard let shell = Shell(rawValue: invocation.argument("SHELL")) else {
      preconditionFailure("SHELL was read as one of the shells")
    }
    try outside.out(shell.script(completing: Commands.all))
    return .done
  }
}
