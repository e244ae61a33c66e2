extension Command {
  package static func verify(run: @escaping Run) -> Command {
    Command(
      name: "verify", audience: .all, summary: Words.Verify.summary, text: Words.Verify.text,
      arguments: [.results],
      flags: [Flag("receipt", value: Value("HASH", .string), Words.Verify.receipt)],
      examples: [
        Example("gloss verify", Words.Verify.exampleAll),
        Example("gloss verify ana/results ben/results", Words.Verify.exampleSeveral),
      ], run: run)
  }
}
