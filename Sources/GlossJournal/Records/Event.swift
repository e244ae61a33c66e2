import GlossJSON

/// One line of an event file: anything worth keeping that is not a label.
@dynamicMemberLookup
package struct Event: Hashable, Sendable {
  package static let schema = "gloss/event/1"

  package var id: ID
  /// The hash of the line before, without its newline; `Hash.zero` on the first.
  package var prev: Hash
  package var content: EventContent

  package init(id: ID, prev: Hash, content: EventContent) {
    self.id = id
    self.prev = prev
    self.content = content
  }

  package subscript<T>(dynamicMember path: KeyPath<EventContent, T>) -> T {
    content[keyPath: path]
  }
}

/// Everything of an event that its writer decides; the event file adds id and chain.
package struct EventContent: Hashable, Sendable {
  package var batch: ID
  package var person: ID
  package var session: ID
  package var at: Timestamp
  package var happening: Happening

  package init(batch: ID, person: ID, session: ID, at: Timestamp, happening: Happening) {
    self.batch = batch
    self.person = person
    self.session = session
    self.at = at
    self.happening = happening
  }
}

/// What happened, with the keys that belong to it.
package enum Happening: Hashable, Sendable {
  case sessionStarted(termsSHA256: Hash?, rubricSHA256: Hash, tool: String)
  case time(activity: Activity, ms: Int)
  /// `receipt` is the hash of the label journal's last line, `Hash.zero` where it has none.
  case sessionEnded(labels: Int, receipt: Hash)
  case setting(name: Setting, value: String)
  /// The person passed the page of something on a terminal: the id of a reply, a review or a
  /// decision, or the hash of terms. Until then it is news, however often it was printed.
  case seen(of: ID)
  /// Something of a masked item was revealed, once for each time that it was open.
  case exposure(item: ID, advice: [String])
  case practice(item: ID, answers: [Answer], ms: Int)
  case note(topic: Topic, clauses: [ID], item: ID, text: String)
  case reply(to: ID, text: String, action: ReplyAction)
  case review(label: ID, verdict: Verdict, clause: ID, reason: String)
  case appeal(review: ID, text: String)
  case decision(appeal: ID, outcome: Outcome, reason: String)
  case attest(line: ID, agree: Bool, text: String)
  case about(key: String, value: String)

  package enum Activity: String, CaseIterable, Hashable, Sendable {
    case labeling, reading, practice, review, appeal
    case `break`
  }

  package enum Setting: String, CaseIterable, Hashable, Sendable {
    case optout
    case capMinutes = "cap_minutes"
  }

  package enum Topic: String, CaseIterable, Hashable, Sendable {
    case unclear, conflict
    case edgeCase = "edge_case"
    case taskDesign = "task_design"
    case proposal
    case brokenItem = "broken_item"
    case other
  }

  package enum ReplyAction: String, CaseIterable, Hashable, Sendable {
    case answered
    case guidelineChanged = "guideline_changed"
    case declined
  }

  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case accept, correct, reject
  }

  package enum Outcome: String, CaseIterable, Hashable, Sendable {
    case reviewStands = "review_stands"
    case reviewReversed = "review_reversed"
  }
}
