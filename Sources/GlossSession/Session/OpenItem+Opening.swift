import GlossJSON
import GlossJournal
import GlossTasks

extension OpenItem {
  /// Opens the item at a place of the order, with the drafts of its current label if it has one.
  static func open(_ place: Int, _ setup: Setup, current: Label?, reason: String) -> OpenItem {
    switch setup.batch.item(at: setup.order[place]) {
    case .broken(let id, let diagnostics):
      return broken(place, id, quoting(diagnostics, place, setup), current)
    case .item(let item):
      let faults = setup.rubric.faults(of: item)
      guard faults.isEmpty else {
        let diagnostics = faults.map { fault($0, place, setup) }
        return broken(place, item.id, quoting(diagnostics, place, setup), current)
      }
      return open(place, item, setup, current, reason)
    }
  }

  private static func open(
    _ place: Int, _ item: Item, _ setup: Setup, _ current: Label?, _ reason: String
  ) -> OpenItem {
    let presented = PresentedItem(
      item, batch: setup.batch.id, annotator: setup.annotator, seed: setup.seed,
      shuffles: setup.rubric.shufflesResponses)
    let asks = asks(setup.rubric, presented)
    let isAnswered = current?.status == .answered
    let entries = asks.map { isAnswered ? entry(of: $0, in: current) : Entry(ask: $0) }
    let state = State(
      entries: entries, rationale: current?.rationale ?? "", focus: 0)
    var opened = OpenItem(
      place: place, content: .item(presented), revising: current, reason: reason,
      state: state)
    opened.cover(with: mask(of: opened, setup))
    return opened
  }

  /// An item opens masked each time, whatever was revealed of it before.
  static func mask(of item: OpenItem, _ setup: Setup) -> Mask? {
    let categories = item.presented.map { setup.rubric.care.masked($0.item.advice) } ?? []
    return categories.isEmpty ? nil : Mask(categories, item.presented)
  }

  /// What is wrong with an item. Of one that its advice masks no line is quoted.
  private static func quoting(
    _ diagnostics: [Diagnostic], _ place: Int, _ setup: Setup
  ) -> [Diagnostic] {
    guard !setup.rubric.care.masked(setup.advice(at: place)).isEmpty else { return diagnostics }
    return diagnostics.map { diagnostic in
      var bare = diagnostic
      bare.excerpt = nil
      return bare
    }
  }

  private static func broken(
    _ place: Int, _ id: ID?, _ diagnostics: [Diagnostic], _ current: Label?
  ) -> OpenItem {
    OpenItem(
      place: place, content: .broken(id: id, diagnostics), revising: current, reason: "",
      state: State(entries: [], rationale: "", focus: 0))
  }

  private static func fault(_ message: String, _ place: Int, _ setup: Setup) -> Diagnostic {
    guard case .value(let value) = setup.batch.entries[setup.order[place]].content else {
      preconditionFailure("an item was read from an entry that is broken")
    }
    return Diagnostic(
      value.source, value.start, message: message,
      remedy: SessionWords.itemRemedy)
  }

  /// The rubric's questions in order, those of responses once for each in the order shown.
  private static func asks(_ rubric: Rubric, _ presented: PresentedItem) -> [any Ask] {
    rubric.questions.flatMap { question -> [any Ask] in
      guard question.kind.asksEachResponse else {
        return [question.ask(Asked(item: presented))]
      }
      return presented.shownOrder.map { question.ask(Asked(item: presented, of: $0)) }
    }
  }

  /// The draft of an earlier answer, or of the answers for all responses where one ask covers them;
  /// blank where there is none.
  private static func entry(of ask: any Ask, in label: Label?) -> Entry {
    let answers = (label?.answers ?? []).filter {
      $0.question == ask.question.name && (ask.asked.of == "" || $0.of == ask.asked.of)
    }
    guard let answer = answers.first else { return Entry(ask: ask) }
    guard let given = ask.giving(answers) else {
      return misfitting(answers, ask)
    }
    return Entry(
      ask: given, rationale: answer.reason, confidence: answer.confidence, isAnswered: true)
  }

  /// Opens a question anew whose earlier answer no longer fits, and marks it, so that the person is
  /// told. Spans that still fit their text are kept.
  private static func misfitting(_ answers: [Answer], _ ask: any Ask) -> Entry {
    let fitting = answers.map { answer in
      var fitting = answer
      fitting.spans = answer.spans.filter { span in
        var alone = answer
        alone.spans = [span]
        return ask.giving([alone]) != nil
      }
      return fitting
    }
    let all = answers.map(\.spans.count).reduce(0, +)
    let kept = fitting.map(\.spans.count).reduce(0, +)
    var entry = Entry(ask: ask)
    entry.misfit = all > 0 ? .spans(all) : .answer
    if kept > 0, kept < all, let given = ask.giving(fitting) {
      entry.ask = given
      entry.misfit = .spans(all - kept)
    }
    return entry
  }
}
