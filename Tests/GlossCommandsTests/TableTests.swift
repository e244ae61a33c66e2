import GlossJSON
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossCommands

/// What must hold of every command that is registered, and of the samples.
@Suite struct TableTests {
  @Test func `names are unique and plain`() {
    for commands in [Samples.all, Commands.all] {
      #expect(Set(commands.map(\.name)).count == commands.count)
      #expect(
        commands.allSatisfy { Self.isPlain($0.name) && !ProgramWords.Help.topics.contains($0.name) }
      )
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
        let invocation = try Self.invocation(of: example)
        #expect(invocation?.command.name == command.name, "\(example.line)")
      }
    }
  }

  /// Nil for a line that asks for help instead.
  private static func invocation(of example: Command.Example) throws -> Invocation? {
    // The part of a pipe or redirection that is gloss's.
    let words = example.line.split(separator: " ").map(String.init)
    let start = try #require(words.firstIndex { $0.hasSuffix(Tool.name) }, "\(example.line)")
    let own = words[(start + 1)...].prefix { !["|", ">", "<"].contains($0) }
      .map { $0.hasSuffix(")") ? String($0.dropLast()) : $0 }
    guard case .run(let invocation) = try Parser(commands: Samples.table).parse(own) else {
      return nil
    }
    return invocation
  }

  /// Whoever copies an example has it work on the project's own files.
  @Test func `what an example names is in the files of the project`() throws {
    let files = try Samples.projectFiles(["tasks", "guidelines"])
    let isPublished = { (path: String) in path.hasPrefix("tasks/") || path.hasPrefix("guidelines/")
    }
    var (named, clauses, items) = (0, 0, 0)
    for command in Commands.all {
      for example in command.examples {
        let invocation = try #require(try Self.invocation(of: example))
        let words = example.line.split(separator: " ").map(String.init)
        // What is written need not be there.
        let paths = words.indices.filter { $0 == 0 || words[$0 - 1] != "--output" }
          .map { words[$0] }.filter(isPublished)
        for path in paths {
          named += 1
          let parts = path.split(separator: "*", omittingEmptySubsequences: false)
          let found = files.keys.contains {
            parts.count == 1 ? $0 == path : $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[1])
          }
          #expect(found, "\(example.line)")
        }
        if command.name == "guide", invocation.has("clause") {
          clauses += 1
          #expect(MemoryStorage(files).run(Self.words(example)).code == .done, "\(example.line)")
        }
        if command.name == "label" {
          let source = SourceFile(path: "b.json", bytes: Array((files[paths[0]] ?? "").utf8))
          let ids = Batch.read(source, Report()).map { Array($0.ids) } ?? []
          for item in invocation.strings("only") {
            items += 1
            #expect(ids.contains(ID(item)), "\(example.line)")
          }
        }
      }
    }
    #expect(named > 0 && clauses > 0 && items > 0)
  }

  private static func words(_ example: Command.Example) -> [String] {
    example.line.split(separator: " ").dropFirst().map(String.init)
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
