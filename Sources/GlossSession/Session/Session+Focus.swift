import GlossJSON
import GlossJournal
import GlossTasks

/// Which of the item's questions has the focus.
extension Session {
  /// After an answer: the next question that is open, or saving when none is. A key alone goes back
  /// to a question that was passed over; what was entered saves past the optional ones.
  mutating func moveOn(_ now: Moment, explicit: Bool) {
    guard let item = open else { return }
    let unanswered = item.askedIndexes.filter { !item.state.entries[$0].isAnswered }
    if let next = unanswered.first(where: { $0 > item.state.focus }) {
      open?.state.focus = next
    } else if let first = unanswered.first, !explicit {
      open?.state.focus = first
    } else {
      return save(now)
    }
    beginWriting()
  }

  /// The face has an editor.
  mutating func useEditor() {
    hasEditor = true
    beginWriting()
  }

  /// Lets the focused question open its editor, where answering led to it.
  ///
  /// Not where the text may be left out: most people leave it, and want the keys. Nor after a
  /// skip, going back or forward, or Tab, where the next key is likely to be another of these; nor
  /// under a mask, and revealing one does not open it either.
  mutating func beginWriting() {
    guard hasEditor, phase == .working, var item = open, item.mask == nil,
      item.state.entries.indices.contains(item.state.focus), !item.state.asksConfidence
    else { return }
    let focus = item.state.focus
    guard item.state.entries[focus].ask.question.required, item.standing(focus) == .untouched
    else { return }
    item.state.entries[focus].ask.writing?.gainFocus()
    open = item
  }

  /// Leaves the focused question as it is, answered or optional, and goes on; past the last, saves.
  package mutating func pass(_ now: Moment) {
    guard takesAnswers, let item = open, !item.state.entries.isEmpty else { return }
    if let maskRefusal { return say(maskRefusal, .warning) }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    let focus = item.state.focus
    let question = item.state.entries[focus].ask.question
    guard item.state.entries[focus].isAnswered || !question.required else {
      return say(SessionWords.of(question.title, "no answer yet"), .warning)
    }
    guard let next = item.askedIndexes.first(where: { $0 > focus }) else { return save(now) }
    open?.state.focus = next
    open?.state.asksConfidence = false
    beginWriting()
  }

  /// Moves between questions; past the last comes the first.
  @discardableResult
  package mutating func focusQuestion(_ step: Int, _ now: Moment) -> Bool {
    guard takesAnswers, let item = open, item.askedIndexes.count > 1 else { return false }
    tick(now)
    if let maskRefusal {
      say(maskRefusal, .warning)
      return true
    }
    let asked = item.askedIndexes
    let here = asked.firstIndex(of: item.state.focus) ?? 0
    open?.state.focus = asked[(here + step + asked.count) % asked.count]
    open?.state.asksConfidence = false
    return true
  }
}
