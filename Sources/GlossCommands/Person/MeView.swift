import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen

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
        try StateFiles.pieces(in: state, named: named(state), outside.storage))
    }
    // What is wrong is stored, too, and shown as it is: that it is wrong is said besides.
    let (_, isWhole) = try Ledger.read(invocation, outside)
    if json {
      for piece in pieces { try outside.out(row(piece) + "\n") }
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
    outside.err(Text.visible(ProgramWords.Me.nothing(person.string)) + "\n")
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
    private(set) var lines: ClosedRange<Int>?
    private(set) var bytes: [UInt8]

    init(_ piece: StoredPiece) {
      path = piece.path
      lines = piece.line > 0 ? piece.line...piece.line : nil
      bytes = piece.bytes
    }

    mutating func take(_ piece: StoredPiece) -> Bool {
      guard path.utf8.elementsEqual(piece.path.utf8), let lines, piece.line == lines.upperBound + 1
      else { return false }
      self.lines = lines.lowerBound...piece.line
      bytes += piece.bytes
      return true
    }

    var heading: String { ProgramWords.Me.heading(path, lines: lines, bytes: bytes.count) }
  }

  private static func runs(_ pieces: [StoredPiece]) -> [Run] {
    var runs: [Run] = []
    for piece in pieces where runs.isEmpty || !runs[runs.count - 1].take(piece) {
      runs.append(Run(piece))
    }
    return runs
  }

  private func visible(_ runs: [Run]) -> String {
    runs.flatMap { run in
      [run.heading]
        + JSONLines.ranges(in: run.bytes).map { Text.visible(bytes: run.bytes[$0.range]) }
    }.map { $0 + "\n" }.joined()
  }

  /// The bytes as text where they are UTF-8, else in hexadecimal digits.
  private func row(_ piece: StoredPiece) -> String {
    let text = String(validating: piece.bytes, as: UTF8.self)
    let digits = Array("0123456789abcdef".utf8)
    let hex =
      text == nil ? piece.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } : []
    return JSONWriter.text { writer in
      writer.member("sort", piece.sort.rawValue)
      writer.member("path", piece.path)
      writer.member("line", piece.line)
      writer.member("text", text ?? "")
      writer.member("hex", String(decoding: hex, as: UTF8.self))
    }
  }
}

extension MeView {
  /// The reviews of this person's labels: rejections that can be appealed, then the rest.
  func reviews(_ reviews: [Review]) throws(Stop) {
    let (first, rest) = reviews.reduce(into: ([Review](), [Review]())) { parts, review in
      if review.verdict == .reject, review.appeals.isEmpty {
        parts.0.append(review)
      } else {
        parts.1.append(review)
      }
    }
    if json {
      for review in first + rest { try outside.out(row(review) + "\n") }
      return
    }
    let lines = reviews.isEmpty ? [ProgramWords.Me.noReviews] : (first + rest).flatMap(block)
    try outside.out(lines.map { Text.visible($0) + "\n" }.joined())
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

  private func row(_ review: Review) -> String {
    JSONWriter.text { writer in
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
}
