import Testing

@testable import GlossCommands

@Suite struct CompletionTests {
  @Test(arguments: Shell.allCases) func `every command, flag and choice is in it`(_ shell: Shell) {
    let script = shell.script(completing: Samples.table)
    for command in Samples.table {
      #expect(script.contains(command.name))
      for flag in command.allFlags {
        let name = shell == .fish ? "-l \(flag.name) " : flag.typed
        #expect(script.contains(name), "\(flag.typed)")
        for choice in flag.value?.kind.choices(among: Samples.table) ?? [] {
          #expect(script.contains(choice))
        }
      }
      for argument in command.arguments {
        for choice in argument.kind.choices(among: Samples.table) ?? [] {
          #expect(script.contains(choice))
        }
      }
    }
  }

  @Test func `the command prints the script of the program's own table`() {
    for shell in Shell.allCases {
      let written = Written()
      #expect(Commands.run(["completions", shell.rawValue], written.outside()) == .done)
      #expect(written.out == shell.script(completing: Commands.all))
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    /// As readline splits it; the last is the word at the cursor.
    let words: [String]
    let offered: Set<String>

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let names = Set(Samples.all.map(\.name))
  private static let sortFlags = Set(Samples.sort.allFlags.flatMap(\.spellings))

  /// What both shells that can be asked without a terminal should offer.
  static let cases = [
    Case(words: ["gloss", ""], offered: names),
    Case(words: ["gloss", "s"], offered: ["sort", "send"]),
    Case(words: ["gloss", "sort", "--l"], offered: ["--limit"]),
    Case(words: ["gloss", "sort", "--limit", "3", "--co"], offered: ["--color"]),
    Case(words: ["gloss", "sort", "--color", ""], offered: ["auto", "always", "never"]),
    Case(words: ["gloss", "sort", "--color", "a"], offered: ["auto", "always"]),
    Case(words: ["gloss", "sort", "--limit", ""], offered: []),
    Case(words: ["gloss", "send", ""], offered: ["boxes", "bags"]),
    Case(words: ["gloss", "send", "b"], offered: ["boxes", "bags"]),
    Case(words: ["gloss", "help", ""], offered: names.union(ProgramWords.Help.topics)),
    Case(words: ["gloss", "completions", "f"], offered: ["fish"]),
    Case(words: ["gloss", "help", "--m"], offered: ["--man"]),
  ]

  static let bash = External.path(of: "bash")
  static let fish = External.path(of: "fish")
  static let zsh = External.path(of: "zsh")

  private func askBash(_ words: [String], in directory: String = "/") throws -> Set<String> {
    let ask = """
      cd \(Shell.quoted(directory)) || exit
      COMP_WORDS=(\(words.map(Shell.quoted).joined(separator: " "))) COMP_CWORD=\(words.count - 1)
      set -u
      _gloss
      ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
      exit 0
      """
    let script = Shell.bash.script(completing: Samples.all)
    let run = try External.run(try #require(Self.bash), ["--norc", "-c", script + ask])
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
    return Set(run.out.split(separator: "\n").map(String.init))
  }

  @Test(.enabled(if: bash != nil, "there is no bash here"), arguments: cases)
  func `bash offers`(_ example: Case) throws {
    #expect(try askBash(example.words) == example.offered)
  }

  @Test(.enabled(if: bash != nil, "there is no bash here"))
  func `bash reads the three words that readline makes of an equals sign`() throws {
    #expect(try askBash(["gloss", "sort", "--color", "=", "n"]) == ["never"])
    #expect(try askBash(["gloss", "sort", "--color", "="]) == ["auto", "always", "never"])
    #expect(try askBash(["gloss", "sort", "--color", "=", "never", "--l"]) == ["--limit"])
    #expect(try askBash(["gloss", "sort", "-"]) == Self.sortFlags)
  }

  @Test(.enabled(if: bash != nil, "there is no bash here"))
  func `bash offers paths where a path stands, spaces and stars in them`() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    _ = try scratch.write("heap one.json", "")
    _ = try scratch.write("*", "")
    func ask(_ words: String...) throws -> Set<String> {
      try askBash(["gloss"] + words, in: scratch.url.path)
    }
    #expect(try ask("sort", "") == ["heap one.json", "*"])
    #expect(try ask("sort", "--rubric", "h") == ["heap one.json"])
    #expect(try ask("sort", "--limit", "=", "3", "h") == ["heap one.json"])
    #expect(try ask("sort", "--into", "") == [])
    #expect(try ask("count", "a", "h") == ["heap one.json"])
    #expect(try ask("send", "bags", "") == [])
    #expect(try ask("sort", "a", "h") == [])
  }

  @Test(.enabled(if: fish != nil, "there is no fish here"), arguments: cases)
  func `fish offers`(_ example: Case) throws {
    let script = Shell.fish.script(completing: Samples.all)
    let line = example.words.joined(separator: " ")
    let ask = "\ncd /\ncomplete -C '\(line)'\n"
    let run = try External.run(try #require(Self.fish), ["--no-config", "-c", script + ask])
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
    let offered = run.out.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    #expect(Set(offered) == example.offered)
  }

  @Test(.enabled(if: zsh != nil, "there is no zsh here"))
  func `zsh finds no fault in its script`() throws {
    let script = Shell.zsh.script(completing: Samples.table)
    let run = try External.run(try #require(Self.zsh), ["-f", "-n"], input: script)
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
  }
}
