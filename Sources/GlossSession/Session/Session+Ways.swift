import GlossScreen
import GlossTasks

extension Session {
  /// What reaches a command now: its key, or the word behind `:` where the focused question takes
  /// the key. The one place that says so, for the key line and for every sentence alike.
  package func way(to name: ActionName) -> String {
    let row = ActionRow.named(name)
    guard setup.face == .screen, row.key != nil else { return row.typed }
    let key = setup.keys.key(of: name)
    guard takesForItself(key) else { return String(key) }
    guard isWritten else { return row.typed }
    // Behind Esc keys are keys again, and the guideline has one that is no text.
    return name == .guideline ? "F1" : "Esc \(key)"
  }

  /// What gives the text of the focused question the keys that commands have elsewhere.
  private var isWritten: Bool { phase == .working && prompt == nil && open?.editableText != nil }

  /// Whether a typed character goes to the focused question, and to no command.
  private func takesForItself(_ key: Character) -> Bool {
    guard prompt == nil, let item = open, item.state.entries.indices.contains(item.state.focus)
    else {
      return false
    }
    var ask = item.state.entries[item.state.focus].ask
    if item.mask != nil || phase != .working {
      return ask.question.kind.bindings.contains { $0.key == key }
    }
    if item.state.asksConfidence { return key.isNumber }
    // The kind itself is asked: what it takes changes with the draft, as while a line is typed.
    return ask.press(Key(.character(key))) != .ignored
  }
}
