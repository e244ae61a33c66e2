import GlossJSON
import GlossJournal
import GlossTasks

/// Reads files of any sort whole, with what they name, and finds every fault.
package enum Check {
  package struct Outcome: Sendable {
    /// The files that were named, in that order.
    package var files: [File] = []
    /// Of all files that were read, file by file, in the order of their places.
    package var diagnostics: [Diagnostic] = []
    /// How many of a file were counted and not kept.
    package var more: [ID: Int] = [:]
    /// Those that are not kept counted too.
    package var errorCount = 0
    package var warningCount = 0
  }

  package struct File: Hashable, Sendable {
    package let path: String
    /// Nil where the file, or one that it names, has an error.
    package var contents: Contents?
  }

  /// What a file holds, in a line.
  package enum Contents: Hashable, Sendable {
    case batch(id: ID, items: Int, rubric: ID, version: String)
    case rubric(id: ID, version: String, questions: Int, clauses: Int)
    case guideline(clauses: Int)
    case terms
  }

  /// - Parameters:
  ///   - rubricPath: in place of the one that a batch names; relative to the working directory.
  ///   - termsPath: likewise.
  ///   - strict: every warning is an error, and ``Lint`` looks as well.
  ///   - now: the day on which a rubric is still valid, or no more.
  package static func run(
    _ paths: [String], rubricPath: String? = nil, termsPath: String? = nil, strict: Bool,
    storage: Storage, now: Timestamp
  ) -> Outcome {
    let checker = Checker(
      rubricPath: rubricPath, termsPath: termsPath, storage: storage, now: now,
      lint: strict ? Lint() : nil)
    var outcome = Outcome(files: paths.map { checker.check($0) })
    let report = checker.report
    outcome.diagnostics = byFile(report.diagnostics)
    outcome.more = report.more
    outcome.errorCount = report.count(.error)
    outcome.warningCount = report.count(.warning)
    if strict {
      let bad = Set(outcome.diagnostics.map { ID($0.path) })
      for index in outcome.files.indices where bad.contains(ID(outcome.files[index].path)) {
        outcome.files[index].contents = nil
      }
      for index in outcome.diagnostics.indices { outcome.diagnostics[index].severity = .error }
      (outcome.errorCount, outcome.warningCount) = (outcome.errorCount + outcome.warningCount, 0)
    }
    return outcome
  }

  /// Files in the order in which something was found in them, each in the order of its places.
  private static func byFile(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var order: [ID] = []
    var files: [ID: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      let path = ID(diagnostic.path)
      if files[path] == nil { order.append(path) }
      files[path, default: []].append(diagnostic)
    }
    return order.flatMap { path in
      let sorted = (files[path] ?? []).enumerated().sorted { a, b in
        let start = SourcePosition(line: 0, column: 0)
        let (left, right) = (a.element.position ?? start, b.element.position ?? start)
        return left == right ? a.offset < b.offset : left < right
      }
      return sorted.map(\.element)
    }
  }
}
