import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

/// Commands take a kind that they have never heard of.
@Suite struct SeventhKindTests {
  private static let rubric = """
    {"schema": "gloss/rubric/1", "id": "trips", "version": "1.0.0",
     "questions": [{"name": "birds", "kind": "counting", "most": 3}]}
    """

  private func check(_ suggestion: String) -> Ran {
    let batch = """
      {"schema": "gloss/batch/1", "id": "trips", "rubric": "r.json", "items": [
      {"id": "a", "text": "Ann", "suggestions": {"birds": {"count": \(suggestion)}}}]}
      """
    return MemoryStorage(["b.json": batch, "r.json": Self.rubric]).run("check", "b.json")
  }

  @Test func `check holds rubrics and suggestions to it`() {
    #expect(check("2").err.contains("there is no such kind of question"))
    CountingKind.registered {
      #expect(check("2").code == .done)
      #expect(check("4").err.contains("this is no answer to \"birds\""))
      #expect(check("\"2\"").err.contains("\"count\" must be an integer, not string"))
    }
  }

  /// A rubric's has its key, a batch's and a label's its column, and so has every reader.
  @Test(arguments: [
    (["rubric"], "How many there can be"), (["batch"], "counting: how many."),
    (["label"], "counting: how many."), (["label", "--as", "duckdb"], #""count" BIGINT"#),
    (["label", "--as", "polars"], #""count": pl.Int64"#),
    (["label", "--as", "spark"], "`count`: BIGINT"),
    (["label", "--as", "datasets"], #""count": Value("int64")"#),
  ])
  func `every schema has it`(_ words: [String], _ part: String) {
    let has = { MemoryStorage().run(["schema"] + words).out.contains(part) }
    #expect(!has())
    #expect(CountingKind.registered(has))
  }

  @Test func `help has its keys`() {
    let has = { MemoryStorage().run("help", "keys").out.contains("counting\n  one more") }
    #expect(!has())
    #expect(CountingKind.registered(has))
  }

  @Test func `its column stands in the journal, and verify holds labels to it`() throws {
    let path = "results/labels/trips/ana.jsonl"
    let results = Results()
    try CountingKind.registered {
      var answer = Answer(question: "birds", kind: "counting")
      answer[own: "count"] = 2
      try results.write(Results.content(item: "a", answers: [answer]))
      let line = String(decoding: try #require(results.disk[path]), as: UTF8.self)
      #expect(line.contains(#""assisted":"none","count":2}]"#))
      #expect(results.disk.run("verify").code == .done)
      results.disk[path] = Array(line.replacing(#""count":2"#, with: #""count":-2"#).utf8)
      let ran = results.disk.run("verify")
      #expect(ran.code == .no)
      #expect(ran.err.contains("\"count\" is -2, less than 0"))
    }
  }
}
