import GlossJSON
import GlossJournal

/// Takes labels from results directories into a form for a pipeline.
package enum Export {
  package struct Outcome: Sendable {
    /// A line each, with its newline, in the order of the labels' ids.
    package var rows: [UInt8] = []
    package var rowCount = 0
    /// All labels that were read, each once.
    package var labelCount = 0
    package var exportedCount = 0
    package var leftOut: [LeftOut: Int] = [:]
    /// Files whose last line is being written, or torn; it is not among the labels.
    package var incomplete: [String] = []
  }

  /// Why there is no outcome.
  package enum Failure: Error, Hashable, Sendable {
    case storage(StorageError)
    /// Lines that are not as they were written.
    case broken([Diagnostic])
    case noSuchBatch(ID, known: [ID])
    case noSuchQuestion(ID, known: [ID])
    /// One of these has to be chosen.
    case severalQuestions([ID])
  }

  /// - Parameters:
  ///   - batch: labels of this batch alone.
  ///   - question: may be nil where one question fits the form.
  package static func run(
    _ exporter: any Exporter.Type, _ storage: Storage, roots: [String], batch: ID? = nil,
    question: ID? = nil
  ) throws(Failure) -> Outcome {
    let (read, events) = try read(storage, roots)
    let replay = Replay(read.lines)
    try refuseFaults(of: read, events, replay)
    var outcome = Outcome(incomplete: read.incomplete + events.incomplete)
    let selection = Selection(replay, Rejections(events.lines.map(\.entry)), batch: batch)
    if let batch, !selection.labels.isEmpty, !selection.batches.contains(batch) {
      throw .noSuchBatch(batch, known: selection.batches.sorted())
    }
    let chosen = try choose(question, exporter, selection.usable)
    outcome.labelCount = selection.labels.count
    outcome.leftOut = selection.leftOut
    do throws(StorageError) {
      let kept = KeptRubrics(storage, roots: roots)
      try fill(&outcome, exporter, selection.usable, chosen, kept)
    } catch {
      throw .storage(error)
    }
    return outcome
  }

  private static func read(
    _ storage: Storage, _ roots: [String]
  ) throws(Failure) -> (ResultsRead<Label>, ResultsRead<Event>) {
    do throws(StorageError) {
      return (
        try ResultsReader.labels(storage, roots: roots),
        try ResultsReader.events(storage, roots: roots)
      )
    } catch {
      throw .storage(error)
    }
  }

  /// A training set is not made from lines that somebody changed.
  private static func refuseFaults(
    of labels: ResultsRead<Label>, _ events: ResultsRead<Event>, _ replay: Replay
  ) throws(Failure) {
    let conflicts = replay.conflicts.map { conflict in
      Diagnostic(
        path: conflict.other.path,
        position: SourcePosition(line: conflict.other.number, column: 1),
        message: "\"\(conflict.id)\" has other bytes in "
          + "\(conflict.kept.path):\(conflict.kept.number)",
        remedy: "one of the two was changed: see gloss verify")
    }
    let faults = labels.diagnostics + events.diagnostics + conflicts
    if !faults.isEmpty { throw .broken(faults) }
  }

  /// The one question whose answers are exported; nil where no answer fits the form at all.
  private static func choose(
    _ question: ID?, _ exporter: any Exporter.Type, _ labels: [Label]
  ) throws(Failure) -> ID? {
    let fitting = Set(
      labels.flatMap { label in
        label.answers.filter { exporter.fits($0, label.input) }.map(\.question)
      }
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

  private static func fill(
    _ outcome: inout Outcome, _ exporter: any Exporter.Type, _ labels: [Label], _ question: ID?,
    _ kept: KeptRubrics
  ) throws(StorageError) {
    let answers = labels.flatMap { label in
      label.answers.filter { $0.question == question && exporter.fits($0, label.input) }
        .map { LabelAnswer(label: label, answer: $0) }
    }
    var exported: Set<ID> = []
    var reasons: [ID: LeftOut] = [:]
    for (answer, result) in zip(answers, try exporter.rows(of: answers, kept)) {
      switch result {
      case .leftOut(let reason): reasons[answer.label.id] = reason
      case .rows(let rows):
        exported.insert(answer.label.id)
        outcome.rowCount += rows.count
        for row in rows { outcome.rows += row + [0x0a] }
      }
    }
    outcome.exportedCount = exported.count
    for label in labels where !exported.contains(label.id) {
      outcome.leftOut[reasons[label.id] ?? .unanswered, default: 0] += 1
    }
  }
}
