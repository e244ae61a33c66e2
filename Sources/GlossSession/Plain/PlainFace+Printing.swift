import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension PlainFace {
  // MARK: The item

  /// The item: its number, what is said of it, and its texts, whole.
  mutating func printItem(_ item: OpenItem, _ session: Session) {
    out.gap()
    out.line(
      SessionWords.Plain.item(
        item.place + 1, of: session.setup.order.count, item.id, done: session.progress.done))
    if !item.remark.isEmpty { out.line(item.remark) }
    if item.isPractice { out.line(SessionWords.Practice.plainSign) }
    if let label = item.revising { out.line(SessionWords.Plain.before(label)) }
    switch item.content {
    case .broken(let id, let diagnostics):
      out.line(SessionWords.cannotBeLabelled)
      for diagnostic in diagnostics {
        let drawn = diagnostic.render(
          sanitize: Text.visible, width: { Text(escaped: $0).columns })
        for line in drawn.split(separator: "\n") { out.line(escaped: String(line)) }
      }
      out.line(id != nil ? SessionWords.Plain.brokenHint : SessionWords.Plain.brokenWithoutIDHint)
    case .item(let presented):
      printTexts(item.drawn ?? presented)
      if let mask = item.mask {
        out.line(SessionWords.Care.isMasked(mask.categories))
        out.line(SessionWords.Care.maskedLineHint)
        out.line(SessionWords.Care.support(session.setup.terms["support"].text))
      }
      if !item.isHidden {
        out.written(item.state.rationale, under: SessionWords.Plain.rationaleSoFar)
      }
    }
  }

  private mutating func printTexts(_ presented: PresentedItem) {
    let item = presented.item
    if !item.advice.isEmpty { out.line(SessionWords.Plain.advice(item.advice)) }
    if !item.flaggedBy.isEmpty { out.line(SessionWords.Plain.flagged(by: item.flaggedBy)) }
    for (place, text) in presented.texts.enumerated() {
      out.line(SessionWords.Plain.heading(text.part, place, presented))
      out.text(text.text.string)
    }
  }

  /// The focused question: what it asks, the answers that a line may give, and the one it has.
  mutating func printQuestion(_ item: OpenItem, _ focused: OpenItem.Entry, _ session: Session) {
    let (ask, question) = (focused.ask, focused.ask.question)
    out.gap()
    let asked = item.askedIndexes
    out.line(
      SessionWords.Plain.question(
        question.title, number: (asked.firstIndex(of: item.state.focus) ?? 0) + 1, of: asked.count,
        response: item.presented?.letter(of: ask.asked.of)))
    if !question.description.isEmpty { out.line(question.description) }
    for line in ask.usage { out.line(line) }
    if let suggestion = session.suggestion { out.line(SessionWords.Plain.suggested(suggestion)) }
    let summary = ask.inTitles
    if !summary.isEmpty { out.line(SessionWords.Plain.now(summary)) }
    for value in ask.values { out.written(value.text, under: SessionWords.Plain.writtenSoFar) }
    out.written(focused.rationale, under: SessionWords.Plain.rationaleSoFar)
    if !item.state.asksConfidence, focused.isAnswered || !question.required {
      // An empty line may be an answer itself, as "none of these" is.
      var blank = ask.blank
      let takesEmpty = if case .refused = blank.enter("") { false } else { true }
      out.line(SessionWords.Plain.passing(isAnswered: focused.isAnswered, takesEmpty: takesEmpty))
    }
  }

  mutating func printFinished(_ session: Session) {
    let (progress, optedOut) = (session.progress, session.items.optedOutCount)
    guard session.setup.countsPractice else {
      return out.line(
        SessionWords.Plain.finished(
          progress, skipped: session.items.skippedCount, optedOut: optedOut))
    }
    for line in SessionWords.Practice.finished(progress, optedOut: optedOut) { out.line(line) }
    out.line(SessionWords.Practice.again(leave: ":quit"))
  }

  // MARK: What is asked for

  mutating func printHelp() {
    out.line(SessionWords.Plain.answerHint)
    for row in ActionRow.worded { out.line("\(row.form)  \(row.help)") }
  }

  /// The guideline at a clause, the question's or whole. Time is reading until the next line.
  mutating func printGuideline(_ clause: ID?, _ store: inout SessionStore, _ now: Moment) {
    let rubric = store.session.setup.rubric
    let clause = clause ?? store.session.open?.focused?.ask.question.clause
    let columns = SessionWords.Plain.guidelineColumns
    let lines =
      GuideText.lines(rubric.guideline, clause: clause, width: columns)
      ?? GuideText.lines(rubric.guideline, width: columns) ?? []
    guard lines.contains(where: { !$0.isEmpty }) else { return out.line(SessionWords.noGuideline) }
    out.line(SessionWords.Plain.guideline(rubric))
    for line in lines { out.text(line, isEscaped: true) }
    let others = rubric.guideline.clauses.map(\.id).filter { $0 != clause }
    if clause != nil, !others.isEmpty { out.line(SessionWords.Plain.otherClauses(others)) }
    store.apply(.reading(true), now)
  }

  /// The terms, each under its name. Until the next line, time counts as reading.
  mutating func printTerms(_ store: inout SessionStore, _ now: Moment) {
    let terms = store.session.setup.terms
    out.line(SessionWords.Pages.termsTitle)
    if terms.sha256 == nil { out.line(SessionWords.Pages.noTerms) }
    for block in StartPrompts.blocks(terms) { out.block(block) }
    store.apply(.reading(true), now)
  }

  mutating func printHits(of text: String, _ session: Session) {
    let found = session.find(text)
    out.line(
      SessionWords.Plain.hits(
        found.hits.count, most: Session.mostHits, unsearched: found.unsearched))
    for hit in found.hits { out.line(SessionWords.Plain.hit(hit)) }
  }

  /// The items by how they stand, no more than can be read; or why there are none of that state.
  mutating func printItems(_ argument: ActionArgument, _ session: Session) -> String? {
    var groups = session.grouped()
    if case .group(let wanted) = argument {
      groups = groups.filter { $0.group == wanted }
      if groups.isEmpty { return SessionWords.Listing.none(wanted) }
    }
    out.line(SessionWords.Listing.title(groups.map { ($0.group, $0.places.count) }))
    var left = SessionWords.Plain.mostListed
    for (group, places) in groups {
      for place in places.prefix(left) {
        out.line(SessionWords.Listing.line(session.listed(place), group))
      }
      left -= min(left, places.count)
    }
    let rest = groups.reduce(0) { $0 + $1.places.count } - SessionWords.Plain.mostListed
    if rest > 0 { out.line(SessionWords.Listing.more(rest, isOfAll: argument == .none)) }
    return nil
  }

  /// The other responses as changes of the one that is asked about, else of the first,
  /// `[-removed-]` and `{+added+}`; or why there are none.
  mutating func printDifferences(_ session: Session) -> String? {
    guard let item = session.open, let presented = item.presented else {
      return SessionWords.nothingToCompare
    }
    if item.mask != nil { return SessionWords.Care.partlyMasked(all: ":reveal all") }
    let responses = presented.texts.filter(\.part.isResponse)
    guard responses.count > 1 else { return SessionWords.nothingToCompare }
    let of = item.focused?.ask.asked.of
    let first = responses.first { $0.of == of } ?? responses[0]
    for second in responses where second.of != first.of {
      if responses.count > 2 {
        let letters = [second, first].map { presented.letter(of: $0.of) ?? "" }
        out.line(SessionWords.Plain.against(letters[0], letters[1]))
      }
      let strokes = Strokes(first.text, second.text)
      if strokes.haveNothingInCommon {
        out.line(SessionWords.nothingInCommon(2))
      } else {
        out.text(changes(strokes, first.text, second.text))
      }
    }
    return nil
  }

  private func changes(_ strokes: Strokes, _ first: Text, _ second: Text) -> String {
    var (changed, end) = ("", ScalarOffset(0))
    for place in strokes.places {
      changed += first.slice(end..<place.old.lowerBound)
      if !place.old.isEmpty { changed += "[-" + first.slice(place.old) + "-]" }
      if !place.new.isEmpty { changed += "{+" + second.slice(place.new) + "+}" }
      end = place.old.upperBound
    }
    return changed + first.slice(end..<ScalarOffset(first.scalarCount))
  }
}

