import FoundationEssentials
import GlossTestSupport
import Testing

/// Every command of the README is run, in its order, where a reader would run it.
@Suite(.serialized) struct ReadmeTests {
  /// The commands of the fenced `sh` blocks.
  private static func commands() throws -> [String] { try lines(of: "sh") }

  /// The lines of the fenced blocks of a language.
  private static func lines(of language: String) throws -> [String] {
    let readme = try String(
      contentsOfFile: GlossExecutable.packageRoot + "/README.md", encoding: .utf8)
    var lines: [String] = []
    var isMeant = false
    for line in readme.split(separator: "\n") {
      if line.hasPrefix("```") {
        isMeant = line == "```\(language)"
      } else if isMeant {
        lines.append(String(line))
      }
    }
    return lines
  }

  @Test func theFirstCommandsAreTheTwo() throws {
    #expect(
      try Self.commands().prefix(2) == ["swift run gloss label tasks/replies.json", "swift test"])
  }

  @Test func everyCommandWorks() throws {
    let directory = TemporaryDirectory()
    for folder in ["tasks", "guidelines"] {
      try FileManager.default.copyItem(
        atPath: GlossExecutable.packageRoot + "/" + folder, toPath: directory.path(folder))
    }
    let table = try Self.lines(of: "csv").map { $0 + "\n" }.joined()
    try Data(table.utf8).write(to: URL(fileURLWithPath: directory.path("mine.csv")))
    let ci = try String(contentsOfFile: GlossExecutable.packageRoot + "/.ci/run", encoding: .utf8)
    var count = 0
    for command in try Self.commands() {
      count += 1
      var words = command.split(separator: " ").map(String.init)
      if words.starts(with: ["swift", "run", "gloss"]) { words.removeFirst(2) }
      if words.first == "swift" {
        // What builds and tests the package cannot run inside its own tests; it runs around them.
        #expect(ci.contains(command), "\(command) is not in .ci/run")
        continue
      }
      #expect(words.first == "gloss", "\(command)")
      words.removeFirst()
      try run(words, in: directory)
    }
    #expect(count > 10)
    for file in ["pairs.jsonl", "tasks/mine.jsonl", "guidelines/mine.md"] {
      #expect(FileManager.default.fileExists(atPath: directory.path(file)), "\(file)")
    }
  }

  private func run(_ words: [String], in directory: TemporaryDirectory) throws {
    let environment = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "HOME": directory.path,
      "XDG_STATE_HOME": directory.path("state"),
    ]
    let executable = [GlossExecutable.path] + words
    if words.first == "label", !words.contains("--plain") {
      let terminal = try PseudoTerminal.spawn(
        executable: executable, environment: environment, directory: directory.path)
      try terminal.read(until: "item 1 of")
      try terminal.send("q")
      #expect(try terminal.wait() == 0, "gloss \(words)")
      return
    }
    let run = try Subprocess(executable, environment: environment, directory: directory.path)
    #expect(run.status == 0, "gloss \(words): \(run.errorText)")
    #expect(!(run.outputText + run.errorText).isEmpty, "gloss \(words) says nothing")
  }
}
