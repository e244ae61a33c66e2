import GlossJSON

@testable import GlossJournal

extension Ledger {
  /// What these labels and events come to, wherever they may have stood.
  package init(labels: [Label] = [], events: [Event] = []) {
    func lines<Content: ChainContent>(_ entries: [Chained<Content>]) -> [ChainLine<Content>] {
      entries.enumerated().map { number, entry in
        ChainLine(
          entry: entry, hash: Hash(of: entry.line), sum: 0, path: "", number: number + 1,
          range: 0..<0)
      }
    }
    let file = ResultsWalk.File(root: "", family: .labels, path: "")
    var reading = LedgerReading(.chain)
    reading.take(file, lines(labels))
    reading.take(file, lines(events))
    let storage = MemoryStorage().storage
    do {
      try self.init(ResultsWalk(storage, roots: []), reading, storage)
    } catch {
      preconditionFailure("nothing was to be read: \(error)")
    }
  }
}
