import GlossJSON
import GlossJournal

extension RankingKind {
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
}
