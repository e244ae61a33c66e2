import GlossJSON
import GlossJournal
import GlossTasks

/// What can be typed behind `:`, in either face.
package enum Command: Hashable, Sendable {
  /// Takes back the last change; on an untouched draft, goes back to the label before.
  case undo
  case forward
  /// Leaves the focused question as it is and goes on.
  case pass
  case save
  case skip
  /// The text may be empty: it takes a rationale away, or lets the screen ask for one.
  case rationale(question: ID?, text: String)
  case note(Happening.Topic, clauses: [ID], text: String)
  /// The clause to open at; nil for that of the question.
  case guide(ID?)
  case terms
  case find(String)
  /// An item by its number, from 1, or its id.
  case goTo(String)
  /// The next label that was made under an older text of the rubric.
  case stale
  /// An item as for `goTo`; nil for the open one.
  case withdraw(String?)
  /// One sentence more of a masked item, or all of it.
  case reveal(whole: Bool)
  /// A category; behind `-`, one to be offered again.
  case optOut(String)
  /// Minutes a day; 0 for none.
  case cap(Int)
  case startBreak
  /// Takes the machine's suggestion.
  case accept
  case stop
  /// A directory in which to go on after a failed write.
  case results(String)
  /// Shows one text alone, then the next, then all; nothing to do line by line.
  case zoom
  /// Shows texts as they are written, or drawn as Markdown again; they are always as written line
  /// by line.
  case raw
  /// What differs between two responses, word by word.
  case difference
  /// How long this session and this day were.
  case hours
  case help
  case quit
}

extension Command {
  /// Why a line is no command, as a sentence, ready to be shown.
  package struct Refusal: Error, Hashable, Sendable {
    package let message: String
  }

  /// Reads what was typed behind the colon.
  ///
  /// A word may be shortened as far as no other begins like it.
  ///
  /// - Parameter rubric: whose guideline has the clauses, and whose questions have the names, that
  ///   a command may cite.
  package static func parse(_ line: String, _ rubric: Rubric) -> Result<Command, Refusal> {
    var rest = CommandLineRest(line)
    let word = rest.takeWord()
    do throws(Refusal) {
      let entry = try CommandWord.named(word)
      return .success(try entry.read(&rest, entry, rubric))
    } catch {
      return .failure(error)
    }
  }
}
