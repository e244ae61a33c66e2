import GlossJSON
import GlossJournal

extension PairwiseKind {
  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    [
      Answer(
        question: "", kind: name, of: asked.of, preferred: draft.preferred ?? "",
        strength: draft.strength)
    ]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = values.first, values.count == 1 else { return nil }
    let isResponse = asked.item.shownOrder.contains(value.preferred)
    let fits =
      isResponse || (tie && value.preferred == "tie")
      || (neither && value.preferred == "neither")
    let strengths = isResponse && !strength.isEmpty ? 1...strength.count : 0...0
    guard value.kind == name, value.of == asked.of, fits, strengths.contains(value.strength)
    else { return nil }
    return Draft(preferred: value.preferred, strength: value.strength)
  }

  package static func preferences(_ answer: Answer, _ input: Input) -> [Preference] {
    switch answer.preferred {
    case "tie": return [Preference(.tie)]
    case "neither": return [Preference(.neither)]
    default:
      guard let rejected = input.responses.first(where: { $0.id != answer.preferred }),
        input.responses.contains(where: { $0.id == answer.preferred })
      else { return [] }
      return [
        Preference(
          .prefers(chosen: answer.preferred, rejected: rejected.id), strength: answer.strength)
      ]
    }
  }
}
