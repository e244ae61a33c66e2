import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The item on the screen: what is asked of it, and the half-made answers.
package struct OpenItem: Hashable, Sendable {
  /// An index into the setup's `order`.
  package let place: Int
  package let content: Content
  /// The label that saving this will supersede; nil for an item not labelled yet.
  package internal(set) var revising: Label?
  /// Why the item is offered again, where it was labelled before; empty otherwise.
  var reason: String

  package private(set) var state: State
  /// What `undo` takes back, oldest first.
  package private(set) var history: [State] = []
  /// What hides it; nil once all of it was revealed, and where nothing is masked.
  package private(set) var mask: Mask?
  /// It opened masked, whatever was revealed since.
  private(set) var isMaskedKind = false
  /// Some question cannot be asked of what is revealed: nothing is answered yet.
  private var outreachesMask = false
  /// How many of its sentences were revealed since it was opened, and of those, how many were drawn.
  private var revealedCount = 0
  private(set) var exposedCount = 0
  /// When the item was on the screen; nil until it was drawn.
  package internal(set) var shownAt: Moment?
  /// Milliseconds of work on it so far.
  package internal(set) var activeMS: Int64 = 0

  package enum Content: Hashable, Sendable {
    case item(PresentedItem)
    /// It cannot be labelled; with an id it can be skipped on record.
    case broken(id: ID?, [Diagnostic])
  }

  /// All that undo can bring back.
  package struct State: Hashable, Sendable {
    /// All questions in order, also those whose condition does not hold now.
    package var entries: [Entry] = []
    package var rationale = ""
    /// An index into `entries`.
    package var focus = 0
    /// The focused question is answered, and confidence in it is asked.
    package var asksConfidence = false
    /// What an earlier session left unsaved for questions that are not asked yet.
    package var waiting: [UnsavedText] = []

    func waits(_ field: UnsavedText.Field) -> Bool { waiting.contains { $0.field == field } }

    mutating func takeWaiting(for ask: ID) -> [UnsavedText] {
      defer { waiting.removeAll { $0.field.ask == ask } }
      return waiting.filter { $0.field.ask == ask }
    }
  }

  /// What of an earlier answer cannot be taken over, since the item or its rubric is another now.
  package enum Misfit: Hashable, Sendable {
    case answer
    /// So many of its spans; the others are in the draft.
    case spans(Int)
  }

  init(place: Int, content: Content, revising: Label?, reason: String, state: State = State()) {
    self.place = place
    self.content = content
    self.revising = revising
    self.reason = reason
    self.state = state
    tellPreferred()
  }

  /// Changes the answers, and tells each question what follows from those before it.
  @discardableResult
  mutating func update<T>(_ change: (inout State) -> T) -> T {
    defer { tellPreferred() }
    return change(&state)
  }

  /// Keeps what `undo` is to bring back.
  mutating func remember(_ before: State) { history.append(before) }

  /// Turns to a question, or to the confidence in its answer.
  mutating func focus(_ index: Int, asksConfidence: Bool = false) {
    state.focus = index
    state.asksConfidence = asksConfidence
  }

  /// Masks an item that its advice warns of, or any, whatever was revealed of it before.
  mutating func cover(_ care: Care, always: Bool = false) {
    let categories = presented.map { care.masked($0.item.advice) } ?? []
    mask = always || !categories.isEmpty ? Mask(categories, presented) : nil
    if mask != nil { isMaskedKind = true }
  }

  /// Shows one sentence more of a masked item, or all of it.
  mutating func reveal(whole: Bool) {
    if whole || mask?.step() != true { mask = nil }
    revealedCount = max(
      revealedCount, presented?.sentenceCount(showing: mask?.revealed ?? .max) ?? 0)
    fitToMask()
  }

  /// What was revealed is drawn.
  mutating func noteExposure() { exposedCount = revealedCount }

  /// The exposure is told of, and the next one begins.
  mutating func forgetExposure() { (revealedCount, exposedCount) = (0, 0) }

  /// A mask stands before all of it, or before what a question needs: it takes no answer yet.
  package var isHidden: Bool { mask.map { $0.revealed == 0 || outreachesMask } ?? false }

  /// Has each question know no more of the item than is revealed. Marks may stand behind that, from
  /// an earlier answer; and some questions are about all of it: then more is to be revealed first.
  private mutating func fitToMask() {
    guard isMaskedKind, let known = mask == nil ? presented : mask?.known else { return }
    outreachesMask = mask != nil && state.entries.contains { $0.ask.question.kind.needsWholeItem }
    guard !outreachesMask else { return }
    let fitting = state.entries.map { $0.ask.knowing(known) }
    outreachesMask = fitting.contains { $0 == nil }
    guard !outreachesMask else { return }
    for (index, ask) in fitting.enumerated() {
      if let ask { state.entries[index].ask = ask }
    }
    tellPreferred()
  }

  package var id: ID? {
    switch content {
    case .item(let presented): presented.item.id
    case .broken(let id, _): id
    }
  }

  package var presented: PresentedItem? {
    if case .item(let presented) = content { presented } else { nil }
  }

  /// The question that keys and lines go to; nil on an item that cannot be asked any.
  package var focused: Entry? {
    state.entries.indices.contains(state.focus) ? state.entries[state.focus] : nil
  }

  /// What may be drawn of it: all, or what the mask lets through.
  package var drawn: PresentedItem? { mask == nil ? presented : mask?.drawn }

  /// What is to be known before answering: what no longer fits, and why the item is offered again.
  package var remark: String {
    (misfits + [reason]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What of the earlier answers no longer fits, a sentence for each question.
  var misfits: [String] {
    asked.compactMap { entry in
      entry.misfit.map { SessionWords.misfit($0, entry.ask.question.title) }
    }
  }

  package var isTouched: Bool {
    !history.isEmpty || state.entries.contains { $0.unsavedText != nil }
  }

  /// Something is begun that is no answer and no change yet: a line half typed, a response lifted.
  var isBegun: Bool {
    asked.contains { if case .incomplete = $0.ask.standing { true } else { false } }
  }

  /// Takes back the last change of the draft. Text written since for other questions stays: each
  /// has an undo of its own, and may be out of sight.
  mutating func undo() {
    guard let before = history.popLast() else { return }
    let now = self
    state = before
    for index in state.entries.indices
    where index != before.focus && now.isAsked(index) && isAsked(index)
      && now.state.entries[index].unsavedText != state.entries[index].unsavedText
    {
      state.entries[index].ask = now.state.entries[index].ask
    }
    tellPreferred()
    fitToMask()
  }

  /// The text that keys and lines go to now, if the focused question takes one.
  package var editableText: String? {
    !isHidden && !state.asksConfidence ? focused?.ask.writing?.editableText : nil
  }

  /// Tells each question which response those before it prefer. That can undo an answer: a text
  /// that was kept as the preferred response has it is none once another response is preferred.
  private mutating func tellPreferred() {
    guard state.entries.count > 1 else { return }
    var preferred: ID?
    for index in state.entries.indices {
      if state.entries[index].ask.asked.preferred != preferred {
        state.entries[index].ask.asked.preferred = preferred
        if standing(index) != .complete { state.entries[index].isAnswered = false }
      }
      guard isAsked(index) else { continue }
      for value in state.entries[index].ask.values {
        preferred = presented.flatMap { value.preferred(among: $0.shownOrder) } ?? preferred
      }
    }
  }

  /// Whether an ask is asked now: its condition, if it has one, holds.
  package func isAsked(_ index: Int) -> Bool {
    guard let condition = state.entries[index].ask.question.when else { return true }
    return state.entries.indices.contains { earlier in
      guard earlier < index, state.entries[earlier].ask.question.name == condition.question,
        isAsked(earlier)
      else { return false }
      let (mine, other) = (state.entries[index].ask.asked.of, state.entries[earlier].ask.asked.of)
      guard mine == other || mine == "" || other == "" else { return false }
      return state.entries[earlier].ask.chosen.contains(condition.has)
    }
  }

  /// The asks that are asked now, in order.
  package var askedIndexes: [Int] { state.entries.indices.filter(isAsked) }
  var asked: [Entry] { askedIndexes.map { state.entries[$0] } }
  package func standing(_ index: Int) -> Standing { state.entries[index].ask.standing }
}

// MARK: Opening

extension OpenItem {
  /// Opens the item at a place of the order, with the drafts of its current label if it has one.
  static func open(_ place: Int, _ setup: Setup, current: Label?, reason: String) -> OpenItem {
    let faulty: ID?
    var diagnostics: [Diagnostic]
    switch setup.batch.item(at: setup.order[place]) {
    case .broken(let id, let found): (faulty, diagnostics) = (id, found)
    case .item(let item):
      (faulty, diagnostics) = (item.id, faults(of: item, at: place, setup))
      if diagnostics.isEmpty { return open(place, item, setup, current, reason) }
    }
    // Of an item that its advice masks no line is quoted.
    if !setup.rubric.care.masked(setup.advice(at: place)).isEmpty {
      for index in diagnostics.indices { diagnostics[index].excerpt = nil }
    }
    return OpenItem(
      place: place, content: .broken(id: faulty, diagnostics), revising: current, reason: "")
  }

  private static func faults(of item: Item, at place: Int, _ setup: Setup) -> [Diagnostic] {
    let value = try? setup.batch.value(at: setup.order[place]).get()
    return setup.rubric.faults(of: item).map { fault in
      value.map {
        Diagnostic($0.source, $0.start, message: fault, remedy: SessionWords.itemRemedy)
      }
        ?? Diagnostic(
          path: setup.batch.source.path, message: fault, remedy: SessionWords.itemRemedy)
    }
  }

  private static func open(
    _ place: Int, _ item: Item, _ setup: Setup, _ current: Label?, _ reason: String
  ) -> OpenItem {
    let presented = PresentedItem(
      item, batch: setup.batch.id, annotator: setup.annotator, seed: setup.seed,
      shuffles: setup.rubric.shufflesResponses)
    let given = current?.status == .answered ? current?.answers ?? [] : []
    let entries = asks(setup, presented).map { entry(of: $0, given) }
    var opened = OpenItem(
      place: place, content: .item(presented), revising: current, reason: reason,
      state: State(entries: entries, rationale: current?.rationale ?? ""))
    opened.cover(setup.rubric.care)
    return opened
  }

  /// The rubric's questions in order, those of responses once for each in the order shown.
  private static func asks(_ setup: Setup, _ presented: PresentedItem) -> [any Ask] {
    setup.rubric.questions.flatMap { question -> [any Ask] in
      let ofs = question.kind.asksEachResponse ? presented.shownOrder : [""]
      return ofs.map { of in
        var asked = Asked(item: presented, of: of)
        asked.actionKeys = setup.keys.characters
        return question.ask(asked)
      }
    }
  }

  /// The draft of an earlier answer, or of those for all responses that one ask covers; else blank.
  private static func entry(of ask: any Ask, _ given: [Answer]) -> Entry {
    let answers = given.filter {
      $0.question == ask.question.name && (ask.asked.of == "" || $0.of == ask.asked.of)
    }
    guard let answer = answers.first else { return Entry(ask: ask) }
    guard let given = ask.giving(answers) else { return misfitting(answers, ask) }
    return Entry(
      ask: given, rationale: answer.reason, confidence: answer.confidence, isAnswered: true)
  }

  /// Opens a question anew whose earlier answer no longer fits, which the person is told. Spans
  /// that still fit their text are kept.
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
    let (all, kept) = (answers.flatMap(\.spans).count, fitting.flatMap(\.spans).count)
    guard kept > 0, kept < all, let given = ask.giving(fitting) else {
      return Entry(ask: ask, misfit: all > 0 ? .spans(all) : .answer)
    }
    return Entry(ask: given, misfit: .spans(all - kept))
  }
}

extension Ask {
  /// The same over as much of the item as is known now; nil where a mark stands behind that. A cursor
  /// or a selection there goes back to the beginning.
  fileprivate func knowing(_ item: PresentedItem) -> Self? {
    var knowing = self
    knowing.asked.item = item
    let isInside = (marking?.marks ?? []).allSatisfy { mark in
      let end = item.text(of: mark.of).map { ScalarOffset($0.text.scalarCount) }
      return end.map { mark.range.upperBound <= $0 } ?? false
    }
    if isInside { return knowing }
    return standing == .untouched ? knowing.blank : knowing.blank.resuming(values)
  }
}

extension Answer {
  /// The response that is preferred, of several equals the one shown first; nil where none is.
  fileprivate func preferred(among responses: [ID]) -> ID? {
    if responses.contains(preferred) { return preferred }
    let best = ranking.filter { $0.rank == 1 }.map(\.response)
    guard best.count < responses.count, ranking.count > 1 else { return nil }
    return responses.first { best.contains($0) }
  }
}
