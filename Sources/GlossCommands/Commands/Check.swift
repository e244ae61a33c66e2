import GlossJSON
import GlossProject
import GlossTasks

extension Command {
  static func runCheck(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let outside = try outside.takingPipes(invocation.arguments("FILE"))
    let outcome = Check.run(
      invocation.arguments("FILE"), rubricPath: invocation.string("rubric"),
      termsPath: invocation.string("terms"), strict: invocation.has("strict"),
      storage: outside.storage, now: outside.now)
    if invocation.has("json") {
      try Diagnostics.writeJSON(outcome.diagnostics, more: outcome.more, outside)
    } else {
      Diagnostics.show(outcome.diagnostics, more: outcome.more, outside)
      try outside.show(outcome.files.flatMap(ProgramWords.Check.file))
      if invocation.has("preview") { try preview(outcome.files, invocation, outside) }
    }
    if outcome.errorCount + outcome.warningCount > 0 {
      let files = Set(outcome.diagnostics.map { ID($0.path) }).count
      outside.tell([
        ProgramWords.Check.count(outcome.errorCount, outcome.warningCount, files: files)
      ])
    }
    return outcome.errorCount > 0 ? .badInput : .done
  }

  private static func preview(
    _ files: [Check.File], _ invocation: Invocation, _ outside: Outside
  ) throws(Stop) {
    for file in files {
      guard case .batch = file.contents,
        let loaded = Loading.batch(
          file.path, rubricPath: invocation.string("rubric"), termsPath: invocation.string("terms"),
          storage: outside.storage, Report())
      else { continue }
      try outside.show([
        "", ProgramWords.Check.preview(file.path, columns: Preview.columns, rows: Preview.rows),
      ])
      // The screen's own cells: what a terminal would act on is drawn in them already.
      try outside.out(Preview(loaded).lines.map { $0 + "\n" }.joined())
    }
  }
}
