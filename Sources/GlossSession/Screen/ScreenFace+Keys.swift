import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// Takes a key or a paste; settled afterwards, once what the session wants is carried out.
  package mutating func handle(
    _ event: TerminalEvent, _ store: inout SessionStore, _ now: Moment
  ) {
    take(&store, now) { input in
      switch event {
      case .key(let key): input.press(key)
      case .paste(let text): input.paste(text)
      case .noise: input.store.apply(.disturbed, now)
      case .reply: break
      }
    }
  }

  /// Takes back what `EDITOR` made of the text; nil where it failed.
  package mutating func edited(
    _ text: String?, message: String, _ store: inout SessionStore, _ now: Moment
  ) {
    take(&store, now) { $0.edited(text, message: message) }
  }

  /// Moves itself and the session into an input and back: with two owners, a change would copy them.
  private mutating func take(
    _ store: inout SessionStore, _ now: Moment, _ body: (inout FaceInput) -> Void
  ) {
    var input = FaceInput(face: consume self, store: consume store, now: now)
    body(&input)
    self = input.face
    store = input.store
  }
}

/// A key or a text that comes in: the face and the session that it changes, and when.
private struct FaceInput {
  var face: ScreenFace
  var store: SessionStore
  let now: Moment

  private var session: Session { store.session }

  @discardableResult
  private mutating func apply(_ action: Action) -> Action.Outcome { store.apply(action, now) }

  /// Leaves a message of the screen's own.
  private mutating func say(_ text: String, _ tone: Session.Notice.Tone = .warning) {
    apply(.said(Session.Notice(text, tone)))
  }

  mutating func press(_ key: Key) {
    switch key {
    case .control("c"): apply(.left(code: 0))
    case .control("z") where !isWriting: face.request = .suspend
    case .control("l"): face.request = .redraw
    case _ where face.isTooSmall: break
    default:
      apply(.wentOn)
      switch face.mode {
      case .answering where session.prompt != nil: pressPage(key)
      case .answering: pressItem(key)
      case .reading(let reader, let behind): press(key, reader, over: behind)
      case .editing(let editing): press(key, editing)
      case .topic: pressTopic(key)
      case .finding(let finder): press(key, finder)
      case .listing(let overview): press(key, overview)
      }
    }
  }

  /// Whether keys go to the text of an answer.
  private var isWriting: Bool {
    face.mode == .answering && session.prompt == nil && session.open?.editableText != nil
  }

  /// A key with Alt that means nothing here was Esc and the key: a slow line brings two presses in
  /// one packet.
  @discardableResult
  private mutating func pressApart(_ key: Key) -> Bool {
    guard key.modifiers.contains(.alt) else { return false }
    let before = session.open?.state
    press(Key(.escape))
    // Of what is laid out Esc changes the answers alone, if anything.
    if session.open?.state != before { face.layOut(session) }
    press(Key(key.code, key.modifiers.subtracting(.alt)))
    return true
  }

  mutating func paste(_ text: String) {
    guard !face.isTooSmall else { return }
    apply(.wentOn)
    if face.mode == .answering, apply(.pasted(text, face.layout.room)) == .taken { return }
    if case .reading(var reader, let behind) = face.mode, reader.isTyping {
      apply(.input)
      reader.paste(text)
      face.mode = .reading(reader, over: behind)
      return
    }
    guard case .editing(var editing) = face.mode else {
      return say(SessionWords.pasteAnswersNothing)
    }
    apply(.input)
    editing.editor.insert(text, width: Editing.columns(face.view))
    keep(editing)
  }

  // MARK: At the item

