import GlossJournal

extension PairwiseKind {
  /// A response is preferred, and nobody said how much.
  package func partialDraft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = single(values, asked), value.strength == 0,
      asked.item.shownOrder.contains(value.preferred)
    else { return nil }
    return Draft(preferred: value.preferred)
  }
}
