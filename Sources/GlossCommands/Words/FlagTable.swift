// Flags, arguments and variables that several commands share, so that they read alike in all.

extension Flag {
  /// What every command takes, and `gloss` without a command too.
  package static let everywhere = [help, version]
  package static let help = Flag("help", short: "h", "explain this command, and do nothing else")
  package static let version = Flag("version", "print the version, and do nothing else")

  package static let terms = Flag(
    "terms", value: Value("F", .file), "the terms of the work, in place of the batch's own")
  package static let annotator = Flag(
    "annotator", value: Value("ID", .id),
    """
    the pseudonym to work under; else GLOSS_ANNOTATOR, else a random one made once and kept, \
    never the login name
    """)
  package static let results = Flag(
    "results", value: Value("DIR", .directory), default: "results", "where labels are kept")
  package static let rubric = Flag(
    "rubric", value: Value("F", .file), "the rubric, in place of the one that the batch names")
  package static let color = Flag(
    "color", value: Value("WHEN", .choice(["auto", "always", "never", "256", "16"])),
    default: "auto", "when and in how many colours to draw")
  /// The same as RESULTS, in every command that takes those.
  package static let readResults = Flag(
    "results", value: Value("DIR", .directory), repeatable: true,
    """
    the same as RESULTS; a line that is added goes into it, and else into the directory that \
    holds what it is about
    """)
  /// A batch by its id, in every command that reads results.
  package static func batch(_ summary: String = "this batch alone, by its id") -> Flag {
    Flag("batch", value: Value("B", .id), summary)
  }
  /// A batch by its file.
  package static let tasks = Flag(
    "tasks", value: Value("FILE", .file), repeatable: true,
    "a batch file to count by; may lie anywhere")
  package static let json = Flag("json", "for programs: a line of JSON each on standard output")
  package static let output = Flag(
    "output", short: "o", value: Value("PATH", .file), "where to write; else standard output")
  package static let force = Flag("force", "replace a file that is there already")
}

extension Argument {
  package static let results = Argument(
    "RESULTS", .any, .directory, "results directories, read as one; 'results' if none is named")
}

extension Command.Variable {
  package static let annotator = Self(
    "GLOSS_ANNOTATOR", "the pseudonym to work under where --annotator is not given")
  package static let state = Self(
    "XDG_STATE_HOME", "where the random pseudonym is kept, in the directory gloss")
  package static let noColor = Self("NO_COLOR", "if not empty, no colours under --color auto")
  package static let forceColor = Self(
    "CLICOLOR_FORCE", "if set and not 0, colours under --color auto in a pipe too")
  package static let term = Self("TERM", "the terminal's kind; with 'dumb' the session is plain")
  package static let editor = Self("VISUAL, EDITOR", "the editor for long texts; else vi")
  package static let keys = Self(
    "GLOSS_KEYS",
    """
    actions on other keys: undo=h,skip=k, or the path of a file of such lines, with @ before it \
    or not; 'gloss help keys' has the names of the actions
    """)
  package static let pager = Self("PAGER", "what shows the guideline on a terminal; else less")
}
