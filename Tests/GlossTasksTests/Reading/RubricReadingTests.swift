import GlossJSON
import GlossJournal
import GlossTasks
import Testing

@Suite struct RubricReadingTests {
  private func read(_ text: String, guideline: String? = nil) -> (Rubric?, [Diagnostic]) {
    let report = Report()
    let rubric = Rubric.read(
      Sample.source(text, "r.json"), guideline: guideline.map { Sample.source($0, "r.md") }, report)
    return (rubric, report.diagnostics)
  }

  private static let question = #"{"name": "q", "kind": "pairwise"}"#

  @Test func whatIsNotGivenHasItsDefault() throws {
    let rubric = try Sample.rubric(Self.question)
    #expect(rubric.rationale == .optional)
    #expect(rubric.confidence == .off)
    #expect(rubric.order == .batch)
    #expect(rubric.shufflesResponses)
    #expect(rubric.idleCapSeconds == 120)
    #expect(rubric.questions[0].required)
    #expect(rubric.questions[0].title == "q")
    #expect(rubric.questions[0].when == nil)
    #expect(rubric.guideline.clauses == [])
    let kind = try Sample.kind("pairwise", "")
    #expect(kind.bindings.map(\.key) == ["1", "2"])
  }

  @Test func everyKeyIsRead() throws {
    let (rubric, diagnostics) = read(
      """
      {"schema": "gloss/rubric/1", "id": "r", "version": "2.10.0", "valid_until": "2028-02-29",
       "title": "T", "locale": "pt", "guideline": "r.md", "owner": "o", "rationale": "required",
       "confidence": "optional", "order": "shuffled", "shuffle_responses": false,
       "idle_cap_seconds": 60,
       "care": {"mask": ["violence"], "break_after_minutes": 60, "break_after_minutes_masked": 30},
       "questions": [
        {"name": "toxic", "kind": "classification", "labels": [{"id": "yes", "clause": "b"}]},
        {"name": "q", "kind": "pairwise", "title": "Which?", "description": "D",
         "required": false, "clause": "a", "rationale": "required", "confidence": "off",
         "when": {"question": "toxic", "has": "yes"}}]}
      """, guideline: "# A {#a}\nText.\n## B {#b}\r\nMore.\r\n# C\n")
    #expect(diagnostics == [])
    let read = try #require(rubric)
    #expect(read.version == "2.10.0")
    #expect(read.validUntil == "2028-02-29")
    #expect(read.owner == "o")
    #expect(read.rationale == .required)
    #expect(read.confidence == .optional)
    #expect(read.order == .shuffled)
    #expect(!read.shufflesResponses)
    #expect(read.idleCapSeconds == 60)
    let question = try #require(read.question(named: "q"))
    #expect(question.title == "Which?")
    #expect(question.description == "D")
    #expect(!question.required)
    #expect(question.clause == "a")
    #expect(question.when?.question == "toxic")
    #expect(question.when?.has == "yes")
    #expect(read.rationale(for: question) == .required)
    #expect(read.confidence(for: question) == .off)
    #expect(read.confidence(for: read.questions[0]) == .optional)
    let labels = try #require(read.questions[0].kind as? any OffersLabels).labels
    #expect(labels.first { $0.id == "yes" }?.clause == "b")
    #expect(read.guideline.clauses.map(\.id) == ["a", "b"])
    #expect(read.guideline.clauses.map(\.title) == ["A", "B"])
    #expect(read.guideline.text(of: "a") == ["# A {#a}", "Text.", "## B {#b}", "More."])
    #expect(read.guideline.text(of: "b") == ["## B {#b}", "More."])
    #expect(read.guideline.text(of: "c") == nil)
  }

  @Test func headingsInCodeAreNoClauses() {
    let guideline = Guideline(
      """
      # A {#a}
      ````markdown
      ```
      ## No {#no}
      ```
      ~~~
      ````
      ### B {#b}
      ~~~
      ## Neither {#neither}
      ~~~ text
      ~~~
      #Nor {#nor}
      ####### Nor {#deep}
      ## {#bare}
      ## Empty {#}
      ## A {#1}
      """)
    #expect(guideline.clauses.map(\.id) == ["a", "b", "bare", "1"])
    #expect(guideline.clauses.map(\.line) == [0, 7, 14, 16])
    #expect(guideline.clauses.map(\.level) == [1, 3, 2, 2])
    #expect(guideline.clauses.map(\.title) == ["A", "B", "", "A"])
  }

  @Test func theHashIsOfBothFilesAsTheyAre() throws {
    let text =
      #"{"schema":"gloss/rubric/1","id":"r","version":"1.0.0","questions":["#
      + Self.question + "]}"
    let alone = try #require(read(text).0)
    #expect(alone.sha256 == Hash(of: Array((text + "\n").utf8)))
    let named = text.replacing("\"version\"", with: "\"guideline\":\"r.md\",\"version\"")
    let guided = try #require(read(named, guideline: "# G\r\n").0)
    #expect(guided.sha256 == Hash(of: Array((named + "\n# G\r\n").utf8)))
  }

  @Test(arguments: ["1.0", "1.0.0.0", "1.0.x", "v1.0.0", "1..0", "", "-1.0.0", "1.0.0-rc"])
  func aVersionIsThreeNumbers(_ version: String) {
    let (rubric, diagnostics) = read(
      """
      {"schema": "gloss/rubric/1", "id": "r", "version": "\(version)",
       "questions": [\(Self.question)]}
      """)
    #expect(rubric == nil)
    #expect(diagnostics.map(\.message) == ["a rubric's version is three numbers"])
  }

  /// A rubric with warnings alone is read.
  @Test func anUnknownKeyIsAWarning() {
    let (rubric, diagnostics) = read(
      """
      {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "tilte": "T",
       "questions": [\(Self.question)]}
      """)
    #expect(rubric != nil)
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.map(\.remedy) == ["did you mean \"title\"?"])
  }

  @Test func faultsOfAnItemNameTheQuestion() throws {
    let rubric = try Sample.rubric(
      Self.question,
      #"{"name": "s", "kind": "spans", "labels": [{"id": "a"}], "field": "prompt"}"#)
    #expect(
      rubric.faults(of: Sample.item(Input(text: "x"))) == [
        "\"q\": it compares two responses, and this item has 0",
        "\"s\": it marks \"prompt\", and this item has none",
      ])
    #expect(rubric.faults(of: Sample.item(Sample.pair())) == [])
  }
}
