import GlossJournal
import GlossTasks

extension Kind {
  /// The value of a kind that records one.
  static func value(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> AnswerValue {
    only(values(draft, settings, asked))
  }
}

extension AnyKind {
  /// The value of a kind that records one.
  func value(_ draft: AnyDraft, _ asked: Asked) -> AnswerValue { only(values(draft, asked)) }

  func draft(_ value: AnswerValue, _ asked: Asked) -> AnyDraft? { draft([value], asked) }
}

private func only(_ values: [AnswerValue]) -> AnswerValue {
  precondition(values.count == 1, "\(values.count) values, where the test knows of one")
  return values[0]
}
