import GlossJSON
import GlossJournal
import GlossTasks

/// Labels of results directories on their way into a form for a pipeline.
///
/// What leaves is decided from the ledger, which holds no texts; each label is read whole again when
/// its rows are made, and gone when they are handed out.
package struct Export {
  /// Files whose last line is being written, or torn; it is not among the labels.
  package let incomplete: [String]
  private let exporter: any Exporter.Type
  private let question: ID?
  /// Those that are still to come, in the order of their ids.
  private var labels: ArraySlice<LedgerLine<BriefLabel>> = []
  /// Of the labels that were handed out or left out so far.
  package private(set) var outcome: Outcome
  private var kept: KeptRubrics
  private var lines: LabelReader

  package struct Outcome: Sendable {
    package var rowCount = 0
    /// All labels that were read, each once.
    package var labelCount = 0
    package var exportedCount = 0
    package var leftOut: [LeftOut: Int] = [:]
  }

  /// Why there is no export.
  package enum Failure: Error, Hashable, Sendable {
    case storage(StorageError)
    /// Directories without a file of labels or events.
    case empty([String])
    /// Lines that are not as they were written: a training set is not made from them.
    case broken([Diagnostic])
    case noSuchBatch(ID, known: [ID])
    case noSuchQuestion(ID, known: [ID])
    /// One of these has to be chosen.
    case severalQuestions([ID])
  }

  /// - Parameters:
  ///   - batch: labels of this batch alone.
  ///   - question: may be nil where one question fits the form.
  package init(
    _ exporter: any Exporter.Type, _ storage: Storage, roots: [String], batch: ID? = nil,
    question: ID? = nil
  ) throws(Failure) {
    let ledger: Ledger
    do throws(StorageError) {
      ledger = try Ledger(storage, roots: roots, checking: .chain)
    } catch {
      throw .storage(error)
    }
    if !ledger.empty.isEmpty { throw .empty(ledger.empty) }
    if !ledger.diagnostics.isEmpty { throw .broken(ledger.diagnostics) }
    let batches = Set(ledger.labels.map(\.batch))
    if let batch, !batches.isEmpty, !batches.contains(batch) {
      throw .noSuchBatch(batch, known: batches.sorted())
    }
    self.exporter = exporter
    incomplete = ledger.incomplete
    kept = KeptRubrics(storage, roots: ledger.roots)
    lines = LabelReader(storage)
    outcome = Outcome(labelCount: ledger.labels.count)
    let stopped = Dictionary(grouping: ledger.stops, by: \.batch).mapValues { Set($0.map(\.item)) }
    let rejected = ledger.rejected
    for label in ledger.labels {
      let reason: LeftOut? =
        if let batch, label.batch != batch {
          .otherBatch
        } else if label.role != .annotator {
          .adjudicated
        } else if label.repeat != 0 {
          .repeated
        } else if ledger.currents[label.key]?.id != label.id {
          .superseded
        } else if let reason = LeftOut(label.status) {
          reason
        } else if stopped[label.batch]?.contains(label.item) == true {
          .withheld
        } else if rejected.contains(label.id) {
          .rejected
        } else {
          nil
        }
      if let reason { outcome.leftOut[reason, default: 0] += 1 } else { labels.append(label) }
    }
    self.question = try Self.choose(question, exporter, labels)
  }

  /// The one question whose answers are exported; nil where no answer fits the form at all.
  private static func choose(
    _ question: ID?, _ exporter: any Exporter.Type, _ labels: ArraySlice<LedgerLine<BriefLabel>>
  ) throws(Failure) -> ID? {
    let fitting = Set(
      labels.lazy.flatMap(\.answers).filter { exporter.fits($0) }.map(\.question)
    ).sorted()
    guard let question else {
      if fitting.count > 1 { throw .severalQuestions(fitting) }
      return fitting.first
    }
    if !fitting.isEmpty, !fitting.contains(question) {
      throw .noSuchQuestion(question, known: fitting)
    }
    return question
  }

  /// The rows of the next label, without their newlines; none where it is left out, nil behind the
  /// last one.
  package mutating func next() throws(StorageError) -> [[UInt8]]? {
    guard let line = labels.popFirst() else { return nil }
    let (rows, reason) = try rows(of: line)
    if let reason {
      outcome.leftOut[reason, default: 0] += 1
    } else {
      outcome.rowCount += rows.count
      outcome.exportedCount += 1
    }
    return rows
  }

  private mutating func rows(
    of line: LedgerLine<BriefLabel>
  ) throws(StorageError) -> (rows: [[UInt8]], reason: LeftOut?) {
    let places = line.answers.indices.filter {
      line.answers[$0].question == question && exporter.fits(line.answers[$0])
    }
    guard !places.isEmpty else { return ([], .unanswered) }
    let label = try lines.label(line)
    let rubric = exporter.needsRubric ? try kept.rubric(label.rubricSHA256) : nil
    var rows: [[UInt8]] = []
    var reason: LeftOut?
    var isExported = false
    for place in places {
      switch exporter.rows(of: LabelAnswer(label: label, answer: label.answers[place]), rubric) {
      case .leftOut(let why): reason = why
      case .rows(let more):
        isExported = true
        rows += more
      }
    }
    return (rows, isExported ? nil : reason ?? .unanswered)
  }
}

/// The rubrics under which labels were made, as results directories keep them beside the labels.
private struct KeptRubrics {
  private let storage: Storage
  private let layouts: [ResultsLayout]
  private var read: [Hash: Rubric?] = [:]

  init(_ storage: Storage, roots: [String]) {
    self.storage = storage
    layouts = roots.map { ResultsLayout($0) }
  }

  /// The one that labels name by this hash, where it is kept whole.
  mutating func rubric(_ hash: Hash) throws(StorageError) -> Rubric? {
    if let known = read[hash] { return known }
    let rubric = try find(hash)
    read[hash] = .some(rubric)
    return rubric
  }

  private func find(_ hash: Hash) throws(StorageError) -> Rubric? {
    for layout in layouts {
      let (path, guidelinePath) = (layout.text(hash, as: .json), layout.text(hash, as: .md))
      guard let bytes = try storage.read(path) else { continue }
      let guideline = try storage.read(guidelinePath) ?? []
      // A text that somebody changed says nothing of what people were asked.
      guard TextStore.hash(rubric: bytes, guideline: guideline) == hash else { continue }
      let rubric = Rubric.read(
        SourceFile(path: path, bytes: bytes),
        guideline: SourceFile(path: guidelinePath, bytes: guideline), Report())
      if let rubric { return rubric }
    }
    return nil
  }
}
