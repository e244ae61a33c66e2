import GlossJournal

extension ClassificationKind {
  /// Too few of the labels, or too many.
  package func partialDraft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = single(values, asked) else { return nil }
    let chosen = inOrder(value.labels)
    return chosen.count == value.labels.count && !chosen.isEmpty ? Draft(chosen: chosen) : nil
  }
}
