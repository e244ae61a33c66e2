import GlossJSON
import GlossJournal
import GlossScreen

/// Putting responses in order, best first.
///
/// A response has no rank until a person gave it one: by lifting and dropping it, or in a typed
/// line. The order shown is drawn from a seed and means nothing; were it the ranking to begin with,
/// a press of Enter would record it as a judgement.
package struct RankingKind: StatesPreferences, TakesBack, HasUnits {
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

  /// While a draft is incomplete, what has no place yet carries rank 0, so that every step differs
  /// from the one before, and undo finds it; what is complete holds no 0.
  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    let shown = asked.item.shownOrder
    var ranking = draft.tiers.enumerated().flatMap { rank, tier in
      tier.map { Rank(response: shown[$0], rank: rank + 1) }
    }
    if !draft.tiers.isEmpty || !draft.unrankable.isEmpty {
      ranking += unplaced(draft, asked).map { Rank(response: shown[$0], rank: 0) }
    }
    return [Answer(question: "", kind: name, of: asked.of, ranking: sorted(ranking))]
  }

  /// By rank, then by the bytes of the response's id.
  private func sorted(_ ranking: [Rank]) -> [Rank] {
    ranking.sorted { $0.rank == $1.rank ? $0.response < $1.response : $0.rank < $1.rank }
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard var value = values.first?.bare, values.count == 1 else { return nil }
    value.ranking = sorted(value.ranking)
    let places = asked.item.order.indices
    var draft = Draft()
    for (place, id) in zip(places, asked.item.shownOrder) {
      guard let rank = value.ranking.first(where: { $0.response == id })?.rank else {
        draft.unrankable.insert(place)
        continue
      }
      guard (1...places.count).contains(rank) else { return nil }
      while draft.tiers.count < rank { draft.tiers.append([]) }
      draft.tiers[rank - 1].append(place)
    }
    let isTied = draft.tiers.contains { $0.count > 1 }
    guard ties || !isTied, unrankable || draft.unrankable.isEmpty,
      self.values(draft, asked) == [value], !draft.tiers.contains([])
    else { return nil }
    return draft
  }

  /// Every pair of ranked responses, best first; one that could not be ranked is in none.
  package static func preferences(_ answer: Answer, _ input: Input) -> [Preference] {
    let ranking = answer.ranking
    return ranking.indices.flatMap { better in
      ranking[(better + 1)...].map { worse in
        ranking[better].rank == worse.rank
          ? Preference(.tie)
          : Preference(.prefers(chosen: ranking[better].response, rejected: worse.response))
      }
    }
  }

  package var agreement: AgreementScale { .ranks }

  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    answer.ranking.map { AgreementUnit(of: $0.response, .number($0.rank)) }
  }

  package static let schema = [
    SchemaProperty("ties", .boolean, "Whether responses may be tied; false."),
    SchemaProperty("unrankable", .boolean, "Whether a response may be left out; false."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "order the responses", screen: "Space lifts and drops, arrows move",
      plain: "B,C,A, best first"),
    KeyRow(
      what: "type the order", screen: "from a capital letter on, then Enter", plain: "the same"),
    KeyRow(what: "as good as the one above", screen: "=", plain: "B=C,A"),
    KeyRow(what: "not rankable", screen: "0", plain: "behind a semicolon: B,C;A"),
  ]
}
