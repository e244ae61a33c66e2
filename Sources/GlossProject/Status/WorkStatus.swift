import GlossJSON
import GlossJournal
import GlossTasks

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
    /// How many of those were skipped rather than answered.
    package let skipped: Int
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
    stale = own.compactMap { label in
      // The batch's file says what holds: a label of another rubric is older than nothing in it.
      StaleLabel(label, (named[label.batch] ?? nil) ?? seen[label.rubric])
    }
    let known = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    let tallies = Tally.all(ledger, own, stale).filter { isMeant($0.key) }
    let withheld = Dictionary(grouping: stopped) { $0.batch }
    batches = Set(tallies.keys).union(known.keys.filter(isMeant)).sorted().map { batch in
      let file = known[batch]
      let items = Set((withheld[batch] ?? []).map(\.item))
      let rows = (tallies[batch] ?? [:]).sorted { $0.key < $1.key }
        .map { Row($0.key, $0.value, file, withheld: items) }
      return Part(batch: batch, file: file, rows: rows)
    }
  }
}

/// What is counted of one annotator on one batch.
private struct Tally {
  var labels: [BriefLabel] = []
  var stale: [StaleLabel] = []
  var last: Timestamp

  private mutating func note(_ at: Timestamp) { last = max(last, at) }

  /// By batch and annotator.
  static func all(
    _ ledger: Ledger, _ current: [LedgerLine<BriefLabel>], _ stale: [StaleLabel]
  ) -> [ID: [ID: Tally]] {
    var all: [ID: [ID: Tally]] = [:]
    func note(_ batch: ID, _ person: ID, _ at: Timestamp) {
      all[batch, default: [:]][person, default: Tally(last: at)].note(at)
    }
    for label in ledger.labels where label.role == .annotator {
      note(label.batch, label.annotator, label.savedAt)
    }
    for event in ledger.events {
      switch event.happening {
      case .sessionStarted, .time, .sessionEnded: note(event.batch, event.person, event.at)
      default: break
      }
    }
    // A blind repeat is one more label of an item, not one more item.
    for label in current where label.repeat == 0 {
      all[label.batch]?[label.annotator]?.labels.append(label.entry)
    }
    for one in stale { all[one.label.batch]?[one.label.annotator]?.stale.append(one) }
    return all
  }
}

extension WorkStatus.Row {
  fileprivate init(_ annotator: ID, _ tally: Tally, _ file: AssignedBatch?, withheld: Set<ID>) {
    let labels = tally.labels.filter { Self.isDone($0, file) }
    let items = Set(labels.map(\.item))
    let gone = withheld.subtracting(items)
    self.annotator = annotator
    done = items.count
    skipped = Set(labels.filter { $0.status == .skipped }.map(\.item)).count
    assigned = file.map { $0.items.keys.count { !gone.contains($0) } }
    lastDay = String(tally.last.text.prefix(10))
    staleWording = tally.stale.count { !$0.changesMeaning }
    staleMeaning = tally.stale.count { $0.changesMeaning }
  }

  /// A withdrawn label is none, and one of an item that changed since is asked for again.
  private static func isDone(_ label: BriefLabel, _ file: AssignedBatch?) -> Bool {
    guard label.status != .withdrawn else { return false }
    guard let file else { return true }
    guard let hash = file.items[label.item] else { return false }
    return label.status == .stopped || label.inputSHA256 == hash
  }
}

/// A current answer that was given under an older version of its rubric than the one in force.
package struct StaleLabel: Sendable {
  package let label: LedgerLine<BriefLabel>
  package let newest: String
  /// Whether the same answer may mean another thing now; else the wording alone is another.
  package let changesMeaning: Bool

  /// Nil where the label is no answer, or is not older than the rubric in force.
  fileprivate init?(_ label: LedgerLine<BriefLabel>, _ rubric: RubricInForce?) {
    guard label.status == .answered, let rubric,
      rubric.isOlder(label.rubric, label.rubricVersion)
    else { return nil }
    self.label = label
    newest = rubric.version.text
    changesMeaning = rubric.version.changesMeaning(since: RubricVersion(label.rubricVersion))
  }
}

/// What is needed of a batch file to count progress.
package struct AssignedBatch: Sendable {
  package let id: ID
  package let path: String
  /// The hash of every item that is to be labelled; practice is not.
  package let items: [ID: Hash]
  /// The rubric as it is now; nil where it cannot be read, which `check` tells.
  package let rubric: RubricInForce?

  /// Reads a batch file, noting every fault; nil where it is no batch.
  package init?(_ path: String, _ storage: Storage, _ report: Report) {
    guard let source = Loading.source(path, storage, report),
      let batch = Batch.read(source, report)
    else { return nil }
    id = batch.id
    self.path = path
    items = batch.indices.reduce(into: [:]) { items, index in
      guard let id = batch.id(at: index), !batch.holds(.practice, at: index) else { return }
      items[id] = batch.inputSHA256(at: index)
    }
    rubric = Loading.rubric(of: batch, storage, Report()).map {
      RubricInForce(id: $0.rubric.id, version: $0.rubric.version)
    }
  }
}
