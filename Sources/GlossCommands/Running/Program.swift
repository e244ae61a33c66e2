import GlossJSON
import GlossScreen

/// The program without its process: the words of a command line in, an exit code out.
package struct Program: Sendable {
  package let commands: [Command]

  /// `words` are without the program's own name.
  package func run(_ words: [String], _ outside: Outside) -> ExitCode {
    let request: Parser.Request
    do throws(UsageError) {
      request = try Parser(commands: commands).parse(words)
    } catch {
      let command = commands.first { $0.name == error.command }
      return refuse(error.message, isEscaped: true, command, outside)
    }
    return answer(request, outside)
  }

  private func answer(_ request: Parser.Request, _ outside: Outside) -> ExitCode {
    let help = HelpText(commands: commands, width: HelpText.width(of: outside))
    var running: Command?
    do throws(Stop) {
      switch request {
      case .overview: try outside.out(help.overview)
      case .version: try outside.out("\(Tool.name) \(Tool.version)\n")
      case .help(let command): try outside.out(help.text(of: command))
      case .run(let invocation):
        running = invocation.command
        return try invocation.command.run(invocation, outside)
      }
      return .done
    } catch {
      switch error {
      case .closedPipe: return .done
      case .usage(let message): return refuse(message, running, outside)
      case .failed(let code, let message):
        say("\(Tool.name): \(message)", outside)
        return code
      }
    }
  }

  private func refuse(
    _ message: String, isEscaped: Bool = false, _ command: Command?, _ outside: Outside
  ) -> ExitCode {
    let name = command.map { "\(Tool.name) \($0.name)" } ?? Tool.name
    let usage = command?.usage ?? ProgramWords.Help.usage
    say("\(name): \(message)\n\(ProgramWords.Help.usageLine(usage))", isEscaped: isEscaped, outside)
    return .usage
  }

  /// The one way that a message of a failure takes to standard error: nothing that it quotes
  /// reaches a terminal raw, or at any length, even if whoever worded it forgot.
  private func say(_ message: String, isEscaped: Bool = false, _ outside: Outside) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { MessageBound.message(String($0)) }.joined(separator: "\n")
    outside.err(Text.visibleLines(lines, isEscaped: isEscaped).map { $0 + "\n" }.joined())
  }
}