  private mutating func pressItem(_ key: Key) {
    if apply(.pressed(key, face.layout.room)) == .taken { return }
    switch key {
    case .control("e") where session.open?.editableText != nil:
      let field = session.open?.focused.map { UnsavedText.Field.text(ask: $0.ask.key) }
      face.request = session.open?.editableText.map { .editor($0, field) }
    case .control("s"), Key(.enter): run(ActionCall(.save))
    case Key(.tab), Key(.tab, .shift):
      // An item's only question gets the key once more, so that past its last span comes its first.
      if apply(.movedFocus(by: key == Key(.tab) ? 1 : -1)) == .ignored {
        apply(.pressed(key, face.layout.room))
      }
    case Key(.function(1)): openGuideline()
    default:
      if let name = key.typed.flatMap(session.setup.keys.action(on:)) {
        return run(ActionCall(name))
      }
      let scrolls = face.scroll(by: key)
      if !scrolls, pressApart(key) { return }
      apply(.input)
      if scrolls || session.standingNotice != nil { return }
      say(SessionWords.doesNothing(key, help: session.way(to: .guideline)), .plain)
    }
  }

  /// Does an action, whether it came as a key or behind `:`.
  private mutating func run(_ call: ActionCall) {
    switch (call.row.doer, call.name, call.argument) {
    case (.face(.guideline), _, .clause(let clause)): openGuideline(at: clause)
    case (.face(.guideline), _, _): openGuideline()
    case (.face(.terms), _, _): open(Reader(.terms, session, face.view))
    case (.face(.help), _, _): open(Reader(.keys, session, face.view))
    case (.face(.find), _, .none): face.mode = .editing(Editing(.find))
    case (.face(.find), _, let argument): find(argument.text)
    case (.face(.items), _, let argument): list(argument)
    case (.face(.commandLine), _, _): face.mode = .editing(Editing(.command))
    case (.face(.zoom), _, _): zoom()
    case (.face(.raw), _, _): toggleRaw()
    case (.face(.differences), _, _): showDifferences()
    // Without a text they ask for one.
    case (.session, .note, .none): face.mode = .topic
    case (.session, .rationale, .none), (.session, .rationale, .rationale(_, "")): editRationale()
    case (.session, _, _): apply(.named(call))
    }
  }

  private mutating func run(line: String) {
    guard !line.isEmpty else { return }
    switch ActionCall.read(line, session.setup.rubric) {
    case .failure(let refusal): say(refusal.message)
    case .success(let call): run(call)
    }
  }

  /// Shows one text alone, first the response that keys go to, or one that is cut, then the next, in
  /// turn, then all.
  private mutating func zoom() {
    apply(.input)
    let names = face.layout.names
    guard names.count > 1 else {
      if names.count == 1 { say(SessionWords.oneText, .plain) }
      return
    }
    let focused = session.open?.focused?.ask.focusedResponse
    let letter = focused.flatMap { session.open?.presented?.letter(of: $0) }
    let cut = face.layout.panes.first { $0.isCut && names.indices.contains($0.index) }
    let first = face.zoomedFirst ?? letter.flatMap(names.firstIndex) ?? cut?.index ?? 0
    let next = face.view.zoom.map { ($0 + 1) % names.count }
    face.view.zoom = next == first ? nil : next ?? first
    face.zoomedFirst = face.view.zoom == nil ? nil : first
  }

  /// Goes from texts drawn as Markdown to texts as they are written, or back; for all items that
  /// follow, until it is pressed again.
  private mutating func toggleRaw() {
    apply(.input)
    if let refusal = session.wholeRefusal { return say(refusal) }
    guard face.layout.canToggleRaw else { return say(SessionWords.nothingRendered, .plain) }
    face.view.showsRaw.toggle()
  }

  /// Marks what differs between responses, then goes from place to place, and after the last marks
  /// none; says why where there is nothing to compare.
  private mutating func showDifferences() {
    apply(.input)
    if let refusal = session.wholeRefusal { return say(refusal) }
    if let shown = face.view.differences {
      face.view.differences = shown.next
      return
    }
    let responses = session.open?.presented?.texts.filter(\.part.isResponse) ?? []
    guard responses.count > 1 else { return say(SessionWords.nothingToCompare) }
    let focused = session.open?.focused?.ask.focusedResponse
    let against = responses.first { $0.of == focused } ?? responses[0]
    let differences = Differences(responses, against: against)
    guard !differences.places.isEmpty else { return say(SessionWords.noDifference, .plain) }
    if differences.haveNothingInCommon {
      return say(SessionWords.nothingInCommon(responses.count), .plain)
    }
    face.view.differences = differences
  }

