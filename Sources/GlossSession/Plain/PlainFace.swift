import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The session as lines in and lines out: for screen readers, pipes and scripts.
///
/// The caller prints the lines, then `prompt` without a newline, has the session's effects carried
/// out, and calls `settle`, until no effects are left. Every line is safe to print as it is.
package struct PlainFace: Sendable {
  /// Why a script ended before its last line; for standard error.
  package private(set) var failure: String?

  /// What is to be printed next.
  var out = PlainOutput()
  private let journal: String
  private var lineNumber = 0
  /// The line is so long that what repeats it is no message any more.
  private var isLineLong = false
  /// What was asked last; nil where it is to be asked again.
  private var printed: Printed?
  /// The label that was confirmed last.
  private var confirmed: ID?
  /// The phase of the last output: that the batch is done, or blocked, is printed once.
  private var told = Session.Phase.working
  /// The page that was printed and waits for an empty line.
  private var printedPrompt: Prompt?
  /// More of the open item is to be printed than before.
  private var isRevealed = false
  /// What the `rationale>` prompt asks for.
  private var asksRationale: Missing?

  private enum Printed: Equatable {
    /// An index into the open item's asks.
    case question(Int)
    case confidence(Int)
    case rationale(Missing)
  }

  /// - Parameter journal: the full path of the file that labels go to.
  package init(journal: String) { self.journal = journal }

  /// What stands before the line that is wanted now.
  package func prompt(_ session: Session) -> String {
    if session.phase == .left { return "" }
    if session.prompt != nil { return "enter> " }
    if asksRationale != nil { return "rationale> " }
    if isWriting(session) { return "text> " }
    return session.open?.state.asksConfidence == true ? "confidence> " : "> "
  }

  /// Inside a text every line is text, up to the one that ends it.
  private func isWriting(_ session: Session) -> Bool {
    session.phase == .working && session.prompt == nil && asksRationale == nil
      && session.open?.editableText != nil
  }

  /// Who, where and how many labels were found; then the first item.
  package mutating func begin(_ store: inout SessionStore, _ now: Moment) -> [String] {
    let (session, setup) = (store.session, store.session.setup)
    out.line(SessionWords.Plain.named(setup.batch.id, setup.batch.title))
    out.line(SessionWords.Plain.rubric(setup.rubric))
    out.line(SessionWords.Plain.who(setup.annotator, journal: journal))
    out.line(
      SessionWords.Plain.found(
        labels: session.current.count, session.progress, isPractice: setup.countsPractice))
    if setup.face == .plain { out.line(SessionWords.Plain.helpHint) }
    news(&store, now)
    return out.takeLines()
  }

  /// Takes one line, without its newline.
  package mutating func handle(
    _ line: String, _ store: inout SessionStore, _ now: Moment
  ) -> [String] {
    guard store.session.phase != .left else { return [] }
    lineNumber += 1
    isLineLong = MessageBound.path(line) != line
    if store.session.isReading { store.apply(.reading(false), now) }
    store.apply(.wentOn, now)
    var line = line.unicodeScalars.last == "\r" ? String(line.unicodeScalars.dropLast()) : line
    let isText = isWriting(store.session)
    // The key of the guideline, which a newcomer types first.
    if !isText, line.filter({ $0 != " " }) == "?" { line = ":guide" }
    let rest = String(line.unicodeScalars.dropFirst())
    let refusal: String? =
      if let prompt = store.session.prompt {
        answer(page: prompt, line, &store, now)
      } else if isText || line.unicodeScalars.first != ":" {
        answer(line, &store, now)
      } else if rest.unicodeScalars.first == ":" {
        answer(rest, &store, now)
      } else {
        act(rest, &store, now)
      }
    if let refusal {
      refuse(bounded(refusal), &store, now)
    } else if store.session.setup.face == .script, let notice = store.session.notice,
      [.warning, .error].contains(notice.tone)
    {
      store.apply(.wentOn, now)
      refuse(bounded(notice.text), &store, now)
    }
    news(&store, now)
    return out.takeLines()
  }

  private func bounded(_ text: String) -> String {
    isLineLong ? MessageBound.message(text) : text
  }

  /// Takes one line as bytes; what is no UTF-8 is not taken.
  package mutating func handle(
    bytes: [UInt8], _ store: inout SessionStore, _ now: Moment
  ) -> [String] {
    if let line = String(validating: bytes, as: UTF8.self) { return handle(line, &store, now) }
    guard store.session.phase != .left else { return [] }
    lineNumber += 1
    refuse(SessionWords.Plain.noUTF8, &store, now)
    return out.takeLines()
  }

  /// What to print once the effects were carried out: what was saved, and what comes next.
  package mutating func settle(_ store: inout SessionStore, _ now: Moment) -> [String] {
    if let label = store.session.lastSaved, label.id != confirmed {
      confirmed = label.id
      out.line(SessionWords.Plain.saved(label))
      if store.session.notice?.tone == .good, store.session.phase != .left {
        store.apply(.wentOn, now)
      }
    }
    if store.session.setup.face == .script, failure == nil {
      if store.session.items.lostCount > 0, store.session.phase != .left {
        refuse(SessionWords.Plain.itemGone, &store, now)
      } else if case .blocked(let why) = store.session.phase {
        store.apply(.wentOn, now)
        refuse(SessionWords.Plain.notSaved(why), code: Session.failureCode, &store, now)
      }
    }
    news(&store, now)
    return out.takeLines()
  }

  /// The input ended: as `:quit`.
  package mutating func end(_ store: inout SessionStore, _ now: Moment) -> [String] {
    let session = store.session
    guard session.phase != .left else { return [] }
    let isScript = session.setup.face == .script
    if isScript, isWriting(session) {
      refuse(SessionWords.Plain.textNotEnded, &store, now)
    } else if isScript, let item = session.open, item.isTouched || asksRationale != nil {
      refuse(SessionWords.Plain.endedInside(item.id ?? ""), &store, now)
    } else {
      store.apply(.left(code: 0), now)
    }
    return out.takeLines()
  }

  /// Says why a line was not taken. A script ends there, with what it saved so far kept.
  private mutating func refuse(
    _ why: String, code: Int32 = 2, _ store: inout SessionStore, _ now: Moment
  ) {
    guard store.session.setup.face == .script else {
      return out.line(SessionWords.Plain.notTaken(line: lineNumber, why))
    }
    failure = Text.visible(SessionWords.Plain.at(line: lineNumber, why))
    store.apply(.left(code: code), now)
  }

  // MARK: Lines, each of which gives why it was not taken, if it was not

  /// Gives a line to what is asked now.
  private mutating func answer(
    _ line: String, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
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
    if case .rationale(let ask) = asksRationale {
      if isBlank { return SessionWords.Plain.rationaleRequired }
      asksRationale = nil
      store.apply(.gaveRationale(line, ask: ask, thenSaves: true), now)
      return nil
    }
    if item.state.asksConfidence { return giveConfidence(line, item, &store, now) }
    let isText = isWriting(store.session)
    guard case .refused(let why) = store.apply(.entered(line), now) else { return nil }
    if !isText, let word = ActionRow.worded.compactMap(\.word).first(where: { ID($0) == ID(line) })
    {
      let hasLabels = item.focused?.ask.question.kind is any OffersLabels
      return SessionWords.Plain.isCommand(word, hasLabels: hasLabels)
    }
    guard isBlank, let focused = item.focused, focused.isAnswered || !focused.ask.question.required
    else { return why }
    store.apply(.named(ActionCall("pass")), now)
    return nil
  }

  private func giveConfidence(
    _ line: String, _ item: OpenItem, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    let word = line.filter { $0 != " " && $0 != "\t" }
    let demand = item.focused.map { store.session.setup.rubric.confidence(for: $0.ask.question) }
    let value = word.isEmpty && demand == .optional ? 0 : Int(word)
    guard let value, (1...5).contains(value) || word.isEmpty else {
      return SessionWords.Plain.confidenceRange
    }
    store.apply(.confided(value), now)
    return nil
  }

  /// Does what was typed behind `:`.
  private mutating func act(_ line: String, _ store: inout SessionStore, _ now: Moment) -> String? {
    let call: ActionCall
    switch ActionCall.read(line, store.session.setup.rubric) {
    case .failure(let refusal): return refusal.message
    case .success(let read): call = read
    }
    if case .face(let action) = call.row.doer { return show(action, call.argument, &store, now) }
    if case .rationale(let question, let text) = call.argument {
      return setRationale(question, text, &store, now)
    }
    guard case .session(goesOn: true, _) = call.row.doer else {
      store.apply(.named(call), now)
      if call.name == .reveal, store.session.notice == nil { isRevealed = true }
      return nil
    }
    if case .blocked = store.session.phase { return SessionWords.Plain.blockedAnswer }
    asksRationale = nil
    printed = nil
    let outcome = store.apply(.named(call), now)
    // An item that is open already is printed once more.
    if outcome == .ignored { repeatItem(store.session) }
    let hasNothing = store.session.phase == .finished && store.session.notice == nil
    return hasNothing ? SessionWords.Plain.nothingAsked : nil
  }

  private mutating func setRationale(
    _ question: ID?, _ text: String, _ store: inout SessionStore, _ now: Moment
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

  /// Prints what was asked for.
  private mutating func show(
    _ action: FaceAction, _ argument: ActionArgument, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    switch action {
    case .help: printHelp()
    case .guideline:
      let clause: ID? = if case .clause(let clause) = argument { clause } else { nil }
      printGuideline(clause, &store, now)
    case .terms: printTerms(&store, now)
    case .find: printHits(of: argument.text, store.session)
    case .items: return printItems(argument, store.session)
    case .zoom: return SessionWords.Plain.noZoom
    case .raw: return SessionWords.Plain.isRaw
    case .differences: return printDifferences(store.session)
    case .commandLine: preconditionFailure("a line is the command line")
    }
    return nil
  }

  /// Does what a line wants while a page waits.
  private mutating func answer(
    page prompt: Prompt, _ line: String, _ store: inout SessionStore, _ now: Moment
  ) -> String? {
    guard !line.allSatisfy(\.isWhitespace), prompt.kind != .pause else {
      pass(.enter, isRead: true, &store, now)
      return nil
    }
    let hint = SessionWords.Pages.line(prompt.kind)
    guard line.first == ":",
      case .success(let call) = ActionCall.read(
        String(line.dropFirst()), store.session.setup.rubric)
    else { return hint }
    switch (call.name, call.row.doer) {
    case (.leave, _): store.apply(.named(call), now)
    case (.undo, _): pass(.escape, isRead: true, &store, now)
    case (_, .face(let action)) where [.help, .guideline, .terms].contains(action):
      _ = show(action, call.argument, &store, now)
      out.line(hint)
    default: return hint
    }
    return nil
  }

  /// Answers the page, so that what it stood before is printed.
  private mutating func pass(
    _ answer: Prompt.Answer, isRead: Bool, _ store: inout SessionStore, _ now: Moment
  ) {
    store.apply(.passedPage(answer, isRead: isRead), now)
    printedPrompt = nil
    printed = nil
  }

  // MARK: What is new

  /// Prints what the session says, and the item or the question where it is another one.
  private mutating func news(_ store: inout SessionStore, _ now: Moment) {
    if let notice = store.session.notice {
      out.line(bounded(notice.text))
      store.apply(.wentOn, now)
    }
    showPrompts(&store, now)
    guard store.session.prompt == nil else { return }
    let before = told
    told = store.session.phase
    switch told {
    case .saving, .left: return
    case .working: return showOpenItem(&store, now)
    case .blocked:
      if told != before { out.line(SessionWords.Plain.blockedHint) }
    case .finished:
      if told != before { printFinished(store.session) }
    }
    printed = nil
  }

  /// Prints the page that waits, once. Where nobody reads along it goes on by itself.
  private mutating func showPrompts(_ store: inout SessionStore, _ now: Moment) {
    while let prompt = store.session.prompt, ![.saving, .left].contains(store.session.phase) {
      guard prompt != printedPrompt else { return }
      printedPrompt = prompt
      out.gap()
      out.line(prompt.title)
      for block in prompt.blocks { out.block(block) }
      store.apply(.drawn, now)
      guard store.session.setup.face == .script else {
        return out.line(SessionWords.Pages.line(prompt.kind))
      }
      pass(.enter, isRead: false, &store, now)
    }
  }

  private mutating func showOpenItem(_ store: inout SessionStore, _ now: Moment) {
    guard let item = store.session.open, !store.session.wantsLook else { return }
    if isRevealed { repeatItem(store.session) }
    isRevealed = false
    if item.shownAt == nil {
      printItem(item, store.session)
      store.apply(.drawn, now)
      asksRationale = nil
      printed = nil
    }
    if store.session.wantsRationale {
      asksRationale = store.session.missing
      store.apply(.asksRationale, now)
    }
    guard !item.isHidden, let focused = item.focused else { return }
    let before = printed
    if let asksRationale, case .rationale(let key) = asksRationale {
      printed = .rationale(asksRationale)
      let entry = item.state.entries.first { $0.ask.key == key }
      if printed != before { out.line(SessionWords.Plain.why(entry?.ask.question.title)) }
    } else if item.state.asksConfidence {
      printed = .confidence(item.state.focus)
      if before == nil { printQuestion(item, focused, store.session) }
      let demand = store.session.setup.rubric.confidence(for: focused.ask.question)
      if printed != before { out.line(SessionWords.howSure(demand)) }
    } else {
      printed = .question(item.state.focus)
      if printed != before { printQuestion(item, focused, store.session) }
    }
  }

  /// Prints the open item once more, as if it came anew.
  private mutating func repeatItem(_ session: Session) {
    guard let item = session.open, item.shownAt != nil else { return }
    printItem(item, session)
    printed = nil
  }
}
