import GlossJSON
import GlossJournal

/// Where the work stands: first what people wait for, then how far each batch is.
///
/// Hours are of all people together. Beside one person's count of labels they would be a speed,
/// which nobody is shown.
package struct WorkStatus: Sendable {
  package let openAppeals: [Appeal]
  package let openNotes: [Note]
  /// The labels with which somebody stopped at an item, which is withheld from everyone since.
  package let stopped: [LedgerLine<BriefLabel>]
  package let hours: WorkHours
  /// In the order of their ids.
  package let batches: [Part]
  package let stale: [StaleLabel]

  /// One batch.
  package struct Part: Sendable {
    package let batch: ID
    /// Nil where its file was not given, so that nobody knows how much there is to do.
    package let file: AssignedBatch?
    /// Whoever labelled or had a session, by name: no order of merit.
    package let rows: [Row]
  }

  /// One annotator on one batch.
  package struct Row: Hashable, Sendable {
    package let annotator: ID
    /// Items that need no more of this person; without the batch's file, those with a label.
    package let done: Int
    /// Nil without the batch's file.
    package let assigned: Int?
    /// `2026-11-20`, in UTC.
    package let lastDay: String
    package let staleWording: Int
    package let staleMeaning: Int
  }

  /// - Parameters:
  ///   - batch: this batch alone.
  ///   - kept: tells under which versions people started.
  package init(
    _ ledger: Ledger, kept: KeptVersions, files: [AssignedBatch] = [], batch: ID? = nil
  ) {
    func isMeant(_ id: ID) -> Bool { batch == nil || batch == id }
    let current = ledger.currents.all.filter { isMeant($0.batch) }
    let own = current.filter { $0.role == .annotator }
    openAppeals = ledger.appeals.filter { $0.decision == nil && isMeant($0.event.batch) }
    openNotes = Notes(ledger, batch: batch).unanswered
    stopped = current.filter { $0.status == .stopped }
    hours = WorkHours(ledger).of(batch: batch)
    let seen = ledger.rubricsInForce(kept)
    let named = Dictionary(files.map { ($0.id, $0.rubric) }) { first, _ in first }
    stale = StaleLabel.all(in: own) { batch, rubric in
      // The batch's file says what holds: a label of another rubric is older than nothing in it.
      (named[batch] ?? nil) ?? seen[rubric]
    }
    let counter = Counter(ledger, own, stale, files.filter { isMeant($0.id) }, stopped)
    batches = counter.parts.filter { isMeant($0.batch) }
  }
}
