import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen

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
      storage: outside.storage, now: Timestamp(milliseconds: outside.clock.now().wall))
    if invocation.has("json") {
      try Diagnostics.writeJSON(outcome.diagnostics, more: outcome.more, outside)
    } else {
      Diagnostics.show(outcome.diagnostics, more: outcome.more, outside)
      for line in outcome.files.compactMap(ProgramWords.Check.file) {
        try outside.out(Text.visible(line) + "\n")
      }
    }
    if outcome.errorCount + outcome.warningCount > 0 {
      let files = Set(outcome.diagnostics.map { ID($0.path) }).count
      outside.err(
        ProgramWords.Check.count(outcome.errorCount, outcome.warningCount, files: files) + "\n")
    }
    return outcome.errorCount > 0 ? .badInput : .done
  }
}
