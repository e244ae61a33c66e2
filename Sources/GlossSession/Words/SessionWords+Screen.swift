import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// What the screen says of itself.
extension SessionWords {
  static func doesNothing(_ key: Key, help: String) -> String {
    "\(name(of: key)) does nothing here; \(help) shows the guideline and the keys."
  }
  static let pasteAnswersNothing = "A paste answers nothing here."
  static func tooSmall(_ view: ScreenLayout.View) -> (what: String, remedy: String) {
    (
      "\(view.columns)×\(view.rows) is too small: "
        + "\(ScreenLayout.View.leastColumns)×\(ScreenLayout.View.leastRows)",
      "nothing is lost; make it larger"
    )
  }

  static let confidenceLine = "How sure are you?  1 a guess … 5 sure"
  static let noDifference = "The two responses are the same, to the last character."
  static func alone(_ pane: String, next: String) -> String {
    "\(pane) alone; \(next) shows the next"
  }

  static func brokenRemedy(skip: String, note: String) -> String {
    "\(skip) skips it; \(note) sends a note to the lead."
  }

  // MARK: Text that is typed

  static let asksRationale =
    "Why? A rationale is required here; Enter saves it with the answer."
  static func rationaleTitle(_ question: String?) -> String {
    question.map { "Rationale: \($0)" } ?? "Rationale"
  }
  static func noRationale(note: String) -> String {
    "This rubric takes no rationale; \(note) sends a note to the lead."
  }
  static func rationaleNotTaken(again: String) -> String {
    "Not part of the answer yet; \(again) brings the text back."
  }

  static func words(_ topic: Happening.Topic) -> String {
    topic.rawValue.replacing("_", with: " ")
  }
  static func noteTitle(_ topic: Happening.Topic?) -> String {
    "Note to the lead" + (topic.map { ": " + words($0) } ?? "")
  }
  static let noteHint = "#clause cites a clause"
  static let noteNeedsText = "A note needs a text."
  static let chooseTopic = "Choose a topic by its digit; Esc goes back."
  static func noteNotSent(again: String) -> String { "Not sent; \(again) brings the text back." }

  // MARK: The end of a batch

  static func finishedLines(_ session: Session) -> [String] {
    let optedOut = session.items.optedOutCount
    let leave = session.way(to: .leave)
    if session.setup.countsPractice {
      return SessionWords.Practice.finished(session.progress, optedOut: optedOut)
        + ["", SessionWords.Practice.again(leave: leave)]
    }
    let back =
      session.canGoBack ? "\(session.way(to: .undo)) goes back to look or to change; " : ""
    return [
      allDone(session.progress, skipped: session.items.skippedCount, optedOut: optedOut),
      savedHere(session.savedCount), "", back + "\(leave) leaves.",
    ]
  }
}
