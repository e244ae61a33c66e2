import GlossJournal
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
    let outcome = try write(&export, to: invocation.string("output"), outside)
    lines.append(ProgramWords.Export.exported(outcome))
    lines += LeftOut.allCases.compactMap { reason in
      outcome.leftOut[reason].map { ProgramWords.Export.leftOut(reason, $0) }
    }
    outside.tell(lines)
    return .done
  }

  /// Rows go out a few at a time, as they are made.
  private static func write(
    _ export: inout Export, to path: String?, _ outside: Outside
  ) throws(Stop) -> Export.Outcome {
    guard let path else {
      return try pour(&export) { bytes throws(Stop) in
        try outside.out(String(decoding: bytes, as: UTF8.self))
      }
    }
    let file = try make(path, outside)
    defer { file.close() }
    do throws(Stop) {
      let outcome = try pour(&export) { bytes throws(Stop) in
        try Stop.unless(try file.append(bytes))
      }
      try Stop.unless(try file.sync())
      return outcome
    } catch {
      // Half of the rows must not pass for all of them.
      try? outside.storage.remove(path)
      throw error
    }
  }

  private static func make(_ path: String, _ outside: Outside) throws(Stop) -> AppendFile {
    do throws(StorageError) {
      try outside.storage.create(path, [])
      return try outside.storage.openForAppending(path)
    } catch {
      throw .failed(
        .cannotCreate,
        error.kind == .exists ? ProgramWords.Export.exists(path) : "\(error.path): \(error.message)"
      )
    }
  }

  private static func pour(
    _ export: inout Export, _ out: ([UInt8]) throws(Stop) -> Void
  ) throws(Stop) -> Export.Outcome {
    var waiting: [UInt8] = []
    while let rows = try Stop.unless(try export.next()) {
      for row in rows { waiting += row + [0x0a] }
      if waiting.count >= 1 << 16 {
        try out(waiting)
        waiting = []
      }
    }
    if !waiting.isEmpty { try out(waiting) }
    return export.outcome
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
