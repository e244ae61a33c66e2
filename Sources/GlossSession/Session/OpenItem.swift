import GlossJSON
import GlossJournal
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
  package var history: [State] = []
  /// What hides it; nil once all of it was revealed, and where nothing is masked.
  package private(set) var mask: Mask?
  /// It opened masked, whatever was revealed since.
  private(set) var isMaskedKind = false
  /// Whether an `exposure` event tells that it was seen since it was opened.
  package var isExposed = false
  /// When the item was on the screen; nil until it was drawn.
  package var shownAt: Moment?
  /// Milliseconds of work on it so far.
  package var activeMS: Int64 = 0

  package enum Content: Hashable, Sendable {
    case item(PresentedItem)
    /// It cannot be labelled; with an id it can be skipped on record.
    case broken(id: ID?, [Diagnostic])
  }

  /// All that undo can bring back.
  package struct State: Hashable, Sendable {
    /// All questions in order, also those whose condition does not hold now.
    package var entries: [Entry]
    package var rationale: String
    /// An index into `entries`.
    package var focus: Int
    /// The focused question is answered, and confidence in it is asked.
    package var asksConfidence = false
    /// What an earlier session left unsaved for questions that are not asked yet.
    package var waiting: [UnsavedText] = []

    func waiting(_ field: UnsavedText.Field) -> String? {
      waiting.first { $0.field == field }?.text
    }

    mutating func takeWaiting(_ field: UnsavedText.Field) -> String? {
      defer { waiting.removeAll { $0.field == field } }
      return waiting(field)
    }
  }

  /// One question, as asked of the item or of one response, and what was given to it.
  package struct Entry: Hashable, Sendable {
    @Erased package var ask: any Ask
    package var rationale = ""
    package var confidence = 0
    /// The annotator moved past it with an answer.
    package var isAnswered = false
    /// What of the earlier answer no longer fits; nil once the question was answered anew, or the
    /// annotator was told.
    package var misfit: Misfit?
  }

  /// What of an earlier answer cannot be taken over, since the item or its rubric is another now.
  package enum Misfit: Hashable, Sendable {
    case answer
    /// So many of its spans; the others are in the draft.
    case spans(Int)
  }

  init(
    place: Int, content: Content, revising: Label?, reason: String, state: State
  ) {
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

  /// Masks the item, or shows it.
  mutating func cover(with mask: Mask?) {
    self.mask = mask
    if mask != nil { isMaskedKind = true }
  }

  package var id: ID? {
    switch content {
    case .item(let presented): presented.item.id
    case .broken(let id, _): id
    }
  }

  package var presented: PresentedItem? {
    if case .item(let presented) = content { return presented }
    return nil
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
    askedIndexes.compactMap { index in
      state.entries[index].misfit.map {
        SessionWords.misfit($0, state.entries[index].ask.question.title)
      }
    }
  }

  package var isTouched: Bool {
    !history.isEmpty || state.entries.indices.contains { unsavedText($0) != nil }
  }

  /// Something is begun that is no answer and no change yet: a line half typed, a response lifted.
  var isBegun: Bool {
    askedIndexes.contains { index in
      if case .incomplete = standing(index) { true } else { false }
    }
  }

  /// Takes back the last change of the draft.
  ///
  /// Text that was written for other questions since then stays: each text has an undo of its own,
  /// and may be out of sight.
  mutating func undo() {
    guard let before = history.popLast() else { return }
    let now = self
    state = before
    for index in state.entries.indices
    where index != before.focus && now.isAsked(index) && isAsked(index)
      && now.unsavedText(index) != unsavedText(index)
    {
      state.entries[index].ask = now.state.entries[index].ask
    }
    tellPreferred()
  }

  /// Text that was written for an ask and is in no label yet.
  func unsavedText(_ index: Int) -> String? {
    state.entries[index].ask.writing?.unsavedText
  }

  /// The text that keys and lines go to now, if the focused question takes one.
  package var editableText: String? {
    mask == nil && !state.asksConfidence ? focused?.ask.writing?.editableText : nil
  }

  /// Tells each question which response the ones before it prefer.
  ///
  /// That can undo an answer: a text that was kept as the preferred response has it is no answer
  /// once another response is preferred.
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

  package func standing(_ index: Int) -> Standing {
    state.entries[index].ask.standing
  }
}

extension Answer {
  /// The response that an answer prefers, of several equals the one shown first; nil where it
  /// prefers none.
  fileprivate func preferred(among responses: [ID]) -> ID? {
    if responses.contains(preferred) { return preferred }
    let best = ranking.filter { $0.rank == 1 }.map(\.response)
    guard best.count < responses.count, ranking.count > 1 else { return nil }
    return responses.first { best.contains($0) }
  }
}
