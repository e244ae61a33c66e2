import GlossJSON
import GlossJournal
import GlossTasks

/// Reads files of any sort whole, with what they name, and finds every fault. Each rubric is read
/// once, however many batches name it.
package struct Check {
  private let rubricPath: String?
  private let termsPath: String?
  private let strict: Bool
  private let storage: Storage
  private let now: Timestamp
  private let report = Report(warnsOfGuesses: true)
  private var rubrics: [ID: LoadedRubric] = [:]

  package struct Outcome: Sendable {
    /// The files that were named, in that order.
    package var files: [File]
    /// Of all files that were read, file by file, in the order of their places.
    package var diagnostics: [Diagnostic]
    /// How many of a file were counted and not kept.
    package let more: [ID: Int]
    /// Those that are not kept counted too.
    package var errorCount: Int
    package var warningCount: Int
  }

  package struct File: Hashable, Sendable {
    package let path: String
    /// Nil where the file, or one that it names, has an error.
    package var contents: Contents?
  }

  /// What a file holds, in a line.
  package enum Contents: Hashable, Sendable {
    case batch(id: ID, items: Int, rubric: ID, version: String, BatchOverview)
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
    var check = Check(
      rubricPath: rubricPath, termsPath: termsPath, strict: strict, storage: storage, now: now)
    let files = paths.map { check.file($0) }
    let report = check.report
    var outcome = Outcome(
      files: files, diagnostics: byFile(report.diagnostics), more: report.more,
      errorCount: report.count(.error), warningCount: report.count(.warning))
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
    let files = Dictionary(grouping: diagnostics) { ID($0.path) }
    let start = SourcePosition(line: 0, column: 0)
    var known: Set<ID> = []
    return diagnostics.map { ID($0.path) }.filter { known.insert($0).inserted }.flatMap { path in
      (files[path] ?? []).sorted { ($0.position ?? start) < ($1.position ?? start) }
    }
  }

  private mutating func file(_ path: String) -> File {
    let before = report.errorsTold
    let contents = Loading.source(path, storage, report).flatMap { self.contents(of: $0) }
    return File(path: path, contents: report.errorsTold > before ? nil : contents)
  }

  /// Tells the sort by the ending, then by `schema`; nil, with an error noted, where neither says.
  ///
  /// A version that is not known is left to the reader of the sort, which says so.
  private mutating func contents(of source: SourceFile) -> Contents? {
    if source.path.hasSuffix(".md") { return guideline(source) }
    if let foreign = ForeignFile.found(source) {
      report.add(foreign)
      return nil
    }
    let isLines = source.holdsLines
    let line = isLines ? JSONLines.ranges(in: source.bytes).first?.range : nil
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue.read(source, in: line) } catch {
      // A bad line is one of many, and the reader of lines goes on after it.
      if isLines { return batch(source) }
      report.add(Diagnostic(error, in: source))
      return nil
    }
    guard let schema = value["schema"] else {
      if isLines { return batch(source) }
      report.error(
        value, "this file does not say what it is",
        remedy: "begin it with \"schema\": \"\(Batch.schema)\", or that of a rubric or terms")
      return nil
    }
    let name = schema.string ?? ""
    if name.hasPrefix("gloss/batch/") { return batch(source) }
    if name.hasPrefix("gloss/rubric/") { return rubric(source) }
    if name.hasPrefix("gloss/terms/") {
      Terms.check(source, report)
      return .terms
    }
    if name.hasPrefix("gloss/label/") || name.hasPrefix("gloss/event/") {
      report.error(
        schema, "this is a journal, which is no work of a lead",
        remedy: "check it with: gloss verify")
      return nil
    }
    let all = [Batch.schema, Rubric.schema, Terms.schema]
    report.error(
      schema, "no file is called \"\(name)\" here",
      remedy: Spelling.didYouMean(
        name, in: all, or: "give one of: " + all.map { "\"\($0)\"" }.joined(separator: ", ")))
    return nil
  }

  private mutating func batch(_ source: SourceFile) -> Contents? {
    guard let batch = Batch.read(source, report) else { return nil }
    let rubric = rubric(of: batch)
    let terms = Loading.terms(of: batch, override: termsPath, storage, report)
    let items = ItemCheck(batch: batch, rubric: rubric?.rubric, report: report).items()
    guard let rubric else { return nil }
    if strict { Lint(report: report).check(batch, items, rubric, hasTerms: terms != nil) }
    return .batch(
      id: batch.id, items: batch.count, rubric: rubric.rubric.id,
      version: rubric.rubric.version, BatchOverview(of: items.map(\.item)))
  }

  private mutating func rubric(of batch: Batch) -> LoadedRubric? {
    let path = rubricPath ?? Path.resolve(batch.rubricPath, beside: batch.source.path)
    if let known = rubrics[ID(path)] { return known }
    if rubricPath != nil, let source = Loading.source(path, storage, Report()),
      let other = ForeignFile.otherThanRubric(source)
    {
      report.add(other)
      return nil
    }
    let rubric = Loading.rubric(of: batch, override: rubricPath, storage, report)
    if let rubric { note(rubric) }
    return rubric
  }

  private mutating func rubric(_ source: SourceFile) -> Contents? {
    guard let rubric = Loading.rubric(source, storage, report) else {
      _ = Loading.guideline(of: source, storage).map(guideline)
      return nil
    }
    note(rubric)
    return .rubric(
      id: rubric.rubric.id, version: rubric.rubric.version,
      questions: rubric.rubric.questions.count, clauses: rubric.rubric.guideline.clauses.count)
  }

  private mutating func note(_ rubric: LoadedRubric) {
    rubrics[ID(rubric.source.path)] = rubric
    _ = rubric.guideline.map(guideline)
    if rubric.rubric.isPast(at: now),
      let value = (try? JSONValue.read(rubric.source))?["valid_until"]
    {
      report.warning(
        value, "this rubric was valid until \(rubric.rubric.validUntil)",
        remedy: "look it through and name a later day")
    }
  }

  private func guideline(_ source: SourceFile) -> Contents? {
    Guideline.check(source, report).map { .guideline(clauses: $0) }
  }
}
