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
    session.clearNotice(now)
    switch mode {
    case .answering:
      guard let prompt = session.prompt else { return pressAnswering(key, now) }
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
    case .control("c"): session.leave(code: 0, now)
    case .control("z") where !isWriting: request = .suspend
    case .control("l"): request = .redraw
    default: return false
    }
    return true
  }

  mutating func paste(_ text: String, _ now: Moment) {
    guard !isTooSmall else { return }
    session.clearNotice()
    if case .answering = mode, session.paste(text, now) { return }
    guard case .editing(var editing) = mode else {
      return session.say("A paste answers nothing here.", .warning)
    }
    session.tick(now)
    editing.editor.paste(text)
    mode = .editing(editing)
    keep(editing, now)
  }

  mutating func pressAnswering(_ key: Key, _ now: Moment) {
    if isAnswerWhileBlocked(key) { return session.sayBlocked() }
    if session.press(key, now, columns: textColumns, panel: questionPanel) { return }
    if key == .control("e"), let text = session.open?.editableText {
      request = .editor(text)
      return
    }
    if handleCommand(key, now) || handleView(key, now) { return }
    if pressApart(key, now) { return }
    session.tick(now)
    if case .blocked = session.phase { return session.sayBlocked() }
    session.say(
      "\(SessionWords.name(of: key)) does nothing here; "
        + "\(session.way(to: .guideline)) shows the guideline and the keys.")
  }

  /// An answering key while a label is unsaved answers nothing, and must do nothing else either.
  func isAnswerWhileBlocked(_ key: Key) -> Bool {
    guard case .blocked = session.phase, let item = session.open,
      item.state.entries.indices.contains(item.state.focus), let typed = key.typed
    else { return false }
    return item.state.entries[item.state.focus].ask.question.kind.bindings.contains {
      $0.key == typed
    }
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
      guard let character = key.typed, let command = session.setup.keys.command(on: character)
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
    guard !session.focusQuestion(step, now) else { return }
    _ = session.press(key, now, columns: textColumns, panel: questionPanel)
  }
}
