import GlossJournal
import GlossTasks

/// What the pages between items say in words of their own.
enum PromptWords {
  static func hints(_ kind: Prompt.Kind) -> [Hint] {
    switch kind {
    case .pause: [Hint("any key", "ends the break")]
    case .stop: [Hint("Enter", "stop"), Hint("Esc", "back to the item, masked")]
    default: [Hint("Enter", "go on")]
    }
  }

  static func takesEnter(_ kind: Prompt.Kind) -> String {
    switch kind {
    case .stop: "Enter stops at this item; Esc goes back to it, masked."
    default: "Enter goes on; arrows and PgDn scroll."
    }
  }

  static let termsTitle = "The terms of this work"
  static let noTerms = "No file of terms came with this batch."
  static let termsChanged = "They changed since you last saw them."
  static let newsTitle = "New since your last session"

  static func reply(_ reply: Past.Reply) -> String {
    "A reply to your note" + (reply.item.string.isEmpty ? "" : " about \(reply.item)") + ":"
  }

  static func action(_ action: Happening.ReplyAction) -> String {
    switch action {
    case .answered: "Answered:"
    case .guidelineChanged: "The guideline was changed:"
    case .declined: "Declined:"
    }
  }

  static func review(_ review: Past.Review) -> String {
    let verdict = review.verdict == .reject ? "rejected" : "corrected"
    return "\(review.reviewer) \(verdict) your label of \(review.item)"
      + (review.clause.string.isEmpty ? "." : ", by the clause \(review.clause).")
  }

  static func appeal(_ review: Past.Review) -> String {
    "To appeal: gloss me --appeal \(review.id) --text TEXT. Another person decides."
  }

  static func accepted(_ count: Int) -> String {
    count == 1 ? "1 label of yours was accepted." : "\(count) labels of yours were accepted."
  }

  static func decision(_ decision: Past.Decision) -> String {
    switch decision.outcome {
    case .reviewStands: "\(decision.by) decided your appeal: the review stands."
    case .reviewReversed: "\(decision.by) decided your appeal: the review is reversed."
    }
  }

  static func stale(_ version: String, _ rubric: Rubric) -> String {
    "You labelled this under \(version), \(rubric.means(version) ? "worded" : "meant") otherwise."
  }

  static func rubricTitle(_ rubric: Rubric, from version: String) -> String {
    "The rubric \(rubric.id) changed since your last label: \(version), now \(rubric.version)"
  }

  static func rubricChanged(
    isMeaning: Bool, older: Int, otherMeaning: Int, _ keys: KeyBindings
  ) -> [String] {
    let what =
      isMeaning
      ? "Its meaning changed: what is asked is no longer the same."
      : "Its wording changed; what is asked is meant to be the same."
    let count = older == 1 ? "1 label of yours was" : "\(older) labels of yours were"
    let meaning = otherMeaning == older ? "" : ", \(otherMeaning) of them with another meaning"
    return [
      what, "\(count) made under an older version\(meaning).",
      "gloss label --stale offers those again, one by one; "
        + "\(keys.key(of: .guideline)) shows the guideline as it is now.",
    ]
  }

  /// What a line of plain mode can be.
  static func line(_ kind: Prompt.Kind) -> String {
    switch kind {
    case .pause: "Any line ends the break."
    case .stop: "An empty line stops at this item; :undo goes back to it, masked."
    default: "An empty line goes on."
    }
  }
}
