import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  mutating func press(_ key: Key, _ editing: Editing, _ now: Moment) {
    sitting.tick(now)
    var editing = editing
    switch key {
    case Key(.enter): return accept(editing, now)
    case Key(.escape): return close(editing)
    case .control("s"):
      accept(editing, now)
      if case .rationale = editing.purpose, sitting.phase == .working { sitting.save(now) }
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
    guard let text else { return sitting.say(message, .error) }
    if case .answering = mode { return sitting.replaceText(text, now) }
    guard case .editing(var editing) = mode else { return }
    editing.editor = TextEditor(text, breaks: editing.editor.breaks)
    mode = .editing(editing)
    keep(editing, now)
  }

  mutating func keep(_ editing: Editing, _ now: Moment) {
    switch editing.purpose {
    case .rationale(let ask):
      sitting.keep(.typedRationale(ask: ask), editing.editor.text, now)
    case .note: sitting.keep(.note, editing.editor.text, now)
    case .find, .command: break
    }
  }

  mutating func close(_ editing: Editing) {
    mode = .answering
    sitting.wantsRationale = false
    switch editing.purpose {
    case .rationale where !editing.editor.isEmpty:
      sitting.say(
        "Not part of the answer yet; \(sitting.way(to: .rationale)) brings the text back.")
    case .note where !editing.editor.isEmpty:
      sitting.say("Not sent; \(sitting.way(to: .note)) brings the text back.")
    default: break
    }
  }

  mutating func accept(_ editing: Editing, _ now: Moment) {
    mode = .answering
    let text = editing.editor.text
    switch editing.purpose {
    case .rationale(let ask):
      let wasWanted = sitting.wantsRationale
      sitting.wantsRationale = false
      sitting.setRationale(text, ask: ask, now)
      if wasWanted { sitting.save(now) }
    case .note(let topic):
      guard !text.isEmpty else { return sitting.say("A note needs a text.", .warning) }
      // A note that is refused stays as it was typed, to be mended.
      if !sitting.note(topic, clauses: [], text: text, now) { mode = .editing(editing) }
    case .find: find(text)
    case .command: run(line: text, now)
    }
  }
}
