import Foundation
import GlossTestSupport

/// A session as text: commands behind `$`, what they print, and in it the lines that they read,
/// each behind its prompt.
///
/// ```
/// $ gloss label tasks/route.json --plain
/// …
/// > b
/// saved lb_… route/r-001
/// …
/// [exit 0]
/// ```
///
/// A prompt with nothing behind it, and no more output of the session after it, is the end of the
/// input. Ids, hashes, times and the directory are masked.
struct Transcript {
  struct Run {
    let words: [String]
    let input: String
  }

  private static let prompts = ["> ", "rationale> ", "confidence> "]

  let runs: [Run]

  init(_ text: String) {
    var runs: [Run] = []
    var command: [String]?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        command = line.dropFirst(2).split(separator: " ").map(String.init)
        lines = []
      } else if line.hasPrefix("[exit "), let words = command {
        runs.append(Run(words: words, input: Self.input(lines)))
        command = nil
      } else {
        lines.append(line)
      }
    }
    if let command { runs.append(Run(words: command, input: Self.input(lines))) }
    self.runs = runs
  }

  private static func input(_ lines: [Substring]) -> String {
    var typed: [Substring] = []
    for (index, line) in lines.enumerated() {
      guard let prompt = prompts.first(where: { line.hasPrefix($0) }) else { continue }
      let text = line.dropFirst(prompt.count)
      let isEnd = text.isEmpty && lines[(index + 1)...].allSatisfy { $0.hasPrefix("gloss: ") }
      if !isEnd { typed.append(text) }
    }
    return typed.map { $0 + "\n" }.joined()
  }

  /// Runs all of it in a directory that sees the repository's batches, and gives the transcript
  /// that comes of it.
  func play() throws -> String {
    let place = Workplace()
    for name in ["tasks", "guidelines"] {
      try FileManager.default.createSymbolicLink(
        atPath: place.directory.path(name),
        withDestinationPath: "\(GlossExecutable.packageRoot)/\(name)")
    }
    var text = ""
    for run in runs {
      let ended = try Subprocess(
        ["/bin/sh", "-c", "exec \"$@\" 2>&1", "sh", GlossExecutable.path] + run.words.dropFirst(),
        environment: place.environment(["GLOSS_ANNOTATOR": "ana"]),
        directory: place.directory.path, input: Array(run.input.utf8))
      text += "$ \(run.words.joined(separator: " "))\n"
      text += Self.masked(ended.outputText, place.directory.path) + "[exit \(ended.status)]\n"
    }
    return text
  }

  private static func masked(_ text: String, _ directory: String) -> String {
    text.replacing(directory, with: "DIRECTORY")
      .replacing(#/lb_[0-9a-z]{26}/#, with: "lb_…")
      .replacing(#/sha256:[0-9a-f]{64}/#, with: "sha256:…")
      .replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#, with: "TIME")
  }
}
