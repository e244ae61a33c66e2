import GlossJSON

@testable import GlossJournal

extension Ledger {
  /// What these labels and events come to, wherever they may have stood.
  package init(labels: [Label] = [], events: [Event] = []) {
    func lines<Content>(_ entries: [Chained<Content>]) -> [ChainLine<Content>] {
      entries.enumerated().map { number, entry in
        ChainLine(
          entry: entry, place: Place(root: "", path: "", number: number + 1, range: 0..<0),
          hash: Hash(of: entry.line), sum: 0)
      }
    }
    var reading = LedgerReading(.chain)
    for line in lines(labels) { reading.add(line, in: "") }
    for line in lines(events) { reading.add(line, in: "") }
    let storage = MemoryStorage().storage
    do {
      try self.init(ResultsWalk(storage, roots: []), reading, storage)
    } catch {
      preconditionFailure("nothing was to be read: \(error)")
    }
  }
}
