import GlossJournal
import GlossProject

extension Command {
  package static let schema = Command(
    name: "schema", audience: .pipeline, summary: ProgramWords.Schema.summary,
    text: ProgramWords.Schema.text,
    arguments: [Argument("NAME", .one, .choice(schemas.map(\.name)), ProgramWords.Schema.name)],
    flags: [
      Flag(
        "as", value: Value("READER", .choice(ResultsReaderSchema.allCases.map(\.rawValue))),
        ProgramWords.Schema.reader)
    ],
    examples: [
      Example("gloss schema label", ProgramWords.Schema.exampleJSON),
      Example("gloss schema label --as duckdb", ProgramWords.Schema.exampleReader),
    ]
  ) { invocation, outside throws(Stop) in
    let name = invocation.argument("NAME")
    guard let schema = schemas.first(where: { $0.name == name }) else {
      preconditionFailure("NAME was read as one of the schemas")
    }
    guard let reader = invocation.string("as").flatMap(ResultsReaderSchema.init) else {
      try outside.out(schema.text())
      return .done
    }
    guard name == "label" else { throw .usage(ProgramWords.Schema.readerOfLabelsOnly) }
    try outside.out(ResultsReaderSchema.text(for: reader))
    return .done
  }

  /// Made when asked for, since a table of commands is read at every start.
  private static let schemas: [(name: String, text: @Sendable () -> String)] = [
    ("batch", { FileSchema.batch }), ("rubric", { FileSchema.rubric }),
    ("label", { JSONSchema.label }), ("event", { JSONSchema.event }),
    ("terms", { FileSchema.terms }),
  ]
}
