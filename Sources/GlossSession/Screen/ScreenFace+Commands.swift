import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  mutating func save(_ now: Moment) {
    session.tick(now)
    session.save(now)
  }

  /// Runs a command, whether it came as a key or behind `:`.
  mutating func run(_ command: SessionWords.KeyCommand, _ now: Moment) {
    switch command {
    case .undo: session.undo(now)
    case .forward: session.goForward(now)
    case .skip: session.skip(now)
    case .reveal: session.reveal(whole: false, now)
    case .revealAll: session.reveal(whole: true, now)
    case .accept: session.accept(now)
    case .stop: session.askToStop(now)
    case .note: mode = .topic
    case .rationale: editRationale()
    case .guideline: openGuideline(nil, now)
    case .find: edit(.find, "")
    case .commandLine: edit(.command, "")
    case .zoom:
      session.tick(now)
      nextZoom()
    case .raw:
      session.tick(now)
      toggleRaw()
    case .differences: showDifferences(now)
    case .leave: session.leaveOrAsk(now)
    }
  }

  mutating func editRationale() {
    guard let item = session.open, item.presented != nil else { return }
    if item.mask != nil { return session.say(session.maskedSentence, .warning) }
    let question = item.state.entries[item.state.focus].ask.question
    let key =
      session.setup.rubric.rationale(for: question) != .off
      ? item.state.entries[item.state.focus].ask.key : nil
    guard session.takesRationale(ask: key) else {
      return session.say(
        "This rubric takes no rationale; \(session.way(to: .note)) sends a note to the lead.",
        .warning)
    }
    edit(
      .rationale(ask: key),
      session.typedRationale(ask: key) ?? session.rationale(ask: key))
  }

  mutating func run(line: String, _ now: Moment) {
    guard !line.isEmpty else { return }
    switch Command.parse(line, session.setup.rubric) {
    case .failure(let fault): session.say(fault.message, .warning)
    case .success(let command): run(command, now)
    }
  }

  mutating func run(_ command: Command, _ now: Moment) {
    switch command {
    case .undo: session.undo(now)
    case .forward: session.goForward(now)
    case .skip: session.skip(now)
    case .note(let topic, let clauses, let text):
      session.note(topic, clauses: clauses, text: text, now)
    case .guide(let clause): openGuideline(clause, now)
    case .find(let text): find(text)
    case .quit: session.leaveOrAsk(now)
    case .goTo(let word): session.goTo(word, now)
    case .stale: session.goToStale(now)
    case .withdraw(let word): session.withdraw(word, now)
    case .save: save(now)
    case .pass: session.pass(now)
    case .rationale(_, let text) where text.isEmpty: editRationale()
    case .rationale(let question, let text):
      session.setRationale(text, ask: question.flatMap(session.askKey), now)
    case .zoom:
      session.tick(now)
      nextZoom()
    case .raw:
      session.tick(now)
      toggleRaw()
    case .difference: showDifferences(now)
    case .hours: session.sayHours(now)
    case .reveal(let whole): session.reveal(whole: whole, now)
    case .optOut(let value): session.optOut(value, now)
    case .cap(let minutes): session.setCap(minutes, now)
    case .accept: session.accept(now)
    case .startBreak: session.startBreak(now)
    case .stop: session.askToStop(now)
    case .results(let path): session.changeResults(path, now)
    case .terms: open(.terms, now)
    case .help: open(.keys, now)
    }
  }

  mutating func open(_ page: Reading.Page, _ now: Moment) {
    session.setReading(true, now)
    mode = .reading(Reading(page: page))
  }
}