/// Lines for people, each safe to print: the one way from any text to plain mode's output.
struct PlainOutput {
  private var lines: [String] = []

  mutating func takeLines() -> [String] {
    defer { lines = [] }
    return lines
  }

  /// One line, control characters as escapes, without spaces at its end, as columns leave them.
  mutating func line(_ text: String) { line(escaped: Text.visible(text)) }

  /// A line that was made visible before.
  mutating func line(escaped text: String) {
    var line = Text(escaped: text).glyphs.unicodeScalars
    while line.last == " " { line.removeLast() }
    lines.append(String(line))
  }

  mutating func gap() { lines.append("") }

  /// All the lines of a text, indented, so that no text can pose as a line of the program's own.
  mutating func text(_ text: String, isEscaped: Bool = false) {
    for line in Text.visibleLines(text, isEscaped: isEscaped) {
      lines.append(line.isEmpty ? "" : "  " + line)
    }
  }

  /// What a person wrote, if anything, under what it is.
  mutating func written(_ text: String, under name: String) {
    guard !text.isEmpty else { return }
    line(name)
    self.text(text)
  }

  mutating func block(_ block: Prompt.Block) {
    switch block {
    case .gap: gap()
    case .heading(let text), .line(let text): line(text)
    case .quoted(let text): self.text(text)
    case .value(let name, let text):
      line("\(name):")
      self.text(text)
    }
  }
}
