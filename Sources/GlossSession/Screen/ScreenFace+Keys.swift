import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// Takes a key or a paste; settled afterwards, once what the session wants is carried out.
  package mutating func handle(
    _ event: TerminalEvent, _ store: inout SessionStore, _ now: Moment
  ) {
    switch event {
    case .key(let key): press(key, &store, now)
    case .paste(let text): paste(text, &store, now)
    case .noise: store.apply(.disturbed, now)
    case .reply: break
    }
  }

  private mutating func press(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    if pressAnywhere(key, &store, now) { return }
    guard !isTooSmall else { return }
    store.apply(.wentOn, now)
    switch mode {
    case .answering where store.session.prompt != nil: pressPrompt(key, &store, now)
    case .answering: pressAnswering(key, &store, now)
    case .reading(let reader, let behind): press(key, reader, over: behind, &store, now)
    case .editing(let editing): press(key, editing, &store, now)
    case .topic: pressTopic(key, &store, now)
    case .finding(let finder): press(key, finder, &store, now)
    }
  }

  /// Keys that mean the same whatever is on the screen.
  private mutating func pressAnywhere(
    _ key: Key, _ store: inout SessionStore, _ now: Moment
  ) -> Bool {
    switch key {
    case .control("c"): store.apply(.left(code: 0), now)
    case .control("z") where !isWriting(store.session): request = .suspend
    case .control("l"): request = .redraw
    default: return false
    }
    return true
  }

  /// Whether keys go to the text of an answer.
  private func isWriting(_ session: Session) -> Bool {
    mode == .answering && session.prompt == nil && session.open?.editableText != nil
  }

  /// A key with Alt that means nothing here was Esc and the key: a slow line brings two presses in
  /// one packet.
  private mutating func pressApart(
    _ key: Key, _ store: inout SessionStore, _ now: Moment
  ) -> Bool {
    guard key.modifiers.contains(.alt) else { return false }
    press(Key(.escape), &store, now)
    layOut(store.session)
    press(Key(key.code, key.modifiers.subtracting(.alt)), &store, now)
    return true
  }

  private mutating func paste(_ text: String, _ store: inout SessionStore, _ now: Moment) {
    guard !isTooSmall else { return }
    store.apply(.wentOn, now)
    if mode == .answering, store.apply(.pasted(text), now) == .taken { return }
    guard case .editing(var editing) = mode else {
      return say(SessionWords.pasteAnswersNothing, tone: .warning, &store, now)
    }
    store.apply(.input, now)
    editing.editor.paste(text)
    keep(editing, &store, now)
  }

  // MARK: At the item

  private mutating func pressAnswering(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    if store.apply(.pressed(key, layout.room), now) == .taken { return }
    if key == .control("e"), let text = store.session.open?.editableText {
      request = .editor(text)
      return
    }
    if act(on: key, &store, now) { return }
    let scrolls = scroll(by: key)
    if !scrolls, pressApart(key, &store, now) { return }
    store.apply(.input, now)
    if scrolls || store.session.standingNotice != nil { return }
    say(SessionWords.doesNothing(key, help: store.session.way(to: .guideline)), &store, now)
  }

  /// Does what a key stands for, if it stands for an action.
  private mutating func act(on key: Key, _ store: inout SessionStore, _ now: Moment) -> Bool {
    switch key {
    case .control("s"), Key(.enter): store.apply(.named(ActionCall(.save)), now)
    case Key(.tab), Key(.tab, .shift):
      // An item's only question gets the key once more, so that past its last span comes its first.
      let step = key == Key(.tab) ? 1 : -1
      if store.apply(.movedFocus(by: step), now) == .ignored {
        store.apply(.pressed(key, layout.room), now)
      }
    case Key(.function(1)): openGuideline(nil, &store, now)
    default:
      guard let character = key.typed,
        let name = store.session.setup.keys.action(on: character)
      else { return false }
      run(ActionCall(name), &store, now)
    }
    return true
  }

  /// Does an action, whether it came as a key or behind `:`.
  private mutating func run(_ call: ActionCall, _ store: inout SessionStore, _ now: Moment) {
    switch (call.row.work, call.name, call.argument) {
    case (.face(let action), _, let argument): show(action, argument, &store, now)
    // Without a text they ask for one.
    case (_, .note, .none): mode = .topic
    case (_, .rationale, .none), (_, .rationale, .rationale(_, "")): editRationale(&store, now)
    default: store.apply(.named(call), now)
    }
  }

  private mutating func run(line: String, _ store: inout SessionStore, _ now: Moment) {
    guard !line.isEmpty else { return }
    switch ActionCall.read(line, store.session.setup.rubric) {
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
    case .terms: open(Reader(.terms, store.session, view), &store, now)
    case .help: open(Reader(.keys, store.session, view), &store, now)
    case .find where argument == .none: mode = .editing(Editing(.find, ""))
    case .find: find(argument.text, &store, now)
    case .commandLine: mode = .editing(Editing(.command, ""))
    case .zoom:
      store.apply(.input, now)
      nextZoom()
    case .raw:
      store.apply(.input, now)
      toggleRaw(&store, now)
    case .differences:
      store.apply(.input, now)
      toggleDifferences(&store, now)
    }
  }

  private mutating func editRationale(_ store: inout SessionStore, _ now: Moment) {
    let session = store.session
    guard let item = session.open, item.presented != nil else { return }
    if item.mask != nil { return say(session.maskedSentence, tone: .warning, &store, now) }
    let key = item.focused.flatMap {
      session.setup.rubric.rationale(for: $0.ask.question) != .off ? $0.ask.key : nil
    }
    guard session.takesRationale(ask: key) else {
      let sentence = SessionWords.noRationale(note: session.way(to: .note))
      return say(sentence, tone: .warning, &store, now)
    }
    let text = session.typedRationale(ask: key) ?? session.rationale(ask: key)
    mode = .editing(Editing(.rationale(ask: key, thenSaves: false), text))
  }

  // MARK: Pages, and what is found

  /// A page between items takes Enter or Esc alone; the others scroll it, and one has the guideline
  /// come over it.
  private mutating func pressPrompt(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    guard let kind = store.session.prompt?.kind else { return }
    switch key {
    case _ where kind == .pause, Key(.enter):
      store.apply(.passedPage(.enter, isRead: true), now)
    case Key(.escape): store.apply(.passedPage(.escape, isRead: true), now)
    case _ where opensHelp(key, store.session): openGuideline(nil, &store, now)
    default:
      guard prompt?.scroll(by: key) == true else {
        return say(SessionWords.Pages.takesEnter(kind), tone: .warning, &store, now)
      }
      store.apply(.input, now)
    }
  }

  /// Whether a key opens the guideline where keys are no text, and closes it again.
  private func opensHelp(_ key: Key, _ session: Session) -> Bool {
    key == Key(.function(1)) || key.typed == session.setup.keys.key(of: .guideline)
  }

  /// Opens the guideline at a clause, that of the focused question where none is named.
  private mutating func openGuideline(
    _ clause: ID?, _ store: inout SessionStore, _ now: Moment
  ) {
    var reader = Reader(.guideline, store.session, view)
    reader.show(clause ?? store.session.open?.focused?.ask.question.clause)
    open(reader, &store, now)
  }

  private mutating func open(_ reader: Reader, _ store: inout SessionStore, _ now: Moment) {
    store.apply(.reading(true), now)
    mode = .reading(reader, over: mode)
  }

  private mutating func press(
    _ key: Key, _ reader: Reader, over behind: Mode, _ store: inout SessionStore, _ now: Moment
  ) {
    var reader = reader
    store.apply(.input, now)
    // The page's own keys come first, whatever else opens it.
    if reader.turn(by: key, store.session, view) {
      mode = .reading(reader, over: behind)
    } else if opensHelp(key, store.session)
      || [Key(.escape), .character("q"), Key(.enter)].contains(key)
    {
      store.apply(.reading(false), now)
      mode = behind
    } else if reader.scroll(by: key) {
      mode = .reading(reader, over: behind)
    } else {
      _ = pressApart(key, &store, now)
    }
  }

  private mutating func find(_ text: String, _ store: inout SessionStore, _ now: Moment) {
    guard !text.isEmpty else { return }
    let found = store.session.find(text)
    guard !found.hits.isEmpty else {
      let sentence = SessionWords.foundNone(text, unsearched: found.unsearched)
      return say(sentence, tone: .warning, &store, now)
    }
    mode = .finding(Finder(text, found))
  }

  private mutating func press(
    _ key: Key, _ finder: Finder, _ store: inout SessionStore, _ now: Moment
  ) {
    store.apply(.input, now)
    var finder = finder
    switch key {
    case Key(.escape), .character("q"): mode = .answering
    case _ where opensHelp(key, store.session): openGuideline(nil, &store, now)
    case Key(.enter):
      mode = .answering
      store.apply(.chose(place: finder.place), now)
    case _ where finder.move(key, view): mode = .finding(finder)
    default: _ = pressApart(key, &store, now)
    }
  }

  private mutating func pressTopic(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    store.apply(.input, now)
    let topics = Happening.Topic.allCases
    if key == Key(.escape) {
      mode = .answering
    } else if opensHelp(key, store.session) {
      openGuideline(nil, &store, now)
    } else if let digit = key.typed?.wholeNumberValue, topics.indices.contains(digit - 1) {
      mode = .editing(Editing(.note(topics[digit - 1]), store.session.unsentNote))
    } else if !pressApart(key, &store, now) {
      say(SessionWords.chooseTopic, tone: .warning, &store, now)
    }
  }

  // MARK: Text that is typed

  private mutating func press(
    _ key: Key, _ editing: Editing, _ store: inout SessionStore, _ now: Moment
  ) {
    store.apply(.input, now)
    var editing = editing
    editing.words = []
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
    case Key(.function(1)): return openGuideline(nil, &store, now)
    case Key(.backspace) where editing.editor.isEmpty && editing.purpose == .command:
      mode = .answering
      return
    case Key(.tab) where editing.purpose == .command:
      return complete(editing)
    case Key(.up) where editing.purpose == .command: return recall(1, editing)
    case Key(.down) where editing.purpose == .command: return recall(-1, editing)
    default: break
    }
    if !editing.editor.handle(key, width: Editing.columns(view)), pressApart(key, &store, now) {
      return
    }
    keep(editing, &store, now)
  }

  /// Writes the command's word out, and names those that it may be.
  private mutating func complete(_ editing: Editing) {
    let completed = ActionCall.completed(editing.editor.text)
    var editing = Editing(.command, completed.line)
    editing.words = completed.words
    mode = .editing(editing)
  }

  /// Goes back among the command lines typed before, or forward again, to the empty one.
  private mutating func recall(_ step: Int, _ editing: Editing) {
    let place = (editing.recalled ?? -1) + step
    guard place < commandLines.count, place >= -1 else { return }
    var recalled = Editing(
      .command, place < 0 ? "" : commandLines[commandLines.count - 1 - place])
    recalled.recalled = place < 0 ? nil : place
    mode = .editing(recalled)
  }

  /// Takes back what `EDITOR` made of the text; nil where it failed.
  package mutating func edited(
    _ text: String?, message: String, _ store: inout SessionStore, _ now: Moment
  ) {
    guard let text else { return say(message, tone: .error, &store, now) }
    if mode == .answering {
      store.apply(.edited(text), now)
    } else if case .editing(let editing) = mode {
      keep(Editing(editing.purpose, text), &store, now)
    }
  }

  private mutating func keep(_ editing: Editing, _ store: inout SessionStore, _ now: Moment) {
    mode = .editing(editing)
    switch editing.purpose {
    case .rationale(let ask, _):
      store.apply(.typed(.typedRationale(ask: ask), editing.editor.text), now)
    case .note: store.apply(.typed(.note, editing.editor.text), now)
    case .find, .command: break
    }
  }

  private mutating func close(_ editing: Editing, _ store: inout SessionStore, _ now: Moment) {
    mode = .answering
    guard !editing.editor.isEmpty else { return }
    let session = store.session
    switch editing.purpose {
    case .rationale:
      say(SessionWords.rationaleNotTaken(again: session.way(to: .rationale)), &store, now)
    case .note: say(SessionWords.noteNotSent(again: session.way(to: .note)), &store, now)
    case .find, .command: break
    }
  }

  private mutating func accept(_ editing: Editing, _ store: inout SessionStore, _ now: Moment) {
    mode = .answering
    let text = editing.editor.text
    switch editing.purpose {
    case .rationale(let ask, let thenSaves):
      store.apply(.gaveRationale(text, ask: ask, thenSaves: thenSaves), now)
    case .note(let topic):
      guard !text.isEmpty else {
        return say(SessionWords.noteNeedsText, tone: .warning, &store, now)
      }
      // A note that is refused stays as it was typed, to be mended.
      if store.session.noteRefusal(clauses: [], text: text) != nil { mode = .editing(editing) }
      let argument = ActionArgument.note(topic, clauses: [], text: text)
      store.apply(.named(ActionCall(.note, argument)), now)
    case .find: find(text, &store, now)
    case .command:
      if !text.isEmpty, commandLines.last != text { commandLines.append(text) }
      run(line: text, &store, now)
    }
  }
}
