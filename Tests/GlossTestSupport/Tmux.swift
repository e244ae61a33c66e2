#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program in a real terminal emulator: a private tmux server with one window and no status line.
package final class Tmux: Sendable {
  /// Why tests with tmux do not run where it is missing: `.enabled(if: Tmux.isAvailable, "\(Tmux.skipReason)")`.
  package static let skipReason = "tmux is not installed"

  package static let isAvailable = executable != nil

  private static let executable: String? = {
    let directories = Subprocess.inherited["PATH"]?.split(separator: ":") ?? []
    return directories.map { "\($0)/tmux" }.first { access($0, X_OK) == 0 }
  }()

  /// Where the server's socket is, which tmux would leave behind elsewhere.
  private let socket = TemporaryDirectory()

  /// Starts the program; the window stays when it ends, so that the last screen can be read.
  ///
  /// The environment is the whole of the program's, but for `TERM` where it has none, which is
  /// then tmux's own.
  package init(
    executable: [String], environment: [String: String], columns: Int = 80, rows: Int = 24,
    directory: String = "/"
  ) throws(PseudoTerminalError) {
    let variables = environment.map { "\($0)=\($1)" }.sorted()
    let terminal = environment["TERM"] == nil ? ["TERM=screen-256color"] : []
    let words = ["/usr/bin/env", "-i"] + terminal + variables + executable
    try run([
      "start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";", "set-option", "-g",
      "status", "off", ";",
      "set-option", "-g", "escape-time", "0", ";",
      "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", directory,
      words.map(Tmux.quoted).joined(separator: " "),
    ])
  }

  deinit { _ = try? run(["kill-server"]) }

  /// Types characters as they are.
  package func type(_ text: String) throws(PseudoTerminalError) {
    try run(["send-keys", "-l", "--", text])
  }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `C-s`, `S-Left`, `PageDown`.
  package func press(_ keys: String...) throws(PseudoTerminalError) {
    try run(["send-keys"] + keys)
  }

  package func resize(columns: Int, rows: Int) throws(PseudoTerminalError) {
    try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The screen as lines without trailing spaces; with `styles`, with their escape sequences.
  package func capture(styles: Bool = false) throws(PseudoTerminalError) -> [String] {
    let text = try run(["capture-pane", "-p"] + (styles ? ["-e"] : []))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Waits until the text stands on the screen, and returns the screen.
  @discardableResult
  package func wait(
    for text: String, timeoutMilliseconds: Int = 20_000
  ) throws(PseudoTerminalError) -> [String] {
    let deadline = Milliseconds.now + timeoutMilliseconds
    while true {
      let lines = try capture()
      if lines.contains(where: { $0.contains(text) }) { return lines }
      if Milliseconds.now > deadline {
        throw PseudoTerminalError(
          reason: "«\(text)» did not appear", output: Array(lines.joined(separator: "\n").utf8))
      }
      Milliseconds.sleep(30)
    }
  }

  /// Waits for the program's end: its exit status, or 128 + n for an end by signal n.
  package func waitForEnd(timeoutMilliseconds: Int = 20_000) throws(PseudoTerminalError) -> Int32 {
    let deadline = Milliseconds.now + timeoutMilliseconds
    while true {
      // The pane is dead some moments before tmux knows of what.
      if let status = Int32(try value("pane_dead_status")) { return status }
      if let signal = Int32(try value("pane_dead_signal")) { return 128 + signal }
      // A busy tmux can miss the end of a child until another child ends.
      if try value("pane_dead") == "1" { try run(["run-shell", "true"]) }
      if Milliseconds.now > deadline {
        throw PseudoTerminalError(
          reason: "the program did not end (dead: \(try value("pane_dead")))",
          output: Array(try capture().joined(separator: "\n").utf8))
      }
      Milliseconds.sleep(30)
    }
  }

  /// What tmux says of the pane: `alternate_on`, `cursor_x`, `pane_pid`.
  package func value(_ format: String) throws(PseudoTerminalError) -> String {
    let text = try run(["display-message", "-p", "#{\(format)}"])
    return String(text.prefix { $0 != "\n" })
  }

  @discardableResult
  private func run(_ words: [String]) throws(PseudoTerminalError) -> String {
    guard let executable = Tmux.executable else {
      throw PseudoTerminalError(reason: Tmux.skipReason, output: [])
    }
    let result = try Subprocess(
      [executable, "-u", "-S", socket.path("s"), "-f", "/dev/null"] + words,
      environment: Subprocess.inherited.filter { !$0.key.hasPrefix("TMUX") })
    if result.status != 0 {
      throw PseudoTerminalError(reason: "tmux \(words[0]) failed", output: result.error)
    }
    return result.outputText
  }

  /// The word as the shell reads it.
  private static func quoted(_ word: String) -> String {
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: "'\\''"))'"
  }
}
