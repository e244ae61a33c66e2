import GlossJSON

extension Label: ChainEntry {
  package static var idKind: EntryID.Kind { .label }

  package static func read(_ value: JSONValue) throws(BadLine) -> Label {
    var checker = ColumnChecker()
    checker.check(value, Column.label)
    guard checker.diagnostics.isEmpty else { throw BadLine(diagnostics: checker.diagnostics) }
    var reader = ColumnReader(value)
    let label = Label(&reader)
    let problems = label.content.problems()
    guard problems.isEmpty else {
      throw BadLine(diagnostics: problems.map { $0.diagnostic(in: value) })
    }
    return label
  }

  private init(_ reader: inout ColumnReader) {
    _ = reader.value()
    self.init(id: reader.id(), prev: reader.hash(), content: LabelContent(&reader))
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("schema", Label.schema)
    writer.member("id", id.string)
    writer.member("prev", prev.text)
    content.write(to: &writer)
    writer.endObject()
  }
}

extension LabelContent {
  fileprivate init(_ reader: inout ColumnReader) {
    self.init(
      batch: reader.id(), item: reader.id(), annotator: reader.id(), session: reader.id(),
      role: reader.choice(), status: reader.choice(), repeat: reader.int(),
      revision: reader.int(), supersedes: reader.optionalID(),
      answers: reader.structures { Answer(&$0) }, rationale: reader.string(),
      shownOrder: reader.ids(), seed: reader.int(), advice: reader.strings(),
      rubric: reader.id(), rubricVersion: reader.string(), rubricSHA256: reader.hash(),
      termsSHA256: reader.optionalHash(), inputSHA256: reader.hash(), shownAt: reader.time(),
      savedAt: reader.time(), activeMS: reader.int(), idleCapMS: reader.int(),
      input: reader.structure { Input(&$0) }, metadata: reader.string(), tool: reader.string())
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("batch", batch.string)
    writer.member("item", item.string)
    writer.member("annotator", annotator.string)
    writer.member("session", session.string)
    writer.member("role", role.rawValue)
    writer.member("status", status.rawValue)
    writer.member("repeat", `repeat`)
    writer.member("revision", revision)
    writer.member("supersedes", supersedes?.string ?? "")
    writer.list("answers", answers) { $1.write(to: &$0) }
    writer.member("rationale", rationale)
    writer.member("shown_order", shownOrder.map(\.string))
    writer.member("seed", seed)
    writer.member("advice", advice)
    writer.member("rubric", rubric.string)
    writer.member("rubric_version", rubricVersion)
    writer.member("rubric_sha256", rubricSHA256.text)
    writer.member("terms_sha256", termsSHA256?.text ?? "")
    writer.member("input_sha256", inputSHA256.text)
    writer.member("shown_at", shownAt.text)
    writer.member("saved_at", savedAt.text)
    writer.member("active_ms", activeMS)
    writer.member("idle_cap_ms", idleCapMS)
    writer.key("input")
    input.write(to: &writer)
    writer.member("metadata", metadata)
    writer.member("tool", tool)
  }
}
