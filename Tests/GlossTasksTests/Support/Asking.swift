import GlossJournal

@testable import GlossTasks

extension Kind {
  /// A question of this kind that says nothing else, asked.
  func ask(_ asked: Asked) -> any Ask {
    Question(
      name: "q", title: "q", description: "", required: true, clause: nil, rationale: nil,
      confidence: nil, when: nil, kind: self
    ).ask(asked)
  }

  /// The value of a kind that records one.
  func value(_ draft: Draft, _ asked: Asked) -> AnswerValue { only(values(draft, asked)) }
}

extension Ask {
  /// The value of a kind that records one.
  var value: AnswerValue { only(values) }

  func giving(_ value: AnswerValue) -> Self? { giving([value]) }
}

func == (a: any Ask, b: any Ask) -> Bool { AnyHashable(a) == AnyHashable(b) }

private func only(_ values: [AnswerValue]) -> AnswerValue {
  precondition(values.count == 1, "\(values.count) values, where the test knows of one")
  return values[0]
}
