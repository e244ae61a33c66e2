import GlossJSON
import GlossJournal
import GlossTasks

extension PlainFace {
  /// The commands, one a line.
  func printHelp(_ out: inout PlainOutput) {
    out.line(SessionWords.Plain.answerHint)
    for row in ActionRow.worded { out.line("\(row.form)  \(row.help)") }
  }

  /// The guideline at a clause, at that of the question, or whole. Until the next line, time counts
  /// as reading.
  mutating func printGuideline(
    _ clause: ID?, _ out: inout PlainOutput, _ store: inout SessionStore, _ now: Moment
  ) {
    let rubric = store.session.setup.rubric
    let focused = store.session.open?.focused?.ask.question.clause
    let clause = clause ?? focused
    let lines =
      GuideText.lines(rubric.guideline, clause: clause, width: SessionWords.Plain.guidelineColumns)
      ?? GuideText.lines(rubric.guideline, width: SessionWords.Plain.guidelineColumns) ?? []
    guard lines.contains(where: { !$0.isEmpty }) else { return out.line(SessionWords.noGuideline) }
    out.line(SessionWords.Plain.guideline(rubric))
    for line in lines { out.text(line, isEscaped: true) }
    let others = rubric.guideline.clauses.map(\.id).filter { $0 != clause }
    if clause != nil, !others.isEmpty { out.line(SessionWords.Plain.otherClauses(others)) }
    store.apply(.reading(true), now)
  }

  /// The terms, each under its name. Until the next line, time counts as reading.
  mutating func printTerms(
    _ out: inout PlainOutput, _ store: inout SessionStore, _ now: Moment
  ) {
    out.line(SessionWords.Pages.termsTitle)
    if store.session.setup.terms.sha256 == nil { out.line(SessionWords.Pages.noTerms) }
    for block in StartPrompts.blocks(store.session.setup.terms) { print(block, &out) }
    store.apply(.reading(true), now)
  }

  func printHits(of text: String, _ out: inout PlainOutput, _ session: Session) {
    let found = session.find(text)
    out.line(
      SessionWords.Plain.hits(
        found.hits.count, most: Session.mostHits, unsearched: found.unsearched))
    for hit in found.hits { out.line(SessionWords.Plain.hit(hit)) }
  }

  /// The second of two responses as changes of the first, `[-taken away-]` and `{+added+}`; gives why
  /// not, where there are no two.
  func printDifferences(_ out: inout PlainOutput, _ session: Session) -> String? {
    guard let item = session.open else { return SessionWords.nothingToCompare(0) }
    if item.mask != nil { return SessionWords.Care.maskedLine }
    let responses = (item.presented?.texts ?? []).filter {
      if case .response = $0.part { true } else { false }
    }
    guard responses.count == 2 else { return SessionWords.nothingToCompare(responses.count) }
    let (first, second) = (responses[0].text, responses[1].text)
    let changed = WordDiff(first, second).runs.map { run in
      switch run.change {
      case .same: first.slice(run.old)
      case .removed: "[-" + first.slice(run.old) + "-]"
      case .added: "{+" + second.slice(run.new) + "+}"
      }
    }
    out.text(changed.joined())
    return nil
  }
}
