import GlossJSON
import Testing

@testable import GlossTasks

@Suite struct GuideDiffTests {
  private func rubric(
    _ guideline: String, version: String = "1.0.0", labels: String = "{\"id\": \"a\"}",
    name: String = "topic"
  ) throws -> Rubric {
    let text = """
      {"schema": "gloss/rubric/1", "id": "trips", "version": "\(version)", "guideline": "g.md",
       "questions": [{"name": "\(name)", "kind": "classification", "labels": [\(labels)]}]}
      """
    return try #require(
      Rubric.read(
        SourceFile(path: "r.json", bytes: Array(text.utf8)),
        guideline: SourceFile(path: "g.md", bytes: Array(guideline.utf8)), Report()))
  }

  private let guideline = "Opening.\n\n## A {#a}\none\ntwo\nthree\n\n## B {#b}\nbee\n"

  @Test func `what is the same is no change`() throws {
    let diff = GuideDiff(from: try rubric(guideline), to: try rubric(guideline, version: "1.0.1"))
    #expect(diff.sections.isEmpty && diff.questions.isEmpty && !diff.changesMeaning)
  }

  @Test func `clauses and lines are told apart`() throws {
    let new = "Opening!\n\n## A {#a}\none\n2\nthree\n\n## C {#c}\nsea\n"
    let diff = GuideDiff(from: try rubric(guideline), to: try rubric(new, version: "2.0.0"))
    #expect(diff.changesMeaning)
    #expect(diff.sections.map(\.clause) == [nil, "a", "c", "b"])
    #expect(diff.sections.map(\.change) == [.changed, .changed, .added, .removed])
    let lines = diff.sections.map { $0.lines.map { ($0.isAdded ? "+" : "-") + $0.text } }
    #expect(
      lines == [
        ["-Opening.", "+Opening!"], ["-two", "+2"], ["+## C {#c}", "+sea"],
        ["-## B {#b}", "-bee"],
      ])
  }

  @Test func `questions are compared by what they ask`() throws {
    let old = try rubric(guideline)
    let changed = GuideDiff(
      from: old, to: try rubric(guideline, labels: "{\"id\": \"a\"}, {\"id\": \"b\"}"))
    #expect(changed.questions == [.init(name: "topic", change: .changed)])
    let renamed = GuideDiff(from: old, to: try rubric(guideline, name: "subject"))
    #expect(
      renamed.questions == [
        .init(name: "subject", change: .added), .init(name: "topic", change: .removed),
      ])
  }
}
