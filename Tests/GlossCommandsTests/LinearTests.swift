import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

/// What reads a file takes twice as long where its size doubles, whatever it is that is many or long.
@Suite(.serialized) struct LinearTests {
  /// The files of a size, what reads them, and a size at which that is most of the work.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let size: Int
    let disk: @Sendable (Int) throws -> MemoryStorage
    let command: [String]

    var testDescription: String { name }
  }

  private static func check(
    _ name: String, _ size: Int, strict: Bool = false, _ items: @escaping @Sendable (Int) -> String
  ) -> Case {
    Case(
      name: name, size: size,
      disk: {
        MemoryStorage([
          "b.json": """
          {"schema": "gloss/batch/1", "id": "b", "rubric": "r.json", "items": [\(items($0))]}
          """,
          "r.json": CheckTests.rubric, "trips.md": CheckTests.guideline,
        ])
      },
      command: ["check"] + (strict ? ["--strict"] : []) + ["b.json"])
  }

  /// A file by itself.
  private static func check(
    file: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String
  ) -> Case {
    Case(
      name: file, size: size, disk: { MemoryStorage([file: text($0)]) }, command: ["check", file])
  }

  private static func many(_ count: Int, _ one: (Int) -> String) -> String {
    (0..<count).map(one).joined(separator: ", ")
  }

  private static func long(_ field: String, _ count: Int) -> String {
    let text = String(repeating: "é and more ", count: count / 11)
    let fields = [
      "\"id\": \"a\"", field == "text" ? "" : "\"text\": \"t\"", "\"\(field)\": \"\(text)\"",
    ]
    return "{" + fields.filter { !$0.isEmpty }.joined(separator: ", ") + "}"
  }

  private static func flags(_ count: Int) -> String {
    let flags = String(repeating: "\u{1F1E6}", count: count)
    return """
      {"id": "a", "prompt": "p", "responses": [
        {"id": "a", "text": "\(flags)"}, {"id": "b", "text": "\(flags)x"}]}
      """
  }

  static let cases: [Case] =
    [
      check("items on one line", 4000) { many($0) { #"{"id": "i\#($0)", "text": "t"}"# } },
      check("items on one line, strict", 4000, strict: true) {
        many($0) { #"{"id": "i\#($0)", "text": "t"}"# }
      },
      check("items with one id", 2000) { many($0) { #"{"id": "i", "text": "t\#($0)"}"# } },
      check("ids that differ in the middle", 4000) {
        let end = String(repeating: "x", count: 40)
        return many($0) { #"{"id": "\#(end)\#($0)\#(end)", "text": "t"}"# }
      },
      check("ids that are no strings", 2000) { many($0) { #"{"id": 0.5, "text": \#($0)}"# } },
      check("unknown keys", 3000) {
        #"{"id": "a", "text": "t", \#(many($0) { #""key-\#($0)": 1"# })}"#
      },
      check("keys of metadata", 20_000) {
        #"{"id": "a", "text": "t", "metadata": {\#(many($0) { #""key-\#($0)": 1"# })}}"#
      },
      check("keys of suggestions", 2000) {
        #"{"id": "a", "text": "t", "suggestions": {\#(many($0) { #""key-\#($0)": 1"# })}}"#
      },
      check("labels of a suggestion", 2000) {
        #"{"id": "a", "text": "t", "suggestions": {"topic": {"labels": [\#(many($0) { #""l\#($0)""# })]}}}"#
      },
      check("turns", 2000) {
        let turns = many($0) { #"{"role": "user", "content": "c\#($0)"}"# }
        return #"{"id": "a", "text": "t", "prompt": [\#(turns)]}"#
      },
      check("responses", 2000) {
        #"{"id": "a", "responses": [\#(many($0) { #"{"id": "r\#($0)", "text": "t"}"# })]}"#
      },
      check("advice", 20_000) {
        #"{"id": "a", "text": "t", "advice": [\#(many($0) { #""c\#($0)""# })]}"#
      },
      check("flags, strict", 20_000, strict: true, flags),
    ]
    + ["text", "context", "prompt", "flagged_by", "id"].map { field in
      check("long \(field)", 1_000_000, strict: true) { long(field, $0) }
    }
    + [
      check(file: "r.json", 2000) {
        """
        {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "questions": [
        {"name": "so", "kind": "classification",
         "labels": [\(many($0) { #"{"id": "l\#($0)", "title": "T\#($0)"}"# })]}]}
        """
      },
      check(file: "g.md", 5000) {
        many($0) { "\n\n## Clause \($0) {#c\($0)}\n\nText" }
      },
      check(file: "t.json", 500_000) {
        #"{"schema": "gloss/terms/1", "purpose": "\#(String(repeating: "why so ", count: $0 / 7))"}"#
      },
      check(file: "lines.jsonl", 4000) {
        (0..<$0).map { #"{"id": "i\#($0)", "text": "t"}"# }.joined(separator: "\n")
      },
    ]
    + ["verify", "status", "notes"].flatMap { command in
      [
        Case(
          name: "labels, \(command)", size: 400,
          disk: { count in
            let results = Results()
            try results.write((0..<count).map { i in { _ in Results.content(item: ID("i\(i)")) } })
            return results.disk
          }, command: [command, "results"]),
        Case(
          name: "events, \(command)", size: 800,
          disk: { count in
            let disk = MemoryStorage()
            let clock = TestClock()
            let (writer, _) = try EventWriter.open(
              ResultsLayout("results"), batch: "trips", person: "rita", storage: disk.storage,
              clock: clock.clock, processID: 1)
            defer { writer.close() }
            for _ in 0..<count {
              clock.advance(2000)
              _ = try writer.append(
                EventContent(
                  batch: "trips", person: "rita", session: "s-2",
                  at: Timestamp(milliseconds: clock.now.wall),
                  happening: .time(activity: .labeling, ms: 1000)))
            }
            return disk
          }, command: [command, "results"]),
      ]
    }

  @Test(arguments: cases) func twiceTheSizeTakesTwiceTheWork(tried: Case) throws {
    let (once, twice) = (try tried.disk(tried.size), try tried.disk(2 * tried.size))
    var (least, leastOfTwice) = (Duration.seconds(999), Duration.seconds(999))
    // What else the machine does adds to a run, and takes from none.
    for attempt in 0..<6 where attempt < 2 || leastOfTwice > least * 2.6 {
      least = min(least, WorkClock().measure { _ = once.run(tried.command) })
      leastOfTwice = min(leastOfTwice, WorkClock().measure { _ = twice.run(tried.command) })
    }
    #expect(leastOfTwice <= least * 2.6, "\(least), then \(leastOfTwice)")
  }
}
