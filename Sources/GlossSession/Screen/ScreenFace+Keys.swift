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

  private mutating func press(_ key: Key, _ now: Moment) {
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
  private mutating func handleAnywhere(_ key: Key, _ now: Moment) -> Bool {
    switch key {
    case .control("c"): sitting.leave(code: 0, now)
    case .control("z") where !isWriting: request = .suspend
    case .control("l"): request = .redraw
    default: return false
    }
    return true
  }

  private mutating func paste(_ text: String, _ now: Moment) {
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

  // MARK: Answering

  private mutating func pressAnswering(_ key: Key, _ now: Moment) {
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
        + "\(boundKey(of: .guideline)) shows the guideline and the keys.")
  }

  /// An answering key while a label is unsaved answers nothing, and must do nothing else either.
  private func isAnswerWhileBlocked(_ key: Key) -> Bool {
    guard case .blocked = sitting.phase, let item = sitting.open,
      item.asks.indices.contains(item.state.focus), let typed = key.typed
    else { return false }
    return item.asks[item.state.focus].question.kind.bindings.contains { $0.key == typed }
  }

  /// A key with Alt that means nothing here was Esc and the key: a slow line brings two presses in
  /// one packet.
  private mutating func pressApart(_ key: Key, _ now: Moment) -> Bool {
    guard key.modifiers.contains(.alt) else { return false }
    press(Key(.escape), now)
    press(Key(key.code, key.modifiers.subtracting(.alt)), now)
    return true
  }

  private mutating func handleCommand(_ key: Key, _ now: Moment) -> Bool {
    switch key {
    case .control("s"): save(now)
    case Key(.enter): save(now)
    case Key(.tab): sitting.focusQuestion(1, now)
    case Key(.tab, .shift): sitting.focusQuestion(-1, now)
    case Key(.function(1)): openGuideline(nil, now)
    case .character("V") where sitting.open?.mask != nil: sitting.reveal(whole: true, now)
    default:
      guard let character = key.typed, let command = sitting.setup.keys.command(on: character)
      else {
        return false
      }
      run(command, now)
    }
    return true
  }

  /// The key that an action has in this sitting, for what is said of it.
  func boundKey(of command: Words.KeyCommand) -> Character { sitting.setup.keys.key(of: command) }

  private mutating func save(_ now: Moment) {
    sitting.tick(now)
    sitting.save(now)
  }

  /// Runs a command, whether it came as a key or behind `:`.
  mutating func run(_ command: Words.KeyCommand, _ now: Moment) {
    switch command {
    case .undo: sitting.undo(now)
    case .forward: sitting.goForward(now)
    case .skip: sitting.skip(now)
    case .reveal: sitting.reveal(whole: false, now)
    case .accept: sitting.accept(now)
    case .stop: sitting.askToStop(now)
    case .note: mode = .topic
    case .rationale: editRationale()
    case .guideline: openGuideline(nil, now)
    case .find: edit(.find, "")
    case .commandLine: edit(.command, "")
    case .zoom:
      sitting.tick(now)
      nextZoom()
    case .raw:
      sitting.tick(now)
      toggleRaw()
    case .leave: leave(now)
    }
  }

  /// Leaves; over an answer that would be lost, at the second time.
  private mutating func leave(_ now: Moment) {
    guard !hasAskedToLeave, sitting.phase == .working, sitting.open?.isTouched == true else {
      return sitting.leave(code: 0, now)
    }
    hasAskedToLeave = true
    sitting.tick(now)
    sitting.say("This item's answer is not saved. Once more leaves it so.", .warning)
  }

  private mutating func editRationale() {
    guard let item = sitting.open, item.presented != nil else { return }
    if item.mask != nil { return sitting.say(CareWords.masked(sitting.setup.keys), .warning) }
    let question = item.asks[item.state.focus].question
    let key =
      sitting.setup.rubric.rationale(for: question) != .off ? item.asks[item.state.focus].key : nil
    guard sitting.takesRationale(ask: key) else {
      return sitting.say(
        "This rubric takes no rationale; \(boundKey(of: .note)) sends a note to the lead.", .warning
      )
    }
    edit(
      .rationale(ask: key),
      sitting.typedRationale(ask: key) ?? sitting.rationale(ask: key))
  }

  // MARK: Reading

  mutating func openGuideline(_ clause: ID?, _ now: Moment, resuming editing: Editing? = nil) {
    let focused = sitting.open.flatMap { item in
      item.asks.indices.contains(item.state.focus)
        ? item.asks[item.state.focus].question.clause : nil
    }
    var reading = Reading(page: .guideline, resumes: editing)
    let page = page(of: reading)
    if let wanted = clause ?? focused, let line = page.lineOfClause[wanted] {
      reading.scroll = scroll(to: line, of: page)
    }
    sitting.setReading(true, now)
    mode = .reading(reading)
  }

  private mutating func press(_ key: Key, _ reading: Reading, _ now: Moment) {
    var reading = reading
    let total = page(of: reading).lines.count
    sitting.tick(now)
    switch key {
    case Key(.escape), .character("q"), .character("?"), Key(.enter), Key(.function(1)):
      sitting.setReading(false, now)
      mode = reading.resumes.map { .editing($0) } ?? .answering
      return
    case .character("k"):
      reading.page = reading.page == .keys ? .guideline : .keys
      reading.scroll.home()
    case .character("t"):
      reading.page = reading.page == .terms ? .guideline : .terms
      reading.scroll.home()
    case Key(.down): reading.scroll.scroll(by: 1, total: total, visible: readingRows)
    case Key(.up): reading.scroll.scroll(by: -1, total: total, visible: readingRows)
    case .character(" "): reading.scroll.page(by: 1, total: total, visible: readingRows)
    case .character("]"): step(1, &reading)
    case .character("["): step(-1, &reading)
    default:
      if !reading.scroll.handle(key, total: total, visible: readingRows), pressApart(key, now) {
        return
      }
    }
    mode = .reading(reading)
  }

  /// To the next clause, or the one before.
  func step(_ direction: Int, _ reading: inout Reading) {
    let page = page(of: reading)
    let lines = page.lineOfClause.values.sorted()
    let here = reading.scroll.offset == 0 ? 0 : reading.scroll.offset + 1
    let next =
      direction > 0 ? lines.first { $0 > here } : lines.last { $0 < here }
    guard let next else { return }
    reading.scroll = scroll(to: next, of: page)
  }

  /// With a line at the top, under the cue that says how much is above it.
  private func scroll(to line: Int, of page: ReadingPage) -> ScrollState {
    var scroll = ScrollState()
    scroll.scroll(by: max(line - 1, 0), total: page.lines.count, visible: readingRows)
    return scroll
  }

  // MARK: Writing

  private mutating func press(_ key: Key, _ editing: Editing, _ now: Moment) {
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
    case Key(.function(1)): return openGuideline(nil, now, resuming: editing)
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

  private mutating func keep(_ editing: Editing, _ now: Moment) {
    switch editing.purpose {
    case .rationale(let ask):
      sitting.keep(.typedRationale(ask: ask), editing.editor.text, now)
    case .note: sitting.keep(.note, editing.editor.text, now)
    case .find, .command: break
    }
  }

  private mutating func close(_ editing: Editing) {
    mode = .answering
    sitting.wantsRationale = false
    switch editing.purpose {
    case .rationale where !editing.editor.isEmpty:
      sitting.say("Not part of the answer yet; \(boundKey(of: .rationale)) brings the text back.")
    case .note where !editing.editor.isEmpty:
      sitting.say("Not sent; \(boundKey(of: .note)) brings the text back.")
    default: break
    }
  }

  private mutating func accept(_ editing: Editing, _ now: Moment) {
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
      sitting.note(topic, clauses: sitting.citedClauses(in: text), text: text, now)
    case .find: find(text)
    case .command: run(line: text, now)
    }
  }

  private mutating func run(line: String, _ now: Moment) {
    guard !line.isEmpty else { return }
    switch Command.parse(line, sitting.setup.rubric) {
    case .failure(let fault): sitting.say(fault.message, .warning)
    case .success(let command): run(command, now)
    }
  }

  private mutating func run(_ command: Command, _ now: Moment) {
    switch command {
    case .undo: sitting.undo(now)
    case .forward: sitting.goForward(now)
    case .skip: sitting.skip(now)
    case .note(let topic, let clauses, let text):
      sitting.note(topic, clauses: clauses, text: text, now)
    case .guide(let clause): openGuideline(clause, now)
    case .find(let text): find(text)
    case .quit: leave(now)
    case .goTo(let word): sitting.goTo(word, now)
    case .withdraw(let word): sitting.withdraw(word, now)
    case .save: save(now)
    case .pass: sitting.pass(now)
    case .rationale(_, let text) where text.isEmpty: editRationale()
    case .rationale(let question, let text):
      sitting.setRationale(text, ask: question.flatMap(sitting.askKey), now)
    case .zoom:
      sitting.tick(now)
      nextZoom()
    case .raw:
      sitting.tick(now)
      toggleRaw()
    case .difference: showDifferences(now)
    case .hours: sitting.sayHours(now)
    case .reveal(let whole): sitting.reveal(whole: whole, now)
    case .optOut(let value): sitting.optOut(value, now)
    case .cap(let minutes): sitting.setCap(minutes, now)
    case .accept: sitting.accept(now)
    case .startBreak: sitting.startBreak(now)
    case .stop: sitting.askToStop(now)
    case .results(let path): sitting.changeResults(path, now)
    case .terms: open(.terms, now)
    case .help: open(.keys, now)
    }
  }

  private mutating func open(_ page: Reading.Page, _ now: Moment) {
    sitting.setReading(true, now)
    mode = .reading(Reading(page: page))
  }

  // MARK: Notes and finding

  private mutating func pressTopic(_ key: Key, _ now: Moment) {
    sitting.tick(now)
    let topics = Happening.Topic.allCases
    if key == Key(.escape) {
      mode = .answering
    } else if let digit = key.typed?.wholeNumberValue, topics.indices.contains(digit - 1) {
      edit(.note(topics[digit - 1]), sitting.unsentNote)
    } else if !pressApart(key, now) {
      sitting.say("Choose a topic by its digit; Esc goes back.", .warning)
    }
  }

  private mutating func find(_ text: String) {
    guard !text.isEmpty else { return }
    let hits = sitting.find(text)
    guard !hits.isEmpty else { return sitting.say("No item holds \"\(text)\".", .warning) }
    mode = .finding(Finding(text: text, hits: hits))
  }

  private mutating func press(_ key: Key, _ finding: Finding, _ now: Moment) {
    sitting.tick(now)
    var finding = finding
    let last = finding.hits.count - 1
    switch key {
    case Key(.escape), .character("q"):
      mode = .answering
      return
    case Key(.enter):
      mode = .answering
      return sitting.goTo(place: finding.hits[finding.selected].place, now)
    case Key(.down): finding.selected = min(finding.selected + 1, last)
    case Key(.up): finding.selected = max(finding.selected - 1, 0)
    case Key(.pageDown): finding.selected = min(finding.selected + readingRows, last)
    case Key(.pageUp): finding.selected = max(finding.selected - readingRows, 0)
    case Key(.home): finding.selected = 0
    case Key(.end): finding.selected = last
    default: if pressApart(key, now) { return }
    }
    mode = .finding(finding)
  }
}
