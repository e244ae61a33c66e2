import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  mutating func save(_ now: Moment) {
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
    case .revealAll: sitting.reveal(whole: true, now)
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
    case .differences: showDifferences(now)
    case .leave: sitting.leaveOrAsk(now)
    }
  }

  mutating func editRationale() {
    guard let item = sitting.open, item.presented != nil else { return }
    if item.mask != nil { return sitting.say(sitting.maskedSentence, .warning) }
    let question = item.asks[item.state.focus].question
    let key =
      sitting.setup.rubric.rationale(for: question) != .off ? item.asks[item.state.focus].key : nil
    guard sitting.takesRationale(ask: key) else {
      return sitting.say(
        "This rubric takes no rationale; \(sitting.way(to: .note)) sends a note to the lead.",
        .warning)
    }
    edit(
      .rationale(ask: key),
      sitting.typedRationale(ask: key) ?? sitting.rationale(ask: key))
  }

  mutating func run(line: String, _ now: Moment) {
    guard !line.isEmpty else { return }
    switch Command.parse(line, sitting.setup.rubric) {
    case .failure(let fault): sitting.say(fault.message, .warning)
    case .success(let command): run(command, now)
    }
  }

  mutating func run(_ command: Command, _ now: Moment) {
    switch command {
    case .undo: sitting.undo(now)
    case .forward: sitting.goForward(now)
    case .skip: sitting.skip(now)
    case .note(let topic, let clauses, let text):
      sitting.note(topic, clauses: clauses, text: text, now)
    case .guide(let clause): openGuideline(clause, now)
    case .find(let text): find(text)
    case .quit: sitting.leaveOrAsk(now)
    case .goTo(let word): sitting.goTo(word, now)
    case .stale: sitting.goToStale(now)
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

  mutating func open(_ page: Reading.Page, _ now: Moment) {
    sitting.setReading(true, now)
    mode = .reading(Reading(page: page))
  }
}
