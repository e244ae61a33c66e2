import Foundation
import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

/// What a scene plays with: a batch under a rubric, written beside the test or read from `tasks/`.
struct Stage {
  var batch: Batch
  var rubric: Rubric
  var guardMS = 0
  var labels: [Label] = []
  var unsaved: [UnsavedText] = []
  var prompts: [Prompt] = []
  var terms = Terms.none
  var past = Past()
  var keys = KeyBindings.standard
  var files: Setup.Files?
  var face = Setup.Face.screen

  var setup: Setup {
    Setup(
      batch: batch, rubric: rubric, annotator: "an-7f3k", session: "s1", terms: terms, past: past,
      guardMS: guardMS, keys: keys, files: files, face: face,
      tool: "gloss/0.1.0")
  }

  /// A batch of items, a line each so that one may be broken, and a rubric of questions; `more` is
  /// further keys of the rubric, each with its comma behind it.
  init(
    _ questions: String, _ more: String = "", items: [String], id: String = "small-01",
    guideline: String = Stage.guideline
  ) throws {
    let header = #"{"schema": "gloss/batch/1", "id": "\#(id)", "title": "Small"}"#
    let lines = ([header] + items).joined(separator: "\n") + "\n"
    let text = """
      {"schema": "gloss/rubric/1", "id": "small", "version": "1.0.0", "guideline": "small.md",
      "title": "What is it?", \(more) "shuffle_responses": false, "questions": [\(questions)]}
      """
    let report = Report()
    let batch = Batch.read(SourceFile(path: "small.jsonl", bytes: Array(lines.utf8)), report)
    let rubric = Rubric.read(
      SourceFile(path: "small.json", bytes: Array(text.utf8)),
      guideline: SourceFile(path: "small.md", bytes: Array(guideline.utf8)), report)
    self.batch = try #require(batch, "\(report.diagnostics.map(\.message))")
    self.rubric = try #require(rubric, "\(report.diagnostics.map(\.message))")
  }

  /// The batch of `tasks/NAME.json` under the rubric of `guidelines/NAME.json`.
  init(tasks name: String) throws {
    let report = Report()
    func source(_ path: String) throws -> SourceFile {
      let bytes = try Data(contentsOf: Stage.packageRoot.appendingPathComponent(path))
      return SourceFile(path: path, bytes: Array(bytes))
    }
    let batch = Batch.read(try source("tasks/\(name).json"), report)
    let rubric = Rubric.read(
      try source("guidelines/\(name).json"), guideline: try source("guidelines/\(name).md"), report)
    self.batch = try #require(batch, "\(report.diagnostics.map(\.message))")
    self.rubric = try #require(rubric, "\(report.diagnostics.map(\.message))")
  }

  /// An item of one text, which may hold anything.
  static func item(_ id: String, _ text: String) -> String {
    #"{"id": \#(quoted(id)), "text": \#(quoted(text))}"#
  }

  /// An item of a prompt and responses `x1`, `x2`, ….
  static func item(_ id: String, prompt: String, _ responses: [String]) -> String {
    let list = responses.enumerated().map {
      #"{"id": "x\#($0.offset + 1)", "text": \#(quoted($0.element))}"#
    }
    return #"{"id": \#(quoted(id)), "prompt": \#(quoted(prompt)), "responses": "#
      + "[\(list.joined(separator: ", "))]}"
  }

  static func items(_ count: Int) -> [String] {
    (1...count).map { item("i\($0)", "Message number \($0): my parcel has not come yet.") }
  }

  static func quoted(_ string: String) -> String {
    var writer = JSONWriter()
    writer.string(string)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let guideline = """
    # How to decide

    Read the whole message before you press a key.

    ## Deciding {#deciding}

    Choose what the person asks for, **not** what they feel. Where two things are asked for, the \
    one without which the other cannot be done comes first.

    > "Cancel it, and where is my refund?" is a refund.

    ## Tone {#tone}

    Judge the words, not the mood.

    ```
    angry + polite words = polite
    ```

    ## Threats {#threats}

    A threat announces harm. A prediction is none.
    """
}
