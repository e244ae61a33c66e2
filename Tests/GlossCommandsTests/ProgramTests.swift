import Testing

@testable import GlossCommands

@Suite struct ProgramTests {
  private func run(_ command: Command, _ outside: Outside) -> ExitCode {
    Program(commands: [command]).run([command.name], outside)
  }

  private func failing(_ stop: Stop) -> Command {
    Command(name: "fail", audience: .all, summary: "fail", text: "Fails.") { _, _ throws(Stop) in
      throw stop
    }
  }

  @Test func `a command's code is the program's`() {
    let written = Written()
    #expect(Program(commands: Samples.all).run(["sort", "heap"], written.outside()) == .locked)
    #expect(written.out.isEmpty && written.err.isEmpty)
  }

  @Test func `a failure gives its code and its message`() {
    let written = Written()
    #expect(run(failing(.failed(.cannotCreate, "no room")), written.outside()) == .cannotCreate)
    #expect(written.err == "gloss: no room\n")
    #expect(written.out.isEmpty)
  }

  @Test func `nothing raw is in a message, whoever worded it`() {
    let written = Written()
    let hostile = "no \u{1b}[2J file\nsecond \u{202e}line\u{7}"
    #expect(run(failing(.failed(.badInput, hostile)), written.outside()) == .badInput)
    #expect(written.err == "gloss: no <U+001B>[2J file\nsecond <U+202E>line<U+0007>\n")
  }

  @Test func `a usage error found by the command looks like one found by the parser`() {
    let written = Written()
    #expect(run(failing(.usage("not both")), written.outside()) == .usage)
    #expect(written.err == "gloss fail: not both\nusage: gloss fail\n")
  }

  @Test(arguments: [[], ["--version"], ["help"], ["help", "--man"], ["completions", "bash"]])
  func `a reader that has gone is no failure, a full disk is one`(_ words: [String]) {
    let program = Program(commands: Commands.all)
    let gone = Written()
    #expect(program.run(words, gone.outside(stop: .closedPipe)) == .done)
    #expect(gone.err.isEmpty)
    let full = Written()
    #expect(program.run(words, full.outside(stop: .failed(.ioError, "full"))) == .ioError)
    #expect(full.err == "gloss: full\n")
  }

  @Test func `the version is the one that labels carry`() {
    let written = Written()
    #expect(Commands.run(["--version"], written.outside()) == .done)
    #expect(written.out == "gloss \(Tool.version)\n")
    #expect(Tool.stamp == written.out.dropLast().split(separator: " ").joined(separator: "/"))
  }

  @Test func `three ways to ask for help agree`() {
    let texts = [["help", "help"], ["help", "--help"], ["-h", "help"]].map { words in
      let written = Written()
      #expect(Commands.run(words, written.outside()) == .done)
      return written.out
    }
    #expect(Set(texts).count == 1)
    let overviews = [[], ["help"], ["--help"]].map { words in
      let written = Written()
      #expect(Commands.run(words, written.outside()) == .done)
      return written.out
    }
    #expect(Set(overviews).count == 1)
    #expect(overviews[0] != texts[0])
  }
}
