import GlossTestSupport
import Testing

/// The helpers of the other tests, on programs that every system has.
struct PseudoTerminalTests {
  private let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color"]

  @Test func aProgramIsTypedToAndRead() throws {
    let line = try PseudoTerminal.spawn(
      executable: ["/bin/sh", "-c", "stty size; pwd; read -r word; echo \"got $word\"; exit 5"],
      environment: environment, columns: 91, rows: 31, directory: "/")
    #expect(try line.read(until: "\n") == "31 91\r\n")
    #expect(try line.read(until: "\n") == "/\r\n")
    try line.send("this\n")
    try line.read(until: "got this")
    #expect(try line.wait() == 5)
    #expect(line.isClosed)
  }

  @Test func itsWindowChangesAndItsSignalsArrive() throws {
    let script = "trap 'stty size; exit 3' WINCH; echo ready; while :; do sleep 0.02; done"
    let line = try PseudoTerminal.spawn(
      executable: ["/bin/sh", "-c", script], environment: environment)
    try line.read(until: "ready\r\n")
    line.resize(columns: 120, rows: 33)
    try line.read(until: "33 120")
    #expect(try line.wait() == 3)

    let sleeper = try PseudoTerminal.spawn(
      executable: ["/bin/sleep", "100"], environment: environment)
    sleeper.kill(15)
    #expect(try sleeper.wait() == 128 + 15)
  }

  @Test func whatDoesNotComeIsSaidWithWhatCame() throws {
    let line = try PseudoTerminal.spawn(
      executable: ["/bin/echo", "something else"], environment: environment)
    let error = #expect(throws: PseudoTerminalError.self) {
      try line.read(until: "never", timeoutMilliseconds: 200)
    }
    #expect(error?.description.contains("something else") == true)
  }

  @Test func streamsOfAProgramAreKeptApart() throws {
    let result = try Subprocess(
      ["/bin/sh", "-c", "cat; echo bad >&2; pwd; exit 4"], environment: environment,
      directory: "/", input: Array("good\n".utf8))
    #expect(result.status == 4)
    #expect(result.outputText == "good\n/\n")
    #expect(result.errorText == "bad\n")
  }

  @Test(.enabled(if: Tmux.isAvailable, "\(Tmux.skipReason)"))
  func aRealTerminalShowsWhatWasTyped() throws {
    let tmux = try Tmux(
      executable: ["/bin/sh", "-c", "stty size; read -r it; printf '%s\\n' \"$HOW $it\"; exit 6"],
      environment: environment.merging(["HOW": "it's"]) { $1 }, columns: 70, rows: 20)
    try tmux.wait(for: "20 70")
    try tmux.type("fine; é")
    try tmux.press("Enter")
    let screen = try tmux.wait(for: "it's fine; é")
    #expect(screen.count == 20)
    #expect(try tmux.waitForEnd() == 6)
  }
}
