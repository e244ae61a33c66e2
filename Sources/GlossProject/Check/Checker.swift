import GlossJSON
import GlossJournal
import GlossTasks

/// One run of `Check`, which reads each rubric once however many batches name it.
final class Checker {
  let storage: Storage
  let now: Timestamp
  let lint: Lint?
  let report = Report(warnsOfGuesses: true)
  /// Takes the place of what batches name; nil for that.
  private let rubricPath: String?
  private let termsPath: String?
  private var rubrics: [ID: LoadedRubric] = [:]

  init(
    rubricPath: String?, termsPath: String?, storage: Storage, now: Timestamp, lint: Lint?
  ) {
    self.rubricPath = rubricPath
    self.termsPath = termsPath
    self.storage = storage
    self.now = now
    self.lint = lint
  }

  func check(_ path: String) -> Check.File {
    let before = report.errorsTold
    var contents: Check.Contents?
    if let source = Loading.source(path, storage, report),
      let sort = FileSort.of(source, report)
    {
      contents =
        switch sort {
        case .batch: checkBatch(source)
        case .rubric: checkRubric(source)
        case .guideline: checkGuideline(source)
        case .terms: checkTerms(source)
        }
    }
    return Check.File(path: path, contents: report.errorsTold > before ? nil : contents)
  }

  private func checkBatch(_ source: SourceFile) -> Check.Contents? {
    guard let batch = Batch.read(source, report) else { return nil }
    let rubric = rubric(of: batch)
    let terms = Loading.terms(of: batch, override: termsPath, storage, report)
    let items = BatchItems(batch, rubric: rubric?.rubric).check(report)
    guard let rubric else { return nil }
    lint?.check(batch, items, rubric, hasTerms: terms != nil, report)
    return .batch(
      id: batch.id, items: batch.entries.count, rubric: rubric.rubric.id,
      version: rubric.rubric.version)
  }

  private func rubric(of batch: Batch) -> LoadedRubric? {
    let path = rubricPath ?? Path.resolve(batch.rubricPath, beside: batch.source.path)
    if let known = rubrics[ID(path)] { return known }
    let rubric = Loading.rubric(of: batch, override: rubricPath, storage, report)
    if let rubric { note(rubric) }
    return rubric
  }

  private func checkRubric(_ source: SourceFile) -> Check.Contents? {
    guard let rubric = Loading.rubric(source, storage, report) else {
      if let guideline = Loading.guideline(of: source, storage) { _ = checkGuideline(guideline) }
      return nil
    }
    note(rubric)
    return .rubric(
      id: rubric.rubric.id, version: rubric.rubric.version,
      questions: rubric.rubric.questions.count, clauses: rubric.rubric.guideline.clauses.count)
  }

  private func note(_ rubric: LoadedRubric) {
    rubrics[ID(rubric.source.path)] = rubric
    if let guideline = rubric.guideline { _ = checkGuideline(guideline) }
    if rubric.rubric.isPast(at: now),
      let value = (try? JSONValue.read(rubric.source))?["valid_until"]
    {
      report.warning(
        value, "this rubric was valid until \(rubric.rubric.validUntil)",
        remedy: "look it through and name a later day")
    }
  }

  private func checkGuideline(_ source: SourceFile) -> Check.Contents? {
    GuidelineCheck(source, report).map { .guideline(clauses: $0.clauseCount) }
  }

  private func checkTerms(_ source: SourceFile) -> Check.Contents {
    Terms.check(source, report)
    return .terms
  }
}
