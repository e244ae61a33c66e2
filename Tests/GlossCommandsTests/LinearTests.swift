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

  /// A rubric with such questions and such keys before them, beside a guideline.
  private static func rubric(_ questions: String, _ keys: String = "") -> String {
    """
    {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "guideline": "g.md", \(keys)
    "questions": [\(questions)]}
    """
  }

  private static func rubric(
    _ name: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String
  ) -> Case {
    Case(
      name: "rubric, \(name)", size: size,
      disk: { MemoryStorage(["r.json": text($0), "g.md": "# How\n\n## It {#it}\n"]) },
      command: ["check", "r.json"])
  }

  /// A guideline that is read for `guide`.
  private static func guide(
    _ name: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String
  ) -> Case {
    Case(
      name: "guide, \(name)", size: size,
      disk: { MemoryStorage(["r.json": rubric(choice), "g.md": text($0)]) },
      command: ["guide", "r.json"])
  }

  /// What a session reads before its first item.
  private static func session(
    _ name: String, _ size: Int, _ write: @escaping @Sendable (Int, MemoryStorage) throws -> Void
  ) -> Case {
    Case(
      name: "session, \(name)", size: size,
      disk: { count in
        let disk = MemoryStorage([
          "b.json": #"""
          {"schema": "gloss/batch/1", "id": "b", "rubric": "r.json",
           "items": [{"id": "i0", "text": "t"}, {"id": "i1", "text": "t"}]}
          """#,
          "r.json": CheckTests.rubric, "trips.md": CheckTests.guideline,
        ])
        try write(count, disk)
        return disk
      },
      command: ["label", "b.json", "--annotator", "ana", "--plain"])
  }

  /// Files of events, each of which says the like; what it says may depend on the one before.
  private static func events(
    _ name: String, _ size: Int, _ command: String,
    _ happening: @escaping @Sendable (Int, ID) -> Happening
  ) -> Case {
    Case(
      name: "\(name), \(command)", size: size,
      disk: { count in
        let disk = MemoryStorage()
        let clock = TestClock()
        let (writer, _) = try EventWriter.open(
          ResultsLayout("results"), batch: "trips", person: "rita", storage: disk.storage,
          clock: clock.clock, processID: 1)
        defer { writer.close() }
        var last: ID = "ev_0"
        for number in 0..<count {
          clock.advance(2000)
          last = try writer.append(
            EventContent(
              batch: "trips", person: "rita", session: "s-2",
              at: Timestamp(milliseconds: clock.now.wall), happening: happening(number, last))
          ).id
        }
        return disk
      }, command: [command, "results"])
  }

  private static let choice = #"""
    {"name": "q", "kind": "classification", "labels": [{"id": "a"}, {"id": "b"}]}
    """#

  private static func words(_ count: Int) -> String {
    String(repeating: "é and more ", count: count / 11)
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
        events("times", 800, command) { _, _ in .time(activity: .labeling, ms: 1000) },
        events("notes", 800, command) { number, _ in
          .note(
            topic: .unclear, clauses: [ID("c\(number % 99)")], item: "i", text: "Why \(number)?")
        },
        events("replies", 800, command) { number, last in
          number.isMultiple(of: 2)
            ? .note(topic: .other, clauses: [], item: "", text: "Why \(number)?")
            : .reply(to: last, text: "So.", action: .answered)
        },
      ]
    }
    + [
      ("metadata", #""metadata": {"a": "%"}"#),
      ("role", #""prompt": [{"role": "%", "content": "c"}]"#),
      ("turn", #""prompt": [{"role": "user", "content": "%"}]"#),
      ("response", #""responses": [{"id": "r", "text": "%"}, {"id": "s", "text": "t"}]"#),
      ("response's id", #""responses": [{"id": "%", "text": "t"}, {"id": "s", "text": "t"}]"#),
      ("advice", #""advice": ["%"]"#),
      ("suggestion", #""suggestions": {"topic": {"labels": ["%"]}}"#),
      (
        "explanation",
        #""practice": {"answers": {"topic": {"labels": ["rain"]}}, "explanation": "%"}"#
      ),
    ].map { name, field in
      check("long \(name)", 400_000, strict: true) { count in
        #"{"id": "a", "text": "t", \#(field.replacing("%", with: words(count)))}"#
      }
    }
    + [
      check("two long responses, strict", 500_000, strict: true) {
        let text = words($0)
        return #"""
          {"id": "a", "prompt": "p", "responses": [
          {"id": "a", "text": "\#(text)"}, {"id": "b", "text": "\#(String(text.reversed()))"}]}
          """#
      },
      check(file: "header.json", 400_000) {
        #"{"schema": "gloss/batch/1", "id": "\#(words($0))", "title": "\#(words($0))", "items": []}"#
      },
    ]
    + ["id", "title", "owner", "locale", "version", "valid_until"].map { key in
      rubric("long \(key)", 400_000) { rubric(choice, #""\#(key)": "\#(words($0))","#) }
    }
    + [
      rubric("masks", 4000) {
        rubric(choice, #""care": {"mask": [\#(many($0) { #""m\#($0)""# })]},"#)
      },
      rubric("questions", 500) {
        rubric(many($0) { choice.replacing(#""q""#, with: #""q\#($0)""#) })
      },
      rubric("conditions", 400) {
        rubric(
          many($0) { number in
            let when = number == 0 ? "" : #""when": {"question": "q\#(number - 1)", "has": "a"}, "#
            return choice.replacing(#""name": "q""#, with: #"\#(when)"name": "q\#(number)""#)
          })
      },
      rubric("criteria", 1000) {
        rubric(
          #"{"name": "q", "kind": "rating", "criteria": [\#(many($0) { #"{"id": "c\#($0)"}"# })]}"#)
      },
      rubric("anchors", 2000) {
        rubric(
          #"""
          {"name": "q", "kind": "rating", "criteria": [{"id": "c"}],
           "anchors": {\#(many($0) { #""\#($0)": "so""# })}}
          """#)
      },
      rubric("strengths", 4000) {
        rubric(#"{"name": "q", "kind": "pairwise", "strength": [\#(many($0) { #""s\#($0)""# })]}"#)
      },
      rubric("long title of a label", 400_000) {
        rubric(choice.replacing(#"{"id": "a"}"#, with: #"{"id": "a", "title": "\#(words($0))"}"#))
      },
      rubric("long goal", 400_000) {
        rubric(#"{"name": "q", "kind": "text", "from": "nothing", "goal": "\#(words($0))"}"#)
      },
    ]
    + [("covers", 20_000), ("unknown keys", 3000)].map { name, size in
      check(file: "terms of \(name).json", size) { count in
        let keys =
          name == "covers"
          ? #""pay": {"covers": [\#(many(count) { _ in #""labeling""# })]}"#
          : many(count) { #""key-\#($0)": 1"# }
        return #"{"schema": "gloss/terms/1", \#(keys)}"#
      }
    }
    + [
      guide("clauses", 600) { count in
        (0..<count).map { "## Clause \($0) {#c\($0)}\n\nText, see [that](#c0).\n\n" }.joined()
      },
      guide("one line", 60_000) {
        "## A {#a}\n\n" + String(repeating: "*a _b `c [d](e ", count: $0 / 15)
      },
      guide("code", 60_000) {
        "## A {#a}\n\n```\n" + String(repeating: "a  b\n", count: $0 / 5) + "```\n"
      },
      session("drafts", 2000) { count, disk in
        disk["results/drafts/b/ana.jsonl"] = Array(
          (0..<count).map {
            #"{"schema":"gloss/draft/1","item":"i\#($0)","field":"note","text":"kept","#
              + #""at":"2026-01-01T00:00:00.000Z"}"# + "\n"
          }.joined().utf8)
      },
      session("a long draft", 400_000) { count, disk in
        disk["results/drafts/b/ana.jsonl"] = Array(
          (#"{"schema":"gloss/draft/1","item":"i0","field":"note","text":"\#(words(count))","#
            + #""at":"2026-01-01T00:00:00.000Z"}"# + "\n").utf8)
      },
      session("labels of others", 400) { count, disk in
        let results = Results()
        try results.write(
          (0..<count).map { i in
            { _ in Results.content(item: ID("i\(i)"), annotator: "ben", batch: "b") }
          },
          batch: "b", annotator: "ben")
        disk["results/labels/b/ben.jsonl"] = results.disk["results/labels/b/ben.jsonl"]
      },
      session("labels", 400) { count, disk in
        let results = Results()
        try results.write(
          (0..<count).map { i in { _ in Results.content(item: ID("i\(i)"), batch: "b") } },
          batch: "b")
        disk["results/labels/b/ana.jsonl"] = results.disk["results/labels/b/ana.jsonl"]
      },
    ]

  @Test(arguments: cases) func twiceTheSizeTakesTwiceTheWork(tried: Case) throws {
    let (once, twice) = (try tried.disk(tried.size), try tried.disk(2 * tried.size))
    var (least, leastOfTwice) = (Duration.seconds(999), Duration.seconds(999))
    // What else the machine does adds to a run, and takes from none.
    for attempt in 0..<6 where attempt < 2 || leastOfTwice > least * 2.6 {
      least = min(least, WorkClock().measure { _ = once.run(tried.command) })
      leastOfTwice = min(leastOfTwice, WorkClock().measure { _ = twice.run(tried.command) })
    }
    var grows = leastOfTwice > least * 2.6
    var leastOfFour = Duration.zero
    if grows {
      // A cache that ends between two sizes is no growth: that shows at the next doubling, too.
      let fourTimes = try tried.disk(4 * tried.size)
      leastOfFour =
        (0..<4).map { _ in WorkClock().measure { _ = fourTimes.run(tried.command) } }.min()!
      grows = leastOfFour > leastOfTwice * 2.6
    }
    #expect(!grows, "\(least), then \(leastOfTwice), then \(leastOfFour)")
  }
}
