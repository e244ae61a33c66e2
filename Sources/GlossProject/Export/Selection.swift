import GlossJSON
import GlossJournal

/// The labels that may be exported: current, answered, not rejected, of items nobody stopped at.
struct Selection {
  /// All, each once.
  let labels: [Label]
  let batches: Set<ID>
  /// In the order of their ids.
  private(set) var usable: [Label] = []
  private(set) var leftOut: [LeftOut: Int] = [:]

  init(_ replay: Replay, _ rejections: Rejections, batch: ID?) {
    labels = replay.labels
    batches = Set(labels.map(\.batch))
    let current = Set(replay.current.map(\.id))
    let stopped = Set(
      replay.current.filter { $0.status == .stopped }.map { Place(batch: $0.batch, item: $0.item) })
    for label in labels {
      let place = Place(batch: label.batch, item: label.item)
      if let batch, label.batch != batch {
        leave(.otherBatch)
      } else if !current.contains(label.id) {
        leave(.superseded)
      } else if let reason = Self.reason(label.status) {
        leave(reason)
      } else if stopped.contains(place) {
        leave(.withheld)
      } else if rejections.labels.contains(label.id) {
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
