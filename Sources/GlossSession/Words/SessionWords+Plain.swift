import GlossJSON
import GlossJournal
import GlossTasks

extension SessionWords {
  /// In plain mode alone.
  enum Plain {
    static let helpHint = "Type an answer, or :help for the commands."
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

    static let noZoom = "Here every text is printed whole."
    static let isRaw = "Here every text is printed as it is written."

    /// - Parameter title: of the question whose rationale it is; nil for the item's.
    static func why(_ title: String?) -> String {
      title.map { "Why? A rationale is required for: \($0)" } ?? "Why? A rationale is required."
    }

    static func saved(_ label: Label) -> String {
      let what =
        switch label.status {
        case .answered: "saved"
        case .skipped: "skipped"
        case .withdrawn: "withdrawn"
        case .stopped: "stopped"
        }
      return "\(what) \(label.id) \(label.batch)/\(label.item)"
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

    static func finished(_ progress: (done: Int, assigned: Int), optedOut: Int) -> String {
      (optedOut == 0 ? "All items are done: " : "Items done: ")
        + "\(progress.done) of \(progress.assigned)"
        + (optedOut == 0 ? "" : ", " + Care.progress(optedOut: optedOut)) + ". "
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
        + (unsearched == 0 ? "" : "; " + notSearched(unsearched))
    }

    static func hit(_ hit: Hit) -> String {
      "Item \(hit.place + 1) · \(hit.id)"
        + (hit.standing == .open ? "" : " (\(standing(hit.standing)))")
        + ": \(hit.excerpt)"
    }
  }
}
