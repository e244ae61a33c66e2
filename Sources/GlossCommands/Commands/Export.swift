extension Command {
  package static func export(run: @escaping Run) -> Command {
    Command(
      name: "export", audience: .pipeline, summary: Words.Export.summary, text: Words.Export.text,
      arguments: [
        Argument("FORMAT", .one, .choice(["trl-preference", "spans"]), Words.Export.format),
        .results,
      ],
      flags: [
        .output,
        Flag("batch", value: Value("B", .id), Words.Export.batch),
        Flag("question", value: Value("Q", .id), Words.Export.question),
      ],
      examples: [
        Example("gloss export trl-preference > pairs.jsonl", Words.Export.examplePairs),
        Example(
          "gloss export spans ana/results ben/results -o spans.jsonl", Words.Export.exampleSpans),
      ], run: run)
  }
}
