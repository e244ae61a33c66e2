import GlossTestSupport
import Testing

@testable import GlossCommands

/// What is taken for an id, how much is said of faults, and what `check` is given beside files.
@Suite struct CheckBoundsTests {
  private func batch(_ items: String) -> String {
    """
    {"schema": "gloss/batch/1", "id": "trips", "rubric": "trips-rubric.json", "items": [
    \(items)]}
    """
  }

  private func disk(_ batch: String, rubric: String = CheckTests.rubric) -> MemoryStorage {
    MemoryStorage([
      "b.json": batch, "trips-rubric.json": rubric, "trips.md": CheckTests.guideline,
    ])
  }

  private func places(_ ran: Ran) -> [String] {
    ran.errLines.filter { $0.contains(": error: ") || $0.contains(": warning: ") }
      .map { $0.split(separator: ": ").first.map(String.init) ?? "" }
  }

  @Test func `past a hundred, faults are counted and not shown`() {
    let items = (0..<1234).map { _ in "{\"id\": \"a\"}" }.joined(separator: ",\n")
    let ran = disk(batch(items)).run("check", "b.json")
    #expect(places(ran).count == 100)
    // Each of them has nothing to judge, and all but the first have another's id.
    let total = 1234 + 1233
    #expect(
      ran.errLines.suffix(2) == [
        "b.json: and \(total - 100) more", "\(total) errors in 1 file",
      ])
  }

  @Test func `ten thousand bad items are a hundred messages and a count`() {
    let lines = (0..<10_000).map { "{\"id\": \"i\($0)\", \"text\": 3, \"txet\": \"\"}" }
    let disk = disk("")
    disk["b.jsonl"] = Array(
      ("{\"schema\": \"gloss/batch/1\", \"id\": \"b\", \"rubric\": \"trips-rubric.json\"}\n"
        + lines.joined(separator: "\n")).utf8)
    let ran = disk.run("check", "b.jsonl")
    #expect(places(ran).count == 100)
    // Errors are told before warnings.
    #expect(ran.errLines.filter { $0.contains(": error: ") }.count == 100)
    #expect(
      ran.errLines.suffix(2) == [
        "b.jsonl: and 19900 more", "10000 errors, 10000 warnings in 1 file",
      ])
    #expect(ran.err.utf8.count < 40_000)
    let data = disk.run("check", "--json", "b.jsonl")
    #expect(data.out.split(separator: "\n").count == 100)
    #expect(data.errLines.first == "b.jsonl: and 19900 more")
  }

  @Test func `a key of ten million bytes is told in a line`() {
    let key = String(repeating: "k", count: 10_000_000)
    let ran = disk(batch("{\"id\": \"a\", \"text\": \"x\", \"\(key)\": 1}")).run("check", "b.json")
    #expect(ran.code == .done)
    #expect(ran.errLines.allSatisfy { $0.utf8.count < 400 })
    #expect(
      ran.err.contains(
        "an item has no key \"\(key.prefix(200))… (10000000 characters)\"\n"))
  }

  @Test func `ids that readers change are warnings, and errors when strict`() {
    let marked = Marked(
      batch(
        """
        {"id": ^17, "text": "x", "responses": [{"id": ^1, "text": "a"}, {"id": "r", "text": "b"}]},
        {"id": ^"2026-01-01", "text": "x"},
        {"id": "a/../b ü", "text": "x"},
        {"id": ^"123e4567-e89b-12d3-a456-426614174000", "text": "x"}
        """))
    let ran = disk(marked.text).run("check", "b.json")
    #expect(ran.code == .done)
    #expect(ran.out.hasPrefix("b.json: batch trips, 4 items, rubric trips 1.0.0\n"))
    #expect(places(ran) == marked.places(in: "b.json"))
    #expect(ran.err.contains("warning: the id of this item looks like a number"))
    #expect(ran.err.contains("= give readers the declared schema: gloss schema label --as …"))
    #expect(disk(marked.text).run("check", "--strict", "b.json").code == .badInput)
  }

  @Test func `an integer and its text are one id, and both places are named`() {
    let marked = Marked(
      batch("{\"id\": ^17, \"text\": \"x\"},\n{\"id\": ^^\"17\", \"text\": \"y\"}"))
    let ran = disk(marked.text).run("check", "b.json")
    #expect(ran.code == .badInput)
    #expect(places(ran) == marked.places(in: "b.json"))
    #expect(ran.err.contains("error: another item is called \"17\"; the first is at line 2"))
  }

  @Test func `integers name labels, responses and questions everywhere`() {
    let rubric = """
      {"schema": "gloss/rubric/1", "id": 3, "version": "1.0.0", "questions": [
        {"name": 1, "kind": "classification", "labels": [{"id": 0}, {"id": 1}]},
        {"name": "better", "kind": "pairwise", "when": {"question": 1, "has": "1"}},
        {"name": "good", "kind": "rating", "of": "responses", "min": 1, "max": 3,
         "criteria": [{"id": 5}]},
        {"name": "names", "kind": "spans", "labels": [{"id": 9}]}]}
      """
    let items = """
      {"id": 1, "text": "Ann", "responses": [{"id": 7, "text": "One."}, {"id": 8, "text": "Two."}],
       "suggestions": {"1": {"labels": [1]}, "better": {"preferred": 8},
        "names": {"spans": [{"start": 0, "end": 3, "label": 9}]},
        "good": {"ratings": [{"of": 7, "criterion": 5, "value": 1},
        {"of": "8", "criterion": "5", "value": 2}]}}}
      """
    let ran = disk(batch(items), rubric: rubric).run("check", "b.json")
    #expect(ran.code == .done, "\(ran.err)")
    #expect(!ran.err.contains("error"))
  }

  @Test func `a rubric and terms are named as label names them`() {
    let disk = disk("")
    disk["b.jsonl"] = Array("{\"id\": \"a\", \"text\": \"x\"}\n".utf8)
    let bare = disk.run("check", "b.jsonl")
    #expect(bare.code == .badInput && bare.err.contains("name it with --rubric"))
    #expect(bare.err.contains("begin the file with the line {\"schema\": \"gloss/batch/1\""))
    let named = disk.run("check", "--rubric", "trips-rubric.json", "b.jsonl")
    #expect(named.code == .done)
    #expect(named.out.hasPrefix("b.jsonl: batch b, 1 item, rubric trips 1.0.0\n"))
    disk["t.json"] = Array("{\"schema\": \"gloss/terms/1\", \"pay\": 3}".utf8)
    let terms = disk.run("check", "--rubric", "trips-rubric.json", "--terms", "t.json", "b.jsonl")
    #expect(terms.code == .badInput)
    #expect(places(terms) == ["t.json:1:36"])
    let gone = disk.run("check", "--rubric", "gone.json", "b.jsonl")
    #expect(places(gone) == ["gone.json"])
  }
}
