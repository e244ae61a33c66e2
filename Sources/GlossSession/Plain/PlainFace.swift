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

  private let journal: String
  private var lineNumber = 0
  /// What was asked last; nil where it is to be asked again.
  private var printed: Printed?
  /// The label that was confirmed last.
  private var confirmed: ID?
  /// The phase of the last output: that the batch is done, or blocked, is printed once.
  private var told = Session.Phase.working
  /// The page that was printed and waits for an empty line.
  var printedPrompt: Prompt?
  /// More of the open item is to be printed than before.
  var isRevealed = false
  /// What the `rationale>` prompt asks for.
  var asksRationale: Missing?

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
    var out = PlainOutput()
    let (session, setup) = (store.session, store.session.setup)
    out.line(SessionWords.Plain.named(setup.batch.id, setup.batch.title))
    out.line(SessionWords.Plain.rubric(setup.rubric))
    out.line(SessionWords.Plain.who(setup.annotator, journal: journal))
    out.line(
      SessionWords.Plain.found(
        labels: session.current.count, session.progress, isPractice: setup.countsPractice))
    if setup.face == .plain { out.line(SessionWords.Plain.helpHint) }
    news(&out, &store, now)
    return out.lines
  }

  /// Takes one line, without its newline.
  package mutating func handle(
    _ line: String, _ store: inout SessionStore, _ now: Moment
  ) -> [String] {
    guard store.session.phase != .left else { return [] }
    lineNumber += 1
    if store.session.isReading { store.apply(.reading(false), now) }
    store.apply(.wentOn, now)
    var out = PlainOutput()
    var line = line.unicodeScalars.last == "\r" ? String(line.unicodeScalars.dropLast()) : line
    // The key of the guideline, which a newcomer types first.
    if !isWriting(store.session), line.filter({ $0 != " " }) == "?" { line = ":guide" }
    let refusal: String?
    if let prompt = store.session.prompt {
      refusal = answer(page: prompt, line, &out, &store, now)
    } else if isWriting(store.session) {
      refusal = answer(line, &store, now)
    } else if line.unicodeScalars.starts(with: "::".unicodeScalars) {
      refusal = answer(String(line.unicodeScalars.dropFirst()), &store, now)
    } else if line.unicodeScalars.first == ":" {
      refusal = act(String(line.unicodeScalars.dropFirst()), &out, &store, now)
    } else {
      refusal = answer(line, &store, now)
    }
    let isScript = store.session.setup.face == .script
    if let refusal {
      refuse(refusal, &out, &store, now)
    } else if isScript, let notice = store.session.notice,
      [.warning, .error].contains(notice.tone)
    {
      store.apply(.wentOn, now)
      refuse(notice.text, &out, &store, now)
    }
    news(&out, &store, now)
    return out.lines
  }

  /// Takes one line as bytes; what is no UTF-8 is not taken.
  package mutating func handle(
    bytes: [UInt8], _ store: inout SessionStore, _ now: Moment
  ) -> [String] {
    if let line = String(validating: bytes, as: UTF8.self) { return handle(line, &store, now) }
    guard store.session.phase != .left else { return [] }
    lineNumber += 1
    var out = PlainOutput()
    refuse(SessionWords.Plain.noUTF8, &out, &store, now)
    return out.lines
  }

  /// What to print once the effects were carried out: what was saved, and what comes next.
  package mutating func settle(_ store: inout SessionStore, _ now: Moment) -> [String] {
    var out = PlainOutput()
    if let label = store.session.lastSaved, label.id != confirmed {
      confirmed = label.id
      out.line(SessionWords.Plain.saved(label))
      if store.session.notice?.tone == .good, store.session.phase != .left {
        store.apply(.wentOn, now)
      }
    }
    if store.session.setup.face == .script, failure == nil {
      if store.session.lostCount > 0, store.session.phase != .left {
        refuse(SessionWords.Plain.itemGone, &out, &store, now)
      }
      if failure == nil, case .blocked(let why) = store.session.phase {
        store.apply(.wentOn, now)
        refuse(SessionWords.Plain.notSaved(why), code: Session.failureCode, &out, &store, now)
      }
    }
    news(&out, &store, now)
    return out.lines
  }

  /// The input ended: as `:quit`.
  package mutating func end(_ store: inout SessionStore, _ now: Moment) -> [String] {
    let session = store.session
    guard session.phase != .left else { return [] }
    var out = PlainOutput()
    if session.setup.face == .script, isWriting(session) {
      refuse(SessionWords.Plain.textNotEnded, &out, &store, now)
    } else if session.setup.face == .script, let item = session.open,
      item.isTouched || asksRationale != nil
    {
      refuse(SessionWords.Plain.endedInside(item.id ?? ""), &out, &store, now)
    } else {
      store.apply(.left(code: 0), now)
    }
    return out.lines
  }

  /// Says why a line was not taken. A script ends there, with what it saved so far kept.
  private mutating func refuse(
    _ why: String, code: Int32 = 2, _ out: inout PlainOutput, _ store: inout SessionStore,
    _ now: Moment
  ) {
    guard store.session.setup.face == .script else {
      return out.line(SessionWords.Plain.notTaken(line: lineNumber, why))
    }
    failure = Text.visible(SessionWords.Plain.at(line: lineNumber, why))
    store.apply(.left(code: code), now)
  }
}

