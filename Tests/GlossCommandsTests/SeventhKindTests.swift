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
      {"id": "a", "text": "Ann", "suggestions": {"birds": {"text": "\(suggestion)"}}}]}
      """
    return MemoryStorage(["b.json": batch, "r.json": Self.rubric]).run("check", "b.json")
  }

  @Test func `check holds rubrics and suggestions to it`() {
    #expect(check("2").err.contains("there is no such kind of question"))
    CountingKind.registered {
      #expect(check("2").code == .done)
      #expect(check("4").err.contains("this is no answer to \"birds\""))
    }
  }

  @Test func `the schema of a rubric has its key`() {
    let names = { MemoryStorage().run("schema", "rubric").out.contains("How many there can be") }
    #expect(!names())
    #expect(CountingKind.registered(names))
  }
}
