import GlossJSON
import GlossJournal

/// Which labels a review has rejected, and no decision on an appeal has given back.
///
/// Of several reviews of a label the last one counts, and of several decisions on one appeal.
struct Rejections {
  let labels: Set<ID>

  init(_ events: [Event]) {
    // A union of directories holds copies; ids rise with time, so that files and order do not matter.
    let events = Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
      .values.sorted { $0.id < $1.id }
    var lastReview: [ID: (id: ID, verdict: Happening.Verdict)] = [:]
    var reviewOfAppeal: [ID: ID] = [:]
    var lastOutcome: [ID: Happening.Outcome] = [:]
    for event in events {
      switch event.content.happening {
      case .review(let label, let verdict, _, _, _): lastReview[label] = (event.id, verdict)
      case .appeal(let review, _): reviewOfAppeal[event.id] = review
      case .decision(let appeal, let outcome, _): lastOutcome[appeal] = outcome
      default: break
      }
    }
    let reversed = Set(
      lastOutcome.filter { $0.value == .reviewReversed }.compactMap { reviewOfAppeal[$0.key] })
    labels = Set(
      lastReview.filter { $0.value.verdict == .reject && !reversed.contains($0.value.id) }
        .map(\.key))
  }
}
