import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossTasks

extension Command {
  static func runStatus(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let report = Report()
    let files = invocation.strings("tasks").map { AssignedBatch($0, outside.storage, report) }
    Diagnostics.show(report.errors, outside)
    guard !files.contains(where: { $0 == nil }) else { return .badInput }
    let (ledger, isWhole) = try Ledger.read(invocation, outside)
    let status = WorkStatus(
      ledger, kept: KeptVersions(outside.storage, roots: ledger.roots),
      files: files.compactMap { $0 }, batch: invocation.id("batch"))
    if invocation.has("json") {
      try outside.rows([status], write)
    } else {
      try outside.show(lines(status))
    }
    return isWhole && !report.hasErrors ? .done : .badInput
  }

  private static func lines(_ status: WorkStatus) -> [String] {
    var lines = [ProgramWords.Status.appeals(status.openAppeals.count)]
    for appeal in status.openAppeals {
      lines.append("  " + ProgramWords.Status.appeal(appeal))
      lines += Text.lines(appeal.text).map { "    " + $0 }
    }
    lines.append(ProgramWords.Status.notes(status.openNotes.count))
    lines += status.openNotes.map { "  " + ProgramWords.Notes.head($0) }
    lines.append(ProgramWords.Status.stopped(status.stopped.count))
    lines += status.stopped.map { "  " + ProgramWords.Status.stopped($0) }
    if status.hours.rows.isEmpty {
      lines.append(ProgramWords.Hours.none)
    } else {
      lines.append(ProgramWords.Hours.total(status.hours.total))
      lines.append("  " + ProgramWords.Hours.activities(status.hours))
    }
    for part in status.batches { lines += ["", part.batch.string] + table(part) }
    return lines + stale(status.stale)
  }

  private static func table(_ part: WorkStatus.Part) -> [String] {
    guard !part.rows.isEmpty else { return ["  " + ProgramWords.Status.nobody] }
    let head = [
      ProgramWords.Status.annotator, ProgramWords.Status.done, ProgramWords.Status.lastDay,
      ProgramWords.Status.stale,
    ]
    let rows = part.rows.map { row in
      [
        row.annotator.string, ProgramWords.Status.done(row), row.lastDay,
        ProgramWords.Status.stale(row),
      ]
    }
    // Without any label that is stale, their column says nothing.
    let count = rows.allSatisfy { $0[3].isEmpty } ? 3 : 4
    return Self.aligned(([head] + rows).map { Array($0.prefix(count)) }).map { "  " + $0 }
  }

  /// Columns as wide as their widest text.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in
      rows.map { Text.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - Text.width(text))
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func stale(_ stale: [StaleLabel]) -> [String] {
    guard !stale.isEmpty else { return [] }
    let shown = 20
    var lines = ["", ProgramWords.Status.staleTitle]
    lines += stale.prefix(shown).map { "  " + ProgramWords.Status.stale($0) }
    if stale.count > shown { lines.append("  " + ProgramWords.Status.more(stale.count - shown)) }
    return lines
  }

  private static func write(_ status: WorkStatus, _ writer: inout JSONWriter) {
    writer.objects("appeals", status.openAppeals) { appeal, writer in
      writer.member("appeal", appeal.event.id.string)
      writer.member("review", appeal.review.string)
      writer.member("batch", appeal.event.entry.batch.string)
      writer.member("person", appeal.event.entry.person.string)
      writer.member("at", appeal.event.entry.at.text)
      writer.member("text", appeal.text)
    }
    writer.objects("notes", status.openNotes) { note, writer in
      writer.member("note", note.event.id.string)
      writer.member("topic", note.topic.rawValue)
      writer.member("clauses", note.clauses.map(\.string))
      writer.member("batch", note.event.entry.batch.string)
      writer.member("item", note.item.string)
      writer.member("person", note.event.entry.person.string)
      writer.member("at", note.event.entry.at.text)
    }
    writer.objects("stopped", status.stopped) { label, writer in
      writer.member("label", label.id.string)
      writer.member("batch", label.batch.string)
      writer.member("item", label.item.string)
      writer.member("annotator", label.annotator.string)
      writer.member("at", label.savedAt.text)
    }
    writer.objects("hours", status.hours.byActivity) { hours, writer in
      writer.member("activity", hours.activity.rawValue)
      writer.member("ms", hours.ms)
    }
    writer.objects("batches", status.batches) { part, writer in write(part, &writer) }
    writer.objects("stale", status.stale) { stale, writer in
      writer.member("label", stale.label.id.string)
      writer.member("batch", stale.label.batch.string)
      writer.member("item", stale.label.item.string)
      writer.member("annotator", stale.label.annotator.string)
      writer.member("rubric", stale.label.rubric.string)
      writer.member("version", stale.label.rubricVersion)
      writer.member("newest", stale.newest)
      writer.member("change", stale.changesMeaning ? "meaning" : "wording")
    }
  }

  private static func write(_ part: WorkStatus.Part, _ writer: inout JSONWriter) {
    writer.member("batch", part.batch.string)
    // Without its file nobody knows how much there is to do, and 0 says so.
    writer.member("file", part.file?.path ?? "")
    writer.member("items", part.file?.items.count ?? 0)
    writer.objects("annotators", part.rows) { row, writer in
      writer.member("annotator", row.annotator.string)
      writer.member("done", row.done)
      writer.member("skipped", row.skipped)
      writer.member("assigned", row.assigned ?? 0)
      writer.member("last_day", row.lastDay)
      writer.member("stale_wording", row.staleWording)
      writer.member("stale_meaning", row.staleMeaning)
    }
  }
}
