extension Command {
  package static func label(run: @escaping Run) -> Command {
    Command(
      name: "label", audience: .annotator, summary: Words.Label.summary, text: Words.Label.text,
      arguments: [Argument("BATCH", .one, .file, Words.Label.batch)],
      flags: [
        .rubric, .annotator, .results,
        Flag("only", value: Value("ITEM", .id), repeatable: true, Words.Label.only),
        Flag("limit", short: "n", value: Value("N", .integer(1...Int.max)), Words.Label.limit),
        Flag("order", value: Value("ORDER", .choice(["batch", "shuffled"])), Words.Label.order),
        Flag(
          "seed", value: Value("N", .integer(0...Int.max)), default: "0", Words.Label.seed),
        Flag("plain", Words.Label.plain),
        .color,
        Flag(
          "guard", value: Value("MS", .integer(0...10_000)), default: "250", Words.Label.guarding),
      ],
      variables: [.annotator, .state, .noColor, .forceColor, .term, .editor],
      examples: [
        Example("gloss label tasks/replies.json", Words.Label.exampleBatch),
        Example("gloss label tasks/replies.json --only r-007", Words.Label.exampleOnly),
        Example("gloss label tasks/replies.json --plain < answers.txt", Words.Label.exampleScript),
      ], run: run)
  }
}
