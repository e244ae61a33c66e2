import GlossJSON
import GlossProject

extension Command {
  package static let check = Command(
    name: "check", audience: .lead, summary: ProgramWords.Check.summary,
    text: ProgramWords.Check.text,
    arguments: [Argument("FILE", .many, .file, ProgramWords.Check.file)],
    flags: [.rubric, .terms, Flag("strict", ProgramWords.Check.strict), .json],
    examples: [
      Example("gloss check tasks/replies.json", ProgramWords.Check.exampleBatch),
      Example("gloss check --strict tasks/*.json guidelines/*.json", ProgramWords.Check.exampleAll),
    ]
  ) { invocation, outside throws(Stop) in
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
