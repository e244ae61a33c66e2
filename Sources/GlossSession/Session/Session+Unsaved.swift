import GlossJSON
import GlossJournal
import GlossTasks

/// What was typed and not saved, as it is kept on disk.
///
/// Only texts are kept, and no choices. So after a restart a question with a condition (`when`) is
/// not asked yet, and its text waits until it is. Where an answer of the person closes such a
/// question, its text is dropped at once.
extension Session {
  /// Puts unsaved texts of the open item back where they were, or lets them wait.
  mutating func restoreUnsaved(_ texts: [UnsavedText]) {
    guard var item = open, let id = item.id else { return }
    var back: Set<String> = []
    for text in texts where text.item == id {
      switch text.field {
      case .note: back.insert("note")
      case .typedRationale(ask: nil): back.insert("rationale")
      case .rationale(ask: nil):
        item.update { $0.rationale = text.text }
        back.insert("rationale")
      case .typedRationale, .rationale, .text: item.update { $0.waiting.append(text) }
      }
    }
    open = item
    handOver(item.askedIndexes, back)
  }

  /// Gives questions that are asked from now on the texts that wait for them, and says so.
  private mutating func handOver(_ asked: [Int], _ others: Set<String> = []) {
    guard var item = open else { return }
    var back = others
    for index in asked {
      let ask = item.state.entries[index].ask
      if item.update({ $0.takeWaiting(.typedRationale(ask: ask.key)) }) != nil {
        back.insert("rationale")
      }
      if let text = item.update({ $0.takeWaiting(.rationale(ask: ask.key)) }) {
        item.update { $0.entries[index].rationale = text }
        back.insert("rationale")
      }
      if let text = item.update({ $0.takeWaiting(.text(ask: ask.key)) }) {
        item.update { $0.entries[index].ask.writing?.replaceText(text) }
        back.insert("text")
      }
    }
    open = item
    if !back.isEmpty { say(SessionWords.textsAreBack(back), .good) }
  }

  /// Follows an answer that opened branches or closed them.
  ///
  /// - Parameter asked: the asks that were asked before it.
  /// - Returns: the questions that had been answered, and are not asked any more.
  mutating func followBranches(from asked: [Int]) -> [String] {
    guard var item = open else { return [] }
    let closed = asked.filter { !item.isAsked($0) }
    let lost = closed.filter { item.state.entries[$0].isAnswered }
    for index in closed {
      item.update { $0.entries[index] = OpenItem.Entry(ask: $0.entries[index].ask.blank) }
    }
    open = item
    handOver(item.askedIndexes.filter { !asked.contains($0) })
    forgetUnsaved(of: closed)
    return lost.map { item.state.entries[$0].ask.question.title }
  }

  /// Forgets what was written for asks whose branch was closed, on disk as well.
  private mutating func forgetUnsaved(of closed: [Int]) {
    guard let item = open else { return }
    let fields = closed.map { item.state.entries[$0].ask.key }.flatMap {
      key -> [UnsavedText.Field] in
      [.text(ask: key), .rationale(ask: key), .typedRationale(ask: key)]
    }.filter { item.state.waiting($0) == nil }
    keepOnDisk(unsaved.forget { $0.item == item.id && fields.contains($0.field) })
  }

  /// Takes note of all that is written for the open item, after it was put in another state.
  ///
  /// - Parameter asked: the asks that were asked before that.
  mutating func keepWritten(after asked: [Int], _ now: Moment) {
    guard let item = open else { return }
    forgetUnsaved(of: asked.filter { !item.isAsked($0) })
    for index in item.state.entries.indices { keepText(index, now) }
    keepRationales(now)
    for text in item.state.waiting { keep(text.field, text.text, now) }
  }

  /// Takes note of what was written for a question.
  mutating func keepText(_ index: Int, _ now: Moment) {
    guard let item = open else { return }
    let field = UnsavedText.Field.text(ask: item.state.entries[index].ask.key)
    guard item.state.waiting(field) == nil else { return }
    keep(field, item.unsavedText(index) ?? "", now)
  }

  /// Takes note of the rationales that are part of the open item's answers, after they changed.
  mutating func keepRationales(_ now: Moment) {
    guard let item = open else { return }
    keep(.rationale(ask: nil), item.state.rationale, now)
    for entry in item.state.entries {
      let field = UnsavedText.Field.rationale(ask: entry.ask.key)
      if item.state.waiting(field) == nil { keep(field, entry.rationale, now) }
    }
  }

  /// Takes note of text as it is typed for the open item, so that a dropped line costs none of it.
  mutating func keep(_ field: UnsavedText.Field, _ text: String, _ now: Moment) {
    if let id = open?.id { unsaved.keep(text, field, of: id, now) }
  }

  mutating func flushDrafts() { keepOnDisk(unsaved.takeChanged()) }

  /// The item is saved: what was typed for it is in the label.
  mutating func forgetUnsaved(of item: ID) { keepOnDisk(unsaved.forget { $0.item == item }) }
}
