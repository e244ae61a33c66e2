import GlossJSON
import GlossJournal
import GlossScreen

extension Writing {
  package static func value(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> AnswerValue {
    let draft = current(draft, settings, asked)
    return Answer(
      question: "", kind: name, of: asked.of, text: draft.isWritten ? draft.text : "")
  }

  package static func draft(_ value: AnswerValue, _ settings: Settings, _ asked: Asked) -> Draft? {
    var bare = Answer(question: value.question, kind: name, of: asked.of, text: value.text)
    bare.rationale = value.rationale
    bare.confidence = value.confidence
    bare.assisted = value.assisted
    guard value == bare, fault(of: value.text, settings) == nil else { return nil }
    var draft = Draft(value.text, origin: nil)
    draft.isGiven = true
    return draft
  }
}