  private mutating func editRationale() {
    guard let item = session.open, item.presented != nil else { return }
    if let refusal = session.maskRefusal { return say(refusal) }
    let key = item.focused.flatMap {
      session.setup.rubric.rationale(for: $0.ask.question) != .off ? $0.ask.key : nil
    }
    guard session.takesRationale(ask: key) else {
      return say(SessionWords.noRationale(note: session.way(to: .note)))
    }
    let text = session.typedRationale(ask: key) ?? session.rationale(ask: key)
    face.mode = .editing(Editing(.rationale(ask: key, thenSaves: false), text))
  }

  // MARK: Pages, and what is found

  /// A page between items takes Enter or Esc alone; the others scroll it, and one has the guideline
  /// come over it.
  private mutating func pressPage(_ key: Key) {
    guard let kind = session.prompt?.kind else { return }
    switch key {
    case _ where kind == .pause, Key(.enter): apply(.passedPage(.enter, isRead: true))
    case Key(.escape): apply(.passedPage(.escape, isRead: true))
    case _ where opensHelp(key): openGuideline()
    case _ where kind == .cap && key.typed == session.setup.keys.key(of: .leave):
      apply(.left(code: 0))
    case _ where face.prompt?.scroll(by: key) == true: apply(.input)
    default: say(SessionWords.Pages.takesEnter(kind))
    }
  }

  /// Whether a key opens the guideline where keys are no text, and closes it again.
  private func opensHelp(_ key: Key) -> Bool {
    key == Key(.function(1)) || key.typed == session.setup.keys.key(of: .guideline)
  }

  /// Opens the guideline at a clause, that of the focused question where none is named.
  private mutating func openGuideline(at clause: ID? = nil) {
    var reader = Reader(.guideline, session, face.view)
    reader.show(clause ?? session.open?.focused?.ask.clause)
    open(reader)
  }

  private mutating func open(_ reader: Reader) {
    apply(.reading(true))
    face.mode = .reading(reader, over: face.mode)
  }

  private mutating func press(_ key: Key, _ reader: Reader, over behind: ScreenFace.Mode) {
    var reader = reader
    apply(.input)
    // The page's own keys come first, whatever else opens it.
    if reader.take(key, session, face.view) {
      face.mode = .reading(reader, over: behind)
    } else if opensHelp(key) || [Key(.escape), .character("q"), Key(.enter)].contains(key) {
      apply(.reading(false))
      face.mode = behind
    } else {
      pressApart(key)
    }
  }

  private mutating func find(_ text: String) {
    guard !text.isEmpty else { return }
    let found = session.find(text)
    if found.hits.isEmpty {
      say(SessionWords.foundNone(text, unsearched: found.unsearched))
    } else {
      face.mode = .finding(Finder(text, found))
    }
  }

  private mutating func press(_ key: Key, _ finder: Finder) {
    apply(.input)
    var finder = finder
    switch key {
    case Key(.escape), .character("q"): face.mode = .answering
    case _ where opensHelp(key): openGuideline()
    case Key(.enter):
      face.mode = .answering
      apply(.chose(place: finder.place))
    case _ where finder.move(key, face.view): face.mode = .finding(finder)
    default: pressApart(key)
    }
  }

  /// Lists all items: from the first of a group on, else from the open one.
  private mutating func list(_ argument: ActionArgument) {
    apply(.input)
    guard case .group(let group) = argument else {
      face.mode = .listing(Overview(session, face.view, at: session.open?.place))
      return
    }
    guard let place = session.grouped().first(where: { $0.group == group })?.places.first else {
      return say(SessionWords.Listing.none(group), .plain)
    }
    face.mode = .listing(Overview(session, face.view, at: place))
  }

