import Foundation
import GlossTestSupport
import Testing

@testable import GlossCommands

/// The proof that `me` leaves nothing out: the disk before and after sessions of the whole program.
@Suite(.enabled(if: External.gloss != nil, "gloss is not built beside the tests"))
struct MeFilesTests {
  private let directory = TemporaryDirectory()

  private var environment: [String: String] {
    [
      "HOME": directory.path("home"), "XDG_STATE_HOME": directory.path("home/state"),
      "PATH": "/usr/bin:/bin", "USER": "login-name", "LOGNAME": "login-name",
      "HOSTNAME": "host-name", "TERM": "dumb",
    ]
  }

  private func prepare() throws {
    try FileManager.default.createDirectory(
      atPath: directory.path("home"), withIntermediateDirectories: true)
    for (name, text) in [
      (
        "so.json",
        """
        {"schema": "gloss/rubric/1", "id": "so", "version": "1.0.0", "guideline": "so.md",
         "rationale": "optional", "questions": [{"name": "so", "kind": "classification",
          "labels": [{"id": "yes", "key": "y"}, {"id": "no", "key": "x"}]}]}
        """
      ),
      ("so.md", "# So\n\n## It {#it}\n\nYes, or no.\n"),
      ("terms.json", #"{"schema": "gloss/terms/1", "client": "A lab"}"#),
      (
        "so.jsonl",
        #"{"schema": "gloss/batch/1", "id": "so", "rubric": "so.json", "terms": "terms.json"}"#
          + (1...6).map { "\n" + #"{"id": "i-\#($0)", "text": "Text \#($0) \u009b."}"# }.joined()
      ),
    ] { try Data(text.utf8).write(to: URL(fileURLWithPath: directory.path(name))) }
  }

  private func gloss(_ words: [String], input: String = "") throws -> Subprocess {
    try Subprocess(
      [try #require(External.gloss)] + words, environment: environment,
      directory: directory.path, input: Array(input.utf8))
  }

  private func start(
    _ lines: [String], _ more: [String] = [], endsWith status: Int32 = 0
  ) throws {
    let run = try gloss(
      ["label", "so.jsonl", "--plain"] + more, input: lines.map { $0 + "\n" }.joined())
    #expect(run.status == status, "\(run.errorText)")
  }

  /// Every file under the person's directory, by the path that `me` gives it.
  private func disk() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (folder, shown) in [("results", "results"), ("home", "~")] {
      let names =
        FileManager.default.enumerator(atPath: directory.path(folder))?.allObjects as? [String]
      for name in names ?? [] {
        let path = directory.path("\(folder)/\(name)")
        guard let data = FileManager.default.contents(atPath: path) else { continue }
        let key = "\(shown)/\(name)".replacing("~/state/", with: "$XDG_STATE_HOME/")
        files[key] = Array(data)
      }
    }
    return files
  }

  private func tear(_ path: String) throws {
    let file = try #require(FileHandle(forWritingAtPath: directory.path(path)))
    try file.seekToEnd()
    // Cut within a character.
    try file.write(contentsOf: Data(Array("{\"schema\":\"caf".utf8) + [0xc3]))
    try file.close()
  }

  /// Two sessions under the pseudonym, with what a crash leaves between them and an unsaved text.
  private func work() throws -> String {
    try start([
      ":rationale thrown-away-words", ":rationale It says so.", "y",
      ":note unclear it -- What is so?", "x", ":skip", ":undo", "y",
    ])
    let name = String(
      decoding: try #require(try disk()["$XDG_STATE_HOME/gloss/annotator"]).dropLast(),
      as: UTF8.self)
    for family in ["labels", "events"] { try tear("results/\(family)/so/\(name).jsonl") }
    // A script that ends in the middle of an item says so.
    try start(["y", ":rationale left-unsaved"], endsWith: 2)
    return name
  }

  @Test func `every byte that sessions add is in what me prints, and no one else's`() throws {
    try prepare()
    try start(["x", ":note other -- From ben."], ["--annotator", "ben"])
    let before = try disk()
    let name = try work()
    let after = try disk()
    let added = after.filter { before[$0.key] != $0.value }
    // All that there can be was made, or the proof would be empty.
    for part in [
      "labels/so", "events/so", "drafts/so", "recovered/labels", "recovered/events",
      "locks/labels", "locks/events",
    ] {
      #expect(added.keys.contains { $0.hasPrefix("results/\(part)/") }, "\(part)")
    }
    #expect(added["$XDG_STATE_HOME/gloss/annotator"] != nil)
    let run = try gloss(["me"])
    #expect(run.status == 0 && run.errorText == "")
    let chunks = Chunks(run.output)
    #expect(chunks.fault == nil)
    for (path, bytes) in added { #expect(chunks.files[path] == bytes, "\(path)") }
    for (path, bytes) in chunks.files { #expect(after[path] == bytes, "\(path)") }
    #expect(!chunks.files.keys.contains { $0.contains("ben") })
    #expect(try disk() == after)
    let named = try gloss(["me", "--annotator", name])
    #expect(named.output == run.output)
  }

  @Test func `no file says whose machine it is, or what was typed and thrown away`() throws {
    try prepare()
    _ = try work()
    let printed = Data(try gloss(["me"]).output)
    let names = [
      "login-name", "host-name", directory.path, NSUserName(), NSHomeDirectory(),
      ProcessInfo.processInfo.hostName,
    ].filter { $0.count > 3 }
    for word in names + ["thrown-away-words"] {
      #expect(printed.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    // What is kept is there, so that looking for words finds them.
    for word in ["It says so.", "What is so?", "left-unsaved"] {
      #expect(printed.range(of: Data(word.utf8)) != nil, "\(word)")
    }
  }

  /// In the full screen, where keys come one by one, and the session is ended from outside.
  @Test func `a session in the full screen leaves nothing else, and none of its keys`() throws {
    try prepare()
    var variables = environment
    variables["TERM"] = "xterm-256color"
    let terminal = try PseudoTerminal.spawn(
      executable: [try #require(External.gloss), "label", "so.jsonl", "--guard", "0"],
      environment: variables, directory: directory.path)
    try terminal.read(until: "The terms of this work")
    try terminal.send("\r")
    try terminal.read(until: "Text 1")
    try terminal.send("y")
    try wait(terminal) { try labelCount() == 1 }
    try terminal.send("r" + "unsent-words" + String(repeating: "\u{7f}", count: 12) + "kept-words")
    try wait(terminal) { try holds("kept-words") }
    terminal.kill(SIGTERM)
    #expect(try terminal.wait() == 143)
    let chunks = Chunks(try gloss(["me"]).output)
    #expect(chunks.fault == nil)
    #expect(try disk() == chunks.files)
    #expect(try holds("kept-words") && !holds("unsent-words"))
    // The page of the terms was passed.
    #expect(try holds(#""event":"seen","of":"sha256:"#))
  }

  private func wait(_ terminal: PseudoTerminal, until isSo: () throws -> Bool) throws {
    for _ in 0..<1000 {
      if try isSo() { return }
      _ = terminal.gather(milliseconds: 10)
    }
    Issue.record("it did not come; the screen had \(terminal.output.count) bytes")
  }

  private func labelCount() throws -> Int {
    try disk().filter { $0.key.hasPrefix("results/labels/") }.values.joined()
      .count { $0 == 0x0a }
  }

  private func holds(_ word: String) throws -> Bool {
    try disk().values.contains { Data($0).range(of: Data(word.utf8)) != nil }
  }

  @Test func `as data the bytes are all there, too`() throws {
    try prepare()
    _ = try work()
    var files: [String: [UInt8]] = [:]
    for line in try gloss(["me", "--json"]).output.split(separator: 0x0a) {
      let row = try #require(
        JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      let path = try #require(row["path"] as? String)
      let hex = Array(try #require(row["hex"] as? String).utf8)
      let text = Array(try #require(row["text"] as? String).utf8)
      let digits = stride(from: 0, to: hex.count, by: 2).compactMap {
        UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      files[path, default: []] += text + digits
    }
    #expect(try disk() == files)
  }
}
