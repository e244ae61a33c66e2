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
    /// Directories without a file of labels or events.
    package var empty: [String] = []
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
    let ledger = try Ledger(storage, roots: roots, checking: .chain)
    // Copies, too: each file answers for itself.
    let labels = (ledger.labels + ledger.otherLabels).sorted { $0.place < $1.place }
    var report = Report()
    report.diagnostics =
      (ledger.diagnostics + superseding(labels, ledger) + beginnings(labels)).inOrder
    report.remarks = missing(labels, ledger)
    report.fileCount = ledger.files.count
    report.labelCount = labels.count
    report.eventCount = ledger.events.count + ledger.otherEvents.count
    report.incomplete = ledger.incomplete
    report.empty = ledger.empty
    if let receipt { report.receipts = find(receipt, in: labels, ledger.files) }
    return report
  }

  private static func find(
    _ receipt: Hash, in labels: [LedgerLine<BriefLabel>], _ files: [Ledger.File]
  ) -> [Receipt] {
    let counts = Dictionary(files.map { ($0.path, $0.lineCount) }) { first, _ in first }
    return labels.filter { $0.hash == receipt }.map(\.place).map {
      Receipt(path: $0.path, line: $0.number, linesAfter: (counts[$0.path] ?? 0) - $0.number)
    }
  }

  /// Labels whose predecessor is in no file. It may be one whose write failed, and which was saved
  /// anew in another directory.
  private static func missing(
    _ labels: [LedgerLine<BriefLabel>], _ ledger: Ledger
  ) -> [Diagnostic] {
    labels.compactMap { label in
      guard let id = label.supersedes, ledger.label(id) == nil else { return nil }
      return label.place.complaint(
        "supersedes \"\(id)\", which is in none of the files",
        "name the results directory that holds it as well, if there is one", .warning)
    }
  }

  /// Two labels of one item in one chain that both supersede nothing are a fault: the writer of the
  /// second knew of the first. In two chains they come from machines that did not know of each
  /// other.
  private static func beginnings(_ labels: [LedgerLine<BriefLabel>]) -> [Diagnostic] {
    struct Start: Hashable {
      let path: String
      let key: CurrentKey
    }
    var first: [Start: LedgerLine<BriefLabel>] = [:]
    return labels.filter { $0.supersedes == nil }.compactMap { label in
      let start = Start(path: label.place.path, key: label.key)
      guard let other = first[start] else {
        first[start] = label
        return nil
      }
      return label.place.complaint(
        "supersedes nothing, though \"\(other.id)\" in line \(other.place.number) is of the same "
          + "item, person, role and repeat", BadLine.remedy)
    }
  }

  /// A label supersedes one of the same key, by one revision.
  private static func superseding(
    _ labels: [LedgerLine<BriefLabel>], _ ledger: Ledger
  ) -> [Diagnostic] {
    labels.compactMap { label in
      guard let id = label.supersedes, let older = ledger.label(id) else { return nil }
      guard older.key == label.key else {
        return label.place.complaint(
          "supersedes \"\(id)\", a label of another item, person, role or repeat",
          BadLine.remedy)
      }
      guard label.revision == older.revision + 1 else {
        return label.place.complaint(
          "is revision \(label.revision) of a label of revision \(older.revision)",
          BadLine.remedy)
      }
      return nil
    }
  }
}
