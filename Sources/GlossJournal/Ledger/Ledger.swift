import GlossJSON

/// All labels and events of several results directories, each line once, and what they come to.
///
/// Nothing in it depends on the order of directories and files, or on how often a line was copied.
/// Of different lines under one id, which is an error and told as one, the one with the smaller hash
/// stays; of the places of one line, the first by path.
package struct Ledger: Sendable {
  package let roots: [String]
  /// How many complete lines each file has, bad ones included, by path.
  let lineCounts: [ID: Int]
  /// Files whose last line is being written, or torn. It is left out.
  package let incomplete: [String]
  /// In the order of their ids.
  package let labels: [LedgerLine<BriefLabel>]
  /// In the order of their ids.
  package let events: [LedgerLine<Event>]
  package let currents: Currents<LedgerLine<BriefLabel>>
  /// Bad lines and broken chains, by place; those lines are not among the others.
  package let faults: [Diagnostic]
  /// Ids under which there are different lines, by place.
  package let conflicts: [Diagnostic]
  /// The directories without a file of labels or events.
  package let empty: [String]
  let otherLabels: [LedgerLine<BriefLabel>]
  let otherEvents: [LedgerLine<Event>]
  /// Something could not be read, which is among the faults.
  let isPartial: Bool
  /// Events that stand twice, each with the one that stays.
  private let twins: [ID: ID]

  /// Reads every file once, one at a time.
  ///
  /// - Parameter tellsUnread: whether what cannot be read is among the faults, rather than the end.
  package init(
    _ storage: Storage, roots: [String], checking check: ChainCheck = .order,
    tellsUnread: Bool = false
  ) throws(StorageError) {
    let walk = ResultsWalk(storage, roots: roots)
    var reading = LedgerReading(check)
    for error in walk.unlisted { try reading.meet(error, tells: tellsUnread) }
    for file in walk.files {
      do throws(StorageError) {
        if let bytes = try storage.read(file.path) { reading.take(file, bytes) }
      } catch {
        try reading.meet(error, tells: tellsUnread)
      }
    }
    try self.init(walk, reading, storage)
  }

  init(_ walk: ResultsWalk, _ reading: LedgerReading, _ storage: Storage) throws(StorageError) {
    roots = walk.roots
    empty = walk.empty
    lineCounts = reading.lineCounts
    incomplete = reading.incomplete
    faults = reading.faults
    isPartial = reading.isPartial
    let labels = try reading.labels.settled(storage)
    let events = try reading.events.settled(storage)
    self.labels = labels.kept
    let twins = walk.roots.count > 1 ? Ledger.twins(events.kept) : [:]
    self.twins = twins
    self.events = events.kept.filter { twins[$0.id] == nil }
    otherLabels = labels.others
    otherEvents = (events.others + events.kept.filter { twins[$0.id] != nil })
      .sorted { $0.place < $1.place }
    conflicts = (labels.conflicts + events.conflicts).inOrder
    currents = Currents(labels.kept)
  }

  /// Everything that is wrong, by place.
  package var diagnostics: [Diagnostic] { (faults + conflicts).inOrder }

  package func label(_ id: ID) -> LedgerLine<BriefLabel>? { Self.find(id, labels) }

  package func event(_ id: ID) -> LedgerLine<Event>? { Self.find(twins[id] ?? id, events) }

  /// An event whose sync failed may be in its file all the same, and once more where its session went
  /// on: what happened at one moment of one session, in two directories, happened once.
  private static func twins(_ events: [LedgerLine<Event>]) -> [ID: ID] {
    var first: [EventContent: LedgerLine<Event>] = [:]
    var twins: [ID: ID] = [:]
    for event in events {
      guard let other = first[event.entry.content] else {
        first[event.entry.content] = event
        continue
      }
      if other.place.root != event.place.root { twins[event.id] = other.id }
    }
    return twins
  }

  private static func find<Entry>(_ id: ID, _ all: [LedgerLine<Entry>]) -> LedgerLine<Entry>? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].id == id ? all[low] : nil
  }
}
