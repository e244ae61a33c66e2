import GlossJSON
import GlossJournal

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
