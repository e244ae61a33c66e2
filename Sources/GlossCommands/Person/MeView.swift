import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossTasks

/// What is shown to a person of what is stored about them.
struct MeView {
  let person: ID
  let json: Bool
  let outside: Outside

  /// Every byte, file by file.
  func everything(_ invocation: Invocation, state: String?) throws(Stop) -> ExitCode {
    var pieces = try Stop.unless(
      try PersonFiles.pieces(of: person, outside.storage, roots: invocation.results))
    if let state {
      pieces += try Stop.unless(
        try PersonFiles.state(in: state, named: named(state), outside.storage))
    }
    // What is wrong is stored, too, and shown as it is: that it is wrong is said besides.
    let (_, isWhole) = try Ledger.read(invocation, outside)
    if json {
      try outside.rows(pieces, write)
    } else if outside.isTerminal(.output) {
      try outside.page(visible(Self.runs(pieces)))
    } else {
      for run in Self.runs(pieces) {
        // A heading begins a line, whatever stands before it.
        let end: [UInt8] = run.bytes.last == 0x0a ? [] : [0x0a]
        try outside.bytes(Array((run.heading + "\n").utf8) + run.bytes + end)
      }
    }
    guard isWhole else { return .badInput }
    guard pieces.isEmpty else { return .done }
    outside.tell([ProgramWords.Me.nothing(person.string)])
    return .no
  }

  /// The state directory as a shell would write it, without the person's home.
  private func named(_ directory: String) -> String {
    for (variable, written) in [("XDG_STATE_HOME", "$XDG_STATE_HOME"), ("HOME", "~")] {
      if let start = outside.environment(variable), !start.isEmpty, directory.hasPrefix(start) {
        return written + directory.dropFirst(start.count)
      }
    }
    return directory
  }

  /// Neighbouring lines of one file under one heading.
  private struct Run {
    let path: String
    var lines: ClosedRange<Int>?
    var bytes: [UInt8]

    var heading: String { ProgramWords.Me.heading(path, lines: lines, bytes: bytes.count) }
  }

  private static func runs(_ pieces: [StoredPiece]) -> [Run] {
    pieces.reduce(into: []) { runs, piece in
      if let last = runs.last, ID(last.path) == ID(piece.path), let lines = last.lines,
        piece.line == lines.upperBound + 1
      {
        runs[runs.count - 1].lines = lines.lowerBound...piece.line
        runs[runs.count - 1].bytes += piece.bytes
      } else {
        let lines = piece.line > 0 ? piece.line...piece.line : nil
        runs.append(Run(path: piece.path, lines: lines, bytes: piece.bytes))
      }
    }
  }

  private func visible(_ runs: [Run]) -> String {
    runs.flatMap { run in
      [run.heading]
        + JSONLines.ranges(in: run.bytes).map { Text.visible(bytes: run.bytes[$0.range]) }
    }.map { $0 + "\n" }.joined()
  }

  /// The bytes as text where they are UTF-8, else in hexadecimal digits.
  private func write(_ piece: StoredPiece, _ writer: inout JSONWriter) {
    let text = String(validating: piece.bytes, as: UTF8.self)
    let digits = Array("0123456789abcdef".utf8)
    let hex =
      text == nil ? piece.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } : []
    writer.member("sort", piece.sort.rawValue)
    writer.member("path", piece.path)
    writer.member("line", piece.line)
    writer.member("text", text ?? "")
    writer.member("hex", String(decoding: hex, as: UTF8.self))
  }
}

extension MeView {
  /// The reviews of this person's labels: rejections that can be appealed, then the rest.
  func reviews(_ reviews: [Review]) throws(Stop) {
    func isFirst(_ review: Review) -> Bool { review.verdict == .reject && review.appeals.isEmpty }
    let sorted = reviews.filter(isFirst) + reviews.filter { !isFirst($0) }
    if json { return try outside.rows(sorted, write) }
    try outside.show(reviews.isEmpty ? [ProgramWords.Me.noReviews] : sorted.flatMap(block))
  }

