import GlossJSON
import GlossJournal
import GlossTasks

extension PlainFace {
  /// Gives a line to what is asked now; gives why it was not taken, if it was not.
  mutating func answer(_ line: String, _ now: Moment) -> String? {
    let isBlank = line.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" }
    switch session.phase {
    case .working: break
    case .finished: return isBlank ? nil : PlainWords.nothingAsked
    case .blocked: return PlainWords.blockedAnswer
    case .saving, .left: return nil
    }
    guard let item = session.open, item.presented != nil else { return PlainWords.brokenAnswer }
    if let asksRationale { return giveRationale(isBlank ? "" : line, asksRationale, now) }
    if item.state.asksConfidence { return giveConfidence(line, item, now) }
    guard case .refused(let why) = session.enter(line, now) else { return nil }
    let focus = item.state.focus
    let mayPass =
      item.state.entries[focus].isAnswered || !item.state.entries[focus].ask.question.required
    guard isBlank, mayPass else { return why }
    session.pass(now)
    return nil
  }

  private mutating func giveRationale(
    _ text: String, _ missing: Missing, _ now: Moment
  ) -> String? {
    guard !text.isEmpty else { return PlainWords.rationaleRequired }
    guard case .rationale(let ask) = missing else { return nil }
    session.setRationale(text, ask: ask, now)
    asksRationale = nil
    session.save(now)
    return nil
  }

  private mutating func giveConfidence(
    _ line: String, _ item: OpenItem, _ now: Moment
  ) -> String? {
    let word = line.filter { $0 != " " && $0 != "\t" }
    let question = item.state.entries[item.state.focus].ask.question
    if word.isEmpty, session.setup.rubric.confidence(for: question) == .optional {
      session.giveConfidence(0, now)
      return nil
    }
    guard let value = Int(word), (1...5).contains(value) else { return PlainWords.confidenceRange }
    session.giveConfidence(value, now)
    return nil
  }

  /// Carries out what was typed behind `:`; gives why it cannot be done, if it cannot.
  mutating func command(_ line: String, _ out: inout PlainOutput, _ now: Moment) -> String? {
    let command: Command
    switch Command.parse(line, session.setup.rubric) {
    case .failure(let refusal): return refusal.message
    case .success(let parsed): command = parsed
    }
    switch command {
    case .help: printHelp(&out)
    case .guide(let clause): printGuideline(clause, &out, now)
    case .terms: printTerms(&out, now)
    case .find(let text): printHits(of: text, &out)
    case .note(let topic, let clauses, let text):
      session.note(topic, clauses: clauses, text: text, now)
    case .rationale(let question, let text): return setRationale(question, text, &out, now)
    case .undo, .forward, .pass, .save, .skip, .goTo, .stale, .withdraw:
      asksRationale = nil
      repeatQuestion()
      return move(command, &out, now)
    case .reveal(let whole):
      session.reveal(whole: whole, now)
      if session.notice == nil { isRevealed = true }
    case .optOut(let value): session.optOut(value, now)
    case .cap(let minutes): session.setCap(minutes, now)
    case .accept: session.accept(now, isLine: true)
    case .startBreak: session.startBreak(now)
    case .stop: session.askToStop(now)
    case .results(let path): session.changeResults(path, now)
    case .zoom: return PlainWords.noZoom
    case .raw: return PlainWords.isRaw
    case .difference: return printDifferences(&out)
    case .hours: session.sayHours(now)
    case .quit where isScript: session.leave(code: 0, now)
    case .quit: session.leaveOrAsk(now)
    }
    return nil
  }

  private mutating func move(
    _ command: Command, _ out: inout PlainOutput, _ now: Moment
  ) -> String? {
    if case .blocked = session.phase { return PlainWords.blockedAnswer }
    let before = session.open?.place
    switch command {
    case .undo: session.undo(now)
    case .forward: session.goForward(now)
    case .pass: session.pass(now)
    case .save: session.save(now)
    case .skip: session.skip(now)
    case .withdraw(let word): session.withdraw(word, now)
    case .stale: session.goToStale(now)
    case .goTo(let word):
      session.goTo(word, now)
      if session.notice?.tone == .plain, session.open?.place == before { repeatItem(&out) }
    default: preconditionFailure("\(command) moves nothing")
    }
    if session.phase == .finished, session.notice == nil { return PlainWords.nothingAsked }
    return nil
  }

  private mutating func setRationale(
    _ question: ID?, _ text: String, _ out: inout PlainOutput, _ now: Moment
  ) -> String? {
    guard session.phase == .working, session.open?.presented != nil else {
      return PlainWords.nothingAsked
    }
    let ask = question.flatMap(session.askKey)
    if let refusal = session.rationaleRefusal(ask: ask) { return refusal }
    let isAwaited = asksRationale != nil
    asksRationale = nil
    session.setRationale(text, ask: ask, now)
    out.line(text.isEmpty ? PlainWords.rationaleTaken : PlainWords.rationaleKept)
    if isAwaited { session.save(now) }
    return nil
  }
}
