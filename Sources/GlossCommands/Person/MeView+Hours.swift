import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossTasks

extension MeView {
  /// Session time by day and activity, and what it comes to under the terms that were kept.
  func hours(_ ledger: Ledger) throws(Stop) {
    let hours = WorkHours(ledger).of(person: person)
    let terms = Set(hours.rows.map(\.terms))
      .sorted { ($0?.text ?? "").utf8.lexicographicallyPrecedes(($1?.text ?? "").utf8) }
    var pays: [(terms: Hash?, pay: StatedPay?, rows: [WorkHours.Row])] = []
    for hash in terms {
      pays.append(
        (hash, try pay(hash, ledger.roots), hours.rows.filter { $0.terms == hash }))
    }
    guard !json else { return try outside.out(row(hours, pays) + "\n") }
    var lines = [
      hours.rows.isEmpty ? ProgramWords.Hours.none : ProgramWords.Hours.total(hours.total)
    ]
    for day in hours.days {
      lines.append("\(day)  " + ProgramWords.Hours.activities(hours.on(day: day).byActivity))
    }
    for (hash, pay, rows) in pays {
      guard let hash else {
        lines.append(ProgramWords.Hours.withoutTerms)
        continue
      }
      lines.append(
        pay.map { ProgramWords.Hours.pay($0, hash, rows) } ?? ProgramWords.Hours.unkept(hash))
    }
    try outside.out(lines.map { Text.visible($0) + "\n" }.joined())
  }

  /// Nil where there were no terms, or their text is in none of the directories.
  private func pay(_ terms: Hash?, _ roots: [String]) throws(Stop) -> StatedPay? {
    guard let terms else { return nil }
    for root in roots {
      let path = ResultsLayout(root).text(terms, as: .json)
      // A text that somebody changed says nothing of what was agreed.
      if let bytes = try Stop.unless(try outside.storage.read(path)), Hash(of: bytes) == terms {
        return StatedPay(Terms(SourceFile(path: path, bytes: bytes)))
      }
    }
    return nil
  }

  private func row(
    _ hours: WorkHours, _ pays: [(terms: Hash?, pay: StatedPay?, rows: [WorkHours.Row])]
  ) -> String {
    JSONWriter.text { writer in
      writer.member("person", person.string)
      writer.member("ms", hours.total)
      writer.objects("hours", hours.rows) { row, writer in
        writer.member("day", row.day)
        writer.member("activity", row.activity.rawValue)
        writer.member("ms", row.ms)
        writer.member("terms_sha256", row.terms?.text ?? "")
      }
      writer.objects("pay", pays) { part, writer in
        let (terms, pay, rows) = part
        writer.member("terms_sha256", terms?.text ?? "")
        writer.member("currency", pay?.currency ?? "")
        // A string, since the files have no floats either.
        writer.member("sum", pay?.sum(of: rows).map { ProgramWords.Hours.money($0, "") } ?? "")
        writer.member("not_covered", pay?.uncovered(in: rows).map(\.rawValue) ?? [])
      }
    }
  }
}
