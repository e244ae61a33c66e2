import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// Every item of the repository's batches, labelled with the keyboard alone.
@Suite struct LabelEverythingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let task: String
    let columns: Int
    let rows: Int
    var testDescription: String { "\(task) at \(columns)×\(rows)" }
  }

  static let cases = ["route", "violations", "news", "replies"].flatMap { task in
    [(80, 24), (200, 50)].map { Case(task: task, columns: $0.0, rows: $0.1) }
  }

  /// The keys that answer the nth item of a batch, and how many of them the item needs at most.
  private static func keys(_ task: String, _ index: Int) -> String {
    let right = "\u{1B}[C"
    return switch task {
    case "route": ["b", "p", "f"][index % 3]
    case "violations": ["\r", "t\r", "tp\r", "hge\r"][index % 4]
    case "news":
      [
        "\r", "p\r", right + right + "l\r", "o" + right + " " + right + "p" + "\r",
        right + "\u{1B}[1;2C" + "h\r",
      ][index % 5]
    default: ["1", "2", "=", "0"][index % 4]
    }
  }

  @Test(arguments: cases)
  func `a whole batch is labelled, and every label decodes`(_ given: Case) throws {
    let place = Workplace()
    let session = try place.start(
      Repository.task("\(given.task).json"), ["--guard", "0"], columns: given.columns,
      rows: given.rows)
    try session.wait(for: "item 1 of")
    let count = try #require(session.progress?.assigned)
    #expect(count >= 30)
    for index in 0..<count {
      try session.wait(for: "item \(index + 1) of \(count)")
      let keys = Self.keys(given.task, index)
      try session.press(keys)
      try session.wait("what the keys came to") { screen in
        session.progress?.done == index + 1 || screen.contains { $0.contains("strength") }
          || screen.contains { $0.contains("┌ Rationale") || $0.contains("┌─ Rationale") }
          || screen.contains { $0.hasPrefix("! ") || $0.hasPrefix(" ! ") }
      }
      if session.progress?.done == index { try finish(session, index) }
      try session.wait(done: index + 1)
    }
    try session.wait(for: "All \(count) items are done.")
    #expect(session.emulator.faults == [])
    #expect(try session.leave() == 0)

    let labels = try place.labels()
    #expect(labels.count == count)
    #expect(Set(labels.map(\.item)).count == count)
    #expect(labels.allSatisfy { $0.status == .answered && $0.answers.count >= 1 })
    #expect(try place.faults() == [])
    let spans = labels.flatMap { label in
      label.answers.flatMap(\.spans).map { (label.input.text, $0) }
    }
    for (text, span) in spans {
      let scalars = Array(text.unicodeScalars)
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[span.start..<span.end])
      #expect(String(cut).utf8.elementsEqual(span.text.utf8))
    }
    #expect((given.task == "news") == !spans.isEmpty)
  }

  /// What an item asks beyond its first answer.
  private func finish(_ session: ScreenSession, _ index: Int) throws {
    for _ in 0..<3 where session.progress?.done == index {
      let isWriting = session.screen.contains { $0.contains("Rationale") }
      try session.press(isWriting ? "Because.\r" : "1")
      try session.wait("the next step") { _ in
        session.progress?.done == index + 1 || session.keyLine.contains("done")
      }
    }
  }

  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: python != nil, "python3 is not in /usr/bin or /usr/local/bin"))
  func `Python cuts every span out of its text by its offsets`() throws {
    let place = Workplace()
    let batch = try place.write(
      "spans.jsonl",
      #"""
      {"schema": "gloss/batch/1", "id": "spans", "rubric": "\#(GlossExecutable.packageRoot)/guidelines/news.json"}
      {"id": "emoji", "text": "👩🏽‍🚀 Ana 🇪🇺 flew\r\nto Zürich 👍🏿 today"}
      {"id": "crlf", "text": "one\r\ntwo\r\n\r\nthree e\u0301t\u00e9 four"}
      {"id": "scripts", "text": "กรุงเทพมหานคร 東京 القاهرة and \ud83d\ude00 Ωmega"}
      """#)
    let lines = #"""
      "Ana" person; "Zürich" place; "👩🏽‍🚀" person
      "two" place; "four" person
      "東京" place; "القاهرة" place; "Ωmega" organisation

      """#
    let run = try Subprocess(
      place.label(batch, ["--plain"]), environment: place.environment(),
      input: Array(lines.utf8))
    #expect(run.status == 0, "\(run.errorText)")
    let check = """
      import json, sys
      count = 0
      for line in open(sys.argv[1], encoding="utf-8", newline="\\n"):
          label = json.loads(line)
          for answer in label["answers"]:
              for span in answer["spans"]:
                  assert label["input"]["text"][span["start"]:span["end"]] == span["text"], span
                  count += 1
      print(count)
      """
    let python = try #require(Self.python)
    let checked = try Subprocess([python, "-c", check, place.journal("spans")])
    #expect(checked.outputText == "8\n", "\(checked.errorText)")
  }
}
