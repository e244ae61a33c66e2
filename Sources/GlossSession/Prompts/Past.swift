import GlossJSON
import GlossJournal

/// What a session takes up from earlier ones: settings, what was seen, what was answered meanwhile.
package struct Past: Hashable, Sendable {
  /// The terms that this person saw last on this batch; nil where there are none.
  package private(set) var lastTerms: Hash?
  /// Replies, reviews and decisions that this person has seen, and terms by their hash.
  private var seen: Set<ID> = []
  /// Categories that the person does not want to see.
  package private(set) var optouts: Set<String> = []
  /// The person's own daily cap; nil without one.
  package internal(set) var capMinutes: Int?
  /// Practice items of this batch that were answered before.
  package private(set) var practised: Set<ID> = []
  /// Items of this batch of which this person sent a note.
  package private(set) var noted: Set<ID> = []
  /// Milliseconds worked today (UTC), breaks left out.
  package private(set) var workedTodayMS: Count = 0
  /// Items of this batch at which anybody stopped.
  package private(set) var withheld: Set<ID> = []
  /// What came in since, and was not seen yet, in the order of the ids.
  package private(set) var replies: [Reply] = []
  package private(set) var reviews: [Review] = []
  package private(set) var decisions: [Decision] = []

  /// What somebody answered to a note of this person's.
  package struct Reply: Hashable, Sendable {
    let note: Note
    let reply: Note.Reply
  }

  package init() {}

  package init(of person: ID, on batch: ID, _ ledger: Ledger, at now: Timestamp) {
    for event in ledger.events where event.person == person {
      take(event.entry, isHere: event.batch == batch)
    }
    workedTodayMS = WorkHours(ledger).of(person: person).on(day: String(now.text.prefix(10)))
      .byActivity.filter { $0.activity != .break }.map(\.ms).sum()
    withheld = Set(ledger.stops.filter { $0.batch == batch }.map(\.item))
    replies = ledger.notes.filter { $0.event.person == person }
      .flatMap { note in note.replies.map { Reply(note: note, reply: $0) } }
      .filter { !seen.contains($0.reply.event.id) }
      .sorted { $0.reply.event.id < $1.reply.event.id }
    reviews = ledger.reviews(of: person).filter { !seen.contains($0.event.id) }
    let appeals = Set(ledger.appeals.filter { $0.event.person == person }.map(\.event.id))
    decisions = ledger.decisions.filter {
      appeals.contains($0.appeal) && !seen.contains($0.event.id)
    }
  }

  private mutating func take(_ event: Event, isHere: Bool) {
    switch event.happening {
    case .seen(let id):
      seen.insert(id)
      if isHere, let terms = Hash(id.string) { lastTerms = terms }
    case .setting(.optout, let value): setOptout(value)
    case .setting(.capMinutes, let value): capMinutes = Int(value).flatMap { $0 > 0 ? $0 : nil }
    case .practice(let item, _, _) where isHere: practised.insert(item)
    case .note(_, _, let item, _) where isHere && item != "": noted.insert(item)
    default: break
    }
  }

  /// Takes the value of a setting: a category, or one behind `-` to take it back.
  package mutating func setOptout(_ value: String) {
    if value.hasPrefix("-") {
      optouts.remove(String(value.dropFirst()))
    } else {
      optouts.insert(value)
    }
  }

  /// Takes up what another results directory holds. Of the hours of today the greater count, since
  /// the one may be a copy of the other.
  mutating func add(_ other: Past) {
    seen.formUnion(other.seen)
    optouts.formUnion(other.optouts)
    capMinutes = capMinutes ?? other.capMinutes
    practised.formUnion(other.practised)
    noted.formUnion(other.noted)
    workedTodayMS = max(workedTodayMS, other.workedTodayMS)
    withheld.formUnion(other.withheld)
  }
}
