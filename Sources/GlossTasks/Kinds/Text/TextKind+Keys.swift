import GlossScreen

extension TextKind {
  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    draft = current(draft, asked)
    if key == .control("s") { return finish(&draft) }
    if draft.isEditing { return type(key, &draft, asked) }
    switch key {
    case .character("e"): return begin(&draft)
    case Key(.enter):
      let isWhole = draft.isWritten && fault(of: draft.text) == nil
      return isWhole ? .answered : begin(&draft)
    case .character("="): return keep(&draft)
    case Key(.backspace) where draft.isWritten && isOutdated(draft, asked):
      draft = start(asked)
      return .changed
    case Key(.up): return scroll(-1, &draft, asked)
    case Key(.down): return scroll(1, &draft, asked)
    default: return .ignored
    }
  }

  /// A text that is made from another one is read first, and `=` may be the answer.
  package func gainFocus(_ draft: inout Draft, _ asked: Asked) {
    if from == .nothing { draft.isEditing = true }
  }

  private func begin(_ draft: inout Draft) -> Pressed {
    draft.isEditing = true
    draft.scroll.home()
    return .changed
  }

  private func type(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    if key == Key(.escape) {
      draft.isEditing = false
      return .changed
    }
    return draft.editor.handle(key, width: TextPanel.editorColumns(asked.room))
      ? .changed : .ignored
  }

  /// Ctrl-S. Where nothing was written it is the session's, which may save without this answer.
  private func finish(_ draft: inout Draft) -> Pressed {
    guard draft.isWritten else { return .ignored }
    if let fault = fault(of: draft.text) { return .refused(fault) }
    draft.isEditing = false
    return .answered
  }

  /// Takes the base as the answer, since a person said so.
  func keep(_ draft: inout Draft) -> Pressed {
    guard !draft.isChanged else { return .ignored }
    if let fault = fault(of: draft.text) { return .refused(fault) }
    draft.isGiven = true
    return .answered
  }

  /// Moves a text that is only shown; where it is in view whole, the key is the session's.
  private func scroll(_ lines: Int, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let shown = ShownText.of(self, draft, asked)
    draft.shown.text = shown
    let total = shown.text?.lines.count ?? 0
    let visible = shown.panel.bodyRows
    guard total > visible else { return .ignored }
    draft.scroll.scroll(by: lines, total: total, visible: visible)
    return .changed
  }

  package func paste(_ text: String, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    guard draft.isEditing else { return .refused("Enter begins to write; then paste") }
    draft = current(draft, asked)
    draft.editor.paste(text)
    return .changed
  }

  package func editableText(_ draft: Draft, _ asked: Asked) -> String? {
    if let lines = draft.lines { return lines.joined(separator: "\n") }
    return draft.isEditing ? current(draft, asked).text : nil
  }

  package func replaceText(_ text: String, _ draft: inout Draft, _ asked: Asked) {
    draft = current(draft, asked)
    // Put back from an earlier session: nobody knows any more what it was made from.
    if !draft.isEditing, !draft.isWritten { draft.origin = nil }
    guard !draft.text.utf8.elementsEqual(text.utf8) else { return }
    _ = draft.editor.handle(Key(.home, .control), width: 1)
    _ = draft.editor.handle(Key(.end, [.control, .shift]), width: 1)
    draft.editor.insert(text)
  }

  package func unsavedText(_ draft: Draft, _ asked: Asked) -> String? {
    let text = draft.lines?.joined(separator: "\n") ?? (draft.isChanged ? draft.text : "")
    return text.isEmpty ? nil : text
  }

  package func undo(_ draft: inout Draft, _ asked: Asked) -> Bool {
    draft.editor.undo()
  }
}
