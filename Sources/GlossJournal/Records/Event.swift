import GlossJSON

/// One line of an event file: anything worth keeping that is not a label.
package typealias Event = Chained<EventContent>

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

/// What happened, with the keys that belong to it, which ``EventForm/all`` tells of.
package enum Happening: Hashable, Sendable {
  case sessionStarted(termsSHA256: Hash?, rubricSHA256: Hash, tool: String)
  case time(activity: Activity, ms: Count)
  /// `labels` counts the lines of the session in the label journal beside this file; `receipt` is the
  /// hash of that journal's last line, `Hash.zero` where it has none.
  case sessionEnded(labels: Int, receipt: Hash)
  case setting(name: Setting, value: String)
  /// The person passed the page of something on a terminal: the id of a reply, a review or a
  /// decision, or the hash of terms. Until then it is news, however often it was printed.
  case seen(of: ID)
  /// Something of a masked item was revealed, once for each time that it was open.
  case exposure(item: ID, advice: [String], shown: Int, sentences: Int)
  case practice(item: ID, answers: [Answer], ms: Count)
  case note(topic: Topic, clauses: [ID], item: ID, text: String)
  case reply(to: ID, text: String, action: ReplyAction)
  case review(label: ID, verdict: Verdict, clause: ID, reason: String, correction: ID? = nil)
  case appeal(review: ID, text: String)
  case decision(appeal: ID, outcome: Outcome, reason: String)
  case attest(line: ID, value: String, agree: Bool, text: String)
  case about(key: String, value: String)
  /// An event that this program does not know, with its further keys as they stand in the line.
  case other(event: String, keys: [OtherKey])

  package struct OtherKey: Hashable, Sendable {
    package let name: ID
    package let json: [UInt8]
  }

  package enum Activity: String, ChoiceValue {
    case labeling, reading, practice, review, appeal
    case `break`
  }

  package enum Setting: String, ChoiceValue {
    case optout
    case capMinutes = "cap_minutes"
  }

  package enum Topic: String, ChoiceValue {
    case unclear, conflict
    case edgeCase = "edge_case"
    case taskDesign = "task_design"
    case proposal
    case brokenItem = "broken_item"
    case other
  }

  package enum ReplyAction: String, ChoiceValue {
    case answered
    case guidelineChanged = "guideline_changed"
    case declined
  }

  package enum Verdict: String, ChoiceValue {
    case accept, correct, reject
  }

  package enum Outcome: String, ChoiceValue {
    case reviewStands = "review_stands"
    case reviewReversed = "review_reversed"
  }
}

extension EventContent: ChainContent {
  package static let schema = "gloss/event/1"
  package static let idKind = EntryID.Kind.event

  /// What every event begins with; `event` says which columns follow.
  static let head = Table<Event>(chained: [
    Row("batch", .filled, \.content.batch, "The batch."),
    Row("person", .filled, \.content.person, "Whose event it is, by pseudonym."),
    Row("session", \.content.session, "The session, empty outside of one."),
    Row("at", \.content.at, "When."),
  ])

  static let event = Column("event", .filled, "What happened.")

  package static func read(_ value: JSONValue, _ complaints: Complaints) -> Event {
    let name = value["event"]?.string ?? ""
    let form = EventForm.byName[ID(name)]
    var line = Event(
      id: "", prev: .zero,
      content: EventContent(
        batch: "", person: "", session: "", at: .blank,
        happening: .other(event: name, keys: [])))
    var members = MemberReader(value, form?.columns ?? head.columns + [event], complaints)
    head.read(&members, into: &line)
    if let value = members.next(event) {
      _ = String.reader(of: event.name, as: event.type)(value, complaints)
    }
    if let form {
      line.content.happening = form.read(&members) ?? line.happening
      members.finish()
    } else {
      line.content.happening = .other(
        event: name,
        keys: members.rest().map {
          Happening.OtherKey(name: ID($0.key.keyString), json: Array($0.value.rawBytes))
        })
    }
    return line
  }

  package static func write(_ line: Event, to writer: inout JSONWriter) {
    writer.object { writer in
      head.write(line, to: &writer)
      if case .other(let name, let keys) = line.happening {
        writer.member(event.name, name)
        for key in keys { writer.member(key.name.string, raw: key.json) }
      } else {
        _ = EventForm.all.contains { $0.write(line.happening, &writer) }
      }
    }
  }

  package var owner: ChainOwner { ChainOwner(batch: batch, person: person) }

  /// A rejection says why and by which clause, or it is not stored.
  package func check(_ line: JSONValue, _ complaints: Complaints) {
    guard case .review(_, .reject, let clause, let reason, _) = happening else { return }
    if clause.string.isEmpty {
      complaints.add(line, at: ["clause"], "a review that rejects names no clause")
    }
    if reason.isEmpty {
      complaints.add(line, at: ["reason"], "a review that rejects gives no reason")
    }
  }
}
