import Foundation
import GlossTestSupport

@testable import GlossProject

extension MemoryStorage {
  /// A disk with these files.
  convenience init(_ files: [String: String]) {
    self.init()
    for (path, text) in files { self[path] = Array(text.utf8) }
  }
}

/// A small batch with all that it names.
enum Files {
  static let batch = """
    {"schema": "gloss/batch/1", "id": "trips", "rubric": "../guidelines/trips.json",
     "terms": "../guidelines/terms.json", "items": [
      {"id": "t-a", "text": "Ann flew to Zürich."},
      {"id": "t-b", "text": "It rained."}]}
    """
  static let rubric = """
    {"schema": "gloss/rubric/1", "id": "trips", "version": "1.0.0", "guideline": "trips.md",
     "questions": [{"name": "topic", "kind": "classification", "clause": "topic",
      "labels": [{"id": "travel"}, {"id": "weather"}]}]}
    """
  static let guideline = "# Trips\n\n## Topic {#topic}\n\nWhat it is about.\n"
  static let terms = """
    {"schema": "gloss/terms/1", "client": {"withheld": "not yet public"}, "pay":
     {"amount": 21, "basis": "hour", "covers": ["labeling"], "floor": {"withheld": "unknown"}}}
    """

  static var all: [String: String] {
    [
      "tasks/trips.json": batch, "guidelines/trips.json": rubric, "guidelines/trips.md": guideline,
      "guidelines/terms.json": terms,
    ]
  }

  /// All of them, with one replaced, or taken away.
  static func with(_ path: String, _ text: String?) -> MemoryStorage {
    var files = all
    files[path] = text
    return MemoryStorage(files)
  }
}
