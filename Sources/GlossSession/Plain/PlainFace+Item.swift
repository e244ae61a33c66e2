import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension PlainFace {
  /// The item: its number, what is said of it, and its texts, whole.
  func printItem(_ item: OpenItem, _ out: inout PlainOutput, _ session: Session) {
    out.gap()
    out.line(
      SessionWords.Plain.item(
        item.place + 1, of: session.setup.order.count, item.id, done: session.progress.done))
    if !item.remark.isEmpty { out.line(item.remark) }
    if item.isPractice { out.line(SessionWords.Practice.plainSign) }
    if let label = item.revising { out.line(SessionWords.Plain.before(label)) }
    switch item.content {
    case .broken(let id, let diagnostics):
      printFaults(diagnostics, hasID: id != nil, &out)
    case .item(let presented):
      printTexts(item.drawn ?? presented, &out)
      if let mask = item.mask { return printMask(mask, &out, session) }
      if !item.state.rationale.isEmpty {
        out.line(SessionWords.Plain.rationaleSoFar)
        out.text(item.state.rationale)
      }
    }
  }

  private func printFaults(
    _ diagnostics: [Diagnostic], hasID: Bool, _ out: inout PlainOutput
  ) {
    out.line(SessionWords.cannotBeLabelled)
    for diagnostic in diagnostics {
      let drawn = diagnostic.render(
        sanitize: Text.visible, width: { Text(escaped: $0).columns })
      for line in drawn.split(separator: "\n") { out.line(escaped: String(line)) }
    }
    out.line(hasID ? SessionWords.Plain.brokenHint : SessionWords.Plain.brokenWithoutIDHint)
  }

  private func printMask(_ mask: Mask, _ out: inout PlainOutput, _ session: Session) {
    out.line(SessionWords.Care.isMasked(mask.categories))
    out.line(SessionWords.Care.maskedLineHint)
    out.line(SessionWords.Care.support(session.setup.terms["support"].text))
  }

  private func printTexts(_ presented: PresentedItem, _ out: inout PlainOutput) {
    let item = presented.item
    if !item.advice.isEmpty { out.line(SessionWords.Plain.advice(item.advice)) }
    if !item.flaggedBy.isEmpty { out.line(SessionWords.Plain.flagged(by: item.flaggedBy)) }
    for (place, text) in presented.texts.enumerated() {
      out.line(SessionWords.Plain.heading(text.part, place, presented))
      out.text(text.text.string)
    }
  }

  /// The focused question: what it asks, the answers that a line may give, and the one it has.
  func printQuestion(_ item: OpenItem, _ out: inout PlainOutput, _ session: Session) {
    let focus = item.state.focus
    let ask = item.state.entries[focus].ask
    let question = ask.question
    out.gap()
    let asked = item.askedIndexes
    out.line(
      SessionWords.Plain.question(
        question.title, number: (asked.firstIndex(of: focus) ?? 0) + 1, of: asked.count,
        response: item.presented?.letter(of: ask.asked.of)))
    if !question.description.isEmpty { out.line(question.description) }
    for line in ask.usage { out.line(line) }
    if let suggestion = session.suggestion { out.line(SessionWords.Plain.suggested(suggestion)) }
    let entry = item.state.entries[focus]
    let summary = ask.summary
    if !summary.isEmpty { out.line(SessionWords.Plain.now(summary)) }
    for written in ask.values.map(\.text)
    where !written.isEmpty {
      out.line(SessionWords.Plain.writtenSoFar)
      out.text(written)
    }
    if !entry.rationale.isEmpty {
      out.line(SessionWords.Plain.rationaleSoFar)
      out.text(entry.rationale)
    }
    if !item.state.asksConfidence, entry.isAnswered || !question.required {
      out.line(
        SessionWords.Plain.passing(isAnswered: entry.isAnswered, takesEmpty: takesEmptyLine(ask)))
    }
  }

  /// Whether an empty line is an answer to the question, as "none of these" is.
  private func takesEmptyLine(_ ask: any Ask) -> Bool {
    var blank = ask.blank
    if case .refused = blank.enter("") { return false }
    return true
  }
}
