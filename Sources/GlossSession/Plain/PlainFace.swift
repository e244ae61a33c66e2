import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The session as lines in and lines out: for screen readers, pipes and scripts.
///
/// The caller prints the lines, then `prompt` without a newline, carries out the session's effects,
/// and calls `settle`, until no effects are left. Every line is safe to print as it is.
package struct PlainFace: Sendable {
  package var session: Session
  /// Why a script ended before its last line; for standard error.
  package private(set) var failure: String?

  let isScript: Bool
  private let journal: String
  private var lineNumber = 0
  /// What was asked last; nil where it is to be asked again.
  private var printed: Printed?
  /// The label that was confirmed last.
  private var confirmed: ID?
  /// The phase that was told of last, so that it is told of once.
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

  /// - Parameters:
  ///   - journal: the full path of the file that labels go to.
  ///   - isScript: nobody reads along, so that a wrong answer ends it. Its lines come at once, and
  ///     the session's guard must be off.
  package init(_ session: Session, journal: String, isScript: Bool = false) {
    self.session = session
    self.session.isPlain = true
    self.journal = journal
    self.isScript = isScript
  }

  /// What stands before the line that is wanted now.
  package var prompt: String {
    if session.phase == .left { return "" }
    if session.prompt != nil { return "enter> " }
    if asksRationale != nil { return "rationale> " }
    if isWriting { return "text> " }
    return session.open?.state.asksConfidence == true ? "confidence> " : "> "
  }

  /// Inside a text every line is text, up to the one that ends it.
  var isWriting: Bool {
    session.phase == .working && session.prompt == nil && asksRationale == nil
      && session.open?.editableText != nil
  }

  /// Who, where and how many labels were found; then the first item.
  package mutating func begin(_ now: Moment) -> [String] {
    var out = PlainOutput()
    let setup = session.setup
    out.line(PlainWords.named(setup.batch.id, setup.batch.title))
    out.line(PlainWords.rubric(setup.rubric))
    out.line(PlainWords.who(setup.annotator, journal: journal))
    out.line(
      PlainWords.found(
        labels: session.current.count, session.progress, isPractice: setup.countsPractice))
    if !isScript { out.line(PlainWords.helpHint) }
    news(&out, now)
    return out.lines
  }

  /// Takes one line, without its newline.
  package mutating func handle(_ line: String, _ now: Moment) -> [String] {
    guard session.phase != .left else { return [] }
    lineNumber += 1
    if session.isReading { session.setReading(false, now) }
    session.clearNotice()
    var out = PlainOutput()
    var line = line.unicodeScalars.last == "\r" ? String(line.unicodeScalars.dropLast()) : line
    // The key of the guideline, which a newcomer types first.
    if !isWriting, line.filter({ $0 != " " }) == "?" { line = ":guide" }
    let refusal: String?
    if let prompt = session.prompt {
      refusal = handle(line, prompt, &out, now)
    } else if isWriting {
      refusal = answer(line, now)
    } else if line.unicodeScalars.starts(with: "::".unicodeScalars) {
      refusal = answer(String(line.unicodeScalars.dropFirst()), now)
    } else if line.unicodeScalars.first == ":" {
      refusal = command(String(line.unicodeScalars.dropFirst()), &out, now)
    } else {
      refusal = answer(line, now)
    }
    if let refusal {
      refuse(refusal, &out, now)
    } else if isScript, let notice = session.notice, [.warning, .error].contains(notice.tone) {
      session.clearNotice()
      refuse(notice.text, &out, now)
    }
    news(&out, now)
    return out.lines
  }

  /// Takes one line as bytes; what is no UTF-8 is not taken.
  package mutating func handle(bytes: [UInt8], _ now: Moment) -> [String] {
    if let line = String(validating: bytes, as: UTF8.self) { return handle(line, now) }
    guard session.phase != .left else { return [] }
    lineNumber += 1
    var out = PlainOutput()
    refuse(PlainWords.noUTF8, &out, now)
    return out.lines
  }

  /// What to print once the effects were carried out: what was saved, and what comes next.
  package mutating func settle(_ now: Moment) -> [String] {
    var out = PlainOutput()
    if let label = session.lastSaved, label.id != confirmed {
      confirmed = label.id
      out.line(PlainWords.saved(label))
      if session.notice?.tone == .good, session.phase != .left { session.clearNotice() }
    }
    if isScript, failure == nil, session.lostCount > 0, session.phase != .left {
      refuse(PlainWords.itemGone, &out, now)
    }
    if isScript, failure == nil, case .blocked(let why) = session.phase {
      session.clearNotice()
      refuse(PlainWords.notSaved(why), code: 74, &out, now)
    }
    news(&out, now)
    return out.lines
  }

  /// The input ended: as `:quit`.
  package mutating func end(_ now: Moment) -> [String] {
    guard session.phase != .left else { return [] }
    if isScript, isWriting {
      var out = PlainOutput()
      refuse(PlainWords.textNotEnded, &out, now)
      return out.lines
    }
    if isScript, let item = session.open, item.isTouched || asksRationale != nil {
      var out = PlainOutput()
      refuse(PlainWords.endedInside(item.id ?? ""), &out, now)
      return out.lines
    }
    session.leave(code: 0, now)
    return []
  }

  /// Says why a line was not taken. A script ends there, with what it saved so far kept.
  private mutating func refuse(
    _ why: String, code: Int32 = 2, _ out: inout PlainOutput, _ now: Moment
  ) {
    guard isScript else { return out.line(PlainWords.notTaken(line: lineNumber, why)) }
    failure = Text.visible(PlainWords.at(line: lineNumber, why))
    session.leave(code: code, now)
  }
}

