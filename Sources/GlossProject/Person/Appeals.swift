import GlossJSON
import GlossJournal

/// An appeal against a review, and what was decided, if anything was.
package struct Appeal: Sendable {
  package let event: Located<Event>
  package let review: ID
  package let text: String
  /// The last one counts; nil while the appeal is open.
  package fileprivate(set) var decision: Decision?

  package struct Decision: Sendable {
    package let event: Located<Event>
    package let outcome: Happening.Outcome
    package let reason: String
  }
}

/// A review of a label, with the appeals against it.
package struct Review: Sendable {
  package let event: Located<Event>
  /// Nil where the label is in none of the directories.
  package let label: Located<Label>?
  package let labelID: ID
  package let verdict: Happening.Verdict
  package let clause: ID
  package let reason: String
  package let appeals: [Appeal]

  package var openAppeal: Appeal? { appeals.first { $0.decision == nil } }
}

/// All reviews and appeals of several results directories, in the order of their ids.
package struct Reviews: Sendable {
  package let all: [Review]
  package let appeals: [Appeal]

  package init(_ union: ResultsUnion) {
    var appeals: [ID: Appeal] = [:]
    for event in union.events {
      guard case .appeal(let review, let text) = event.entry.happening else { continue }
      appeals[event.id] = Appeal(event: event, review: review, text: text)
    }
    for event in union.events {
      guard case .decision(let appeal, let outcome, let reason) = event.entry.happening else {
        continue
      }
      appeals[appeal]?.decision = Appeal.Decision(event: event, outcome: outcome, reason: reason)
    }
    let sorted = appeals.values.sorted { $0.event.id < $1.event.id }
    self.appeals = sorted
    let byReview = Dictionary(grouping: sorted, by: \.review)
    all = union.events.compactMap { event in
      guard case .review(let label, let verdict, let clause, let reason, _) = event.entry.happening
      else { return nil }
      return Review(
        event: event, label: union.label(label), labelID: label, verdict: verdict, clause: clause,
        reason: reason, appeals: byReview[event.id] ?? [])
    }
  }

  package var open: [Appeal] { appeals.filter { $0.decision == nil } }

  /// The reviews of one annotator's labels.
  package func of(_ person: ID) -> [Review] { all.filter { $0.label?.entry.annotator == person } }
}
