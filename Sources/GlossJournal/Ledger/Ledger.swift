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

  /// Reads every file once, one at a time.
  package init(
    _ storage: Storage, roots: [String], checking check: ChainCheck = .order
  ) throws(StorageError) {
    let walk = ResultsWalk(storage, roots: roots)
    if let error = walk.unlisted.first { throw error }
    var reading = LedgerReading(check)
    for file in walk.files {
      if let bytes = try storage.read(file.path) { reading.take(file, bytes) }
    }
    try self.init(walk, reading, storage)
  }

  init(_ walk: ResultsWalk, _ reading: LedgerReading, _ storage: Storage) throws(StorageError) {
    roots = walk.roots
    empty = walk.empty
    lineCounts = reading.lineCounts
    incomplete = reading.incomplete
    faults = reading.faults
    let labels = try reading.labels.settled(storage)
    let events = try reading.events.settled(storage)
    self.labels = labels.kept
    self.events = events.kept
    otherLabels = labels.others
    otherEvents = events.others
    conflicts = (labels.conflicts + events.conflicts).inOrder
    currents = Currents(labels.kept)
  }

  /// Everything that is wrong, by place.
  package var diagnostics: [Diagnostic] { (faults + conflicts).inOrder }

  package func label(_ id: ID) -> LedgerLine<BriefLabel>? { Self.find(id, labels) }

  package func event(_ id: ID) -> LedgerLine<Event>? { Self.find(id, events) }

  private static func find<Entry>(_ id: ID, _ all: [LedgerLine<Entry>]) -> LedgerLine<Entry>? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].id == id ? all[low] : nil
  }
}
