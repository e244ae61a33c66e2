import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct CheckTests {
  static let rubric = """
    {"schema": "gloss/rubric/1", "id": "trips", "version": "1.0.0", "guideline": "trips.md",
     "questions": [
      {"name": "topic", "kind": "classification", "labels": [{"id": "travel"}, {"id": "rain"}]},
      {"name": "names", "kind": "spans", "required": false, "labels": [{"id": "person"}]}]}
    """
  static let guideline = "# Trips\n\n## Topic {#topic}\n\nSee [topic](#topic).\n"

  private func batch(_ items: String, header: String = "") -> String {
    """
    {"schema": "gloss/batch/1", "id": "trips", "rubric": "trips-rubric.json",\(header) "items": [
    \(items)]}
    """
  }

  private func disk(_ batch: String, rubric: String = CheckTests.rubric) -> MemoryStorage {
    MemoryStorage(["b.json": batch, "trips-rubric.json": rubric, "trips.md": Self.guideline])
  }

  private func places(_ ran: Ran) -> [String] {
    ran.errLines.filter { $0.contains(": error: ") || $0.contains(": warning: ") }
      .map { $0.split(separator: ": ").first.map(String.init) ?? "" }
  }

  @Test func `a good file is a calm line, and a batch a few`() {
    let ran = disk(batch("{\"id\": \"a\", \"text\": \"Ann\"}")).run(
      "check", "b.json", "trips-rubric.json", "trips.md")
    #expect(
      ran
        == Ran(
          code: .done,
          out: """
            b.json: batch trips, 1 item, rubric trips 1.0.0
              length: median 3 characters, longest 3 (a)
              script: Latin 1
            trips-rubric.json: rubric trips 1.0.0, 2 questions, 1 clause
            trips.md: guideline, 1 clause

            """, err: ""))
  }

  @Test func `twenty faults are twenty messages at their places`() {
    let marked = Marked(
      batch(
        """
        {"id": "a", "text": ^1},
        {"id": ^"a", "text": "x"},
        {"id": ^7.5, "text": "x"},
        ^{"text": "x"},
        {"id": ^"1\\u00002", "text": "x"},
        {"id": ^"", "text": "x", "context": ^[]},
        ^{"id": "b"},
        {"id": "c", "text": "x", "advice": ^"violence"},
        {"id": "d", "text": "x", "advice": ["violence", ^3]},
        {"id": "e", "text": "x", "metadata": ^[]},
        {"id": "f", "text": "x", "responses": [{"id": "r", "text": "x"}, {"id": ^"r", "text": "y"}]},
        {"id": "g", "text": "x", "responses": [{"id": ^"tie", "text": "x"}]},
        {"id": "h", "text": "x", "responses": [^{"id": "r"}]},
        {"id": "i", "text": "x", "prompt": ^4},
        {"id": "j", "text": "x", "prompt": [^{"role": "user"}]},
        ^{"id": "k", "prompt": "x"},
        {"id": "l", "text": "x", "suggestions": {"topic": {"labels": [^"travle"]}}},
        {"id": "m", "text": "x", "suggestions": {^"topci": {"labels": ["rain"]}}},
        {"id": "n", "text": "x", "suggestions": {"names": {"spans": [{"start": ^0, "end": 2,
          "label": "person"}]}}}
        """))
    let ran = disk(marked.text).run("check", "b.json")
    #expect(ran.code == .badInput)
    #expect(ran.out == "")
    #expect(places(ran) == marked.places(in: "b.json"))
    #expect(marked.places.count == 20)
    #expect(ran.errLines.last == "20 errors in 1 file")
  }

  private static let proposing = """
    {"schema": "gloss/rubric/1", "id": "trips", "version": "1.0.0", "guideline": "trips.md",
     "questions": [
      {"name": "topic", "kind": "classification", "labels": [{"id": "travel"}, {"id": "rain"}]},
      {"name": "names", "kind": "spans", "required": false, "labels": [{"id": "person"}]},
      {"name": "better", "kind": "pairwise", "strength": ["a bit", "much"]},
      {"name": "order", "kind": "ranking"},
      {"name": "good", "kind": "rating", "of": "responses", "min": 1, "max": 3,
       "criteria": [{"id": "clear"}]},
      {"name": "fixed", "kind": "text", "max_length": 9},
      {"name": "fits", "kind": "classification", "of": "responses",
       "labels": [{"id": "yes"}, {"id": "no"}]},
      {"name": "mended", "kind": "text", "from": "response", "of": "responses",
       "required": false, "max_length": 9}]}
    """

  /// Both of what an item brings along are held to the rubric, by the session's own reading.
  @Test(arguments: ["suggestions", "practice"])
  func `what an item proposes is wrong at its place, whatever the kind`(_ key: String) {
    let faults = [
      #""topic": {"labels": [^"travle"]}"#, #""topic": {"labels": ^"rain"}"#,
      #""topic": ^{"labels": []}"#, #""topic": ^{"text": "rain"}"#,
      #"^"topci": {"labels": ["rain"]}"#, #""topic": {^"lables": ["rain"], "labels": ["rain"]}"#,
      #""names": {"spans": [{"start": ^3, "end": 9, "label": "person"}]}"#,
      #""names": {"spans": [{"start": ^0, "end": 3, "label": "person", "text": "Bob"}]}"#,
      #""names": ^{"spans": [{"start": 0, "end": 3, "label": "city"}]}"#,
      #""better": {"preferred": ^"r3", "strength": 1}"#, #""better": {"preferred": ^4}"#,
      #""better": ^{"preferred": "r1", "strength": 3}"#, #""better": ^{"preferred": "tie"}"#,
      #""order": {"ranking": [{"response": "r1", "rank": 1}, {"response": ^"r9", "rank": 2}]}"#,
      #""order": {"ranking": [{"response": "r1", "rank": ^0}, {"response": "r2", "rank": 1}]}"#,
      #""order": {"ranking": [{"response": "r1", "rank": 1}, ^{"response": "r2"}]}"#,
      #""order": {"ranking": [{"response": "r1", "rank": 1}, ^"r2"]}"#,
      #""order": ^{"ranking": [{"response": "r1", "rank": 1}]}"#,
      #""good": {"ratings": [{"of": ^"r7", "criterion": "clear", "value": 1}]}"#,
      #""good": {"ratings": [{"of": "r1", "criterion": "clear", "value": ^"1"}]}"#,
      #""good": {"ratings": [^{"of": "r1", "value": 1}]}"#,
      #"""
      "good": ^{"ratings": [{"of": "r1", "criterion": "clear", "value": 1},
      {"of": "r2", "criterion": "clear", "value": 4}]}
      """#,
      #""fixed": {"text": ^7}"#, #""fixed": ^{"text": "longer than nine"}"#,
      #""fixed": ^[{"of": "r1", "text": "One"}]"#, #""order": ^[]"#, #""topic": ^["rain"]"#,
      #""fits": ^{"labels": ["yes"]}"#, #""fits": ^{"of": "r1", "labels": [^"yse"]}"#,
      #""fits": ^"yes""#, #""fits": [^"yes"]"#, #""fits": [^{"labels": ["yes"]}]"#,
      #""fits": [{"of": ^"r7", "labels": ["yes"]}]"#, #""fits": [{"of": ^1, "labels": ["yes"]}]"#,
      #""fits": [{"of": "r1", "labels": ["yes"]}, {"of": ^"r1", "labels": ["no"]}]"#,
      #""fits": [{"of": "r1", "labels": [^"yse"]}, ^{"of": "r2", "labels": ["yes", "no"]}]"#,
      #""fits": [^{"of": "r1", "text": "yes"}, {"of": "r2", ^"lables": [], "labels": ["no"]}]"#,
      #""mended": ^{"text": "One!"}"#,
      #""mended": [{"of": "r1", "text": ^4}, ^{"of": "r2", "text": "longer than nine"}]"#,
      #""good": ^[{"of": "r1", "ratings": [{"criterion": "clear", "value": 1}]}]"#,
      #"""
      "good": ^[{"of": "r1", "ratings": [{"criterion": "clear", "value": 1}]},
      {"of": "r2", "ratings": [{"criterion": "clear", "value": 4}]}]
      """#,
      #""good": [{"of": "r1", "ratings": [^{"value": 1}]}, {"of": ^"r2 ", "ratings": []}]"#,
    ]
    let marked = Marked(batch(faults.map { item($0, key) }.joined(separator: ",\n")))
    let ran = disk(marked.text, rubric: Self.proposing).run("check", "b.json")
    #expect(ran.code == .badInput)
    #expect(places(ran) == marked.places(in: "b.json"), "\(ran.err)")
  }

  @Test(arguments: ["suggestions", "practice"])
  func `what the session shows passes, of every kind`(_ key: String) {
    let answers = #"""
      "topic": {"labels": ["rain"]},
      "names": {"spans": [{"start": 0, "end": 3, "label": "person", "text": "Ann"}]},
      "better": {"preferred": "r1", "strength": 2},
      "order": {"ranking": [{"response": "r2", "rank": 1}, {"response": "r1", "rank": 2}]},
      "good": {"ratings": [{"of": "r1", "criterion": "clear", "value": 1},
      {"of": "r2", "criterion": "clear", "value": 3}]}, "fixed": {"text": "Bob"},
      "fits": [{"of": "r2", "labels": ["no"]}, {"of": "r1", "labels": ["yes"]}],
      "mended": [{"of": "r2", "text": "Two!"}]
      """#
    let ran = disk(batch(item(answers, key)), rubric: Self.proposing).run(
      "check", "--strict", "b.json")
    #expect(ran.code == .done, "\(ran.err)")
  }

  /// The remedy names what to write.
  @Test func `a proposal of another shape is told the right one`() {
    let faults = [
      #""fits": {"labels": ["yes"]}"#, #""topic": [{"labels": ["rain"]}]"#,
      #""good": [{"of": "r1", "ratings": [{"criterion": "clear", "value": 1}]}]"#,
      #""fits": [{"of": "r1", "labels": ["yes"]}, {"of": "r1", "labels": ["no"]}]"#,
    ]
    let items = faults.map { item($0, "suggestions") }.joined(separator: ",\n")
    let ran = disk(batch(items), rubric: Self.proposing).run("check", "b.json")
    for said in [
      #""fits" is asked of each response, and this is an object"#,
      #"  = write an array with one for each: [{"of": "r1", …}]"#,
      #""topic" is asked once of the item, and this is an array"#,
      "  = write one answer, as { … }",
      #""good" is answered for all responses at once, and this has none of "r2""#,
      #"another suggestion is of the response "r1" already"#,
    ] {
      #expect(ran.err.contains(said), "\(ran.err)")
    }
  }

  /// A grid may be proposed response by response too.
  @Test(arguments: ["suggestions", "practice"])
  func `ratings of responses pass in an array`(_ key: String) {
    let answers = #"""
      "good": [{"of": "r2", "ratings": [{"criterion": "clear", "value": 1}]},
      {"of": "r1", "ratings": [{"of": "r1", "criterion": "clear", "value": 3}]}]
      """#
    let ran = disk(batch(item(answers, key)), rubric: Self.proposing).run(
      "check", "--strict", "b.json")
    #expect(ran.code == .done, "\(ran.err)")
  }

  /// An item that brings these along, as what is expected of practice or as what is suggested.
  private func item(_ answers: String, _ key: String) -> String {
    let id = "i" + String(answers.utf8.reduce(7) { ($0 &* 31 &+ UInt32($1)) })
    let brought =
      key == "practice"
      ? #""practice": {"answers": {\#(answers)}, "explanation": "So."}"#
      : #""suggestions": {\#(answers)}"#
    return #"""
      {"id": "\#(id)", "text": "Ann", "responses": [{"id": "r1", "text": "One."},
      {"id": "r2", "text": "Two."}], \#(brought)}
      """#
  }

  @Test func `a bad line of many leaves the others read`() {
    let disk = disk("")
    let marked = Marked(
      """
      {"schema": "gloss/batch/1", "id": "trips", "rubric": "trips-rubric.json"}
      {"id": "a", "text": "x"^,}
      {"id": "b", "text": "x", ^"txet": "y"}
      {"id": "c"^

      """)
    disk["b.jsonl"] = Array(marked.text.utf8)
    let ran = disk.run("check", "b.jsonl")
    #expect(ran.code == .badInput)
    #expect(places(ran) == marked.places(in: "b.jsonl"))
    #expect(ran.errLines.last == "2 errors, 1 warning in 1 file")
  }

  @Test func `the faults of a rubric are told once, however many batches name it`() {
    let marked = Marked(Self.rubric.replacing("\"1.0.0\"", with: "^\"1\""))
    let disk = disk(batch("{\"id\": \"a\", \"text\": \"x\"}"), rubric: marked.text)
    disk["c.json"] = disk["b.json"]
    let ran = disk.run("check", "b.json", "trips-rubric.json", "c.json")
    #expect(ran.code == .badInput)
    #expect(places(ran) == marked.places(in: "trips-rubric.json"))
    #expect(ran.out == "")
  }

  @Test func `a warning alone is no failure, under strict it is`() {
    let disk = disk(batch("{\"id\": \"a\", \"text\": \"x\"}", header: " \"titel\": \"T\","))
    let plain = disk.run("check", "b.json")
    #expect(plain.code == .done)
    #expect(plain.out.hasPrefix("b.json: batch trips, 1 item, rubric trips 1.0.0\n"))
    #expect(places(plain) == ["b.json:1:75"])
    #expect(plain.errLines.last == "1 warning in 1 file")
    let strict = disk.run("check", "--strict", "b.json")
    #expect(strict.code == .badInput)
    #expect(strict.out == "")
    #expect(strict.errLines.last == "1 error in 1 file")
  }

  @Test func `strict looks for what spoils labels`() {
    let long = String(repeating: "long ", count: 200)
    let items = """
      {"id": "a", "text": "x", "responses": [{"id": "r", "text": "As ChatGPT, no."}, {"id": "s", "text": "I'm Claude."}]},
      {"id": "b", "text": "x", "responses": [{"id": "r", "text": "Same."}, {"id": "s", "text": "Same."}]},
      {"id": "c", "text": "x", "responses": [{"id": "r", "text": "Short."}, {"id": "s", "text": "\(long)"}]},
      {"id": "d", "text": "x", "advice": ["violence"]},
      {"id": "e", "prompt": "Who made ChatGPT?", "text": "x", "responses": [{"id": "r", "text": "ChatGPT is someone's. Claude Monet's? No."}, {"id": "s", "text": "I don't know."}]}
      """
    let rubric = Self.rubric.replacing(
      "\"guideline\"", with: "\"locale\": \"de\", \"valid_until\": \"2025-12-31\", \"guideline\"")
    let disk = disk(batch(items, header: " \"locale\": \"en\","), rubric: rubric)
    #expect(disk.run("check", "b.json").code == .done)
    let ran = disk.run("check", "--strict", "b.json")
    #expect(ran.code == .badInput)
    #expect(
      places(ran) == [
        "trips-rubric.json:1:96", "b.json:1:1", "b.json:2:39", "b.json:2:39", "b.json:3:39",
        "b.json:4:39", "b.json:5:1", "b.json:5:1",
      ])
  }

  @Test func `a rubric is valid through its last day`() {
    // The clock of these tests stands at 2026-01-01.
    for (until, code) in [
      ("2025-12-31", ExitCode.badInput), ("2026-01-01", .done), ("soon", .badInput),
    ] {
      let rubric = Self.rubric.replacing(
        "\"guideline\"", with: "\"valid_until\": \"\(until)\", \"guideline\"")
      let disk = disk("", rubric: rubric)
      #expect(disk.run("check", "--strict", "trips-rubric.json").code == code, "\(until)")
      guard until != "soon" else { continue }
      let warned = disk.run("check", "trips-rubric.json")
      #expect(warned.code == .done)
      #expect(warned.err.contains("was valid until 2025-12-31") == (code != .done), "\(until)")
    }
  }

  @Test func `a bad header hides no fault of the items`() {
    let items = """
      {"id": "a", "text": "x", "suggestions": {"topic": {"labels": [^"travle"]}}},
      {"id": ^"a", "text": "x"}
      """
    let whole = Marked(
      batch(items).replacing("\"id\": \"trips\"", with: "\"id\": ^\"2026-01-01\""))
    let disk = disk(whole.text)
    #expect(places(disk.run("check", "b.json")) == whole.places(in: "b.json"))
    let lines = Marked("^" + items.replacing("}},\n", with: "}}\n").replacing("^", with: ""))
    disk["2026-01-01.jsonl"] = Array(lines.text.utf8)
    let stem = disk.run("check", "2026-01-01.jsonl")
    // Its name is no id, it names no rubric, and one id is there twice.
    #expect(
      places(stem) == lines.places(in: "2026-01-01.jsonl") + lines.places(in: "2026-01-01.jsonl")
        + ["2026-01-01.jsonl:2:8"])
    // What a header that is no JSON names is not known, and so not missing.
    let broken = Marked(
      """
      {"schema": "gloss/batch/1"^,}
      {"id": "a", "text": "x"}
      ^{"id": ^"a"}

      """)
    disk["c.jsonl"] = Array(broken.text.utf8)
    #expect(places(disk.run("check", "c.jsonl")) == broken.places(in: "c.jsonl"))
  }

  @Test func `what cannot be asked is said of items that have no other fault`() {
    let marked = Marked(
      batch(
        """
        ^{"id": "a", "prompt": "x"},
        {"id": ^"a", "prompt": "x"},
        {"id": "b", "prompt": "x", "text": ^3}
        """))
    let ran = disk(marked.text).run("check", "b.json")
    #expect(places(ran) == marked.places(in: "b.json"))
  }

  @Test func `a guideline is checked for its clauses and links`() {
    let disk = MemoryStorage([
      "g.md": "# A {#a}\n\n## B {#a}\n[x](#a) and [y](#bb)\n### C {#12}\n```\n# {#a}\n```\n"
    ])
    let ran = disk.run("check", "g.md")
    #expect(places(ran) == ["g.md:3:1", "g.md:4:18", "g.md:5:1"])
    #expect(ran.errLines.last == "1 error, 2 warnings in 1 file")
  }

  @Test func `a file says what it is, or is told what it could be`() {
    let disk = MemoryStorage([
      "none.json": "{}", "typo.json": "{\"schema\": \"gloss/bacth/1\"}",
      "journal.jsonl": "{\"schema\": \"gloss/label/1\"}\n", "syntax.json": "{",
      "terms.json": "{\"schema\": \"gloss/terms/1\"}",
    ])
    let ran = disk.run(
      "check", "none.json", "typo.json", "journal.jsonl", "syntax.json", "gone.json", "terms.json")
    #expect(ran.code == .badInput)
    #expect(
      places(ran) == [
        "none.json:1:1", "typo.json:1:12", "journal.jsonl:1:12", "syntax.json:1:2", "gone.json",
      ])
    #expect(ran.err.contains("did you mean \"gloss/batch/1\"?"))
    #expect(ran.err.contains("gloss verify"))
    #expect(ran.out == "terms.json: terms\n")
  }

  @Test func `faults as data have every key on every line`() throws {
    let disk = disk(batch("{\"id\": \"a\"}"))
    let ran = disk.run("check", "--json", "b.json", "gone.json")
    #expect(ran.code == .badInput)
    let lines = ran.out.split(separator: "\n").map { Array($0.utf8) }
    let keys = ["path", "line", "column", "severity", "message", "remedy"]
    for line in lines {
      #expect(try JSONValue(parsing: line).members.map { $0.key.keyString } == keys)
    }
    #expect(
      try lines.map { try JSONValue(parsing: $0)["line"]?.int } == [2, 0])
    #expect(ran.err == "2 errors in 2 files\n")
  }

  @Test func `no control byte of a file or its name gets out`() {
    let path = "evil\u{1b}[2J\u{9b}.json"
    let disk = disk(
      batch("{\"id\": \"a\u{85}\u{202e}\", \"text\": 3, \"\u{7f}\u{2028}\": \"\u{9b}31m\"}"))
    disk[path] = disk["b.json"]
    for words in [
      ["check", path], ["check", "--json", path], ["check", "--strict", path, "\u{1b}c"],
    ] {
      let ran = disk.run(words)
      #expect(ran.code == .badInput)
      #expect(ran.controls == [], "\(words)")
    }
  }

  @Test func `the samples of the project pass strictly`() throws {
    let files = try Samples.projectFiles(["tasks", "guidelines"])
    #expect(files.count > 8)
    let ran = MemoryStorage(files).run(["check", "--strict"] + files.keys.sorted())
    #expect(ran.err == "")
    #expect(ran.code == .done)
    #expect(ran.out.split(separator: "\n").count { !$0.hasPrefix(" ") } == files.count)
  }
}
