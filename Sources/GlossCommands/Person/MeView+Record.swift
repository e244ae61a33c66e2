import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen

extension MeView {
  /// A document of counts, hours and hashes: as Markdown, or as one JSON value.
  func record(_ ledger: Ledger) throws(Stop) {
    let record = try Stop.unless(try WorkRecord(of: person, ledger, outside.storage))
    let at = Timestamp(milliseconds: outside.clock.now().wall)
    if json { return try outside.out(row(record, at) + "\n") }
    var lines = ProgramWords.Record.head(record, at)
    for part in record.batches { lines += [""] + section(part) }
    try outside.out(lines.map { Text.visible($0) + "\n" }.joined())
  }

  private func section(_ part: WorkRecord.Part) -> [String] {
    var lines = ProgramWords.Record.counts(part)
    if part.hours.total > 0 {
      lines += ["", ProgramWords.Hours.total(part.hours.total)]
      lines += part.hours.days.map { day in
        "- \(day): " + ProgramWords.Hours.activities(part.hours.on(day: day).byActivity)
      }
    }
    if !part.sessions.isEmpty {
      lines += ["", ProgramWords.Record.sessions(part.sessions.count)]
      lines += part.sessions.map(ProgramWords.Record.session)
    }
    let hashes =
      part.rubrics.map(ProgramWords.Record.rubric) + part.terms.map(ProgramWords.Record.terms)
      + part.journals.map(ProgramWords.Record.journal)
    return hashes.isEmpty ? lines : lines + ["", ProgramWords.Record.hashes] + hashes
  }

  private func row(_ record: WorkRecord, _ at: Timestamp) -> String {
    JSONWriter.text { writer in
      writer.member("person", record.person.string)
      writer.member("at", at.text)
      writer.member("tool", Tool.stamp)
      writer.member("ms", record.totalMS)
      writer.objects("batches", record.batches) { part, writer in write(part, to: &writer) }
    }
  }

  private func write(_ part: WorkRecord.Part, to writer: inout JSONWriter) {
    writer.member("batch", part.batch.string)
    writer.member("lines", part.lineCount)
    for status in Status.allCases {
      writer.member(status.rawValue, part.current.first { $0.status == status }?.count ?? 0)
    }
    writer.objects("hours", part.hours.rows) { row, writer in
      writer.member("day", row.day)
      writer.member("activity", row.activity.rawValue)
      writer.member("ms", row.ms)
    }
    writer.objects("sessions", part.sessions) { session, writer in
      writer.member("session", session.id.string)
      writer.member("from", session.from.text)
      writer.member("to", session.to.text)
      writer.member("labels", session.labelCount)
      writer.member("receipt", session.receipt?.text ?? "")
    }
    writer.objects("rubrics", part.rubrics) { rubric, writer in
      writer.member("rubric", rubric.id.string)
      writer.member("version", rubric.version)
      writer.member("sha256", rubric.sha256.text)
    }
    writer.member("terms", part.terms.map(\.text))
    writer.objects("journals", part.journals) { journal, writer in
      writer.member("path", journal.path)
      writer.member("lines", journal.lineCount)
      writer.member("last", journal.lastHash.text)
    }
  }
}
