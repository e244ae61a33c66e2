import GlossJSON
import GlossJournal
import GlossTasks
import Testing

/// Batches and rubrics small enough to be read beside the test that uses them.
enum Sample {
  static let guideline = """
    # How

    ## Deciding {#deciding}

    Read it all.

    ## Tone {#tone}

    Judge the words, not the mood.
    """

  /// A rubric of these questions; `more` is further keys, each with its comma behind it.
  static func rubric(
    _ questions: String, _ more: String = "", version: String = "1.0.0"
  ) throws -> Rubric {
    let text = """
      {"schema": "gloss/rubric/1", "id": "r", "version": "\(version)", "guideline": "r.md",
      "title": "What is it?", \(more) "shuffle_responses": false, "questions": [\(questions)]}
      """
    let report = Report()
    let rubric = Rubric.read(
      SourceFile(path: "r.json", bytes: Array(text.utf8)),
      guideline: SourceFile(path: "r.md", bytes: Array(guideline.utf8)), report)
    return try #require(rubric, "\(report.diagnostics.map(\.message))")
  }

  /// A batch of these items, a line each, so that one may be broken.
  static func batch(_ items: [String]) throws -> Batch {
    let header = #"{"schema": "gloss/batch/1", "id": "b", "title": "Small"}"#
    let text = ([header] + items).joined(separator: "\n") + "\n"
    let report = Report()
    let batch = Batch.read(SourceFile(path: "b.jsonl", bytes: Array(text.utf8)), report)
    return try #require(batch, "\(report.diagnostics.map(\.message))")
  }

  /// Items `i1`, `i2`, … of one line of text.
  static func texts(_ count: Int) -> [String] {
    (1...count).map { #"{"id": "i\#($0)", "text": "text \#($0)"}"# }
  }

  static let pair = #"""
    {"id": "i1", "prompt": "Say hello.", "responses": [{"id": "x1", "text": "Hello!"},
    {"id": "x2", "text": "No."}]}
    """#.replacing("\n", with: " ")

  static let team = #"""
    {"name": "team", "kind": "classification", "title": "Which team?",
    "labels": [{"id": "billing", "key": "b"}, {"id": "refund", "key": "r"}]}
    """#

  static let mentions = #"""
    {"name": "mentions", "kind": "spans", "title": "Mark names",
    "labels": [{"id": "person", "key": "p"}, {"id": "org", "key": "o"}]}
    """#

  static let better = #"""
    {"name": "better", "kind": "pairwise", "title": "Which is better?", "tie": true}
    """#

  static let toxic = #"""
    {"name": "toxic", "kind": "classification", "title": "Toxic?",
    "labels": [{"id": "yes", "key": "y"}, {"id": "no", "key": "n"}]},
    {"name": "which", "kind": "classification", "title": "How?", "multiple": true,
    "when": {"question": "toxic", "has": "yes"},
    "labels": [{"id": "insult", "key": "i"}, {"id": "threat", "key": "t"}]}
    """#
}
