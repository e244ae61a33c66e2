import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ProgramWords {
  enum Label {
    static let noKeysLeft =
      "the batch came through standard input, and there is no terminal for the answers"

    static func greeting(_ who: String, _ path: String, _ found: Int) -> String {
      "you are \(who); \(counted(found, "label")) at the start; labels go to \(path)"
    }

    /// Their items count as done, which a person who changed the rubric may not expect.
    static func underOther(_ count: Int, _ rubrics: [ID], _ rubric: ID) -> String? {
      guard count > 0 else { return nil }
      return "\(counted(count, "label")) here \(count == 1 ? "is" : "are") of another rubric "
        + "(\(rubrics.map(\.string).joined(separator: ", "))); "
        + (count == 1 ? "its item is" : "their items are")
        + " not asked again under \(rubric); --results DIR begins anew"
    }

    /// - Parameter done: how much of what there is to do: "3 of 8 done".
    /// - Parameter receipt: of the journal's last line; nil where there is none yet.
    static func farewell(saved: Int, done: String, receipt: String?) -> String {
      "\(saved) saved in this session, \(done)" + (receipt.map { "; receipt \($0)" } ?? "")
    }

    static func done(_ progress: (done: Int, assigned: Int), skipped: Int) -> String {
      "\(progress.done) of \(progress.assigned) done"
        + (skipped > 0 ? ", \(skipped) of them skipped" : "")
    }

    static func past(_ rubric: String, _ until: String) -> String {
      "warning: the rubric \(rubric) was valid until \(until); ask who gave you the work"
    }

    static let nothingStale = "no label of yours was made under an older text of the rubric"

    static func unusable(_ path: String) -> String { "\(path) cannot be labelled as it is" }

    static func badAnnotator(_ id: String, _ fault: String) -> String {
      "the annotator \"\(id)\" \(fault)"
    }

    static func noPseudonym(_ error: StorageError) -> String {
      "no pseudonym can be kept: \(error.path): \(error.message); name one with --annotator"
    }

    static let notText = "this is not UTF-8 text"

    /// - Parameter place: a file, with its line where one is at fault; empty for the value itself.
    static func badKeys(_ variable: String, _ place: String, _ fault: String) -> String {
      "\(variable): " + (place.isEmpty ? "" : place + ": ") + fault
    }

    /// - Parameters:
    ///   - map: the variable, and the place in its file; empty where it is no file.
    ///   - word: what the key gives.
    ///   - place: of the label in the rubric.
    static func keyAnswers(
      _ map: (variable: String, place: String), _ action: String, _ key: Character,
      _ word: String, _ question: String, _ place: String
    ) -> String {
      badKeys(
        map.variable, map.place,
        "\"\(action)\" is on the key \"\(key)\", which answers \"\(word)\" to the "
          + "question \"\(question)\" at \(place); give the action another key")
    }

    static func noKeys(_ variable: String, _ path: String) -> String {
      "\(variable): there is no file \"\(path)\"; "
        + "write undo=h,skip=k, or the path of a file of such lines"
    }

    static func unknownItem(_ id: String, _ meant: String?) -> String {
      "the batch has no item \"\(id)\"" + (meant.map { "; did you mean \"\($0)\"?" } ?? "")
    }

    static func endFailed(_ why: String) -> String {
      "NOT SAVED: that this session ended, with its time and its count: \(why)"
    }

    static func unsentNote(_ item: ID, _ text: String) -> String {
      "NOT SAVED: your note" + (item == "" ? "" : " about \(item)") + ": \(text)"
    }

    static func terminalFailed(_ message: String) -> String { "the terminal: \(message)" }

    static func code(of error: JournalError) -> ExitCode {
      switch error {
      case .held: .locked
      case .damaged: .badInput
      case .invalid, .closed: .ioError
      case .storage(let error): error.attempt == .make ? .cannotCreate : .ioError
      }
    }
  }
}
