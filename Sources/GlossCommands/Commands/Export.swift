import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen

extension Command {
  package static let export = Command(
    name: "export", audience: .pipeline, summary: ProgramWords.Export.summary,
    text: ProgramWords.Export.texts,
    arguments: [
      Argument("FORMAT", .one, .choice(Exporters.all.map { $0.name }), ProgramWords.Export.format),
      .results,
    ],
    flags: [
      .output,
      Flag("batch", value: Value("B", .id), ProgramWords.Export.batch),
      Flag("question", value: Value("Q", .id), ProgramWords.Export.question),
    ],
    examples: [
      Example("gloss export trl-preference > pairs.jsonl", ProgramWords.Export.examplePairs),
      Example(
        "gloss export spans ana/results ben/results -o spans.jsonl",
        ProgramWords.Export.exampleSpans),
    ]
  ) { invocation, outside throws(Stop) in
    guard let exporter = Exporters.named(invocation.argument("FORMAT")) else {
      preconditionFailure("FORMAT was read as one of the exporters")
    }
    let empty: [String]
    do throws(StorageError) {
      empty = try ResultsRoots.empty(invocation.results, outside.storage)
    } catch {
      throw Stop(error)
    }
    guard empty.isEmpty else {
      throw .failed(.badInput, empty.map(ProgramWords.Shared.noJournal).joined(separator: "\n"))
    }
    let outcome: Export.Outcome
    do throws(Export.Failure) {
      outcome = try Export.run(
        exporter, outside.storage, roots: invocation.results,
        batch: invocation.string("batch").map { ID($0) },
        question: invocation.string("question").map { ID($0) })
    } catch {
      throw stop(error, outside)
    }
    try write(outcome.rows, to: invocation.string("output"), outside)
    report(outcome, outside)
    return .done
  }

  private static func write(
    _ rows: [UInt8], to path: String?, _ outside: Outside
  ) throws(Stop) {
    guard let path else {
      // No rows are nothing, not an empty write.
      if !rows.isEmpty { try outside.out(String(decoding: rows, as: UTF8.self)) }
      return
    }
    do throws(StorageError) {
      try outside.storage.create(path, rows)
    } catch {
      throw .failed(
        .cannotCreate,
        error.kind == .exists ? ProgramWords.Export.exists(path) : "\(error.path): \(error.message)"
      )
    }
  }

  private static func report(_ outcome: Export.Outcome, _ outside: Outside) {
    var lines = outcome.incomplete.map(ProgramWords.Shared.incomplete)
    lines.append(ProgramWords.Export.exported(outcome))
    lines += LeftOut.allCases.compactMap { reason in
      outcome.leftOut[reason].map { ProgramWords.Export.leftOut(reason, $0) }
    }
    outside.err(lines.map { Text.visible($0) + "\n" }.joined())
  }

  private static func stop(_ failure: Export.Failure, _ outside: Outside) -> Stop {
    func near(_ id: ID, _ known: [ID]) -> (String, [String], [String]) {
      let names = known.map(\.string)
      return (id.string, Spelling.near(id.string, in: names), names)
    }
    switch failure {
    case .storage(let error): return Stop(error)
    case .broken(let diagnostics):
      Diagnostics.show(diagnostics, outside)
      return .failed(.badInput, ProgramWords.Export.broken)
    case .noSuchBatch(let batch, let known):
      let (name, meant, all) = near(batch, known)
      return .usage(ProgramWords.Export.noBatch(name, meant, all))
    case .noSuchQuestion(let question, let known):
      let (name, meant, all) = near(question, known)
      return .usage(ProgramWords.Export.noQuestion(name, meant, all))
    case .severalQuestions(let known):
      return .usage(ProgramWords.Export.severalQuestions(known.map(\.string)))
    }
  }
}
