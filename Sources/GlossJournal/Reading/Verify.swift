import GlossJSON

/// Whether results are as they were written: the chain, the format, the spans against their text,
/// superseding, and an annotator's receipt.
package enum Verify {
  package struct Report: Sendable {
    /// Everything that is wrong. An incomplete last line is not.
    package var diagnostics: [Diagnostic] = []
    /// Labels that supersede one which is in none of the files. That is no fault by itself: it may
    /// never have reached the disk, or lie in a directory that was not named.
    package var remarks: [Diagnostic] = []
    package var fileCount = 0
    package var labelCount = 0
    package var eventCount = 0
    /// Files whose last line is being written, or torn.
    package var incomplete: [String] = []
    /// Where the receipt's line stands, in each copy of its journal; empty where it stands nowhere.
    package var receipts: [Receipt] = []
  }

  package struct Receipt: Hashable, Sendable {
    package let path: String
    package let line: Int
    package let linesAfter: Int
  }

  package static func run(
    _ storage: Storage, roots: [String], receipt: Hash? = nil
  ) throws(StorageError) -> Report {
    let labels = try ResultsReader.labels(storage, roots: roots)
    let events = try ResultsReader.events(storage, roots: roots)
    let replay = Replay(labels.lines)
    var report = Report()
    report.diagnostics = labels.diagnostics + events.diagnostics
    report.diagnostics += conflicts(replay) + superseding(labels.lines, replay)
    report.diagnostics += labels.files.flatMap(beginnings)
    report.remarks = missing(labels.lines, replay)
    report.diagnostics += conflicts(events.lines)
    report.fileCount = labels.files.count + events.files.count
    report.labelCount = labels.lines.count
    report.eventCount = events.lines.count
    report.incomplete = labels.incomplete + events.incomplete
    if let receipt { report.receipts = find(receipt, in: labels) }
    return report
  }

  private static func find(_ receipt: Hash, in labels: ResultsRead<Label>) -> [Receipt] {
    labels.files.flatMap { file in
      file.lines.filter { $0.hash == receipt }.map {
        Receipt(path: file.path, line: $0.number, linesAfter: file.lineCount - $0.number)
      }
    }
  }

  private static func conflicts(_ replay: Replay) -> [Diagnostic] {
    replay.conflicts.map { conflict($0.other, $0.kept) }
  }

  private static func conflicts(_ events: [ChainLine<Event>]) -> [Diagnostic] {
    var known: [ID: ChainLine<Event>] = [:]
    return events.compactMap { line in
      guard let first = known[line.entry.id] else {
        known[line.entry.id] = line
        return nil
      }
      return first.hash == line.hash ? nil : conflict(line, first)
    }
  }

  private static func conflict<Entry>(
    _ line: ChainLine<Entry>, _ other: ChainLine<Entry>
  ) -> Diagnostic {
    line.complaint(
      "\"\(line.entry.id)\" has other bytes in \(other.path):\(other.number)",
      "one of the two was changed: look for the copy whose chain is whole")
  }

  /// A label that failed on its way to the disk is superseded by the one that took its place
  /// elsewhere, and may be nowhere.
  private static func missing(
    _ lines: [ChainLine<Label>], _ replay: Replay
  ) -> [Diagnostic] {
    lines.compactMap { line in
      guard let id = line.entry.supersedes, replay.line(id) == nil else { return nil }
      return line.complaint(
        "supersedes \"\(id)\", which is in none of the files",
        "name the results directory that holds it as well, if there is one", .warning)
    }
  }

  /// Within one chain the writer knew of its own label, and superseded it: two that supersede none
  /// are one too many. In two chains they are two machines that did not know of each other.
  private static func beginnings(_ file: ChainContents<Label>) -> [Diagnostic] {
    var first: [CurrentKey: ChainLine<Label>] = [:]
    return file.lines.filter { $0.entry.supersedes == nil }.compactMap { line in
      guard let other = first[line.entry.content.currentKey] else {
        first[line.entry.content.currentKey] = line
        return nil
      }
      return line.complaint(
        "supersedes nothing, though \"\(other.entry.id)\" in line \(other.number) is of the same "
          + "item, person, role and repeat", BadLine.remedy)
    }
  }

  /// A label supersedes one of the same key, by one revision.
  private static func superseding(
    _ lines: [ChainLine<Label>], _ replay: Replay
  ) -> [Diagnostic] {
    lines.compactMap { line in
      guard let id = line.entry.supersedes, let older = replay.line(id)?.entry else { return nil }
      guard older.content.currentKey == line.entry.content.currentKey else {
        return line.complaint(
          "supersedes \"\(id)\", a label of another item, person, role or repeat",
          BadLine.remedy)
      }
      guard line.entry.revision == older.revision + 1 else {
        return line.complaint(
          "is revision \(line.entry.revision) of a label of revision \(older.revision)",
          BadLine.remedy)
      }
      return nil
    }
  }
}

extension ChainLine {
  func complaint(
    _ message: String, _ remedy: String, _ severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      severity: severity, path: path, position: SourcePosition(line: number, column: 1),
      message: message,
      remedy: remedy)
  }
}
