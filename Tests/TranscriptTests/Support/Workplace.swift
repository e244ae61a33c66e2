import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport

/// A person's directory for one test: batches, results and state, and nothing of the machine's.
struct Workplace {
  let directory = TemporaryDirectory()

  var results: String { directory.path("results") }
  var state: String { directory.path("state") }

  /// The whole environment of the program.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    [
      "TERM": "xterm-256color", "HOME": directory.path("home"), "XDG_STATE_HOME": state,
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": directory.path("tmp"),
    ].merging(more) { $1 }
  }

  init() {
    for name in ["home", "tmp"] {
      try? FileManager.default.createDirectory(
        atPath: directory.path(name), withIntermediateDirectories: false)
    }
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let path = directory.path(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A batch of short texts with one question that `y` and `x` answer.
  func shortBatch(count: Int, rationale: String = "optional") throws -> String {
    try write(
      "short.json",
      """
      {"schema": "gloss/rubric/1", "id": "short", "version": "1.0.0", "title": "Is it so?",
       "guideline": "short.md", "rationale": "\(rationale)",
       "questions": [{"name": "so", "kind": "classification", "title": "Is it so?",
        "labels": [{"id": "yes", "title": "Yes", "key": "y"}, {"id": "no", "title": "No", "key": "x"}]}]}
      """)
    try write("short.md", "# Is it so?\n\n## It {#it}\n\nYes, or no.\n")
    let items = (1...count).map { #"{"id": "i-\#($0)", "text": "This is text \#($0)."}"# }
    return try write(
      "short.jsonl",
      #"{"schema": "gloss/batch/1", "id": "short", "rubric": "short.json"}"# + "\n"
        + items.joined(separator: "\n") + "\n")
  }

  /// `gloss` with these words and an annotator, as an absolute path and arguments.
  static func gloss(_ words: [String]) -> [String] { [GlossExecutable.path] + words }

  func label(_ batch: String, _ more: [String] = [], annotator: String = "ana") -> [String] {
    Workplace.gloss(["label", batch, "--annotator", annotator, "--results", results] + more)
  }

  /// A session in the full screen.
  func start(
    _ batch: String, _ more: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], annotator: String = "ana"
  ) throws -> ScreenSession {
    try ScreenSession(
      label(batch, more, annotator: annotator), self.environment(environment), columns: columns,
      rows: rows)
  }

  /// The path of an annotator's journal.
  func journal(_ batch: ID, _ annotator: ID = "ana") -> String {
    ResultsLayout(results).journal(batch: batch, annotator: annotator).file
  }

  /// The labels on disk, read as every reader reads them; whatever is wrong is thrown.
  func labels(_ root: String? = nil) throws -> [Label] {
    let ledger = try Ledger(Disk.storage, roots: [root ?? results], checking: .chain)
    if let fault = ledger.diagnostics.first { throw Fault(text: "\(fault)") }
    var lines = LabelReader(Disk.storage)
    return try ledger.labels.map { try lines.label($0) }
  }

  /// What `verify` finds wrong.
  func faults(_ root: String? = nil) throws -> [String] {
    try Verify.run(Disk.storage, roots: [root ?? results]).diagnostics.map(\.message)
  }

  /// Every file with its size and its time of change.
  func snapshot() throws -> [String] {
    try Workplace.everything(under: directory.path).map { path in
      let status = try FileManager.default.attributesOfItem(atPath: path)
      return "\(path) \(status[.size]!) \(status[.modificationDate]!)"
    }
  }

  func text(_ path: String) -> String {
    (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }

  /// All files and directories under a path, itself included, sorted.
  static func everything(under root: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    return ([root] + all.map { "\(root)/\($0)" }).sorted()
  }
}

/// Why a test could not go on.
struct Fault: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}

/// The batches and guidelines of the repository.
enum Repository {
  static func task(_ name: String) -> String { "\(GlossExecutable.packageRoot)/tasks/\(name)" }

  static func fixture(_ name: String) -> String {
    "\(GlossExecutable.packageRoot)/Tests/TranscriptTests/Fixtures/\(name)"
  }
}
