import GlossJSON
import GlossTasks

extension SessionWords {
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

    static func isMasked(_ categories: [String]) -> String {
      categories.isEmpty ? "Masked" : "Masked: " + categories.joined(separator: ", ")
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

    static func cap(_ minutes: Int, worked ms: Int64) -> String {
      minutes == 0
        ? "No daily cap any more."
        : "Your daily cap is \(counted(minutes, "minute")); today you worked \(ms / 60_000)."
    }

    static func hours(session ms: Int64, today: Int64) -> String {
      "This session: \(ms / 60_000) min. Today, breaks left out: \(today / 60_000) min."
    }

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
