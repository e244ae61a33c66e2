import GlossJSON
import GlossJournal
import GlossTasks

/// Reads files of any sort whole, with what they name, and finds every fault.
package enum Check {
  /// More of one file than anyone reads; the rest is counted.
  package static let limit = 1000

  package struct Outcome: Sendable {
    /// The files that were named, in that order.
    package var files: [File] = []
    /// Of all files that were read, file by file, in the order of their places.
    package var diagnostics: [Diagnostic] = []
    /// How many more there are in a file with over ``Check/limit``.
    package var omitted: [(path: String, count: Int)] = []
    /// Those that are left out counted too.
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
  ///   - strict: every warning is an error, and ``Lint`` looks as well.
  ///   - now: the day on which a rubric is still valid, or no more.
  package static func run(
    _ paths: [String], strict: Bool, storage: Storage, now: Timestamp
  ) -> Outcome {
    let checker = Checker(storage: storage, now: now, lint: strict ? Lint() : nil)
    var outcome = Outcome(files: paths.map { checker.check($0) })
    var known: Set<Complaint> = []
    // A rubric is read for each batch that names it; its faults are told once.
    var found = checker.report.diagnostics.filter { known.insert(Complaint($0)).inserted }
    if strict { for index in found.indices { found[index].severity = .error } }
    outcome.errorCount = found.count { $0.severity == .error }
    outcome.warningCount = found.count - outcome.errorCount
    for (path, inFile) in byFile(found) {
      outcome.diagnostics += inFile.prefix(limit)
      if inFile.count > limit { outcome.omitted.append((path, inFile.count - limit)) }
    }
    if strict {
      let bad = Set(found.map(\.path))
      for index in outcome.files.indices where bad.contains(outcome.files[index].path) {
        outcome.files[index].contents = nil
      }
    }
    return outcome
  }

  /// Files in the order in which something was found in them, each in the order of its places.
  private static func byFile(_ diagnostics: [Diagnostic]) -> [(String, [Diagnostic])] {
    var order: [ID] = []
    var files: [ID: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      let path = ID(diagnostic.path)
      if files[path] == nil { order.append(path) }
      files[path, default: []].append(diagnostic)
    }
    return order.map { path in
      let sorted = (files[path] ?? []).enumerated().sorted { a, b in
        let start = SourcePosition(line: 0, column: 0)
        let (left, right) = (a.element.position ?? start, b.element.position ?? start)
        return left == right ? a.offset < b.offset : left < right
      }
      return (path.string, sorted.map(\.element))
    }
  }

  /// What makes two diagnostics one: whoever found it, the place and the fault.
  private struct Complaint: Hashable {
    let path: ID
    let position: SourcePosition?
    let message: ID

    init(_ diagnostic: Diagnostic) {
      path = ID(diagnostic.path)
      position = diagnostic.position
      message = ID(diagnostic.message)
    }
  }
}
