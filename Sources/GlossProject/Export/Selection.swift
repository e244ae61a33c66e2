import GlossJSON
import GlossJournal

/// The labels that may be exported: current, answered, not rejected, of items nobody stopped at.
struct Selection {
  let batches: Set<ID>
  /// In the order of their ids.
  private(set) var usable: [LedgerLine<BriefLabel>] = []
  private(set) var leftOut: [LeftOut: Int] = [:]

  init(_ ledger: Ledger, batch: ID?) {
    batches = Set(ledger.labels.map(\.batch))
    let stopped = Set(ledger.stops.map { Place(batch: $0.batch, item: $0.item) })
    let rejected = ledger.rejected
    for label in ledger.labels {
      if let batch, label.batch != batch {
        leave(.otherBatch)
      } else if ledger.currents[label.key]?.id != label.id {
        leave(.superseded)
      } else if let reason = Self.reason(label.status) {
        leave(reason)
      } else if stopped.contains(Place(batch: label.batch, item: label.item)) {
        leave(.withheld)
      } else if rejected.contains(label.id) {
        leave(.rejected)
      } else {
        usable.append(label)
      }
    }
  }

  private struct Place: Hashable {
    let batch: ID
    let item: ID
  }

  private mutating func leave(_ reason: LeftOut) { leftOut[reason, default: 0] += 1 }

  private static func reason(_ status: Status) -> LeftOut? {
    switch status {
    case .answered: nil
    case .skipped: .skipped
    case .withdrawn: .withdrawn
    case .stopped: .stopped
    }
  }
}