extension PlainFace {
  /// Prints what the session says, and the item or the question where it is another one.
  private mutating func news(_ out: inout PlainOutput, _ now: Moment) {
    if let notice = session.notice {
      out.line(notice.text)
      session.clearNotice()
    }
    showPrompts(&out, now)
    guard session.prompt == nil else { return }
    let before = told
    told = session.phase
    switch session.phase {
    case .saving, .left: return
    case .working: return showOpenItem(&out, now)
    case .blocked:
      if told != before { out.line(PlainWords.blockedHint) }
    case .finished:
      if told != before { printFinished(&out) }
    }
    printed = nil
  }

  private func printFinished(_ out: inout PlainOutput) {
    let (progress, optedOut) = (session.progress, session.optedOutCount)
    guard session.setup.countsPractice else {
      return out.line(PlainWords.finished(progress, optedOut: optedOut))
    }
    for line in PracticeWords.finished(progress, optedOut: optedOut) { out.line(line) }
    out.line(PracticeWords.again(leave: ":quit"))
  }

  private func title(of missing: Missing, _ item: OpenItem) -> String? {
    guard case .rationale(let key?) = missing else { return nil }
    return item.state.entries.map(\.ask).first { $0.key == key }?.question.title
  }

  private mutating func showOpenItem(_ out: inout PlainOutput, _ now: Moment) {
    guard let item = session.open, !session.wantsLook else { return }
    if isRevealed { repeatItem(&out) }
    isRevealed = false
    if item.shownAt == nil {
      printItem(item, &out)
      session.didShow(now)
      asksRationale = nil
      printed = nil
    }
    if session.wantsRationale {
      session.wantsRationale = false
      asksRationale = session.missing
    }
    guard item.presented != nil, item.mask == nil else { return }
    let focus = item.state.focus
    let before = printed
    if let asksRationale {
      printed = .rationale(asksRationale)
      if printed != before { out.line(PlainWords.why(title(of: asksRationale, item))) }
    } else if item.state.asksConfidence {
      printed = .confidence(focus)
      if before == nil { printQuestion(item, &out) }
      if printed != before { out.line(confidenceQuestion(item)) }
    } else {
      printed = .question(focus)
      if printed != before { printQuestion(item, &out) }
    }
  }

  private func confidenceQuestion(_ item: OpenItem) -> String {
    PlainWords.confidence(
      session.setup.rubric.confidence(for: item.state.entries[item.state.focus].ask.question))
  }

  /// Makes the next `news` print the question again.
  mutating func repeatQuestion() { printed = nil }

  /// Prints the open item once more, as if it came anew.
  mutating func repeatItem(_ out: inout PlainOutput) {
    guard let item = session.open, item.shownAt != nil else { return }
    printItem(item, &out)
    repeatQuestion()
  }
}
