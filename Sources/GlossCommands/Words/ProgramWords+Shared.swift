import GlossJournal

extension ProgramWords {
  /// Of flags, arguments and variables that several commands share.
  enum Shared {
    /// Stands behind the messages about a file, where there are more of them.
    static func more(_ path: String, _ count: Int) -> String { "\(path): and \(count) more" }

    static let annotator = """
      the pseudonym to work under; else GLOSS_ANNOTATOR, else a random one made once and kept, \
      never the login name
      """
    static let termsFlag = "the terms of the work, in place of the batch's own"
    static let resultsFlag = "where labels are kept"
    static let rubric = "the rubric, in place of the one that the batch names"
    static let color = "when and in how many colours to draw"
    static let json = "for programs: a line of JSON each on standard output"
    static let output = "where to write; else standard output"
    static let results = "results directories, read as one; 'results' if none is named"

    static func noJournal(_ root: String) -> String { "\(root): there is no journal here" }

    static func incomplete(_ path: String) -> String {
      "\(path): the last line is incomplete, being written or cut short; it is left out"
    }

    static func written(_ id: String, _ path: String) -> String { "\(id) is written to \(path)" }

    static let readResults = """
      the same as RESULTS; a line that is added goes into it, and else into the directory that \
      holds what it is about
      """
    static let batch = "this batch alone, by its id"
    static let tasks = "a batch file to count by; may lie anywhere"

    /// `2026-11-20 18:05`, in UTC.
    static func minute(_ at: Timestamp) -> String {
      at.text.prefix(10) + " " + at.text.dropFirst(11).prefix(5)
    }

    static func unknownID(_ id: String, _ what: String, _ near: [String]) -> String {
      "there is no \(what) \"\(id)\" here" + (ProgramWords.Usage.didYouMean(near) ?? "")
    }

    static let annotatorVariable = "the pseudonym to work under where --annotator is not given"
    static let stateVariable = "where the random pseudonym is kept, in the directory gloss"
    static let noColorVariable = "if not empty, no colours under --color auto"
    static let forceColorVariable = "if set and not 0, colours under --color auto in a pipe too"
    static let termVariable = "the terminal's kind; with 'dumb' the session is plain"
    static let editorVariable = "the editor for long texts; else vi"
    static let keysVariable = """
      actions on other keys: undo=h,skip=k, or the path of a file of such lines, with @ before it \
      or not; 'gloss help keys' has the names of the actions
      """
    static let pagerVariable = "what shows the guideline on a terminal; else less"
  }
}