  private func block(_ review: Review) -> [String] {
    var lines = [ProgramWords.Me.review(review)]
    if !review.clause.string.isEmpty { lines.append("  " + ProgramWords.Me.clause(review.clause)) }
    if !review.reason.isEmpty { lines += Text.lines(review.reason).map { "  " + $0 } }
    for appeal in review.appeals {
      lines.append("  " + ProgramWords.Me.appeal(appeal))
      if let reason = appeal.decision?.reason, !reason.isEmpty {
        lines += Text.lines(reason).map { "    " + $0 }
      }
    }
    return lines
  }

  private func write(_ review: Review, _ writer: inout JSONWriter) {
    writer.member("review", review.event.id.string)
    writer.member("label", review.labelID.string)
    writer.member("batch", review.event.entry.batch.string)
    writer.member("item", review.label?.item.string ?? "")
    writer.member("reviewer", review.event.entry.person.string)
    writer.member("at", review.event.entry.at.text)
    writer.member("verdict", review.verdict.rawValue)
    writer.member("clause", review.clause.string)
    writer.member("reason", review.reason)
    writer.objects("appeals", review.appeals) { appeal, writer in
      writer.member("appeal", appeal.event.id.string)
      writer.member("text", appeal.text)
      writer.member("outcome", appeal.decision?.outcome.rawValue ?? "")
      writer.member("reason", appeal.decision?.reason ?? "")
    }
  }
}

extension MeView {
  private typealias Paid = (terms: Hash?, pay: StatedPay?, rows: [WorkHours.Row])

  /// Session time by day and activity, and what it comes to under the terms that were kept.
  func hours(_ ledger: Ledger) throws(Stop) {
    let hours = WorkHours(ledger).of(person: person)
    let terms = Set(hours.rows.map(\.terms))
      .sorted { ($0?.text ?? "").utf8.lexicographicallyPrecedes(($1?.text ?? "").utf8) }
    let pays = try terms.map { hash throws(Stop) -> Paid in
      (hash, try pay(hash, ledger.roots), hours.rows.filter { $0.terms == hash })
    }
    if json { return try outside.rows([hours]) { write($0, pays, &$1) } }
    var lines = [
      hours.rows.isEmpty ? ProgramWords.Hours.none : ProgramWords.Hours.total(hours.total)
    ]
    lines += hours.days.map { "\($0)  " + ProgramWords.Hours.activities(hours.on(day: $0)) }
    for (hash, pay, rows) in pays {
      lines.append(ProgramWords.Hours.pay(pay, hash, rows))
    }
    try outside.show(lines)
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

  private func write(_ hours: WorkHours, _ pays: [Paid], _ writer: inout JSONWriter) {
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

extension MeView {
  /// A document of counts, hours and hashes: as Markdown, or as one JSON value.
  func record(_ ledger: Ledger) throws(Stop) {
    let record = try Stop.unless(try WorkRecord(of: person, ledger, outside.storage))
    let at = outside.now
    if json { return try outside.rows([record]) { write($0, at, &$1) } }
    try outside.show(
      ProgramWords.Record.head(record, at) + record.batches.flatMap { [""] + section($0) })
  }

  private func section(_ part: WorkRecord.Part) -> [String] {
    var lines = ProgramWords.Record.counts(part)
    if part.hours.total > 0 {
      lines += ["", ProgramWords.Hours.total(part.hours.total)]
      lines += part.hours.days.map {
        "- \($0): " + ProgramWords.Hours.activities(part.hours.on(day: $0))
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

  private func write(_ record: WorkRecord, _ at: Timestamp, _ writer: inout JSONWriter) {
    writer.member("person", record.person.string)
    writer.member("at", at.text)
    writer.member("tool", Tool.stamp)
    writer.member("ms", record.totalMS)
    writer.objects("batches", record.batches) { part, writer in write(part, &writer) }
  }

  private func write(_ part: WorkRecord.Part, _ writer: inout JSONWriter) {
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
