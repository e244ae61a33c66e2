import GlossJSON

/// Reads a command line by the table of commands, after the GNU conventions.
///
/// - The command is the first word that is no flag; its flags may stand on either side of it.
/// - `--help` and `--version` win over every mistake beside them.
/// - Nothing is guessed: a long name is written whole, and a flag that takes one value is given
///   once. Two values would leave a person to wonder which of them counted.
package struct Parser: Sendable {
  package let commands: [Command]

  /// What a command line asks for.
  package enum Request: Sendable {
    case overview, version
    case help(Command)
    case run(Invocation)
  }

  /// `words` are without the program's own name.
  package func parse(_ words: [String]) throws(UsageError) -> Request {
    if words.isEmpty { return .overview }
    var rest = words
    let name = commandIndex(in: words).map { rest.remove(at: $0) }
    let command = commands.first { $0.name == name }
    if let name, command == nil {
      let near = Spelling.near(name, in: commands.map(\.name))
      throw UsageError(command: nil, kind: .unknownCommand(name, near: near))
    }
    var scan = FlagScan(flags: command?.allFlags ?? knownFlags, commands: commands)
    scan.read(rest)
    if scan.asksForHelp { return command.map { .help($0) } ?? .overview }
    if scan.asksForVersion { return .version }
    do throws(UsageError.Kind) {
      if let problem = scan.problem { throw problem }
      guard let command else { throw .missingCommand }
      let named = try scan.assign(to: command.arguments)
      return .run(Invocation(command: command, values: scan.values, words: named))
    } catch {
      throw UsageError(command: command?.name, kind: error)
    }
  }

  /// The place of the first word that is neither a flag nor its value.
  ///
  /// Before the command is known, a flag is taken to have a value if it has one in every command
  /// that knows it.
  private func commandIndex(in words: [String]) -> Int? {
    var index = 0
    while index < words.count {
      let word = words[index]
      if word == "--" { return index + 1 < words.count ? index + 1 : nil }
      if !word.hasPrefix("-") || word == "-" { return index }
      let flags = commands.flatMap(\.allFlags).filter {
        $0.typed == word || $0.short.map { "-\($0)" } == word
      }
      index += !flags.isEmpty && flags.allSatisfy { $0.value != nil } ? 2 : 1
    }
    return nil
  }

  /// Those of all commands, each name once.
  private var knownFlags: [Flag] {
    commands.flatMap(\.flags).reduce(into: Flag.everywhere) { flags, flag in
      if !flags.contains(where: { $0.name == flag.name }) { flags.append(flag) }
    }
  }
}
