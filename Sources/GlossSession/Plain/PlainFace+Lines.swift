import GlossJSON
import GlossJournal
import GlossTasks

extension PlainFace {
  /// Gives a line to what is asked now; gives why it was not taken, if it was not.
  mutating func answer(_ line: String, _ store: inout SessionStore, _ now: Moment) -> String? {
    let isBlank = line.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" }
    switch store.session.phase {
    case .working: break
    case .finished: return isBlank ? nil : SessionWords.Plain.nothingAsked
    case .blocked: return SessionWords.Plain.blockedAnswer
    case .saving, .left: return nil
    }
    guard let item = store.session.open, item.presented != nil else {
      return SessionWords.Plain.brokenAnswer
    }
    if let asksRationale {
      return giveRationale(isBlank ? "" : line, asksRationale, &store, now)
    }
    if item.state.asksConfidence { return giveConfidence(line, item, &store, now) }
    guard case .refused(let why) = store.apply(.entered(line), now) else { return nil }
    let mayPass = item.focused.map { $0.isAnswered || !$0.ask.question.required } ?? false
    guard isBlank, mayPass else { return why }
    store.apply(.named(ActionCall(ActionName("pass"))), now)
    return nil
  }

  private mutating func giveRationale(
    _ text: String, _ missing: Missing, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    guard !text.isEmpty else { return SessionWords.Plain.rationaleRequired }
    guard case .rationale(let ask) = missing else { return nil }
    asksRationale = nil
    store.apply(.gaveRationale(text, ask: ask, thenSaves: true), now)
    return nil
  }

  private func giveConfidence(
    _ line: String, _ item: OpenItem, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    let word = line.filter { $0 != " " && $0 != "\t" }
    let demand = item.focused.map { store.session.setup.rubric.confidence(for: $0.ask.question) }
    let mayBeNone = demand == .optional
    let value =
      word.isEmpty && mayBeNone ? 0 : Int(word).flatMap { (1...5).contains($0) ? $0 : nil }
    guard let value else { return SessionWords.Plain.confidenceRange }
    store.apply(.confided(value), now)
    return nil
  }

  /// Does what was typed behind `:`; gives why it cannot be done, if it cannot.
  mutating func act(
    _ line: String, _ out: inout PlainOutput, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    let call: ActionCall
    switch ActionCall.read(line, store.session.setup.rubric) {
    case .failure(let refusal): return refusal.message
    case .success(let read): call = read
    }
    if case .face(let action) = call.row.work {
      return show(action, call.argument, &out, &store, now)
    }
    if case .rationale(let question, let text) = call.argument {
      return setRationale(question, text, &out, &store, now)
    }
    guard call.row.section == .moving, call.name != .leave else {
      store.apply(.named(call), now)
      if call.name == .reveal, store.session.notice == nil { isRevealed = true }
      return nil
    }
    if case .blocked = store.session.phase { return SessionWords.Plain.blockedAnswer }
    asksRationale = nil
    repeatQuestion()
    let outcome = store.apply(.named(call), now)
    let session = store.session
    // An item that is open already is printed once more.
    if outcome == .ignored, session.open != nil { repeatItem(&out, session) }
    if session.phase == .finished, session.notice == nil { return SessionWords.Plain.nothingAsked }
    return nil
  }

  private mutating func setRationale(
    _ question: ID?, _ text: String, _ out: inout PlainOutput, _ store: inout SessionStore,
    _ now: Moment
  ) -> String? {
    let session = store.session
    guard session.phase == .working, session.open?.presented != nil else {
      return SessionWords.Plain.nothingAsked
    }
    let ask = question.flatMap(session.askKey)
    if let refusal = session.rationaleRefusal(ask: ask) { return refusal }
    let isAwaited = asksRationale != nil
    asksRationale = nil
    out.line(text.isEmpty ? SessionWords.Plain.rationaleTaken : SessionWords.Plain.rationaleKept)
    store.apply(.gaveRationale(text, ask: ask, thenSaves: isAwaited), now)
    return nil
  }

  /// Prints what was asked for; gives why not, where there is no such thing.
  private mutating func show(
    _ action: FaceAction, _ argument: ActionArgument, _ out: inout PlainOutput,
    _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    switch action {
    case .help: printHelp(&out)
    case .guideline:
      let clause: ID? = if case .clause(let clause) = argument { clause } else { nil }
      printGuideline(clause, &out, &store, now)
    case .terms: printTerms(&out, &store, now)
    case .find: printHits(of: argument.text, &out, store.session)
    case .zoom: return SessionWords.Plain.noZoom
    case .raw: return SessionWords.Plain.isRaw
    case .differences: return printDifferences(&out, store.session)
    case .commandLine: preconditionFailure("a line is the command line")
    }
    return nil
  }

  /// Does what a line wants while a page waits; gives why it was not taken, if it was not.
  mutating func answer(
    page prompt: Prompt, _ line: String, _ out: inout PlainOutput, _ store: inout SessionStore,
    _ now: Moment
  ) -> String? {
    guard !line.allSatisfy(\.isWhitespace), prompt.kind != .pause else {
      pass(.enter, isRead: true, &store, now)
      return nil
    }
    guard line.first == ":",
      case .success(let call) = ActionCall.read(
        String(line.dropFirst()), store.session.setup.rubric)
    else { return SessionWords.Pages.line(prompt.kind) }
    switch (call.name, call.row.work) {
    case (.leave, _): store.apply(.named(call), now)
    case (.undo, _): pass(.escape, isRead: true, &store, now)
    case (_, .face(.help)), (_, .face(.guideline)), (_, .face(.terms)):
      if case .face(let action) = call.row.work {
        _ = show(action, call.argument, &out, &store, now)
      }
      out.line(SessionWords.Pages.line(prompt.kind))
    default: return SessionWords.Pages.line(prompt.kind)
    }
    return nil
  }

  /// Answers the page, so that what it stood before is printed.
  mutating func pass(
    _ answer: Prompt.Answer, isRead: Bool, _ store: inout SessionStore, _ now: Moment
  ) {
    store.apply(.passedPage(answer, isRead: isRead), now)
    printedPrompt = nil
    repeatQuestion()
  }
}
