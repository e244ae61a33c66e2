import FoundationEssentials
import Testing

/// Rules that the layout promises and that no compiler checks.
@Suite struct TidyTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  private struct File {
    let path: String
    let lines: [Substring]
  }

  private static func files(under folder: String) throws -> [File] {
    try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
      .filter { $0.hasSuffix(".swift") }.sorted().map { name in
        let path = folder + "/" + name
        let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
        return File(
          path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
      }
  }

  @Test func onlyGlossSystemTouchesTheOutside() throws {
    let outside = ["Glibc", "Musl", "Darwin", "Foundation", "Dispatch", "CLibrary"]
    for file in try Self.files(under: "Sources")
    where !["/GlossSystem/", "/CLibrary/"].contains(where: file.path.contains) {
      for (number, line) in file.lines.enumerated() {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { continue }
        #expect(
          !outside.contains(String(words[place + 1])),
          "\(file.path):\(number + 1): only GlossSystem may import \(words[place + 1])")
      }
    }
  }

  /// Who lists results by themselves soon has a rule of their own for what counts. What else is
  /// listed is named here; where labels and events lie, GlossJournal alone can say.
  @Test func onlyTheLedgerWalksOverResults() throws {
    let others = [
      // It sends a person's lines back byte for byte, also those that are no lines of a journal any
      // more and that no ledger has.
      "Sources/GlossProject/Person/PersonFiles.swift",
      // What an editor leaves beside the text that it has open.
      "Sources/GlossJournal/Beside/DraftStore.swift",
    ]
    for file in try Self.files(under: "Sources")
    where !file.path.hasPrefix("Sources/GlossJournal/Ledger/") {
      for (number, line) in file.lines.enumerated() {
        let isWalk = line.contains("storage.list(") && !others.contains(file.path)
        // The writer of a chain reads the file that it goes on with.
        let isRead =
          ["ResultsWalk(", "ChainContents<", "ChainContents("].contains(where: line.contains)
          && file.path != others[0] && !file.path.hasPrefix("Sources/GlossJournal/Chain/")
        let isNamed = ["labels", "events", "shared"].contains { family in
          line.contains("layout.\(family)") && !line.contains("layout.\(family)(")
        }
        #expect(
          !isWalk && !isRead && !isNamed,
          "\(file.path):\(number + 1): results are listed and read by the ledger alone")
      }
    }
  }

  /// `Int(…)` of a number that is none, infinite or too large ends the program. What is reckoned of
  /// numbers of files is a `Count`, to which no plain number is added.
  @Test func nothingConvertsANumberThatMayNotFit() throws {
    for file in try Self.files(under: "Sources")
    where file.path != "Sources/GlossJournal/Columns/Count.swift" {
      for (number, line) in file.lines.enumerated() {
        let place = "\(file.path):\(number + 1)"
        let isRounded = line.contains(".rounded(") || line.contains("Double(")
        #expect(
          !isRounded || !line.contains(/\bU?Int(\d+)?\((?!exactly:)/),
          "\(place): Count(rounding:) takes any number")
        #expect(
          !line.contains(/(MS|\bms|revision)\.value [-+*]/), "\(place): a Count is reckoned as one")
      }
    }
  }

  /// Where an action stands in help must not change what it does.
  @Test func aSectionOfHelpDecidesNothing() throws {
    for file in try Self.files(under: "Sources/GlossSession") {
      #expect(!file.lines.contains { $0.contains("row.section") }, "\(file.path)")
    }
  }

  /// A kind is a folder, a line in the registry, and a row where it has a column of its own: nothing
  /// else in the program knows which kinds there are.
  @Test func nothingNamesAKindButItsFolderAndTheRegistry() throws {
    let kinds = "Sources/GlossTasks/Kinds/"
    let registry = try #require(
      Self.files(under: String(kinds.dropLast())).first { $0.path.hasSuffix("/Kinds.swift") }
    ).lines
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/\(kinds)")
      .filter { !$0.contains(".") }
    #expect(folders.count == registry.filter { $0.contains("Kind.self") }.count)
    for folder in folders {
      #expect(registry.filter { $0.contains(" \(folder)Kind.self") }.count == 1, "\(folder)")
      let word = "\"\(folder.lowercased())\""
      let signs = ["\(folder)Kind", "case \(word)", "== \(word)", "kind: \(word)", "named(\(word)"]
      for file in try Self.files(under: "Sources")
      where !file.path.hasPrefix("\(kinds)\(folder)/") && !file.path.hasSuffix("/Kinds.swift") {
        for (number, line) in file.lines.enumerated() where signs.contains(where: line.contains) {
          // The text of an item has the name of a kind.
          if line.contains("of == \(word)") { continue }
          Issue.record("\(file.path):\(number + 1): names the kind \(folder)")
        }
      }
    }
  }

  /// The kind that tests invent is one folder too, with the one line and the one row.
  @Test func theSeventhKindIsAFolderALineAndARow() throws {
    let tests = try Self.files(under: "Tests").filter { !$0.path.hasPrefix("Tests/TidyTests/") }
    func places(_ sign: String) -> [String] {
      tests.flatMap { file in file.lines.filter { $0.contains(sign) }.map { _ in file.path } }
    }
    let own = "Tests/GlossTestSupport/Counting/CountingKind.swift"
    #expect(places("CountingKind.self]") == [own])
    #expect(places("Row<Answer>(own: \"count\"") == [own])
    #expect(places(": Kind {") == [own])
    #expect(try Self.files(under: "Tests/GlossTestSupport/Counting").map(\.path) == [own])
    for file in try Self.files(under: "Sources") {
      #expect(!file.lines.contains { $0.contains("CountingKind") }, "\(file.path)")
    }
  }

  /// A type or a switch that is one thing stays whole: the bound is for what grew unnoticed.
  @Test func noFileOutgrowsItsRoom() throws {
    for file in try Self.files(under: "Sources") + Self.files(under: "Tests")
    where !file.path.hasSuffix("+Data.swift") {
      #expect(file.lines.count <= 600, "\(file.path):601: over 600 lines; is it one thing?")
    }
  }

  /// What is said to people stands in a table, where it is found and can be translated: in the
  /// folder `Words`, or with the action or the key that it tells of.
  @Test func noSentenceStandsOutsideTheTables() throws {
    let elsewhere = ["/Words/", "/ActionTable.swift", "/KeyMap.swift", "/Completions/"]
    let sentence = /"(?!gloss |source )[\w:\\'][^"]*[\w,;.:)] [a-z]+ [^"]*"/
    let targets = ["Sources/GlossCommands", "Sources/GlossSession"]
    for file in try targets.flatMap(Self.files) where !elsewhere.contains(where: file.path.contains)
    {
      for (number, line) in file.lines.enumerated()
      where !line.contains("//") && !line.contains("recondition") && !line.contains("Work.did(") {
        let isSentence = line.replacing("\\\\", with: "").replacing("\\\"", with: "'")
          .contains(sentence)
        #expect(!isSentence, "\(file.path):\(number + 1): a sentence outside of the words")
      }
    }
  }

  /// What a kind says to annotators stands in its words, `NAMEWords.swift` in its folder, or in a row
  /// with the key that it tells of. A fault of a file is told beside the check that finds it, and a
  /// starter is a text from its first line to its last.
  @Test func noSentenceOfAKindStandsOutsideItsWords() throws {
    let sentence = /"[\w:\\'][^"]*[\w,;.:)] [a-z]+ [^"]*"/
    let told =
      /(\.error|\.warning|\.wrongType|let remedy =|SchemaProperty|asksEachResponse|KeyRow|Binding|Hint)[ (]/
    for file in try Self.files(under: "Sources/GlossTasks/Kinds")
    where !["Words.swift", "Starter.swift"].contains(where: file.path.hasSuffix) {
      // Parentheses that the statement of a row or of a fault has open still.
      var open = 0
      for (number, line) in file.lines.enumerated()
      where !line.contains("//") && !line.contains("recondition") && !line.contains("Work.did(") {
        let text = line.replacing("\\\\", with: "").replacing("\\\"", with: "'")
        let code = text.replacing(/"[^"]*"/, with: "\"\"")
        let start = open > 0 ? code.startIndex : code.firstMatch(of: told)?.range.lowerBound
        if let start {
          let signs = code[start...].filter { "()".contains($0) }
          open = max(open + signs.reduce(0) { $0 + ($1 == "(" ? 1 : -1) }, 0)
        } else {
          #expect(
            !text.contains(sentence), "\(file.path):\(number + 1): a sentence outside of the words")
        }
      }
    }
  }

  /// The page that follows a value through the program names files that are there.
  @Test func theArchitectureNamesFilesThatExist() throws {
    let page = try String(
      contentsOfFile: Self.root
        + "/Sources/GlossCommands/GlossCommands.docc/Architecture.md", encoding: .utf8)
    let named = page.split(separator: "`").map(String.init).filter {
      $0.hasPrefix("Sources/") || $0.hasPrefix("Tests/")
    }
    #expect(named.count > 25)
    for path in named {
      #expect(FileManager.default.fileExists(atPath: Self.root + "/" + path), "\(path)")
    }
  }

  @Test func thePackageHasNoDependencies() throws {
    let package = try String(contentsOfFile: Self.root + "/Package.swift", encoding: .utf8)
    #expect(!package.contains(".package("))
  }

  @Test func theRootHoldsWhatItShould() throws {
    let known = [
      "LICENSE", "Package.resolved", "Package.swift", "README.md", "Sources", "Tests",
      "guidelines", "results", "tasks",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root)
    #expect(Set(found.filter { !$0.hasPrefix(".") }).subtracting(known) == [])
  }

  /// A kind, a command and a target are documented where they stand.
  @Test func everyTargetHasItsProse() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: Self.root + "/Sources")
      .filter { $0.hasPrefix("Gloss") }
    for target in targets {
      let path = "\(Self.root)/Sources/\(target)/\(target).docc/\(target).md"
      let prose = try? String(contentsOfFile: path, encoding: .utf8)
      #expect((prose ?? "").split(separator: "\n").count > 3, "\(target).docc/\(target).md is bare")
    }
  }
}
