import GlossJSON
import GlossJournal
import GlossTasks

extension PlainFace {
  /// Gives a line to what is asked now; gives why it was not taken, if it was not.
  mutating func answer(_ line: String, _ now: Moment) -> String? {
    let isBlank = line.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" }
    switch sitting.phase {
    case .working: break
    case .finished: return isBlank ? nil : PlainWords.nothingAsked
    case .blocked: return PlainWords.blockedAnswer
    case .saving, .left: return nil
    }
    guard let item = sitting.open, item.presented != nil else { return PlainWords.brokenAnswer }
    if let asksRationale { return giveRationale(isBlank ? "" : line, asksRationale, now) }
    if item.state.asksConfidence { return giveConfidence(line, item, now) }
    guard case .refused(let why) = sitting.enter(line, now) else { return nil }
    let focus = item.state.focus
    let mayPass = item.state.entries[focus].isAnswered || !item.asks[focus].question.required
    guard isBlank, mayPass else { return why }
    sitting.pass(now)
    return nil
  }

  private mutating func giveRationale(
    _ text: String, _ missing: Missing, _ now: Moment
  ) -> String? {
    guard !text.isEmpty else { return PlainWords.rationaleRequired }
    guard case .rationale(let ask) = missing else { return nil }
    sitting.setRationale(text, ask: ask, now)
    asksRationale = nil
    sitting.save(now)
    return nil
  }

  private mutating func giveConfidence(
    _ line: String, _ item: OpenItem, _ now: Moment
  ) -> String? {
    let word = line.filter { $0 != " " && $0 != "\t" }
    let question = item.asks[item.state.focus].question
    if word.isEmpty, sitting.setup.rubric.confidence(for: question) == .optional {
      sitting.giveConfidence(0, now)
      return nil
    }
    guard let value = Int(word), (1...5).contains(value) else { return PlainWords.confidenceRange }
    sitting.giveConfidence(value, now)
    return nil
  }

  /// Carries out what was typed behind `:`; gives why it cannot be done, if it cannot.
  mutating func command(_ line: String, _ out: inout PlainOutput, _ now: Moment) -> String? {
    let command: Command
    switch Command.parse(line, sitting.setup.rubric) {
    case .failure(let refusal): return refusal.message
    case .success(let parsed): command = parsed
    }
    switch command {
    case .help: printHelp(&out)
    case .guide(let clause): printGuideline(clause, &out, now)
    case .terms: printTerms(&out, now)
    case .find(let text): printHits(of: text, &out)
    case .note(let topic, let clauses, let text):
      sitting.note(topic, clauses: clauses, text: text, now)
    case .rationale(let question, let text): return setRationale(question, text, &out, now)
    case .undo, .forward, .pass, .save, .skip, .goTo, .stale, .withdraw:
      asksRationale = nil
      repeatQuestion()
      return move(command, &out, now)
    case .reveal(let whole):
      sitting.reveal(whole: whole, now)
      if sitting.notice == nil { isRevealed = true }
    case .optOut(let value): sitting.optOut(value, now)
    case .cap(let minutes): sitting.setCap(minutes, now)
    case .accept: sitting.accept(now, isLine: true)
    case .startBreak: sitting.startBreak(now)
    case .stop: sitting.askToStop(now)
    case .results(let path): sitting.changeResults(path, now)
    case .zoom: return PlainWords.noZoom
    case .raw: return PlainWords.isRaw
    case .difference: return printDifferences(&out)
    case .hours: sitting.sayHours(now)
    case .quit where isScript: sitting.leave(code: 0, now)
    case .quit: sitting.leaveOrAsk(now)
    }
    return nil
  }

  private mutating func move(
    _ command: Command, _ out: inout PlainOutput, _ now: Moment
  ) -> String? {
    if case .blocked = sitting.phase { return PlainWords.blockedAnswer }
    let before = sitting.open?.place
    switch command {
    case .undo: sitting.undo(now)
    case .forward: sitting.goForward(now)
    case .pass: sitting.pass(now)
    case .save: sitting.save(now)
    case .skip: sitting.skip(now)
    case .withdraw(let word): sitting.withdraw(word, now)
    case .stale: sitting.goToStale(now)
    case .goTo(let word):
      sitting.goTo(word, now)
      if sitting.notice?.tone == .plain, sitting.open?.place == before { repeatItem(&out) }
    default: preconditionFailure("\(command) moves nothing")
    }
    if sitting.phase == .finished, sitting.notice == nil { return PlainWords.nothingAsked }
    return nil
  }

  private mutating func setRationale(
    _ question: ID?, _ text: String, _ out: inout PlainOutput, _ now: Moment
  ) -> String? {
    guard sitting.phase == .working, sitting.open?.presented != nil else {
      return PlainWords.nothingAsked
    }
    let ask = question.flatMap(sitting.askKey)
    if let refusal = sitting.rationaleRefusal(ask: ask) { return refusal }
    let isAwaited = asksRationale != nil
    asksRationale = nil
    sitting.setRationale(text, ask: ask, now)
    out.line(text.isEmpty ? PlainWords.rationaleTaken : PlainWords.rationaleKept)
    if isAwaited { sitting.save(now) }
    return nil
  }
}
