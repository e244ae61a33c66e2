import GlossTestSupport
import Testing

@testable import GlossCommands

/// The page of formats shows whole files that are right.
@Suite struct FormatsTests {
  private let formats = ProgramWords.Formats.all

  @Test func `every example passes the strict check, and so do all of them together`() {
    let disk = MemoryStorage(
      Dictionary(uniqueKeysWithValues: formats.map { ($0.path, $0.example) }))
    #expect(formats.count == 5)
    for format in formats {
      let ran = disk.run("check", "--strict", format.path)
      #expect(ran.code == .done && ran.err == "", "\(ran.err)")
      #expect(ran.out.hasPrefix("\(format.path): "))
    }
    #expect(disk.run(["check", "--strict"] + formats.map(\.path)).code == .done)
  }

  @Test(arguments: [80, 60]) func `the page has all of them, to be copied`(_ width: Int) {
    let text = HelpText(commands: Commands.all, width: width).formats
    for format in formats {
      #expect(text.contains("\n\(format.title)\n"))
      for line in format.example.split(separator: "\n") {
        #expect(text.contains("\n    \(line)\n"))
      }
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      MemoryStorage().run("help", "formats").out
        == HelpText(commands: Commands.all, width: 80).formats)
  }
}
