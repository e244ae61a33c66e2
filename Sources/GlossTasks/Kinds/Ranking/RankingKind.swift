import GlossJSON
import GlossJournal
import GlossScreen

/// Putting responses in order, best first.
///
/// A response has no rank until a person gave it one: by lifting and dropping it, or in a typed
/// line. The order shown is drawn from a seed and means nothing; were it the ranking to begin with,
/// a press of Enter would record it as a judgement.
package struct RankingKind: StatesPreferences, TakesBack {
  package static let name = "ranking"

  package var ties: Bool
  package var unrankable: Bool

  /// Responses are places in the order shown.
  package struct Draft: Hashable, Sendable {
    /// Best first; those of one tier are tied, and ascend.
    package var tiers: [[Int]] = []
    package var unrankable: Set<Int> = []
    package var cursor = 0
    /// The tiers as they were before the response under the cursor was lifted; nil while none is.
    package var beforeLift: [[Int]]?
    /// The line that is being typed; empty while none is.
    package var typed = ""

    package var isLifted: Bool { beforeLift != nil }

    func tier(of place: Int) -> Int? { tiers.firstIndex { $0.contains(place) } }
  }

  /// Space, arrows and letters are in the hints: they answer nothing by themselves.
  package var bindings: [Binding] {
    var bindings: [Binding] = []
    if ties { bindings.append(Binding("=", "tie with the one above, untie")) }
    if unrankable { bindings.append(Binding("0", "not rankable, rankable again")) }
    return bindings
  }

  package func fault(of item: Item) -> String? {
    let count = item.input.responses.count
    return count >= 2 ? nil : "it ranks two responses or more, and this item has \(count)"
  }

  package func start(_ asked: Asked) -> Draft { Draft() }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    if !draft.typed.isEmpty { return .incomplete("a line is being typed: Enter takes it") }
    if draft.isLifted { return .incomplete("\(letter(draft.cursor)) is lifted: Space drops it") }
    let unplaced = unplaced(draft, asked)
    if unplaced.isEmpty { return .complete }
    if draft.tiers.isEmpty, draft.unrankable.isEmpty { return .untouched }
    return .incomplete("no rank yet for " + letters(unplaced, ", "))
  }

  /// The responses that nobody has given a place, in the order shown.
  func unplaced(_ draft: Draft, _ asked: Asked) -> [Int] {
    asked.item.order.indices.filter {
      draft.tier(of: $0) == nil && !draft.unrankable.contains($0)
    }
  }

  func letter(_ place: Int) -> String { PresentedItem.letter(at: place) }

  func letters(_ places: [Int], _ separator: String) -> String {
    places.map(letter).joined(separator: separator)
  }
}

extension RankingKind {
  package init(reading fields: inout Fields) {
    self.init(
      ties: fields.bool("ties", default: false),
      unrankable: fields.bool("unrankable", default: false))
  }
}
