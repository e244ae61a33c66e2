import GlossJSON
import GlossJournal
import GlossScreen

extension TextKind {
  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    let draft = current(draft, asked)
    return [
      Answer(
        question: "", kind: name, of: source(draft, asked),
        text: draft.isWritten ? draft.text : "")
    ]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = values.first, values.count == 1,
      value.bare == Answer(question: "", kind: name, of: value.of, text: value.text),
      fault(of: value.text) == nil
    else { return nil }
    let isOfThis = value.of == asked.of || isResponse(value.of, asked)
    guard isOfThis else { return nil }
    var draft = Draft(value.text, origin: value.of == "" ? nil : value.of)
    draft.isGiven = true
    return draft
  }

  /// The response that a text is made from, also where the question is asked of the item: which of
  /// them was preferred then is not for a reader to work out.
  private func source(_ draft: Draft, _ asked: Asked) -> ID {
    guard let origin = draft.origin, isResponse(origin, asked) else { return asked.of }
    return origin
  }

  private func isResponse(_ id: ID, _ asked: Asked) -> Bool {
    from == .response && asked.of == "" && asked.item.shownOrder.contains(id)
  }
}
