import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension SessionWords {
  /// On the pages between items.
  enum Pages {
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

    static func reply(to note: Note) -> String {
      "A reply to your note" + (note.item.string.isEmpty ? "" : " about \(note.item)") + ":"
    }

    static func action(_ action: Happening.ReplyAction) -> String {
      switch action {
      case .answered: "Answered:"
      case .guidelineChanged: "The guideline was changed:"
      case .declined: "Declined:"
      }
    }

    static func review(_ review: Review) -> String {
      let verdict = review.verdict == .reject ? "rejected" : "corrected"
      return "\(review.event.person) \(verdict) your label of \(review.label?.item ?? "")"
        + (review.clause.string.isEmpty ? "." : ", by the clause \(review.clause).")
    }

    static func appeal(_ review: Review) -> String {
      "To appeal: gloss me --appeal \(review.event.id) --text TEXT. Another person decides."
    }

    static func accepted(_ count: Int) -> String {
      counted(count, "label") + " of yours \(count == 1 ? "was" : "were") accepted."
    }

    static func decision(_ decision: Decision) -> String {
      switch decision.outcome {
      case .reviewStands: "\(decision.event.person) decided your appeal: the review stands."
      case .reviewReversed: "\(decision.event.person) decided your appeal: the review is reversed."
      }
    }

    static func stale(_ version: String, _ rubric: Rubric) -> String {
      "You labelled this under \(version), \(rubric.means(version) ? "worded" : "meant") otherwise."
    }

    static func rubricTitle(_ rubric: Rubric, from version: String) -> String {
      "The rubric \(rubric.id) changed since your last label: \(version), now \(rubric.version)"
    }

    static func changed(isMeaning: Bool) -> String {
      isMeaning
        ? "Its meaning changed: what is asked is no longer the same."
        : "Its wording changed; what is asked is meant to be the same."
    }

    static func older(_ count: Int, otherMeaning: Int) -> String {
      let labels = counted(count, "label") + " of yours " + (count == 1 ? "was" : "were")
      let meaning =
        [0, count].contains(otherMeaning) ? "" : ", \(otherMeaning) of them with another meaning"
      return "\(labels) made under an older version\(meaning):"
    }

    static func older(_ label: Label, _ rubric: Rubric) -> String {
      let what = rubric.means(label.rubricVersion) ? "worded" : "meant"
      return "  \(label.item), under \(label.rubricVersion): \(what) otherwise"
    }

    static func reopening(isOffered: Bool) -> String {
      isOffered
        ? "They are offered now, one by one."
        : ":stale goes to the next of them, from any item; gloss label --stale offers them alone."
    }

    static let noStale = "No label of yours was made under an older text of the rubric."
    static let lastStale = "No other label of yours was made under an older text of the rubric."
    static func differenceName(_ version: String) -> String { "What changed since \(version)" }

    static func difference(_ files: Setup.Files, _ old: Hash) -> String {
      "gloss guide \(quoted(files.rubric)) --diff \(quoted(files.results.text(old, as: .json)))"
    }

    /// A path as a shell takes it.
    private static func quoted(_ path: String) -> String {
      let isPlain = path.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || "0123456789._-/+@%=:,".contains(Character(scalar)))
      }
      return isPlain ? path : "'" + path.replacing("'", with: #"'\''"#) + "'"
    }

    static func newer(_ newer: Rubric, than rubric: Rubric) -> Prompt {
      Prompt(
        .news,
        "A newer text of the rubric \(rubric.id) is there: \(rubric.version), now \(newer.version)",
        [
          .line(changed(isMeaning: !newer.means(rubric.version))), .gap,
          .line("This session goes on with the text that it started with."),
          .line("Leaving and starting again takes the new one; every label is saved already."),
        ])
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

  /// Of practice items.
  package enum Practice {
    static let sign = "practice"
    static let plainSign = "This is practice: the answer is explained afterwards, and is no label."
    static let other = "not as expected"
    static let given = "You answered"
    static let expected = "Expected"
    static let nothing = "nothing"
    static let passedOver = "Passed over; practice leaves no label."

    /// - Parameter others: the letters of the responses of which something else was expected.
    static func same(but others: [String]) -> String {
      "as expected" + (others.isEmpty ? "" : " but for " + others.joined(separator: ", "))
    }

    /// An answer, behind the letter of the response that it is of.
    static func line(_ words: String, of letter: String?) -> String {
      (letter.map { "\($0): " } ?? "") + words
    }

    /// `3 of 8 practice items done`.
    package static func done(_ progress: (done: Int, assigned: Int)) -> String {
      "\(progress.done) of \(progress.assigned) practice "
        + (progress.assigned == 1 ? "item done" : "items done")
    }

    /// What there is to say where no practice is left, in short lines.
    static func finished(_ progress: (done: Int, assigned: Int), optedOut: Int) -> [String] {
      guard progress.assigned > 0 else { return ["This batch has no practice items."] }
      var lines = [done(progress) + "."]
      if optedOut > 0 { lines[0] = done(progress) + ", \(Care.progress(optedOut: optedOut))." }
      if progress.done + optedOut < progress.assigned {
        lines.append("What was passed over comes again.")
      }
      return lines + ["Practice leaves no labels."]
    }

    static func again(leave: String) -> String { "--practice offers it again; \(leave) leaves." }

    static func explanation(_ blocks: [Prompt.Block], _ explanation: String) -> Prompt {
      Prompt(.practice, "Practice: what was expected", blocks + [.quoted(explanation)])
    }
  }

  /// What the terms are called.
  enum TermNames {
    private static let names: [String: String] = [
      "client": "For whom", "model": "Which model", "purpose": "What for",
      "use": "What becomes of the labels", "suppliers": "Who stands between you and them",
      "arrangement": "Arrangement", "employment": "Employment", "benefits": "Benefits",
      "representation": "Representation", "owner": "Who answers for the task",
      "contact": "Contact", "support": "Support", "confidentiality": "Confidentiality",
      "pay": "Pay", "pay.currency": "Pay, currency", "pay.basis": "Pay, by",
      "pay.amount": "Pay, amount", "pay.covers": "Pay covers", "pay.floor": "Pay, floor",
      "pay.floor_source": "Pay, source of the floor", "data": "Data",
      "data.recipients": "Who receives the data", "data.retention": "How long it is kept",
      "appeals": "Appeals", "appeals.window_days": "Days in which you can appeal",
      "people": "The people who label", "people.selection": "How people are chosen",
      "people.regions": "Regions", "people.languages": "Languages",
      "people.not_represented": "Who is not represented",
    ]

    static func name(of key: String) -> String { names[key] ?? key }
  }
}
