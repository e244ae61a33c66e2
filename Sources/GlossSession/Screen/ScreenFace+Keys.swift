import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// Takes a key or a paste.
  package mutating func handle(
    _ event: TerminalEvent, _ store: inout SessionStore, _ now: Moment
  ) {
    session = store.session
    switch event {
    case .key(let key): press(key, &store, now)
    case .paste(let text): paste(text, &store, now)
    case .reply: break
    }
    settle(&store, now)
  }

  mutating func press(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    if handleAnywhere(key, &store, now) { return }
    guard !isTooSmall else { return }
    apply(.wentOn, &store, now)
    switch mode {
    case .answering:
      guard let prompt = session.prompt else { return pressAnswering(key, &store, now) }
      press(key, prompt, &store, now)
    case .reading(let reading): press(key, reading, &store, now)
    case .editing(let editing): press(key, editing, &store, now)
    case .topic: pressTopic(key, &store, now)
    case .finding(let finding): press(key, finding, &store, now)
    }
  }

  /// Keys that mean the same whatever is on the screen.
  private mutating func handleAnywhere(
    _ key: Key, _ store: inout SessionStore, _ now: Moment
  ) -> Bool {
    switch key {
    case .control("c"): apply(.left(code: 0), &store, now)
    case .control("z") where !isWriting: request = .suspend
    case .control("l"): request = .redraw
    default: return false
    }
    return true
  }

  private mutating func paste(_ text: String, _ store: inout SessionStore, _ now: Moment) {
    guard !isTooSmall else { return }
    apply(.wentOn, &store, now)
    if case .answering = mode, apply(.pasted(text), &store, now) == .taken { return }
    guard case .editing(var editing) = mode else {
      return say("A paste answers nothing here.", tone: .warning, &store, now)
    }
    apply(.input, &store, now)
    editing.editor.paste(text)
    mode = .editing(editing)
    keep(editing, &store, now)
  }

  private mutating func pressAnswering(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    if apply(.pressed(key, room), &store, now) == .taken { return }
    if key == .control("e"), let text = session.open?.editableText {
      request = .editor(text)
      return
    }
    if act(on: key, &store, now) || handleView(key, &store, now) { return }
    if pressApart(key, &store, now) { return }
    apply(.input, &store, now)
    if session.standingNotice != nil { return }
    say(
      "\(SessionWords.name(of: key)) does nothing here; "
        + "\(session.way(to: .guideline)) shows the guideline and the keys.", &store, now)
  }

  private var room: Action.Room { Action.Room(columns: textColumns, panel: questionPanel) }

  /// A key with Alt that means nothing here was Esc and the key: a slow line brings two presses in
  /// one packet.
  mutating func pressApart(_ key: Key, _ store: inout SessionStore, _ now: Moment) -> Bool {
    guard key.modifiers.contains(.alt) else { return false }
    press(Key(.escape), &store, now)
    press(Key(key.code, key.modifiers.subtracting(.alt)), &store, now)
    return true
  }

  /// Does what a key stands for, if it stands for an action.
  private mutating func act(on key: Key, _ store: inout SessionStore, _ now: Moment) -> Bool {
    switch key {
    case .control("s"), Key(.enter): apply(.named(ActionCall(.save)), &store, now)
    case Key(.tab), Key(.tab, .shift): goOn(key, &store, now)
    case Key(.function(1)): openGuideline(nil, &store, now)
    default:
      guard let character = key.typed, let name = session.setup.keys.action(on: character) else {
        return false
      }
      run(ActionCall(name), &store, now)
    }
    return true
  }

  /// To the next question, or the one before. An item's only question gets the key once more, so
  /// that past its last span comes its first.
  private mutating func goOn(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    let step = key.modifiers.contains(.shift) ? -1 : 1
    guard apply(.movedFocus(by: step), &store, now) == .ignored else { return }
    apply(.pressed(key, room), &store, now)
  }

  /// Does an action, whether it came as a key or behind `:`.
  mutating func run(_ call: ActionCall, _ store: inout SessionStore, _ now: Moment) {
    switch (call.row.work, call.name, call.argument) {
    case (.face(let action), _, let argument): show(action, argument, &store, now)
    // Without a text they ask for one.
    case (_, .note, .none): mode = .topic
    case (_, .rationale, .none), (_, .rationale, .rationale(_, "")): editRationale(&store, now)
    default: apply(.named(call), &store, now)
    }
  }

  private mutating func run(line: String, _ store: inout SessionStore, _ now: Moment) {
    guard !line.isEmpty else { return }
    switch ActionCall.read(line, session.setup.rubric) {
    case .failure(let refusal): say(refusal.message, tone: .warning, &store, now)
    case .success(let call): run(call, &store, now)
    }
  }

  private mutating func show(
    _ action: FaceAction, _ argument: ActionArgument, _ store: inout SessionStore, _ now: Moment
  ) {
    switch action {
    case .guideline:
      let clause: ID? = if case .clause(let clause) = argument { clause } else { nil }
      openGuideline(clause, &store, now)
    case .terms: open(.terms, &store, now)
    case .help: open(.keys, &store, now)
    case .find where argument == .none: edit(.find, "")
    case .find: find(argument.text, &store, now)
    case .commandLine: edit(.command, "")
    case .zoom:
      apply(.input, &store, now)
      nextZoom()
    case .raw:
      apply(.input, &store, now)
      toggleRaw(&store, now)
    case .differences: showDifferences(&store, now)
    }
  }

  private mutating func editRationale(_ store: inout SessionStore, _ now: Moment) {
    guard let item = session.open, item.presented != nil else { return }
    if item.mask != nil { return say(session.maskedSentence, tone: .warning, &store, now) }
    let key = item.focused.flatMap {
      session.setup.rubric.rationale(for: $0.ask.question) != .off ? $0.ask.key : nil
    }
    guard session.takesRationale(ask: key) else {
      return say(
        "This rubric takes no rationale; \(session.way(to: .note)) sends a note to the lead.",
        tone: .warning, &store, now)
    }
    edit(
      .rationale(ask: key, thenSaves: false),
      session.typedRationale(ask: key) ?? session.rationale(ask: key))
  }

  // MARK: Text that is typed

  private mutating func press(
    _ key: Key, _ editing: Editing, _ store: inout SessionStore, _ now: Moment
  ) {
    apply(.input, &store, now)
    var editing = editing
    switch key {
    case Key(.enter): return accept(editing, &store, now)
    case Key(.escape): return close(editing, &store, now)
    case .control("s"):
      if case .rationale(let ask, _) = editing.purpose {
        editing.purpose = .rationale(ask: ask, thenSaves: true)
      }
      return accept(editing, &store, now)
    case .control("e"):
      request = .editor(editing.editor.text)
      return
    case Key(.function(1)): return openGuideline(nil, over: .editing(editing), &store, now)
    default: break
    }
    if key == Key(.backspace), editing.editor.isEmpty, editing.purpose == .command {
      mode = .answering
      return
    }
    if !editing.editor.handle(key, width: editorColumns), pressApart(key, &store, now) { return }
    mode = .editing(editing)
    keep(editing, &store, now)
  }

  /// Takes back what `EDITOR` made of the text; nil where it failed.
  package mutating func edited(
    _ text: String?, message: String, _ store: inout SessionStore, _ now: Moment
  ) {
    defer { settle(&store, now) }
    guard let text else { return say(message, tone: .error, &store, now) }
    if case .answering = mode {
      _ = apply(.edited(text), &store, now)
      return
    }
    guard case .editing(var editing) = mode else { return }
    editing.editor = TextEditor(text, breaks: editing.editor.breaks)
    mode = .editing(editing)
    keep(editing, &store, now)
  }

  private mutating func keep(_ editing: Editing, _ store: inout SessionStore, _ now: Moment) {
    switch editing.purpose {
    case .rationale(let ask, _):
      apply(.typed(.typedRationale(ask: ask), editing.editor.text), &store, now)
    case .note: apply(.typed(.note, editing.editor.text), &store, now)
    case .find, .command: break
    }
  }

  private mutating func close(_ editing: Editing, _ store: inout SessionStore, _ now: Moment) {
    mode = .answering
    switch editing.purpose {
    case .rationale where !editing.editor.isEmpty:
      say(
        "Not part of the answer yet; \(session.way(to: .rationale)) brings the text back.", &store,
        now)
    case .note where !editing.editor.isEmpty:
      say("Not sent; \(session.way(to: .note)) brings the text back.", &store, now)
    default: break
    }
  }

  private mutating func accept(_ editing: Editing, _ store: inout SessionStore, _ now: Moment) {
    mode = .answering
    let text = editing.editor.text
    switch editing.purpose {
    case .rationale(let ask, let thenSaves):
      apply(.gaveRationale(text, ask: ask, thenSaves: thenSaves), &store, now)
    case .note(let topic):
      guard !text.isEmpty else { return say("A note needs a text.", tone: .warning, &store, now) }
      // A note that is refused stays as it was typed, to be mended.
      if session.noteRefusal(clauses: [], text: text) != nil { mode = .editing(editing) }
      let argument = ActionArgument.note(topic, clauses: [], text: text)
      apply(.named(ActionCall(.note, argument)), &store, now)
    case .find: find(text, &store, now)
    case .command: run(line: text, &store, now)
    }
  }
}
