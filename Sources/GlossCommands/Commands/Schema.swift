extension Command {
  package static func schema(run: @escaping Run) -> Command {
    Command(
      name: "schema", audience: .pipeline, summary: Words.Schema.summary, text: Words.Schema.text,
      arguments: [
        Argument("NAME", .one, .choice(["batch", "rubric", "label", "event"]), Words.Schema.name)
      ],
      flags: [
        Flag(
          "as", value: Value("READER", .choice(["duckdb", "polars", "spark", "datasets"])),
          Words.Schema.reader)
      ],
      examples: [
        Example("gloss schema label", Words.Schema.exampleJSON),
        Example("gloss schema label --as duckdb", Words.Schema.exampleReader),
      ], run: run)
  }
}
