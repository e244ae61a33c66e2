import GlossProject

extension Command {
  static func runExport(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    guard let exporter = Exporters.named(invocation.argument("FORMAT")) else {
      preconditionFailure("FORMAT was read as one of the exporters")
    }
    var export: Export
    do throws(Export.Failure) {
      export = try Export(
        exporter, outside.storage, roots: invocation.results, batch: invocation.id("batch"),
        question: invocation.id("question"))
    } catch {
      throw stop(error, outside)
    }
    var lines = export.incomplete.map(ProgramWords.Shared.incomplete)
    if let path = invocation.string("output") {
      try outside.write(path, force: invocation.has("force")) { out throws(Stop) in
        try pour(&export, out)
      }
    } else {
      try pour(&export) { bytes throws(Stop) in
        try outside.out(String(decoding: bytes, as: UTF8.self))
      }
    }
    let outcome = export.outcome
    lines.append(ProgramWords.Export.exported(outcome))
    lines += LeftOut.allCases.compactMap { reason in
      outcome.leftOut[reason].map { ProgramWords.Export.leftOut(reason, $0) }
    }
    outside.tell(lines)
    return .done
  }

  /// Rows go out a few at a time, as they are made.
  private static func pour(
    _ export: inout Export, _ out: ([UInt8]) throws(Stop) -> Void
  ) throws(Stop) {
    var waiting: [UInt8] = []
    while let rows = try Stop.unless(try export.next()) {
      for row in rows { waiting += row + [0x0a] }
      if waiting.count >= 1 << 16 {
        try out(waiting)
        waiting = []
      }
    }
    if !waiting.isEmpty { try out(waiting) }
  }

  private static func stop(_ failure: Export.Failure, _ outside: Outside) -> Stop {
    let why = ProgramWords.Export.refusal(failure)
    switch failure {
    case .storage: return .failed(.ioError, why)
    case .empty: return .failed(.badInput, why)
    case .broken(let diagnostics):
      Diagnostics.show(diagnostics, outside)
      return .failed(.badInput, why)
    case .noSuchBatch, .noSuchQuestion, .severalQuestions: return .usage(why)
    }
  }
}
