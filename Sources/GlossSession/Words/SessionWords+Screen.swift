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

  // MARK: The item

  static let (context, text) = ("Context", "Text")
  /// `text` and `prompt` as `z` calls what was asked, and `all` texts at once.
  static let (textPane, promptPane, allPanes) = ("text", "prompt", "all")

  static func place(_ place: Int, of count: Int) -> String { "item \(place + 1) of \(count)" }
  static func flagged(by what: String) -> String { "flagged by " + Text.visible(what) }
  static func before(_ label: Label) -> String {
    label.status == .skipped ? "skipped before" : "revision \(label.revision)"
  }

  static let optional = "optional"
  static func sure(_ confidence: Int) -> String { "sure: \(confidence)/5" }
  static func suggested(_ words: Substring) -> String { "~ suggested: " + words }
  /// - Parameter question: the title of the one that it is of; empty for the item.
  static func rationale(of question: String) -> String {
    question.isEmpty ? "rationale: " : "rationale (\(question)): "
  }

  // MARK: Keys

  static let (keysTitle, thisQuestion, always) = ("Keys", "This question", "Always")
  static let behindColon = "Behind :"

  /// Of the key line, beside those of actions and of questions, which stand with them.
  enum Hints {
    static let back = Hint("Esc", "back")
    static let help = Hint("F1", ActionRow.named(.guideline).keyWord)
    static let topics = [Hint("1–7", "topic"), back]
    static let move = Hint("↑↓", "move")
    static let open = Hint("Enter", "open")

    static let text = [
      Hint("Enter", "done"), Hint("Alt-Enter", "new line"), back, Hint("Ctrl-E", "editor"),
    ]
    static let find = [Hint("Enter", "find"), back]
    static let command = [Hint("Enter", "do it"), Hint("help", "lists the words"), back]

    static let howSure = [Hint("1–5", "how sure")]
    static let scroll = Hint("PgDn", "scroll")
    static let nextQuestion = Hint("Tab", "next question")
    /// With which kinds begin their own word for it, too.
    static let save = "save"
    static let next = "next"
    static let noneAndNext = "none, next"
    static let goBack = "go back"
    static let elsewhere = [Hint(":results DIR", "go on elsewhere")]

    static let scrollPage = Hint("↑↓ PgDn", "scroll")
    static let clauses = Hint("[ ]", "clauses")
    static let leave = Hint("Ctrl-C", "leave")
    /// The pages to which a page turns, and back.
    static func turning(_ page: Reader.Page) -> [Hint] {
      [
        Hint("k", page == .keys ? "guideline" : "keys"),
        Hint("t", page == .terms ? "guideline" : "terms"),
      ]
    }
  }
}
