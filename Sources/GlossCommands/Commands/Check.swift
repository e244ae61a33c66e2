import GlossJSON
import GlossProject

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
      try outside.show(outcome.files.compactMap(ProgramWords.Check.file))
    }
    if outcome.errorCount + outcome.warningCount > 0 {
      let files = Set(outcome.diagnostics.map { ID($0.path) }).count
      outside.tell([
        ProgramWords.Check.count(outcome.errorCount, outcome.warningCount, files: files)
      ])
    }
    return outcome.errorCount > 0 ? .badInput : .done
  }
}
