import GlossJournal

extension RankingKind {
  /// Some responses have no place yet: rank 0 says which.
  package func partialDraft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = single(values, asked) else { return nil }
    var draft = start(asked)
    for (place, id) in asked.item.shownOrder.enumerated() {
      guard let rank = value.ranking.first(where: { $0.response == id })?.rank else {
        draft.unrankable.insert(place)
        continue
      }
      guard (0...asked.item.order.count).contains(rank) else { return nil }
      while draft.tiers.count < rank { draft.tiers.append([]) }
      if rank > 0 { draft.tiers[rank - 1].append(place) }
    }
    draft.cursor = unplaced(draft, asked).first ?? draft.cursor
    guard ties || draft.tiers.allSatisfy({ $0.count <= 1 }),
      unrankable || draft.unrankable.isEmpty, self.values(draft, asked) == [value.bare]
    else { return nil }
    return draft
  }
}
