import GlossJournal
import GlossProject

extension Command {
  static func runSchema(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
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
  static let schemas: [(name: String, text: @Sendable () -> String)] = [
    ("batch", { FileSchema.batch }), ("rubric", { FileSchema.rubric }),
    ("label", { JSONSchema.label }), ("event", { JSONSchema.event }),
    ("terms", { FileSchema.terms }),
  ]
}
