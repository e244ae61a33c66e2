import GlossJSON
import GlossJournal

/// All labels and events of several results directories, each line once.
///
/// Copies of a line count once, wherever they lie, so that people can be sent whole directories. Of
/// different lines under one id the one with the smaller hash stays, as in a replay, so that the
/// order of the directories does not matter.
package struct ResultsUnion: Sendable {
  /// In the order of their ids.
  package let labels: [Located<Label>]
  /// In the order of their ids.
  package let events: [Located<Event>]
  package let replay: Replay
  /// Bad lines and broken chains; those lines are not among the others.
  package let diagnostics: [Diagnostic]
  /// Files whose last line is being written, or torn; it is left out.
  package let incomplete: [String]

  package init(_ storage: Storage, roots: [String]) throws(StorageError) {
    var labels: [ID: Located<Label>] = [:]
    var events: [ID: Located<Event>] = [:]
    var diagnostics: [Diagnostic] = []
    var incomplete: [String] = []
    for root in roots {
      let labelsRead = try ResultsReader.labels(storage, roots: [root])
      let eventsRead = try ResultsReader.events(storage, roots: [root])
      Self.add(labelsRead, root, to: &labels)
      Self.add(eventsRead, root, to: &events)
      diagnostics += labelsRead.diagnostics + eventsRead.diagnostics
      incomplete += labelsRead.incomplete + eventsRead.incomplete
    }
    self.labels = labels.values.sorted { $0.id < $1.id }
    self.events = events.values.sorted { $0.id < $1.id }
    replay = Replay(self.labels.map(\.line))
    self.diagnostics = diagnostics
    self.incomplete = incomplete
  }

  private static func add<Entry>(
    _ read: ResultsRead<Entry>, _ root: String, to found: inout [ID: Located<Entry>]
  ) {
    for line in read.lines {
      if let known = found[line.entry.id], known.line.hash <= line.hash { continue }
      found[line.entry.id] = Located(root: root, line: line)
    }
  }

  package func label(_ id: ID) -> Located<Label>? { find(id, labels) }

  package func event(_ id: ID) -> Located<Event>? { find(id, events) }

  /// Both lists are in the order of their ids.
  private func find<Entry>(_ id: ID, _ all: [Located<Entry>]) -> Located<Entry>? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].id == id ? all[low] : nil
  }
}
