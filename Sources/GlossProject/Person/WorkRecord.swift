import GlossJSON
import GlossJournal

/// What somebody did, in counts, hours and hashes and without any text: a document to keep when the
/// results are no longer at hand, and to hold against them.
package struct WorkRecord: Sendable {
  package let person: ID
  /// In the order of their ids.
  package let batches: [Part]

  /// The work on one batch.
  package struct Part: Sendable {
    package let batch: ID
    package let sessions: [SessionWorked]
    /// Of the labels that count now, by what came of the item; those without any are left out.
    package let current: [(status: Status, count: Int)]
    /// All lines that this person saved, superseded and withdrawn ones too.
    package let lineCount: Int
    package let rubrics: [RubricUsed]
    package let terms: [Hash]
    package let hours: WorkHours
    package let journals: [Journal]
  }

  package struct SessionWorked: Hashable, Sendable {
    package let id: ID
    package let from: Timestamp
    package let to: Timestamp
    package let labelCount: Int
    /// What was shown on leaving; nil where the session did not come to its end.
    package let receipt: Hash?
  }

  package struct RubricUsed: Hashable, Sendable {
    package let id: ID
    package let version: String
    package let sha256: Hash
  }

  /// A journal as it is now.
  package struct Journal: Hashable, Sendable {
    package let path: String
    package let lineCount: Int
    package let lastHash: Hash
  }

  package init(of person: ID, _ ledger: Ledger, _ storage: Storage) throws(StorageError) {
    self.person = person
    let labels = Dictionary(
      grouping: ledger.labels.filter { $0.annotator == person }, by: \.entry.batch)
    let events = Dictionary(
      grouping: ledger.events.filter { $0.person == person }, by: \.entry.batch)
    let hours = WorkHours(ledger).of(person: person)
    let all = Set(labels.keys).union(events.keys).sorted()
    batches = try all.map { batch throws(StorageError) in
      let labels = labels[batch] ?? []
      let current = labels.filter { ledger.currents[$0.key]?.id == $0.id }
      let rubrics = labels.map {
        RubricUsed(id: $0.rubric, version: $0.rubricVersion, sha256: $0.rubricSHA256)
      }
      return Part(
        batch: batch,
        sessions: SessionWorked.all(labels.map(\.entry), (events[batch] ?? []).map(\.entry)),
        current: Status.allCases.compactMap { status in
          let count = current.count { $0.status == status }
          return count > 0 ? (status, count) : nil
        },
        lineCount: labels.count,
        rubrics: Set(rubrics).sorted {
          ($0.id, $0.version, $0.sha256) < ($1.id, $1.version, $1.sha256)
        },
        terms: Set(labels.compactMap(\.entry.termsSHA256)).sorted(),
        hours: hours.of(batch: batch), journals: try Journal.all(labels, storage))
    }
  }

  /// Session time over all batches.
  package var totalMS: Count { batches.map(\.hours.total).sum() }
}

extension WorkRecord.Journal {
  /// The journals that hold these labels; their last lines are read again for their hashes.
  fileprivate static func all(
    _ labels: [LedgerLine<BriefLabel>], _ storage: Storage
  ) throws(StorageError) -> [Self] {
    let last = Dictionary(labels.map { ($0.place.path, $0) }) { $0.place < $1.place ? $1 : $0 }
    return try last.sorted { ResultsWalk.isBefore($0.key, $1.key) }
      .map { path, line throws(StorageError) in
        Self(path: path, lineCount: line.place.number, lastHash: try storage.hash(of: line))
      }
  }
}

extension WorkRecord.SessionWorked {
  /// The sessions of one person on one batch, in the order in which they began.
  fileprivate static func all(_ labels: [BriefLabel], _ events: [Event]) -> [Self] {
    let sessions = Dictionary(grouping: events.filter { !$0.session.string.isEmpty }, by: \.session)
    let saved = Dictionary(
      grouping: labels.filter { !$0.session.string.isEmpty }, by: \.session)
    return Set(sessions.keys).union(saved.keys).compactMap { id in
      let times = (sessions[id] ?? []).map(\.at) + (saved[id] ?? []).map(\.savedAt)
      guard let from = times.min(), let to = times.max() else { return nil }
      let receipts = (sessions[id] ?? []).compactMap { event -> Hash? in
        if case .sessionEnded(_, let receipt) = event.happening { receipt } else { nil }
      }
      return Self(
        id: id, from: from, to: to, labelCount: saved[id]?.count ?? 0, receipt: receipts.last)
    }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
  }
}