  private mutating func press(_ key: Key, _ overview: Overview) {
    apply(.input)
    var overview = overview
    let action = key.typed.flatMap(session.setup.keys.action(on:))
    switch key {
    case Key(.escape), .character("q"): face.mode = .answering
    case _ where action == .items || action == .leave: face.mode = .answering
    case _ where opensHelp(key): openGuideline()
    case Key(.enter):
      guard let place = overview.place else { return }
      face.mode = .answering
      apply(.chose(place: place))
    case _ where action == .later:
      guard let place = overview.place else { return }
      apply(.markedLater(place: place))
      face.mode = .listing(overview.fitting(session, face.view))
    case _ where overview.move(key, session): face.mode = .listing(overview)
    default: pressApart(key)
    }
  }

  private mutating func pressTopic(_ key: Key) {
    apply(.input)
    let topics = Happening.Topic.allCases
    if key == Key(.escape) {
      face.mode = .answering
    } else if opensHelp(key) {
      openGuideline()
    } else if let digit = key.typed?.wholeNumberValue, topics.indices.contains(digit - 1) {
      face.mode = .editing(Editing(.note(topics[digit - 1]), session.unsentNote))
    } else if !pressApart(key) {
      say(SessionWords.chooseTopic)
    }
  }

  // MARK: Text that is typed

  private mutating func press(_ key: Key, _ editing: Editing) {
    apply(.input)
    var editing = editing
    switch (key, editing.purpose) {
    case (Key(.enter), _): accept(editing)
    case (Key(.escape), _): close(editing)
    case (.control("s"), .rationale(let ask, _)):
      editing.purpose = .rationale(ask: ask, thenSaves: true)
      accept(editing)
    case (.control("s"), _): accept(editing)
    case (.control("e"), _):
      face.request = .editor(editing.editor.text, editing.purpose.field)
    case (Key(.function(1)), _): openGuideline()
    case (Key(.backspace), .command) where editing.editor.isEmpty: face.mode = .answering
    case (Key(.tab), .command): face.mode = .editing(editing.completed)
    case (Key(.up), .command), (Key(.down), .command):
      let recalled = editing.recalling(key == Key(.up) ? 1 : -1, of: face.commandLines)
      if let recalled { face.mode = .editing(recalled) }
    default:
      if editing.editor.handle(key, width: Editing.columns(face.view)) || !pressApart(key) {
        keep(editing)
      }
    }
  }

  mutating func edited(_ text: String?, message: String) {
    guard let text else { return say(message, .error) }
    if face.mode == .answering {
      apply(.edited(text))
    } else if case .editing(let editing) = face.mode {
      keep(Editing(editing.purpose, text))
    }
  }

  private mutating func keep(_ editing: Editing) {
    face.mode = .editing(editing)
    if let field = editing.purpose.field { apply(.typed(field, editing.editor.text)) }
  }

  private mutating func close(_ editing: Editing) {
    face.mode = .answering
    guard !editing.editor.isEmpty else { return }
    switch editing.purpose {
    case .rationale(let ask, _):
      let (given, way) = (session.rationale(ask: ask), session.way(to: .rationale))
      if given == editing.editor.text {
        apply(.typed(.typedRationale(ask: ask), ""))
        return say(SessionWords.rationaleStays, .plain)
      }
      say(SessionWords.rationaleNotTaken(isChange: !given.isEmpty, again: way), .plain)
    case .note: say(SessionWords.noteNotSent(again: session.way(to: .note)), .plain)
    case .find, .command: break
    }
  }

  private mutating func accept(_ editing: Editing) {
    face.mode = .answering
    let text = editing.editor.text
    switch editing.purpose {
    case .rationale(let ask, let thenSaves):
      apply(.gaveRationale(text, ask: ask, thenSaves: thenSaves))
    case .note(let topic):
      guard !text.isEmpty else { return say(SessionWords.noteNeedsText) }
      // A note that is refused stays as it was typed, to be corrected.
      if session.noteRefusal(clauses: [], text: text) != nil { face.mode = .editing(editing) }
      apply(.named(ActionCall(.note, .note(topic, clauses: [], text: text))))
    case .find: find(text)
    case .command:
      if !text.isEmpty, face.commandLines.last != text { face.commandLines.append(text) }
      run(line: text)
    }
  }
}
