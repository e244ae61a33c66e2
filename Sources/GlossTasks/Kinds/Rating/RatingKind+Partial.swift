import GlossJournal

extension RatingKind {
  /// Some cells have no value yet.
  package func partialDraft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    var draft = start(asked)
    for rating in values.flatMap(\.ratings) {
      guard let subject = subjects(asked).firstIndex(of: rating.of),
        let criterion = criteria.firstIndex(where: { $0.id == rating.criterion }),
        scale.values.contains(rating.value)
      else { return nil }
      draft.cells[subject][criterion] = rating.value
    }
    draft.cursor = missing(draft).first ?? draft.cursor
    return self.values(draft, asked) == values.map(\.bare) ? draft : nil
  }
}