extension PlainFace {
  /// Prints what the session says, and the item or the question where it is another one.
  private mutating func news(
    _ out: inout PlainOutput, _ store: inout SessionStore, _ now: Moment
  ) {
    if let notice = store.session.notice {
      out.line(notice.text)
      store.apply(.wentOn, now)
    }
    showPrompts(&out, &store, now)
    guard store.session.prompt == nil else { return }
    let before = told
    told = store.session.phase
    switch store.session.phase {
    case .saving, .left: return
    case .working: return showOpenItem(&out, &store, now)
    case .blocked:
      if told != before { out.line(SessionWords.Plain.blockedHint) }
    case .finished:
      if told != before { printFinished(&out, store.session) }
    }
    printed = nil
  }

  private func printFinished(_ out: inout PlainOutput, _ session: Session) {
    let (progress, optedOut) = (session.progress, session.items.optedOutCount)
    guard session.setup.countsPractice else {
      return out.line(SessionWords.Plain.finished(progress, optedOut: optedOut))
    }
    for line in SessionWords.Practice.finished(progress, optedOut: optedOut) { out.line(line) }
    out.line(SessionWords.Practice.again(leave: ":quit"))
  }

  private func title(of missing: Missing, _ item: OpenItem) -> String? {
    guard case .rationale(let key?) = missing else { return nil }
    return item.state.entries.first { $0.ask.key == key }?.ask.question.title
  }

  private mutating func showOpenItem(
    _ out: inout PlainOutput, _ store: inout SessionStore, _ now: Moment
  ) {
    guard let item = store.session.open, !store.session.wantsLook else { return }
    if isRevealed { repeatItem(&out, store.session) }
    isRevealed = false
    if item.shownAt == nil {
      printItem(item, &out, store.session)
      store.apply(.drawn, now)
      asksRationale = nil
      printed = nil
    }
    if store.session.wantsRationale {
      asksRationale = store.session.missing
      store.apply(.asksRationale, now)
    }
    guard item.presented != nil, item.mask == nil else { return }
    let focus = item.state.focus
    let before = printed
    if let asksRationale {
      printed = .rationale(asksRationale)
      if printed != before { out.line(SessionWords.Plain.why(title(of: asksRationale, item))) }
    } else if item.state.asksConfidence {
      printed = .confidence(focus)
      if before == nil { printQuestion(item, &out, store.session) }
      let demand = store.session.setup.rubric.confidence(
        for: item.state.entries[focus].ask.question)
      if printed != before { out.line(SessionWords.howSure(demand)) }
    } else {
      printed = .question(focus)
      if printed != before { printQuestion(item, &out, store.session) }
    }
  }

  /// Makes the next `news` print the question again.
  mutating func repeatQuestion() { printed = nil }

  /// Prints the open item once more, as if it came anew.
  mutating func repeatItem(_ out: inout PlainOutput, _ session: Session) {
    guard let item = session.open, item.shownAt != nil else { return }
    printItem(item, &out, session)
    repeatQuestion()
  }
}
