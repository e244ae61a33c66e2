import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// Goes from texts drawn as Markdown to texts as they are written, or back; for all items that
  /// follow, until it is pressed again.
  mutating func toggleRaw(_ store: inout SessionStore, _ now: Moment) {
    if session.open?.mask != nil {
      return say(session.maskedSentence, tone: .warning, &store, now)
    }
    guard canToggleRaw else { return say(SessionWords.nothingRendered, &store, now) }
    showsRaw.toggle()
  }

  /// What is drawn as it is written: all of an item that is masked, or in whose texts an answer
  /// marks places, since those are places of what is written; and responses while what differs
  /// between them is marked.
  var raw: Wrappings.Raw {
    if showsRaw || !mayRender { return .all }
    return differences == nil ? .none : .responses
  }

  /// Whether any text of the open item may be drawn as Markdown.
  var mayRender: Bool {
    guard let item = session.open, item.mask == nil else { return false }
    return item.state.entries.indices.allSatisfy {
      item.state.entries[$0].ask.marking?.marks.isEmpty ?? true
    }
  }

  /// Whether any text would be drawn otherwise.
  var canToggleRaw: Bool {
    session.open?.drawn?.texts.contains { text in
      // While differences are marked, responses are as they are written.
      if differences != nil, case .response = text.part { return false }
      return wrappings.canRender(text)
    } ?? false
  }
}
