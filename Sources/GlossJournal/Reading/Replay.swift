import GlossJSON

/// The union of any label lines, in any order, with duplicates, and what is current in it.
///
/// Labels are a grow-only set: what is in here, and every answer that it gives, depends on which
/// lines were added and on nothing else.
package struct Replay: Sendable {
  /// Two lines of the same id with other bytes, by their ends in the order of their hashes.
  package struct Conflict: Hashable, Sendable {
    package let id: ID
    package let kept: ChainLine<Label>
    package let other: ChainLine<Label>
  }

  private var lines: [ID: ChainLine<Label>] = [:]
  private var keys: [CurrentKey: Set<ID>] = [:]
  private var superseded: [CurrentKey: Set<ID>] = [:]
  private var rivals: [ID: [Hash: ChainLine<Label>]] = [:]

  package init() {}

  package init(_ lines: some Sequence<ChainLine<Label>>) {
    for line in lines { add(line) }
  }

  package mutating func add(_ line: ChainLine<Label>) {
    guard let known = lines[line.entry.id] else { return insert(line) }
    guard known.hash != line.hash else { return }
    // An id that two lines claim belongs to the one with the smaller hash, so that order does not
    // matter; the caller is told of both.
    rivals[line.entry.id, default: [known.hash: known]][line.hash] = line
    guard line.hash < known.hash else { return }
    rebuild(replacing: line)
  }

  /// All labels, each once, in the order of their ids.
  package var labels: [Label] { lines.values.map(\.entry).sorted { $0.id < $1.id } }

  /// The current label of everything that has one, in the order of their ids.
  package var current: [Label] {
    keys.keys.compactMap { current($0) }.sorted { $0.id < $1.id }
  }

  /// Of the labels of this key that no other of them supersedes, the one with the greatest id.
  ///
  /// Only labels of the same key count, so that no one's label takes away another's.
  package func current(_ key: CurrentKey) -> Label? {
    let gone = superseded[key] ?? []
    return keys[key]?.filter { !gone.contains($0) }.max().flatMap { lines[$0]?.entry }
  }

  package func line(_ id: ID) -> ChainLine<Label>? { lines[id] }

  /// Ids under which there are different lines, which is an error of whoever made them.
  package var conflicts: [Conflict] {
    rivals.keys.sorted().flatMap { id in
      let lines = (rivals[id] ?? [:]).values.sorted { $0.hash < $1.hash }
      return lines.dropFirst().map { Conflict(id: id, kept: lines[0], other: $0) }
    }
  }

  private mutating func insert(_ line: ChainLine<Label>) {
    let label = line.entry
    let key = label.content.currentKey
    lines[label.id] = line
    keys[key, default: []].insert(label.id)
    if let other = label.supersedes { superseded[key, default: []].insert(other) }
  }

  private mutating func rebuild(replacing line: ChainLine<Label>) {
    lines[line.entry.id] = line
    let all = lines.values
    (keys, superseded) = ([:], [:])
    for line in all { insert(line) }
  }
}
