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
      case .cap: [Hint("Enter", "go on"), Hints.leavePage]
      default: [Hint("Enter", "go on")]
      }
    }

    static func takesEnter(_ kind: Prompt.Kind) -> String {
      switch kind {
      case .stop: "Enter stops at this item; Esc goes back to it, masked."
      case .cap: "Enter goes on; q leaves."
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
        ? "The version says that its meaning changed: what is asked is no longer the same."
        : "The version says that the meaning did not change, only the wording."
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
    static let other = "Not as expected"
    static let given = "You answered"
    static let expected = "Expected"
    static let nothing = "nothing"
    static let passedOver = "Passed over; practice leaves no label."

    /// - Parameter others: the letters of the responses of which something else was expected.
    static func same(but others: [String]) -> String {
      "As expected" + (others.isEmpty ? "" : " but for " + others.joined(separator: ", "))
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

    static func again(leave: String) -> String {
      "To repeat it, start again with --practice; \(leave) leaves."
    }

    static func explanation(
      _ blocks: [Prompt.Block], _ explanation: String, of item: PresentedItem?
    ) -> Prompt {
      Prompt(
        .practice, "Practice: what was expected", blocks + [.quoted(explanation)], about: item)
    }

    /// Of all practice, behind the last of it.
    static func ended(_ score: [Prompt.Block]) -> Prompt {
      Prompt(.practice, "Practice is done", score)
    }

    static func score(_ expected: Int, of all: Int) -> String {
      "Answered as expected: \(expected) of \(all)"
    }

    static func score(_ expected: Int, of all: Int, clause: String) -> String {
      "\(expected) of \(all)  \(clause)"
    }
    static let scoreIsYours = "This count is for you alone, and is not kept."
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

  /// Where care is taken of the person: masks, breaks, caps, opt-outs and stops.
  enum Care {
    static let sign = "[masked]"

    /// - Parameters: the ways to reveal it, and to skip it.
    static func masked(reveal: String, skip: String) -> String {
      "This item is masked and takes no answer; \(reveal) reveals it, \(skip) skips it."
    }
    static let maskedLine =
      "This item is masked and takes no answer; :reveal shows it, :skip goes on."
    static let nothingMasked = "Nothing is masked here."

    /// - Parameters: the ways to reveal a sentence more, and all.
    static func needsMore(reveal: String, all: String) -> String {
      "The answer needs more of this item than is revealed; \(reveal) reveals a sentence more, "
        + "\(all) the whole."
    }
    static func partlyMasked(all: String) -> String {
      "That needs the whole text, and some of it is masked; \(all) reveals it."
    }
    static func maskedHint(reveal: String, all: String, skip: String) -> String {
      "\(reveal) reveals it sentence by sentence, and \(all) the whole. "
        + "\(skip) skips it: no reason is asked."
    }
    static let maskedLineHint =
      ":reveal shows it sentence by sentence, :reveal all the rest. :skip asks no reason."
    static let optoutNeedsCategory = "Name a category: :optout violence."
    /// A slip of the hand must not look like protection.
    static func noCategory(_ name: String, of categories: [String]) -> String {
      guard !categories.isEmpty else {
        return "No item of this batch has a category, so that there is nothing to opt out of."
      }
      let near = Spelling.nearest(to: name, in: categories).map { "did you mean \($0)?" }
      return "There is no category \(name); "
        + (near ?? "there " + (categories.count == 1 ? "is " : "are ")
          + categories.joined(separator: ", ") + ".")
    }
    static func stopNeedsID(skip: String) -> String {
      "There is no id to record it by; \(skip) passes over it."
    }
    static let withheld = "This item is withheld from everyone."
    static let stoppedElsewhere = "This item was stopped by someone else; it is withheld."
    static func stopIsFinal(_ item: String, _ note: String) -> String {
      "A stop is final: \(item) is shown to nobody any more. If it was a slip, tell the lead: "
        + "\(note) sends a note; name the item in it."
    }
    static let isOptedOut =
      "You opted out of this item's category; :optout -CATEGORY takes it back."

    /// `self harm` for the category `self_harm`.
    private static func words(_ category: String) -> String { category.replacing("_", with: " ") }

    static func isMasked(_ categories: [String]) -> String {
      categories.isEmpty ? "Masked" : "Masked: " + categories.map(words).joined(separator: ", ")
    }

    static func support(_ terms: String) -> String { "Support: \(terms)" }

    static func optoutIsSo(_ category: String, isBack: Bool) -> String {
      isBack ? "You did not opt out of \(category)." : "You opted out of \(category) already."
    }

    static func optedOut(_ category: String, isBack: Bool, items: Int) -> String {
      let count = counted(items, "item") + (items == 1 ? " is" : " are")
      return isBack
        ? "Items of \(category) are offered again; \(count) passed over."
        : "\(category): \(count) passed over now; this costs nothing, and is remembered."
    }

    static func progress(optedOut: Int) -> String { "\(optedOut) opted out" }

    static let pause = Prompt(
      .pause, "Break", [.line("The time counts as a break until you are back.")])

    static func offer(minutes: Int) -> Prompt {
      Prompt(
        .offer, "Time for a break?",
        [
          .line("You have worked for \(counted(minutes, "minute")) without one."), .gap,
          .line("While this page is open, the time counts as a break. Going on is not recorded."),
        ])
    }

    static func cap(_ minutes: Int, worked today: Count) -> String {
      minutes == 0
        ? "No daily cap any more."
        : "Your daily cap is \(counted(minutes, "minute")); today you worked "
          + "\(self.minutes(today))."
    }

    static func hours(session ms: Int64, today: Count) -> String {
      "This session: \(ms / 60_000) min. Today, breaks left out: \(minutes(today)) min."
    }

    private static func minutes(_ ms: Count) -> String { "\(ms.atLeast)\(ms.value / 60_000)" }

    static func capReached(_ minutes: Int) -> Prompt {
      Prompt(
        .cap, "Your own cap for today is reached: \(counted(minutes, "minute"))",
        [
          .line("You decide: go on, or leave. Every label is saved already."), .gap,
          .line("After going on, :cap N sets another one, and :cap 0 none."),
          .line("Days are counted in UTC, breaks left out."),
        ])
    }

    static let stop = Prompt(
      .stop, "Stop: is this unlawful material?",
      [
        .line(
          "The item is masked. If you stop, it is withheld from everyone, and nothing of its text "
            + "is kept in your label.")
      ])
  }
}
