import GlossJSON

/// A review of a label, with the appeals against it.
package struct Review: Hashable, Sendable {
  package let event: LedgerLine<Event>
  /// Nil where the label is in none of the directories.
  package let label: LedgerLine<BriefLabel>?
  package let labelID: ID
  package let verdict: Happening.Verdict
  package let clause: ID
  package let reason: String
  /// In the order of their ids.
  package let appeals: [Appeal]

  package var openAppeal: Appeal? { appeals.first { $0.decision == nil } }

  /// Whether a decision on an appeal took it back.
  package var isReversed: Bool { appeals.contains { $0.decision?.outcome == .reviewReversed } }
}

/// An appeal against a review, and what was decided, if anything was.
package struct Appeal: Hashable, Sendable {
  package let event: LedgerLine<Event>
  package let review: ID
  package let text: String
  /// The last one counts; nil while the appeal is open.
  package fileprivate(set) var decision: Decision?
}

/// What came of an appeal.
package struct Decision: Hashable, Sendable {
  package let event: LedgerLine<Event>
  package let appeal: ID
  package let outcome: Happening.Outcome
  package let reason: String
}

extension Ledger {
  /// All decisions, the overruled ones too, in the order of their ids.
  package var decisions: [Decision] {
    events.compactMap { event in
      guard case .decision(let appeal, let outcome, let reason) = event.happening else {
        return nil
      }
      return Decision(event: event, appeal: appeal, outcome: outcome, reason: reason)
    }
  }

  /// All appeals, in the order of their ids.
  package var appeals: [Appeal] {
    let last = Dictionary(decisions.map { ($0.appeal, $0) }) { _, later in later }
    return events.compactMap { event in
      guard case .appeal(let review, let text) = event.happening else { return nil }
      return Appeal(event: event, review: review, text: text, decision: last[event.id])
    }
  }

  /// All reviews, in the order of their ids.
  package var reviews: [Review] {
    let appeals = Dictionary(grouping: appeals, by: \.review)
    return events.compactMap { event in
      guard case .review(let label, let verdict, let clause, let reason, _) = event.happening
      else { return nil }
      return Review(
        event: event, label: self.label(label), labelID: label, verdict: verdict, clause: clause,
        reason: reason, appeals: appeals[event.id] ?? [])
    }
  }

  /// The reviews of one annotator's labels.
  package func reviews(of person: ID) -> [Review] {
    reviews.filter { $0.label?.annotator == person }
  }

  /// The labels whose last review rejects them, and was not reversed.
  package var rejected: Set<ID> {
    let last = Dictionary(reviews.map { ($0.labelID, $0) }) { _, later in later }
    return Set(last.values.filter { $0.verdict == .reject && !$0.isReversed }.map(\.labelID))
  }

  /// The current labels with which somebody stopped at an item, which is withheld from everyone
  /// since.
  package var stops: [LedgerLine<BriefLabel>] { currents.all.filter { $0.status == .stopped } }
}
