import GlossJSON
import GlossJournal

/// The lead's queue: all notes of several results directories.
package struct Notes: Sendable {
  /// Those without a reply first, then in the order of their ids.
  package let all: [Note]

  /// The notes that cite one clause.
  package struct Group: Sendable {
    /// Nil for the notes that cite none.
    package let clause: ID?
    package let notes: [Note]
  }

  /// - Parameter batch: notes on this batch alone.
  package init(_ ledger: Ledger, batch: ID? = nil) {
    let notes = ledger.notes.filter { batch == nil || $0.event.batch == batch }
    all = notes.filter { !$0.isAnswered } + notes.filter(\.isAnswered)
  }

  package var unanswered: [Note] { all.filter { !$0.isAnswered } }

  /// By clause, in the order of their ids, and those that cite none last. A note that cites two
  /// stands under both, since whoever mends one of them has to know of it.
  package var byClause: [Group] {
    let clauses = Set(all.flatMap(\.clauses)).sorted()
    let groups = clauses.map { clause in
      Group(clause: clause, notes: all.filter { $0.clauses.contains(clause) })
    }
    let rest = all.filter(\.clauses.isEmpty)
    return rest.isEmpty ? groups : groups + [Group(clause: nil, notes: rest)]
  }
}
