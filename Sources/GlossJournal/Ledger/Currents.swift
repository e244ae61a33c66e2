import GlossJSON

/// What decides whether a label is current.
package protocol Superseding: Sendable {
  var id: ID { get }
  var key: CurrentKey { get }
  var supersedes: ID? { get }
}

extension BriefLabel: Superseding {}

extension Label: Superseding {
  package var key: CurrentKey { content.currentKey }
  package var supersedes: ID? { content.supersedes }
}

extension LedgerLine: Superseding where Entry == BriefLabel {
  package var key: CurrentKey { entry.key }
  package var supersedes: ID? { entry.supersedes }
}

/// Which labels are current: of those of one key that no other of them supersedes, the one with the
/// greatest id.
///
/// Only a label of the same key supersedes one, so that nobody takes away another's. What is
/// superseded stays so, whatever becomes of the label that took its place.
package struct Currents<Entry: Superseding>: Sendable {
  private var found: [CurrentKey: Entry] = [:]

  /// - Parameter entries: in any order; one id never stands for two different ones.
  package init(_ entries: some Sequence<Entry>) {
    var superseded: [ID: Set<CurrentKey>] = [:]
    for entry in entries {
      if let older = entry.supersedes { superseded[older, default: []].insert(entry.key) }
    }
    for entry in entries where superseded[entry.id]?.contains(entry.key) != true {
      if let known = found[entry.key], known.id >= entry.id { continue }
      found[entry.key] = entry
    }
  }

  package subscript(_ key: CurrentKey) -> Entry? { found[key] }

  /// In the order of their ids.
  package var all: [Entry] { found.values.sorted { $0.id < $1.id } }
}
