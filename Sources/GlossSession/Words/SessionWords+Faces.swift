import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// What one face says of itself: the screen here, and plain mode in a table of its own.
extension SessionWords {
  static func doesNothing(_ key: Key, help: String) -> String {
    "\(name(of: key)) does nothing here; \(help) shows the guideline and the keys."
  }
  static let pasteAnswersNothing = "A paste answers nothing here."
  static func tooSmall(_ view: ScreenLayout.View) -> (what: String, remedy: String) {
    (
      "Too small: needs \(ScreenLayout.View.leastColumns)×\(ScreenLayout.View.leastRows)",
      "nothing is lost; make it larger"
    )
  }

  static let confidenceLine = "How sure are you?  1 a guess … 5 sure"
  static let noDifference = "The two responses are the same, to the last character."
  static func nothingInCommon(_ count: Int) -> String {
    (count == 2 ? "The two responses" : "The responses")
      + " share too few words to mark differences."
  }
  /// Which of the differences is looked at, while they are marked.
  static func differences(_ differences: Differences) -> String {
    let count = differences.places.count
    return "\(differences.current + 1) of \(count) difference\(count == 1 ? "" : "s")"
  }
  static let asWritten = "as written"
  /// What `d` does while differences are marked.
  static func nextDifference(_ differences: Differences) -> String {
    differences.next == nil ? "marks off" : "next difference"
  }
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
  /// - Parameter isChange: whether the answer has a rationale, and this is another.
  static func rationaleNotTaken(isChange: Bool, again: String) -> String {
    isChange
      ? "The rationale stays as it was; \(again) brings your change back."
      : "Not part of the answer yet; \(again) brings the text back."
  }
  static let rationaleStays = "The rationale stays part of the answer."

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
        + (session.score.isEmpty ? [] : [session.score.inWords + "."])
        + ["", SessionWords.Practice.again(leave: leave)]
    }
    let back =
      session.canGoBack ? "\(session.way(to: .undo)) goes back to look or to change; " : ""
    return [
      allDone(
        session.progress, skipped: session.items.skippedCount, optedOut: optedOut,
        list: session.way(to: .items)),
      savedHere(session.savedCount), "", back + "\(leave) leaves.",
    ]
  }

  // MARK: The item

  static let (context, text) = ("Context", "Text")
  /// `text` and `prompt` as `z` calls what was asked, and `all` texts at once.
  static let (textPane, promptPane, allPanes) = ("text", "prompt", "all")
  static func place(_ place: Int, of count: Int) -> String { "item \(place + 1) of \(count)" }
  static func flagged(by what: String) -> String { "flagged by " + Text.visible(what) }
  /// What is folded, part by part: `system · 6 lines   user · 1`.
  static func folded(_ parts: [(String, Int)]) -> String {
    parts.enumerated().map { place, part in
      let (name, lines) = part
      return "\(Text.visible(name)) · \(place > 0 ? "\(lines)" : counted(lines, "line"))"
    }.joined(separator: "   ")
  }
  static func folded(turns: Int, lines: Int) -> String {
    "\(counted(turns, "earlier turn")) · \(counted(lines, "line"))"
  }
  /// Behind what is folded, where the key scrolls the item.
  static let opensFold = "   PgUp opens"
  static func minutes(_ minutes: Int64) -> String {
    minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
  static func before(_ label: Label) -> String {
    switch label.status {
    case .answered: "revision \(label.revision)"
    case .skipped, .withdrawn, .stopped: became(label.status) + " before"
    }
  }

  static let optional = "optional"
  static let notAnswered = "not answered"
  static func sure(_ confidence: Int) -> String { "sure: \(confidence)/5" }
  static func suggested(_ words: Substring) -> String { "~ suggested: " + words }
  /// - Parameter question: the title of the one that it is of; empty for the item.
  static func rationale(of question: String) -> String {
    question.isEmpty ? "rationale: " : "rationale (\(question)): "
  }

  /// What was searched for in a page, and which of the places is looked at.
  static func foundInPage(_ text: String, _ current: Int, _ count: Int) -> String {
    count == 0 ? "\"\(text)\" is not on this page" : "\"\(text)\" \(current + 1) of \(count)"
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
    static let nextGroup = Hint("Tab", "next state")
    static let open = Hint("Enter", "open")

    /// - Parameter saves: whether the item is saved with it.
    static func rationale(saves: Bool) -> [Hint] {
      let enter = saves ? [Hint("Enter", save)] : [Hint("Enter", "done")]
      return enter + [newLine] + (saves ? [] : [Hint("Ctrl-S", save)]) + [back, editor]
    }
    static let note = [Hint("Enter", "send"), newLine, back, editor]
    private static let newLine = Hint("Alt-Enter", "new line")
    private static let editor = Hint("Ctrl-E", "editor")
    static let find = [Hint("Enter", "find"), back]
    static func command(completes: Bool) -> [Hint] {
      [Hint("Enter", "do it")] + (completes ? [Hint("Tab", "complete")] : []) + [back]
    }
    static func wholeGuideline(_ key: String) -> Hint { Hint(key, "whole guideline") }
    static let howSure = [Hint("1–5", "how sure")]
    static let scroll = Hint("PgDn", "scroll")
    static let nextQuestion = Hint("Tab", "next question")
    /// With which kinds begin their own word for it, too.
    static let save = "save"
    static let next = "next"
    static let none = "none"
    static let noneAndNext = "none, next"
    static let goBack = "go back"
    static let elsewhere = [Hint(":results DIR", "go on elsewhere")]
    static let scrollPage = Hint("↑↓ PgDn", "scroll")
    static let contents = Hint("c", "contents")
    static let searchPage = Hint("/", "search")
    static let nextFound = Hint("n N", "next, before")
    static let links = Hint("Tab", "links")
    static let clauses = Hint("[ ]", "clause")
    static let follow = Hint("Enter", "follow")
    static let goTo = Hint("Enter", "go there")
    static let leave = Hint("Ctrl-C", "leave")
    static let leavePage = Hint("q", "leave")
    /// The pages to which a page turns, and back.
    static func turning(_ page: Reader.Page) -> [Hint] {
      [
        Hint("k", page == .keys ? "guideline" : "keys"),
        Hint("t", page == .terms ? "guideline" : "terms"),
      ]
    }
  }

  // MARK: Plain mode

  /// In plain mode alone.
  enum Plain {
    static let helpHint = "Type an answer, or :help for the commands."
    /// A line that is a command's word.
    static func isCommand(_ word: String, hasLabels: Bool) -> String {
      "No \(hasLabels ? "label" : "answer") \"\(word)\". Type \(hasLabels ? "a key" : "an answer"), "
        + "or :\(word)."
    }
    static let answerHint = "A line is an answer to the question; these are commands:"
    static let brokenHint =
      ":skip records that and goes on; :note broken_item TEXT tells the lead first."
    static let brokenWithoutIDHint =
      ":skip goes on without a record; :note broken_item TEXT tells the lead first."
    static let brokenAnswer = "this item cannot be labelled; :skip goes on"
    static let nothingAsked = "every item is done; nothing is asked"
    static let blockedAnswer = "the last label is not saved; :results DIR or :quit"
    static let blockedHint =
      "This journal takes no more labels. :results DIR goes on in another directory; :quit leaves."
    static let itemGone =
      "an item was stopped by someone else; the lines that follow would answer the wrong items"
    static let rationaleSoFar = "Rationale so far:"
    static let writtenSoFar = "Written so far:"
    static let textNotEnded = "the text is not ended by a line that holds only ."
    static let rationaleKept = "The rationale will be saved with the item."
    static let rationaleTaken = "The rationale is taken away."
    static let rationaleRequired = "a rationale is required"
    static let confidenceRange = "confidence is a number from 1 to 5"

    static func named(_ batch: ID, _ title: String) -> String {
      title.isEmpty ? "Batch \(batch)" : "Batch \(batch): \(title)"
    }

    static func rubric(_ rubric: Rubric) -> String {
      "Rubric \(rubric.id) \(rubric.version)" + (rubric.title.isEmpty ? "" : ": \(rubric.title)")
    }

    static func who(_ annotator: ID, journal: String) -> String {
      "You are \(annotator). Labels go to \(journal)"
    }

    static func found(
      labels: Int, _ progress: (done: Int, assigned: Int), isPractice: Bool
    ) -> String {
      "Labels found: \(labels). \(isPractice ? "Practice items" : "Items") done: "
        + "\(progress.done) of \(progress.assigned)."
    }

    static func item(_ number: Int, of count: Int, _ id: ID?, done: Int) -> String {
      "Item \(number) of \(count)" + (id.map { " · \($0)" } ?? "") + " (\(done) done)"
    }

    static func before(_ label: Label) -> String {
      let what =
        switch label.status {
        case .answered: "You labelled it before"
        case .skipped: "You skipped it before"
        case .withdrawn: "You withdrew your label of it"
        case .stopped: "You stopped at it before"
        }
      return "\(what); saving makes revision \(label.revision + 1)."
    }

    static func advice(_ categories: [String]) -> String {
      "Advice: " + categories.joined(separator: ", ")
    }

    static func flagged(by what: String) -> String { "Flagged by: \(what)" }

    static func heading(
      _ part: PresentedText.Part, _ place: Int, _ presented: PresentedItem
    ) -> String {
      switch part {
      case .context: return context
      case .text: return text
      case .response(let place): return "Response \(PresentedItem.letter(at: place))"
      case .turn(let role):
        let turns = presented.item.input.prompt.count
        guard turns > 1 else { return "Prompt (\(role))" }
        let number = place - (presented.item.input.context.isEmpty ? 0 : 1) + 1
        return "Prompt, turn \(number) of \(turns) (\(role))"
      }
    }

    static func against(_ letter: String, _ other: String) -> String {
      "\(letter) as a change of \(other):"
    }

    static func question(_ title: String, number: Int, of count: Int, response: String?) -> String {
      (count > 1 ? "Question \(number) of \(count): " : "") + title
        + (response.map { " · Response \($0)" } ?? "")
    }

    static func suggested(_ summary: String) -> String {
      "~ A machine suggests: \(summary); :accept takes it."
    }

    static func now(_ summary: String) -> String { "Now: \(summary)" }

    static func passing(isAnswered: Bool, takesEmpty: Bool) -> String {
      let word = takesEmpty ? ":pass" : "an empty line"
      return isAnswered ? "Answered; \(word) keeps it." : "Optional; \(word) leaves it open."
    }

    /// Items of the overview.
    static let mostListed = 100
    static let noZoom = "Here every text is printed whole."
    static let isRaw = "Here every text is printed as it is written."

    /// - Parameter title: of the question whose rationale it is; nil for the item's.
    static func why(_ title: String?) -> String {
      title.map { "Why? A rationale is required for: \($0)" } ?? "Why? A rationale is required."
    }

    static func saved(_ label: Label) -> String {
      "\(became(label.status)) \(label.id) \(label.batch)/\(label.item)"
        + (label.revision > 1 ? ", revision \(label.revision)" : "")
    }

    static func notSaved(_ why: String) -> String { "NOT SAVED: \(why)" }

    static func notTaken(line number: Int, _ why: String) -> String {
      "Line \(number) not taken: \(why)"
    }

    /// Lines of the guideline are broken here, for whoever reads them on a terminal.
    static let guidelineColumns = 80

    static func endedInside(_ item: ID) -> String {
      "The input ends in the middle of \(item); what was answered of it is not saved."
    }

    static let noUTF8 = "This line is no UTF-8."
    static func at(line number: Int, _ why: String) -> String { "line \(number): \(why)" }

    static func finished(
      _ progress: (done: Int, assigned: Int), skipped: Int, optedOut: Int
    ) -> String {
      (optedOut == 0 ? "All items are done: " : "Items done: ")
        + "\(progress.done) of \(progress.assigned)"
        + (optedOut == 0 ? "" : ", " + Care.progress(optedOut: optedOut)) + ". "
        + (skipped == 0
          ? "" : "\(skipped) skipped: :items skipped shows \(skipped == 1 ? "it" : "them"). ")
        + ":undo goes back, :quit leaves."
    }

    static func guideline(_ rubric: Rubric) -> String {
      "Guideline of \(rubric.id) \(rubric.version)"
    }

    static func otherClauses(_ clauses: [ID]) -> String {
      "Other clauses, with :guide CLAUSE: " + clauses.map(\.string).joined(separator: ", ")
    }

    static func hits(_ count: Int, most: Int, unsearched: Int) -> String {
      "Items found: " + (count == most ? "the first \(count)" : "\(count)")
        + notSearched(unsearched)
    }

    static func hit(_ hit: Hit) -> String {
      "Item \(hit.place + 1) · \(hit.id)"
        + (hit.standing == .open ? "" : " (\(standing(hit.standing)))")
        + ": \(hit.excerpt)"
    }
  }
}
