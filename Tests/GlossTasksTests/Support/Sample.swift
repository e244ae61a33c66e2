import Foundation
import GlossJSON
import GlossJournal
import GlossScreen
import Testing

@testable import GlossTasks

/// Rubrics, items and files for tests, read as the program reads them.
enum Sample {
  /// A rubric of some questions, given as JSON; anything that is said of it fails the test.
  static func rubric(_ questions: String...) throws -> Rubric {
    let text = """
      {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0",
       "questions": [\(questions.joined(separator: ",\n"))]}
      """
    let report = Report()
    let rubric = Rubric.read(source(text, "rubric.json"), guideline: nil, report)
    #expect(report.diagnostics == [])
    return try #require(rubric)
  }

  /// One question's kind, given by its keys beside `name` and `kind`.
  static func kind(_ name: String, _ keys: String) throws -> any Kind {
    let comma = keys.isEmpty ? "" : ", "
    return try rubric("{\"name\": \"q\", \"kind\": \"\(name)\"\(comma)\(keys)}").questions[0].kind
  }

  static func item(_ input: Input) -> Item {
    Item(id: "i", input: input, inputSHA256: Hash(of: "i"))
  }

  static func item(json: String) throws -> Item {
    let report = Report()
    let item = Item.read(try JSONValue(parsing: Array(json.utf8), path: "batch.json"), report)
    #expect(report.diagnostics == [])
    return try #require(item)
  }

  /// An item as shown, in the order of the batch.
  static func asked(_ input: Input, of: ID = "", columns: Int = 80) -> Asked {
    Asked(
      item: PresentedItem(item(input), batch: "b", annotator: "ana", seed: 0, shuffles: false),
      of: of, room: Asked.Room(columns: columns))
  }

  static func pair(_ first: String = "One.", _ second: String = "Two.") -> Input {
    Input(
      prompt: [Turn(role: "user", content: "Which?")],
      responses: [Response(id: "r1", text: first), Response(id: "r2", text: second)])
  }

  static func source(_ text: String, _ path: String) -> SourceFile {
    SourceFile(path: path, bytes: Array(text.utf8))
  }

  static func render(_ diagnostic: Diagnostic) -> String {
    diagnostic.render(sanitize: Text.visible, width: { Text(escaped: $0).columns })
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let fixtures = package.appending(path: "Tests/GlossTasksTests/Fixtures")

  static func file(_ url: URL, as path: String? = nil) throws -> SourceFile {
    SourceFile(path: path ?? url.path, bytes: Array(try Data(contentsOf: url)))
  }

  static func files(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }
}
