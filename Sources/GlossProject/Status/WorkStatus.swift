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

extension WorkStatus {
  /// Counts by batch and annotator.
  struct Counter {
    fileprivate struct Key: Hashable {
      let batch: ID
      let annotator: ID
    }

    private let files: [ID: AssignedBatch]
    private var current: [Key: [BriefLabel]] = [:]
    private var stale: [Key: [StaleLabel]] = [:]
    private var last: [Key: Timestamp] = [:]
    /// Items that somebody stopped at, by batch.
    private var withheld: [ID: Set<ID>] = [:]

    init(
      _ ledger: Ledger, _ current: [LedgerLine<BriefLabel>], _ stale: [StaleLabel],
      _ files: [AssignedBatch], _ stopped: [LedgerLine<BriefLabel>]
    ) {
      self.files = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
      // A blind repeat is one more label of an item, not one more item.
      for label in current where label.repeat == 0 {
        self.current[Key(label), default: []].append(label.entry)
      }
      for label in stale { self.stale[Key(label.label), default: []].append(label) }
      for label in ledger.labels where label.role == .annotator {
        note(Key(label), label.savedAt)
      }
      for event in ledger.events {
        switch event.happening {
        case .sessionStarted, .time, .sessionEnded:
          note(Key(batch: event.batch, annotator: event.person), event.at)
        default: break
        }
      }
      for label in stopped {
        withheld[label.batch, default: []].insert(label.item)
      }
    }

    private mutating func note(_ key: Key, _ at: Timestamp) {
      last[key] = max(last[key] ?? at, at)
    }

    var parts: [Part] {
      let people = Dictionary(grouping: last.keys, by: \.batch)
      return Set(people.keys).union(files.keys).sorted().map { batch in
        let file = files[batch]
        let names = (people[batch] ?? []).sorted { $0.annotator < $1.annotator }
        return Part(batch: batch, file: file, rows: names.map { row($0, file) })
      }
    }

    private func row(_ key: Key, _ file: AssignedBatch?) -> Row {
      let done = Set(
        (current[key] ?? []).filter { isDone($0, file) }.map(\.item))
      let gone = (withheld[key.batch] ?? []).subtracting(done)
      let stale = stale[key] ?? []
      return Row(
        annotator: key.annotator, done: done.count,
        assigned: file.map { $0.items.keys.count { !gone.contains($0) } },
        lastDay: last[key].map { String($0.text.prefix(10)) } ?? "",
        staleWording: stale.count { !$0.changesMeaning },
        staleMeaning: stale.count { $0.changesMeaning })
    }

    /// A withdrawn label is none, and one of an item that changed since is asked for again.
    private func isDone(_ label: BriefLabel, _ file: AssignedBatch?) -> Bool {
      guard label.status != .withdrawn else { return false }
      guard let file else { return true }
      guard let hash = file.items[label.item] else { return false }
      return label.status == .stopped || label.inputSHA256 == hash
    }
  }
}

extension WorkStatus.Counter.Key {
  fileprivate init(_ label: LedgerLine<BriefLabel>) {
    self.init(batch: label.batch, annotator: label.annotator)
  }
}
