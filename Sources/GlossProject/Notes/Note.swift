import GlossJSON
import GlossJournal

/// What somebody wrote to the lead, with the replies to it.
package struct Note: Sendable {
  package let event: Located<Event>
  package let topic: Happening.Topic
  package let clauses: [ID]
  /// Empty where the note is about no item.
  package let item: ID
  package let text: String
  /// In the order of their ids.
  package fileprivate(set) var replies: [Reply] = []

  package var isAnswered: Bool { !replies.isEmpty }

  package struct Reply: Sendable {
    package let event: Located<Event>
    package let text: String
    package let action: Happening.ReplyAction
  }
}

/// All notes of several results directories.
package struct Notes: Sendable {
  /// Those without a reply first, then in the order of their ids.
  package let all: [Note]

  /// The notes that cite one clause.
  package struct Group: Sendable {
    /// Nil for the notes that cite none.
    package let clause: ID?
    package let notes: [Note]
  }

  package init(_ union: ResultsUnion) {
    var notes: [ID: Note] = [:]
    for event in union.events {
      guard case .note(let topic, let clauses, let item, let text) = event.entry.happening else {
        continue
      }
      notes[event.id] = Note(
        event: event, topic: topic, clauses: clauses, item: item, text: text)
    }
    // A reply may have a smaller id than its note: the two were written on two machines.
    for event in union.events {
      guard case .reply(let note, let text, let action) = event.entry.happening else { continue }
      notes[note]?.replies.append(Note.Reply(event: event, text: text, action: action))
    }
    all = notes.values.sorted { a, b in
      a.isAnswered == b.isAnswered ? a.event.id < b.event.id : !a.isAnswered
    }
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
