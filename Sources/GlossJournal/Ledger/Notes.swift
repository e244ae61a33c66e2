import GlossJSON

/// What somebody wrote to the lead, with the replies to it.
package struct Note: Hashable, Sendable {
  package let event: LedgerLine<Event>
  package let topic: Happening.Topic
  package let clauses: [ID]
  /// Empty where the note is about no item.
  package let item: ID
  package let text: String
  /// In the order of their ids.
  package fileprivate(set) var replies: [Reply] = []

  package var isAnswered: Bool { !replies.isEmpty }

  package struct Reply: Hashable, Sendable {
    package let event: LedgerLine<Event>
    package let text: String
    package let action: Happening.ReplyAction
  }
}

extension Ledger {
  /// All notes, in the order of their ids.
  package var notes: [Note] {
    var notes: [ID: Note] = [:]
    for event in events {
      guard case .note(let topic, let clauses, let item, let text) = event.happening else {
        continue
      }
      notes[event.id] = Note(event: event, topic: topic, clauses: clauses, item: item, text: text)
    }
    // A reply may have a smaller id than its note: the two were written on two machines.
    for event in events {
      guard case .reply(let note, let text, let action) = event.happening else { continue }
      notes[self.event(note)?.id ?? note]?.replies.append(
        Note.Reply(event: event, text: text, action: action))
    }
    return notes.values.sorted { $0.event.id < $1.event.id }
  }
}
