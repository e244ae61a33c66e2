extension Command {
  package static func check(run: @escaping Run) -> Command {
    Command(
      name: "check", audience: .lead, summary: Words.Check.summary, text: Words.Check.text,
      arguments: [Argument("FILE", .many, .file, Words.Check.file)],
      flags: [Flag("strict", Words.Check.strict)],
      examples: [
        Example("gloss check tasks/replies.json", Words.Check.exampleBatch),
        Example("gloss check --strict tasks/*.json guidelines/*.json", Words.Check.exampleAll),
      ], run: run)
  }
}
