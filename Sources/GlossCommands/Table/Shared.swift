// Flags, arguments and variables that several commands share, so that they read alike in all.

extension Flag {
  package static let terms = Flag("terms", value: Value("F", .file), ProgramWords.Shared.termsFlag)
  package static let annotator = Flag(
    "annotator", value: Value("ID", .id), ProgramWords.Shared.annotator)
  package static let results = Flag(
    "results", value: Value("DIR", .directory), default: "results", ProgramWords.Shared.resultsFlag)
  package static let rubric = Flag("rubric", value: Value("F", .file), ProgramWords.Shared.rubric)
  package static let color = Flag(
    "color", value: Value("WHEN", .choice(["auto", "always", "never", "256", "16"])),
    default: "auto", ProgramWords.Shared.color)
  /// The same as RESULTS, in every command that takes those.
  package static let readResults = Flag(
    "results", value: Value("DIR", .directory), repeatable: true, ProgramWords.Shared.readResults)
  /// A batch by its id, in every command that reads results.
  package static func batch(_ summary: String = ProgramWords.Shared.batch) -> Flag {
    Flag("batch", value: Value("B", .id), summary)
  }
  /// A batch by its file.
  package static let tasks = Flag(
    "tasks", value: Value("FILE", .file), repeatable: true, ProgramWords.Shared.tasks)
  package static let json = Flag("json", ProgramWords.Shared.json)
  package static let output = Flag(
    "output", short: "o", value: Value("PATH", .file), ProgramWords.Shared.output)
}

extension Argument {
  package static let results = Argument("RESULTS", .any, .directory, ProgramWords.Shared.results)
}

extension Invocation {
  /// The results directories to read; the usual one where none is named.
  package var results: [String] {
    let named = arguments(Argument.results.name) + strings("results")
    return named.isEmpty ? ["results"] : named
  }

  /// The directory for a line that is about another one; nil for the directory of that one.
  package var target: String? {
    let named = strings("results")
    return named.count == 1 ? named[0] : nil
  }
}

extension Command.Variable {
  package static let annotator = Self("GLOSS_ANNOTATOR", ProgramWords.Shared.annotatorVariable)
  package static let state = Self("XDG_STATE_HOME", ProgramWords.Shared.stateVariable)
  package static let noColor = Self("NO_COLOR", ProgramWords.Shared.noColorVariable)
  package static let forceColor = Self("CLICOLOR_FORCE", ProgramWords.Shared.forceColorVariable)
  package static let term = Self("TERM", ProgramWords.Shared.termVariable)
  package static let editor = Self("VISUAL, EDITOR", ProgramWords.Shared.editorVariable)
  package static let keys = Self("GLOSS_KEYS", ProgramWords.Shared.keysVariable)
  package static let pager = Self("PAGER", ProgramWords.Shared.pagerVariable)
}
