import Foundation
import GlossTestSupport
import Testing

/// What a session leaves on the disk, and what it does not.
@Suite struct FilesTests {
  @Test(arguments: ["cat '%' | \"$@\"", "\"$@\" < '%'"])
  func `a batch comes through a pipe, and the keys from the terminal`(how: String) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let words = place.label("-", ["--guard", "0", "--rubric", place.directory.path("short.json")])
    let script = how.replacingOccurrences(of: "%", with: batch)
    let session = try ScreenSession(["/bin/sh", "-c", script, "sh"] + words, place.environment())
    try session.wait(for: "item 1 of 3")
    try session.press("yx")
    try session.wait(done: 2)
    #expect(try session.leave() == 0)
    #expect(try place.labels().map(\.item) == ["i-1", "i-2"])
  }

  @Test func `a checked batch comes through a pipe or a substitution`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    for (shell, script) in [
      ("/bin/sh", "cat '\(batch)' | \"$0\" check -"),
      ("/bin/bash", "\"$0\" check <(cat '\(batch)')"),
    ] where FileManager.default.isExecutableFile(atPath: shell) {
      let run = try Subprocess(
        [shell, "-c", script] + Workplace.gloss([]), environment: place.environment(),
        directory: place.directory.path)
      #expect(run.status == 0, "\(run.errorText)")
    }
    let script = "cat '\(batch)' | \"$@\""
    let run = try Subprocess(
      ["/bin/sh", "-c", script, "sh"] + place.label("-"), environment: place.environment(),
      directory: place.directory.path)
    #expect(run.status == 64)
    #expect(run.errorText.contains("there is no terminal for the answers"))
  }

  @Test func `labels of another rubric count as done, and that is said`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let arguments = place.label(batch, ["--plain"])
    let first = try Subprocess(
      arguments, environment: place.environment(), input: Array("y\n".utf8))
    #expect(!first.errorText.contains("another rubric"))
    let rubric = batch.replacing("short.jsonl", with: "short.json")
    let text = try String(contentsOfFile: rubric, encoding: .utf8)
    try Data(text.replacing(#""id": "short""#, with: #""id": "newer""#).utf8)
      .write(to: URL(fileURLWithPath: rubric))
    let second = try Subprocess(
      arguments, environment: place.environment(), input: Array(":quit\n".utf8))
    #expect(
      second.errorText.contains("1 label here is of another rubric (short); its item is not"),
      "\(second.errorText)")
    #expect(second.errorText.contains("not asked again under newer; --results DIR begins anew"))
  }

  @Test func `what other people and programs left beside a journal keeps nobody from labelling`()
    throws
  {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    func label(_ lines: String) throws -> Subprocess {
      try Subprocess(
        place.label(batch, ["--plain"]), environment: place.environment(), input: Array(lines.utf8))
    }
    #expect(try label("y\n").status == 0)
    let folder = place.results + "/labels/short"
    for name in [
      folder + "/ana~d.jsonl", folder + "/ben.jsonl", folder + "/x", place.results + "/labels/x",
    ] {
      try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: false)
    }
    try Data("no JSON\n".utf8).write(to: URL(fileURLWithPath: place.results + "/labels/stray"))
    let run = try label("y\n")
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.errorText.contains("1 label at the start"))
    #expect(run.errorText.contains("ana~d.jsonl cannot be read"))
    #expect(run.outputText.contains("short/i-2"))
  }

  private func work(_ place: Workplace, _ words: [String], _ name: String) throws {
    let batch = try place.shortBatch(count: 4)
    let session = try ScreenSession(
      Workplace.gloss(["label", batch, "--guard", "0"] + words),
      place.environment(["USER": "login-name", "LOGNAME": "login-name", "HOSTNAME": "host-name"]),
      directory: place.directory.path)
    try session.wait(for: "item 1 of 4")
    try session.press("yx")
    try session.wait(done: 2)
    try session.press("n1a note\r")
    try session.wait(for: "Your note went")
    try session.press("rand a reason")
    try session.wait(for: "and a reason")
    session.terminal.kill(SIGTERM)
    #expect(try session.terminal.wait() == 143)
  }

  @Test func `files are private, wherever the results are`() throws {
    let place = Workplace()
    try work(place, [], "results")
    for path in Workplace.everything(under: place.results)
      + Workplace.everything(under: place.state)
    {
      let status = try FileManager.default.attributesOfItem(atPath: path)
      let mode = try #require(status[.posixPermissions] as? Int)
      let isDirectory = status[.type] as? FileAttributeType == .typeDirectory
      #expect(mode == (isDirectory ? 0o700 : 0o600), "\(path) \(String(mode, radix: 8))")
    }
  }

  @Test func `nothing is written but results and state`() throws {
    let place = Workplace()
    _ = try place.shortBatch(count: 4)
    let before = Workplace.everything(under: place.directory.path)
    try work(place, [], "results")
    let new = Workplace.everything(under: place.directory.path).filter { !before.contains($0) }
    let isExpected = new.allSatisfy { path in
      path.hasPrefix(place.results) || path.hasPrefix(place.state)
    }
    #expect(isExpected, "\(new)")
    #expect(new.contains("\(place.state)/gloss/annotator"))
    let kinds = Set(
      new.filter { $0.hasPrefix(place.results + "/") }.map {
        $0.dropFirst(place.results.count + 1).split(separator: "/")[0]
      })
    #expect(kinds == ["README.md", "labels", "events", "texts", "drafts", "locks"])
  }

  @Test func `no file says whose machine it is`() throws {
    let place = Workplace()
    try work(place, [], "results")
    let names = [
      "login-name", "host-name", place.directory.path, NSUserName(), NSHomeDirectory(),
      ProcessInfo.processInfo.hostName,
    ].filter { $0.count > 3 }
    for path in Workplace.everything(under: place.results) {
      let bytes = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
      for name in names {
        #expect(bytes.range(of: Data(name.utf8)) == nil, "\(path) holds \(name)")
      }
    }
    let pseudonym = place.text("\(place.state)/gloss/annotator")
    #expect(pseudonym.wholeMatch(of: #/an-[0-9a-z]{10}\n/#) != nil, "\(pseudonym)")
  }
}
