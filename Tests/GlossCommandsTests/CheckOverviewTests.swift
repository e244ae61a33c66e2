import GlossTestSupport
import Testing

@testable import GlossCommands

/// What `check` prints of a good batch.
@Suite struct CheckOverviewTests {
  private func check(_ items: String, _ flags: String..., rubric: String = CheckTests.rubric) -> Ran
  {
    MemoryStorage([
      "b.json": """
      {"schema": "gloss/batch/1", "id": "trips", "rubric": "r.json", "items": [\(items)]}
      """,
      "r.json": rubric, "trips.md": CheckTests.guideline,
    ]).run(["check", "b.json"] + flags)
  }

  @Test func `lengths, scripts, advice, suggestions and practice`() {
    let ran = check(
      """
      {"id": "a", "text": "four", "advice": ["violence", "violence", "hate"]},
      {"id": "b", "text": "Москва", "advice": ["violence"], "context": "ab",
       "suggestions": {"topic": {"labels": ["rain"]}}},
      {"id": "c", "text": "東京へ行く", "prompt": "12345", "practice": {"answers": {}, "explanation": "x"}},
      {"id": "d", "text": "12", "responses": [{"id": "r", "text": "é😩"}, {"id": "s", "text": "x"}]}
      """)
    #expect(ran.code == .done, "\(ran.err)")
    #expect(
      ran.out == """
        b.json: batch trips, 4 items, rubric trips 1.0.0
          length: median 8 characters, longest 10 (c)
          responses: 0 to 2
          script: Latin 2, Cyrillic 1, Japanese 1
          advice: violence 2, hate 1
          suggestions: 1 item
          practice: 1 item

        """)
  }

  @Test func `a batch with a fault has no overview`() {
    let ran = check("{\"id\": \"a\", \"text\": 3}")
    #expect(ran.code == .badInput && ran.out == "")
  }

  @Test func `names of a file are bounded and inert in it`() {
    let name = String(repeating: "k", count: 10_000)
    let ran = check("{\"id\": \"\(name)\", \"text\": \"x\", \"advice\": [\"\\u001b[31m\(name)\"]}")
    #expect(ran.code == .done)
    #expect(ran.controls == [])
    #expect(ran.out.split(separator: "\n").allSatisfy { $0.count < 400 })
  }

  @Test func `of many categories the most frequent are named, and the rest is counted`() {
    let advice = (1...40).map { "\"c\($0)\"" }.joined(separator: ",")
    let ran = check(
      "{\"id\": \"a\", \"text\": \"x\", \"advice\": [\(advice)]}, {\"id\": \"b\", \"text\": \"y\", \"advice\": [\"c7\"]}"
    )
    #expect(
      ran.out.contains(
        "advice: c7 2, c1 1, c10 1, c11 1, c12 1, c13 1, c14 1, c15 1, c16 1, c17 1, c18 1, c19 1, and 28 more\n"
      ))
  }

  @Test func `the preview is the screen of the first item`() {
    let ran = check(
      "{\"id\": \"a\", \"text\": \"Ann flew\"}, {\"id\": \"b\", \"text\": \"Bob\"}", "--preview")
    let lines = ran.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.dropFirst(4).first == "b.json: the first item, at 80×24")
    let screen = lines.dropFirst(5).dropLast()
    #expect(screen.count == 24)
    #expect(screen.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
    #expect(screen.contains { $0.contains("Ann flew") } && !screen.contains { $0.contains("Bob") })
    #expect(screen.contains { $0.contains("travel") })
    #expect(check("{\"id\": \"a\", \"text\": 3}", "--preview").out == "")
  }

  @Test func `the preview draws hostile text as what it is, and keeps a mask closed`() {
    let hostile = check("{\"id\": \"a\", \"text\": \"A\\u001b[2J\\u202e<U+0041>\"}", "--preview")
    #expect(hostile.code == .done)
    #expect(hostile.controls == [])
    #expect(hostile.out.contains("[2J"))
    let masked = check(
      "{\"id\": \"a\", \"text\": \"Terrible\", \"advice\": [\"violence\"]}", "--preview",
      rubric: CheckTests.rubric.replacing(
        "\"guideline\"", with: "\"care\": {\"mask\": [\"violence\"]}, \"guideline\""))
    #expect(masked.code == .done && masked.out.contains("violence"))
    #expect(!masked.out.contains("Terrible"))
  }
}
