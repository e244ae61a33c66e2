import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  mutating func press(_ key: Key, _ editing: Editing, _ now: Moment) {
    session.tick(now)
    var editing = editing
    switch key {
    case Key(.enter): return accept(editing, now)
    case Key(.escape): return close(editing)
    case .control("s"):
      accept(editing, now)
      if case .rationale = editing.purpose, session.phase == .working { session.save(now) }
      return
    case .control("e"):
      request = .editor(editing.editor.text)
      return
    case Key(.function(1)): return openGuideline(nil, now, over: .editing(editing))
    default: break
    }
    if key == Key(.backspace), editing.editor.isEmpty, editing.purpose == .command {
      mode = .answering
      return
    }
    if !editing.editor.handle(key, width: editorColumns), pressApart(key, now) { return }
    mode = .editing(editing)
    keep(editing, now)
  }

  /// Takes back what `EDITOR` made of the text; nil where it failed.
  package mutating func edited(_ text: String?, message: String, _ now: Moment) {
    guard let text else { return session.say(message, .error) }
    if case .answering = mode { return session.replaceText(text, now) }
    guard case .editing(var editing) = mode else { return }
    editing.editor = TextEditor(text, breaks: editing.editor.breaks)
    mode = .editing(editing)
    keep(editing, now)
  }

  mutating func keep(_ editing: Editing, _ now: Moment) {
    switch editing.purpose {
    case .rationale(let ask):
      session.keep(.typedRationale(ask: ask), editing.editor.text, now)
    case .note: session.keep(.note, editing.editor.text, now)
    case .find, .command: break
    }
  }

  mutating func close(_ editing: Editing) {
    mode = .answering
    session.wantsRationale = false
    switch editing.purpose {
    case .rationale where !editing.editor.isEmpty:
      session.say(
        "Not part of the answer yet; \(session.way(to: .rationale)) brings the text back.")
    case .note where !editing.editor.isEmpty:
      session.say("Not sent; \(session.way(to: .note)) brings the text back.")
    default: break
    }
  }

  mutating func accept(_ editing: Editing, _ now: Moment) {
    mode = .answering
    let text = editing.editor.text
    switch editing.purpose {
    case .rationale(let ask):
      let wasWanted = session.wantsRationale
      session.wantsRationale = false
      session.setRationale(text, ask: ask, now)
      if wasWanted { session.save(now) }
    case .note(let topic):
      guard !text.isEmpty else { return session.say("A note needs a text.", .warning) }
      // A note that is refused stays as it was typed, to be mended.
      if !session.note(topic, clauses: [], text: text, now) { mode = .editing(editing) }
    case .find: find(text)
    case .command: run(line: text, now)
    }
  }
}
