import GlossJSON

/// Whether results are as they were written: the chain, the format, the spans against their text,
/// superseding, the ends of sessions, kept texts, and an annotator's receipt.
package enum Verify {
  package struct Report: Sendable {
    /// Everything that is wrong. An incomplete last line is not.
    package var diagnostics: [Diagnostic] = []
    /// Labels that supersede one which is in none of the files. That is no fault by itself: it may
    /// never have reached the disk, or lie in a directory that was not named.
    package var remarks: [Diagnostic] = []
    /// What may be as it was written, and cannot be shown to be: labels after the last receipt, and
    /// such as name a text that is not kept.
    package var unproven: [Diagnostic] = []
    package var fileCount = 0
    package var labelCount = 0
    package var eventCount = 0
    /// Files whose last line is being written, or torn.
    package var incomplete: [String] = []
    /// Something could not be read, and is named among what is wrong.
    package var isPartial = false
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
    let ledger = try Ledger(storage, roots: roots, checking: .chain, tellsUnread: true)
    // Copies, too: each file answers for itself.
    let labels = (ledger.labels + ledger.otherLabels).sorted { $0.place < $1.place }
    var report = Report()
    check(labels, ledger, &report)
    let proofs = try Proofs(ledger, labels, storage)
    report.diagnostics = (report.diagnostics + ledger.diagnostics + proofs.faults).inOrder
    report.unproven = proofs.unproven.inOrder
    report.fileCount = ledger.lineCounts.count
    report.labelCount = labels.count
    report.eventCount = ledger.events.count + ledger.otherEvents.count
    report.incomplete = ledger.incomplete
    report.empty = ledger.empty
    report.isPartial = ledger.isPartial
    report.receipts = labels.filter { $0.hash != nil && $0.hash == receipt }.map(\.place).map {
      Receipt(
        path: $0.path, line: $0.number,
        linesAfter: (ledger.lineCounts[ID($0.path)] ?? 0) - $0.number)
    }
    return report
  }

  /// A label supersedes one of the same key, by one revision. That it is in none of the files is no
  /// fault: its write may have failed, and what was saved anew lie in another directory.
  ///
  /// Two labels of one item in one chain that both supersede nothing are a fault: the writer of the
  /// second knew of the first. In two chains they come from machines that knew not of each other.
  private static func check(
    _ labels: [LedgerLine<BriefLabel>], _ ledger: Ledger, _ report: inout Report
  ) {
    struct Start: Hashable {
      let path: String
      let key: CurrentKey
    }
    var first: [Start: LedgerLine<BriefLabel>] = [:]
    for label in labels {
      func complain(_ message: String) {
        report.diagnostics.append(label.place.complaint(message, BadLine.remedy))
      }
      guard let id = label.supersedes else {
        let start = Start(path: label.place.path, key: label.key)
        if let other = first[start] {
          complain(
            "supersedes nothing, though \"\(other.id)\" in line \(other.place.number) is of the "
              + "same item, person, role and repeat")
        } else {
          first[start] = label
        }
        continue
      }
      guard let older = ledger.label(id) else {
        report.remarks.append(
          label.place.complaint(
            "supersedes \"\(id)\", which is in none of the files",
            "name the results directory that holds it as well, if there is one", .warning))
        continue
      }
      if older.key != label.key {
        complain("supersedes \"\(id)\", a label of another item, person, role or repeat")
      } else if label.revision != older.revision + 1 {
        complain("is revision \(label.revision) of a label of revision \(older.revision)")
      }
    }
  }
}
