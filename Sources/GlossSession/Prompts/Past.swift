import GlossJSON
import GlossJournal

/// What earlier sessions left that a session takes up again: settings, what was seen, what was
/// answered to this person meanwhile.
package struct Past: Hashable, Sendable {
  /// The terms that this person saw last on this batch; nil where there are none.
  package private(set) var lastTerms: Hash?
  /// Replies, reviews and decisions that this person has seen, and terms by their hash.
  private var seen: Set<ID> = []
  /// Categories that the person does not want to see.
  package private(set) var optouts: Set<String> = []
  /// The person's own daily cap; nil without one.
  package private(set) var capMinutes: Int?
  /// Practice items of this batch that were answered before.
  package private(set) var practised: Set<ID> = []
  /// Milliseconds worked today (UTC), breaks left out.
  package private(set) var workedTodayMS: Int64 = 0
  /// Items of this batch at which anybody stopped.
  package private(set) var withheld: Set<ID> = []
  package private(set) var replies: [Reply] = []
  package private(set) var reviews: [Review] = []
  package private(set) var decisions: [Decision] = []

  /// What the lead answered to a note of this person's.
  package struct Reply: Hashable, Sendable {
    let id: ID
    let item: ID
    let note: String
    let text: String
    let action: Happening.ReplyAction
  }

  /// What a reviewer found of a label of this person's.
  package struct Review: Hashable, Sendable {
    let id: ID
    let item: ID
    let verdict: Happening.Verdict
    let clause: ID
    let reason: String
    let reviewer: ID
  }

  /// What came of an appeal of this person's.
  package struct Decision: Hashable, Sendable {
    let id: ID
    let outcome: Happening.Outcome
    let reason: String
    let by: ID
  }

  package init() {}

  /// - Parameters:
  ///   - events: everybody's, of every batch, in any order, with duplicates.
  ///   - labels: likewise, every one that was ever written.
  ///   - current: everybody's current labels.
  package init(
    of person: ID, on batch: ID, events: [Event], labels: [Label], current: [Label],
    at now: Timestamp
  ) {
    let events = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a }).values
      .sorted { $0.id < $1.id }
    let own = events.filter { $0.person == person }
    for event in own { take(event, isHere: event.batch == batch, today: now) }
    let stopped = current.filter { $0.status == .stopped && $0.batch == batch }
    withheld = Set(stopped.map(\.item))
    let items = Dictionary(
      labels.filter { $0.annotator == person }.map { ($0.id, $0.item) },
      uniquingKeysWith: { a, _ in a })
    takeNews(events.filter { !seen.contains($0.id) }, own, items)
  }

  private mutating func take(_ event: Event, isHere: Bool, today: Timestamp) {
    switch event.happening {
    case .seen(let id):
      seen.insert(id)
      if isHere, let terms = Hash(id.string) { lastTerms = terms }
    case .setting(.optout, let value): setOptout(value)
    case .setting(.capMinutes, let value): capMinutes = Int(value).flatMap { $0 > 0 ? $0 : nil }
    case .practice(let item, _, _) where isHere: practised.insert(item)
    case .time(let activity, let ms) where activity != .break && event.at.day == today.day:
      workedTodayMS += Int64(ms)
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

  package mutating func setCap(_ minutes: Int?) { capMinutes = minutes }

  private mutating func takeNews(_ new: [Event], _ own: [Event], _ items: [ID: ID]) {
    let byID = Dictionary(own.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    for event in new {
      switch event.happening {
      case .reply(let to, let text, let action):
        guard case .note(_, _, let item, let note) = byID[to]?.happening else { continue }
        replies.append(Reply(id: event.id, item: item, note: note, text: text, action: action))
      case .review(let label, let verdict, let clause, let reason, _):
        guard let item = items[label] else { continue }
        reviews.append(
          Review(
            id: event.id, item: item, verdict: verdict, clause: clause, reason: reason,
            reviewer: event.person))
      case .decision(let appeal, let outcome, let reason):
        guard case .appeal = byID[appeal]?.happening else { continue }
        decisions.append(
          Decision(id: event.id, outcome: outcome, reason: reason, by: event.person))
      default: continue
      }
    }
  }
}

extension Timestamp {
  /// The day as `YYYY-MM-DD`, in UTC.
  fileprivate var day: Substring { text.prefix(10) }
}
