import Foundation
import Testing

@testable import GlossCommands

/// The built program as a shell sees it.
@Suite(.enabled(if: External.gloss != nil, "gloss is not built beside the tests"))
struct ProcessTests {
  private func gloss(_ words: String..., output: External.Output = .kept) throws -> External {
    try External.run(try #require(External.gloss), words, output: output)
  }

  @Test func `data goes to standard output and ends with 0`() throws {
    let version = try gloss("--version")
    #expect(version.out == "gloss \(Tool.version)\n" && version.err.isEmpty && version.code == 0)
    let overview = try gloss()
    #expect(overview.out == HelpText(commands: Commands.all, width: 80).overview)
    #expect(overview.code == 0)
  }

  @Test func `a mistake goes to standard error and ends with 64`() throws {
    let run = try gloss("hlep", "\u{1b}[31m")
    #expect(run.code == ExitCode.usage.rawValue)
    #expect(run.out.isEmpty)
    #expect(run.err.hasPrefix("gloss: there is no command 'hlep'; did you mean 'help'?\nusage: "))
    #expect(!(try gloss("help", "\u{1b}[31m").err.utf8.contains(0x1b)))
  }

  @Test func `a reader that has gone is success`() throws {
    for words in [["help", "--man"], ["completions", "bash"], ["--version"], []] {
      let path = try #require(External.gloss)
      let run = try External.run(path, words, output: .closedPipe)
      #expect(run.code == 0 && run.err.isEmpty, "\(words) \(run.code) \(run.err)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func `a full disk is an I/O error`() throws {
    let run = try gloss("help", output: .file("/dev/full"))
    #expect(run.code == ExitCode.ioError.rawValue)
    #expect(run.err.hasPrefix("gloss: standard output: write: "), "\(run.err)")
  }
}
