import GlossJSON
import GlossProject
import GlossTasks

extension Command {
  static func runImport(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    guard let importer = Importers.named(invocation.argument("FORMAT")) else {
      preconditionFailure("FORMAT was read as one of the importers")
    }
    let path = invocation.argument("FILE")
    let output = invocation.string("output")
    let force = invocation.has("force")
    if let output, !force { try outside.refuseExisting(output) }
    let outside = try outside.takingPipes([path])
    let report = Report()
    guard let source = Loading.source(path, outside.storage, report) else {
      throw fail(report, path, outside)
    }
    if let other = ForeignFile.unreadable(source) ?? ForeignFile.found(source, not: importer) {
      report.add(other)
      throw fail(report, path, outside)
    }
    let request = FieldMap.Request(
      id: invocation.string("id"), text: invocation.string("text"),
      prompt: invocation.string("prompt"), responses: invocation.string("responses"),
      context: invocation.string("context"), metadata: invocation.string("metadata"))
    var reading: Import
    do throws(Import.Failure) {
      reading = try Import(importer, source, request, report)
    } catch {
      switch error {
      case .unreadable: throw fail(report, path, outside)
      case .unmapped(let why, let columns):
        throw .usage(ProgramWords.Import.unmapped(why, columns: columns))
      }
    }
    outside.tell(ProgramWords.Import.taken(path, reading))
    let header = BatchHeader(
      output: output, input: path, rubric: invocation.string("rubric"), absolute: outside.absolute)
    if let output {
      try outside.makeDirectory(of: output)
      try outside.write(output, force: force) { out throws(Stop) in
        try pour(header, &reading, report, path, outside, out)
      }
    } else {
      try pour(header, &reading, report, path, outside, outside.bytes)
    }
    outside.tell(ProgramWords.Import.made(reading.outcome, header, path: output, from: path))
    return .done
  }

  /// Items go out a few at a time, as they are made; an error ends it behind the last row, so that
  /// all of them are told.
  private static func pour(
    _ header: BatchHeader, _ reading: inout Import, _ report: Report, _ path: String,
    _ outside: Outside, _ out: ([UInt8]) throws(Stop) -> Void
  ) throws(Stop) {
    var waiting = header.line + [0x0a]
    while let line = reading.next() {
      waiting += line + [0x0a]
      if waiting.count >= 1 << 16 {
        try out(waiting)
        waiting = []
      }
    }
    if report.hasErrors { throw fail(report, path, outside) }
    if reading.outcome.itemCount == 0 {
      throw .failed(.badInput, ProgramWords.Import.nothing(path, reading.outcome))
    }
    try out(waiting)
  }

  private static func fail(_ report: Report, _ path: String, _ outside: Outside) -> Stop {
    Diagnostics.show(report.diagnostics, more: report.more, outside)
    return .failed(.badInput, ProgramWords.Import.failed(path))
  }
}
