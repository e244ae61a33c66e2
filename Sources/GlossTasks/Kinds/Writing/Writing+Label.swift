import GlossJSON
import GlossJournal
import GlossScreen

extension Writing {
  package static func values(_ draft: Draft, _ settings: Settings, _ asked: Asked)
    -> [AnswerValue]
  {
    let draft = current(draft, settings, asked)
    return [
      Answer(
        question: "", kind: name, of: source(draft, settings, asked),
        text: draft.isWritten ? draft.text : "")
    ]
  }

  package static func draft(_ values: [AnswerValue], _ settings: Settings, _ asked: Asked)
    -> Draft?
  {
    guard let value = values.first, values.count == 1,
      value.bare == Answer(question: "", kind: name, of: value.of, text: value.text),
      fault(of: value.text, settings) == nil
    else { return nil }
    let isOfThis = value.of == asked.of || isResponse(value.of, settings, asked)
    guard isOfThis else { return nil }
    var draft = Draft(value.text, origin: value.of == "" ? nil : value.of)
    draft.isGiven = true
    return draft
  }

  /// The response that a text is made from, also where the question is asked of the item: which of
  /// them was preferred then is not for a reader to work out.
  private static func source(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> ID {
    guard let origin = draft.origin, isResponse(origin, settings, asked) else { return asked.of }
    return origin
  }

  private static func isResponse(_ id: ID, _ settings: Settings, _ asked: Asked) -> Bool {
    settings.from == .response && asked.of == "" && asked.item.shownOrder.contains(id)
  }
}
