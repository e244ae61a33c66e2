import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// Takes a key or a paste.
  package mutating func handle(_ event: TerminalEvent, _ now: Moment) {
    switch event {
    case .key(let key): press(key, now)
    case .paste(let text): paste(text, now)
    case .reply: break
    }
    settle()
  }

  mutating func press(_ key: Key, _ now: Moment) {
    if handleAnywhere(key, now) { return }
    guard !isTooSmall else { return }
    sitting.clearNotice(now)
    switch mode {
    case .answering:
      guard let prompt = sitting.prompt else { return pressAnswering(key, now) }
      press(key, prompt, now)
    case .reading(let reading): press(key, reading, now)
    case .editing(let editing): press(key, editing, now)
    case .topic: pressTopic(key, now)
    case .finding(let finding): press(key, finding, now)
    }
  }

  /// Keys that mean the same whatever is on the screen.
  mutating func handleAnywhere(_ key: Key, _ now: Moment) -> Bool {
    switch key {
    case .control("c"): sitting.leave(code: 0, now)
    case .control("z") where !isWriting: request = .suspend
    case .control("l"): request = .redraw
    default: return false
    }
    return true
  }

  mutating func paste(_ text: String, _ now: Moment) {
    guard !isTooSmall else { return }
    sitting.clearNotice()
    if case .answering = mode, sitting.paste(text, now) { return }
    guard case .editing(var editing) = mode else {
      return sitting.say("A paste answers nothing here.", .warning)
    }
    sitting.tick(now)
    editing.editor.paste(text)
    mode = .editing(editing)
    keep(editing, now)
  }

  mutating func pressAnswering(_ key: Key, _ now: Moment) {
    if isAnswerWhileBlocked(key) { return sitting.sayBlocked() }
    if sitting.press(key, now, columns: textColumns, panel: questionPanel) { return }
    if key == .control("e"), let text = sitting.open?.editableText {
      request = .editor(text)
      return
    }
    if handleCommand(key, now) || handleView(key, now) { return }
    if pressApart(key, now) { return }
    sitting.tick(now)
    if case .blocked = sitting.phase { return sitting.sayBlocked() }
    sitting.say(
      "\(Words.name(of: key)) does nothing here; "
        + "\(sitting.way(to: .guideline)) shows the guideline and the keys.")
  }

  /// An answering key while a label is unsaved answers nothing, and must do nothing else either.
  func isAnswerWhileBlocked(_ key: Key) -> Bool {
    guard case .blocked = sitting.phase, let item = sitting.open,
      item.asks.indices.contains(item.state.focus), let typed = key.typed
    else { return false }
    return item.asks[item.state.focus].question.kind.bindings.contains { $0.key == typed }
  }

  /// A key with Alt that means nothing here was Esc and the key: a slow line brings two presses in
  /// one packet.
  mutating func pressApart(_ key: Key, _ now: Moment) -> Bool {
    guard key.modifiers.contains(.alt) else { return false }
    press(Key(.escape), now)
    press(Key(key.code, key.modifiers.subtracting(.alt)), now)
    return true
  }

  mutating func handleCommand(_ key: Key, _ now: Moment) -> Bool {
    switch key {
    case .control("s"): save(now)
    case Key(.enter): save(now)
    case Key(.tab), Key(.tab, .shift): goOn(key, now)
    case Key(.function(1)): openGuideline(nil, now)
    default:
      guard let character = key.typed, let command = sitting.setup.keys.command(on: character)
      else {
        return false
      }
      run(command, now)
    }
    return true
  }

  /// To the next question, or the one before. An item's only question gets the key once more, so
  /// that past its last span comes its first.
  private mutating func goOn(_ key: Key, _ now: Moment) {
    let step = key.modifiers.contains(.shift) ? -1 : 1
    guard !sitting.focusQuestion(step, now) else { return }
    _ = sitting.press(key, now, columns: textColumns, panel: questionPanel)
  }
}
