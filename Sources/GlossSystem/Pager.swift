@preconcurrency import CLibrary

/// The person's own pager, for a text that is longer than the screen.
package enum Pager {
  /// Shows the text in `PAGER`, else `less -R`, where standard output is a terminal that can page;
  /// else, or when there is no pager, writes it.
  package static func run(
    _ text: String, environment: [String: String] = Process.environment
  ) throws(OutputError) {
    let bytes = Array(text.utf8)
    let isPaged = Terminal.isTerminal(1) && environment["TERM"] != "dumb"
    if isPaged, page(bytes, command(environment)) { return }
    try Process.writeToStandardOutput(bytes)
  }

  private static func command(_ environment: [String: String]) -> String {
    if let command = environment["PAGER"], !command.isEmpty { return command }
    return "less -R"
  }

  /// Whether the pager ran; it may well have been left before the end of the text.
  static func page(_ bytes: [UInt8], _ command: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let pipeAction = SignalAction.ignore.install(SIGPIPE)
    defer { pipeAction.install(SIGPIPE) }
    do throws(SystemError) {
      let child: Child
      do throws(SystemError) {
        child = try Child(script: command, arguments: [], input: ends[0])
      } catch {
        close(ends[0])
        close(ends[1])
        throw error
      }
      close(ends[0])
      try? Process.writeAll(bytes, to: ends[1])
      close(ends[1])
      // The shell's statuses for a command that cannot be run and one that is not found.
      return ![.exited(126), .exited(127)].contains(try child.wait())
    } catch {
      return false
    }
  }
}
