import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Whether the item takes a rationale, or an ask that is asked now does.
  package func takesRationale(ask key: ID?) -> Bool {
    guard let item = open, item.presented != nil else { return false }
    guard let key else { return setup.rubric.rationale != .off }
    return item.askedIndexes.contains {
      item.state.entries[$0].ask.key == key
        && setup.rubric.rationale(for: item.state.entries[$0].ask.question) != .off
    }
  }

  /// Why the item, or an ask, takes no rationale now; nil where it takes one.
  package func rationaleRefusal(ask key: ID?) -> String? {
    if takesRationale(ask: key) { return nil }
    let isAsked = open?.askedIndexes.contains { open?.state.entries[$0].ask.key == key } == true
    return key == nil || isAsked ? SessionWords.noRationale : SessionWords.notAskedNow
  }

  /// Sets the rationale of the item, or of one of its asks.
  package mutating func setRationale(_ text: String, ask key: ID?, _ now: Moment) {
    guard var item = open, item.presented != nil else { return }
    if let maskRefusal { return say(maskRefusal, .warning) }
    tick(now)
    if let refusal = rationaleRefusal(ask: key) { return say(refusal, .warning) }
    let before = item.state
    if let key {
      for index in item.state.entries.indices where item.state.entries[index].ask.key == key {
        item.state.entries[index].rationale = text
      }
    } else {
      item.state.rationale = text
    }
    if item.state != before { item.history.append(before) }
    open = item
    keep(.typedRationale(ask: key), "", now)
    keepRationales(now)
  }

  /// The rationale of the open item, or of one of its asks.
  package func rationale(ask key: ID?) -> String {
    guard let item = open else { return "" }
    guard let key else { return item.state.rationale }
    return item.state.entries.map(\.ask).firstIndex { $0.key == key }.map {
      item.state.entries[$0].rationale
    } ?? ""
  }

  /// A rationale that was typed and is no part of the answer; nil where there is none.
  package func typedRationale(ask key: ID?) -> String? {
    unsaved.first { $0.item == open?.id && $0.field == .typedRationale(ask: key) }?.text
  }

  /// The key of the ask that a question's name means: the focused one where it is of that
  /// question, else the first.
  package func askKey(of question: ID) -> ID? {
    guard let item = open else { return nil }
    let focused =
      item.state.entries.indices.contains(item.state.focus)
      ? item.state.entries[item.state.focus].ask : nil
    if let focused, focused.question.name == question { return focused.key }
    return item.state.entries.map(\.ask).first { $0.question.name == question }?.key
  }
}
