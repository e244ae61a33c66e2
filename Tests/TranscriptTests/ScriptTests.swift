import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// Plain mode as scripts and screen readers meet it.
@Suite struct ScriptTests {
  /// With `GLOSS_RECORD` set, what came is written in place of what was expected; the test fails
  /// all the same, so that nobody records by accident.
  @Test(arguments: [
    "one-of-several", "several", "spans", "pairs", "ways", "wrong-answer", "commands",
  ])
  func `the transcript is what the program prints`(_ name: String) throws {
    let path = Repository.fixture("\(name).txt")
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let transcript = Transcript(expected)
    #expect(!transcript.runs.isEmpty)
    let played = try transcript.play()
    let isSame = played.utf8.elementsEqual(expected.utf8)
    if !isSame, ProcessInfo.processInfo.environment["GLOSS_RECORD"] != nil {
      try Data(played.utf8).write(to: URL(fileURLWithPath: path))
    }
    let lines = zip(played.split(separator: "\n"), expected.split(separator: "\n"))
    let first = lines.first { $0 != $1 }
    #expect(isSame, "\(name): first \(first.map { "«\($0.0)» for «\($0.1)»" } ?? "in length")")
  }

  @Test(arguments: ["route", "violations", "news", "replies"])
  func `a script labels a whole batch`(_ task: String) throws {
    let place = Workplace()
    let items = try batchTexts(task)
    let lines = items.enumerated().map { index, text in
      switch task {
      case "route": ["b", "delivery", "f"][index % 3]
      case "violations": ["", "t", "threat,p"][index % 3]
      case "news": index % 2 == 0 ? "" : "\(quoted(firstWord(text)))#1 person"
      default: ["1", "B", "=", "0"][index % 4]
      }
    }
    let run = try Subprocess(
      place.label(Repository.task("\(task).json"), ["--plain"]),
      environment: place.environment(), input: Array(lines.map { $0 + "\n" }.joined().utf8))
    #expect(run.status == 0, "\(run.errorText)")
    #expect(Controls.raw(in: run.output) == [])
    let labels = try place.labels()
    #expect(labels.count == items.count)
    #expect(labels.allSatisfy { $0.status == .answered && $0.answers.count == 1 })
    #expect(try place.faults() == [])
    let confirmed = run.outputText.split(separator: "\n").filter { $0.hasPrefix("saved lb_") }
    #expect(confirmed.map { String($0) } == labels.map { "saved \($0.id) \($0.batch)/\($0.item)" })
  }

  @Test func `a rubric that is past its last day is told at the start, and labels all the same`()
    throws
  {
    let place = Workplace()
    let batch = try place.shortBatch(count: 1)
    let rubric = place.directory.path("short.json")
    let text = try String(contentsOfFile: rubric, encoding: .utf8)
    for (until, isPast) in [("2020-02-29", true), ("9999-12-31", false)] {
      try place.write(
        "short.json",
        text.replacing("1.0.0", with: isPast ? "1.0.0" : "1.0.1")
          .replacing("\"guideline\"", with: "\"valid_until\": \"\(until)\", \"guideline\""))
      let run = try Subprocess(
        place.label(batch, ["--plain"]), environment: place.environment(), input: [])
      #expect(run.status == 0)
      #expect(
        run.errorText.contains("gloss: warning: the rubric short was valid until 2020") == isPast)
    }
  }

  @Test func `a reader that has gone is success, and what was saved is kept`() throws {
    let place = Workplace()
    let words = place.label(try place.shortBatch(count: 4), ["--plain"])
    // The reader goes with the first saved label; the second answer finds nobody.
    let script = """
      { echo y; sleep 0.5; echo x; echo y; } | { "$@"; echo $? > "$0"; } | sed '/^saved/q'
      """
    let code = place.directory.path("code")
    let run = try Subprocess(
      ["/bin/sh", "-c", script, code] + words, environment: place.environment())
    #expect(run.outputText.contains("\nsaved lb_"))
    #expect(try String(contentsOfFile: code, encoding: .utf8) == "0\n", "\(run.errorText)")
    #expect(try place.labels().map(\.item) == ["i-1"])
    #expect(try place.faults() == [])
  }

  /// The texts of a batch, read by another reader than the program's.
  private func batchTexts(_ task: String) throws -> [String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Repository.task("\(task).json")))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let items = try #require(object["items"] as? [[String: Any]])
    return items.map { $0["text"] as? String ?? "" }
  }

  /// Up to the first space: whole words everywhere.
  private func firstWord(_ text: String) -> String {
    String(text.prefix { !$0.isWhitespace && !",.:;!?".contains($0) })
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  @Test func `a wrong answer ends a script at its line, and keeps what was saved`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 5)
    let run = try Subprocess(
      place.label(batch, ["--plain"]), environment: place.environment(),
      input: Array("y\nno\nperhaps\ny\n".utf8))
    #expect(run.status == 2)
    #expect(run.errorText.contains("gloss: line 3: "), "\(run.errorText)")
    #expect(try place.labels().map { $0.answers[0].labels } == [["yes"], ["no"]])
    // The rest goes on where it stopped.
    let rest = try Subprocess(
      place.label(batch, ["--plain"]), environment: place.environment(),
      input: Array("y\ny\ny".utf8))
    #expect(rest.status == 0, "\(rest.errorText)")
    #expect(try place.labels().map(\.item) == (1...5).map { ID("i-\($0)") })
  }

  @Test(arguments: [[0xFF, 0x0A], [0xC3, 0x0A], [0x79, 0xED, 0xA0, 0x80, 0x0A]] as [[UInt8]])
  func `a line that is no UTF-8 is refused by its number`(_ bytes: [UInt8]) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let run = try Subprocess(
      place.label(batch, ["--plain"]), environment: place.environment(),
      input: Array("y\n".utf8) + bytes)
    #expect(run.status == 2)
    #expect(run.errorText.contains("line 2: "), "\(run.errorText)")
    #expect(try place.labels().count == 1)
  }

  @Test func `without a terminal there is no full screen`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let run = try Subprocess(
      place.label(batch), environment: place.environment(), input: Array("y\r\ny\r\n".utf8))
    #expect(run.status == 0, "\(run.errorText)")
    #expect(Controls.raw(in: run.output) == [])
    #expect(try place.labels().count == 2)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func `output that cannot be written ends the session with 74`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let run = try Subprocess(
      ["/bin/sh", "-c", "exec \"$@\" > /dev/full", "sh"] + place.label(batch, ["--plain"]),
      environment: place.environment(), input: Array("y\n".utf8))
    #expect(run.status == 74)
    #expect(run.errorText.contains("standard output"), "\(run.errorText)")
    #expect(try place.faults() == [])
  }

  @Test(arguments: ["<&-", "</dev/null >&-", "</dev/null 2>&-", "<&- >&- 2>&-"])
  func `a stream that is closed takes nobody's place`(_ closing: String) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    // With a stream free, the first file that is opened would become it.
    let run = try Subprocess(
      ["/bin/sh", "-c", "exec \"$@\" \(closing)", "sh"]
        + place.label(batch, ["--plain"]),
      environment: place.environment())
    #expect(run.status == 0, "\(run.errorText)")
    #expect(try place.faults() == [])
    for path in Workplace.everything(under: place.results) where !path.hasSuffix(".md") {
      #expect(!place.text(path).contains("Item 1 of 2"), "\(path)")
      #expect(!place.text(path).contains("labels go to"), "\(path)")
    }
  }
}
