import Testing

@testable import GlossCommands

/// What must hold of every command that is registered, and of the samples.
@Suite struct TableTests {
  @Test func `names are unique and plain`() {
    for commands in [Samples.all, Commands.all] {
      #expect(Set(commands.map(\.name)).count == commands.count)
      #expect(commands.allSatisfy { Self.isPlain($0.name) && $0.name != Words.Help.keysTopic })
    }
    for command in Samples.table {
      let flags = command.allFlags
      #expect(Set(flags.map(\.name)).count == flags.count, "\(command.name)")
      #expect(Set(flags.compactMap(\.short)).count == flags.compactMap(\.short).count)
      #expect(flags.allSatisfy { Self.isPlain($0.name) && $0.name.count > 1 })
      #expect(flags.compactMap(\.short).allSatisfy { $0.isASCII && $0.isLetter })
      #expect(Set(command.arguments.map(\.name)).count == command.arguments.count)
    }
  }

  @Test func `choices need no quoting in any shell`() {
    for kind in Self.kinds {
      let choices = kind.choices(among: Samples.table) ?? []
      // Some are words of the files' formats, which have underscores.
      #expect(
        choices.allSatisfy { Self.isPlain($0.replacing("_", with: "-")) }, "\(choices)")
    }
  }

  @Test func `a default is a value that the flag would take`() {
    for flag in Samples.table.flatMap(\.flags) {
      guard let defaultValue = flag.defaultValue else { continue }
      let kind = flag.value?.kind
      #expect(kind != nil, "\(flag.typed) is a switch and has no default")
      #expect(kind?.problem(with: defaultValue, of: flag.typed, among: Samples.table) == nil)
      #expect(!flag.isRepeatable)
    }
  }

  @Test func `only the last argument is many, and none that must be there follows one that may`() {
    for command in Samples.table {
      let counts = command.arguments.map(\.count)
      #expect(!counts.dropLast().contains { $0.isUnlimited }, "\(command.name)")
      let afterOptional = counts.drop { $0.isRequired }
      #expect(!afterOptional.contains { $0.isRequired }, "\(command.name)")
    }
  }

  @Test func `every example is a command line that parses`() throws {
    for command in Samples.table {
      for example in command.examples {
        // The part of a pipe or redirection that is gloss's.
        let words = example.line.split(separator: " ").map(String.init)
        let start = try #require(words.firstIndex { $0.hasSuffix(Tool.name) }, "\(example.line)")
        let own = words[(start + 1)...].prefix { !["|", ">", "<"].contains($0) }
          .map { $0.hasSuffix(")") ? String($0.dropLast()) : $0 }
        guard case .run(let invocation) = try Parser(commands: Samples.table).parse(own) else {
          Issue.record("\(example.line)")
          continue
        }
        #expect(invocation.command.name == command.name, "\(example.line)")
      }
    }
  }

  private static let kinds = Samples.table.flatMap { command in
    command.allFlags.compactMap { $0.value?.kind } + command.arguments.map(\.kind)
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: $0 == UInt8(ascii: "-")
        }
      }
  }
}
