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
  package let stopped: [Label]
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

  package init(_ union: ResultsUnion, files: [AssignedBatch] = []) {
    let current = union.replay.current
    let own = current.filter { $0.role == .annotator }
    openAppeals = Reviews(union).open
    openNotes = Notes(union).unanswered
    stopped = current.filter { $0.status == .stopped }
    hours = WorkHours(union.events.map(\.entry))
    stale = StaleLabel.all(
      in: own, seen: union.labels.lazy.map(\.entry), rubrics: files.compactMap(\.rubric))
    let counter = Counter(union, own, stale, files)
    batches = counter.parts
  }
}
