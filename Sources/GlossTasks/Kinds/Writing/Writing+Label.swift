import GlossJSON
import GlossJournal
import GlossScreen

extension Writing {
  package static func values(_ draft: Draft, _ settings: Settings, _ asked: Asked)
    -> [AnswerValue]
  {
    let draft = current(draft, settings, asked)
    return [
      Answer(question: "", kind: name, of: asked.of, text: draft.isWritten ? draft.text : "")
    ]
  }

  package static func draft(_ values: [AnswerValue], _ settings: Settings, _ asked: Asked)
    -> Draft?
  {
    guard let value = values.first, values.count == 1,
      value.bare == Answer(question: "", kind: name, of: asked.of, text: value.text),
      fault(of: value.text, settings) == nil
    else { return nil }
    var draft = Draft(value.text, origin: nil)
    draft.isGiven = true
    return draft
  }
}
