import GlossJSON
import GlossJournal
import GlossTasks

/// What was chosen and typed and not saved, as it is kept on disk. What belongs to a question with a
/// condition (`when`) waits until it is asked. Where an answer of the person closes such a question,
/// it is dropped at once.
extension Session {
  /// Puts what is unsaved of the open item back where it was, or lets it wait.
  mutating func restoreUnsaved(_ texts: [UnsavedText]) {
    guard let id = open?.id else { return }
    var back: Set<String> = []
    for text in texts where text.item == id {
      if text.field.ask != nil {
        open?.update { $0.waiting.append(text) }
      } else if let word = text.field.word {
        if text.field == .rationale(ask: nil) { open?.update { $0.rationale = text.text } }
        back.insert(word)
      }
    }
    let asked = open?.askedIndexes ?? []
    handOver(asked, back)
    for index in asked where open?.isAsked(index) == false { open?.clear(index) }
    if texts.contains(where: { $0.item == id && $0.field.kind == .choice }) {
      open?.focusUnanswered()
    }
  }

  /// Gives questions that are asked from now on what waits for them, and says so. A choice may have
  /// others asked in their turn.
  private mutating func handOver(_ asked: [Int], _ others: Set<String> = []) {
    guard var item = open else { return }
    var back = others
    var (next, done) = (asked, Set<Int>())
    while let index = next.first(where: { !done.contains($0) && item.isAsked($0) }) {
      done.insert(index)
      let key = item.state.entries[index].ask.key
      // A choice goes before what was written beside it.
      let waiting = item.update { $0.takeWaiting(for: key) }
        .sorted { $0.field.kind == .choice && $1.field.kind != .choice }
      for text in waiting where item.take(text, at: index) {
        if let word = text.field.word { back.insert(word) }
      }
      next = asked + item.askedIndexes.filter { !asked.contains($0) }
    }
    open = item
    if !back.isEmpty { say(SessionWords.isBack(back), .good) }
  }

  /// Follows an answer that opened branches or closed them; `asked` are those asked before it.
  /// Gives the questions that had been answered, and are not asked any more.
  mutating func followBranches(from asked: [Int]) -> [String] {
    guard var item = open else { return [] }
    let closed = asked.filter { !item.isAsked($0) }
    let lost = closed.map { item.state.entries[$0] }.filter(\.isAnswered)
    for index in closed { item.clear(index) }
    open = item
    handOver(item.askedIndexes.filter { !asked.contains($0) })
    forgetUnsaved(of: closed)
    return lost.map(\.ask.question.title)
  }

  /// Forgets what was written for asks whose branch was closed, on disk as well.
  private mutating func forgetUnsaved(of closed: [Int]) {
    guard let item = open else { return }
    let keys = closed.map { item.state.entries[$0].ask.key }
    keepOnDisk(
      unsaved.forget { text in
        guard text.item == item.id, let ask = text.field.ask else { return false }
        return keys.contains(ask) && !item.state.waits(text.field)
      })
  }

  /// Takes note of all that is written for the open item, after it was put in another state, before
  /// which the asks of `asked` were asked.
  mutating func keepWritten(after asked: [Int], _ now: Moment) {
    guard let item = open else { return }
    forgetUnsaved(of: asked.filter { !item.isAsked($0) })
    for index in item.state.entries.indices { keepAnswer(index, now) }
    keepRationales(now)
    for text in item.state.waiting { keep(text.field, text.text, now) }
  }

  /// Takes note of what was chosen or written for a question.
  mutating func keepAnswer(_ index: Int, _ now: Moment) {
    guard let entry = open?.state.entries[index] else { return }
    keepAnswered(.text(ask: entry.ask.key), entry.unsavedText ?? "", now)
    keepAnswered(.choice(ask: entry.ask.key), entry.unsavedChoice?.draftText ?? "", now)
  }

  /// Takes note of the rationales that are part of the open item's answers, after they changed.
  mutating func keepRationales(_ now: Moment) {
    guard let state = open?.state else { return }
    keep(.rationale(ask: nil), state.rationale, now)
    for entry in state.entries {
      keepAnswered(.rationale(ask: entry.ask.key), entry.rationale, now)
    }
  }

  /// Takes note of a text of an answer, unless one of an earlier session waits for the same place.
  private mutating func keepAnswered(_ field: UnsavedText.Field, _ text: String, _ now: Moment) {
    if open?.state.waits(field) == false { keep(field, text, now) }
  }

  /// Takes note of text as it is typed for the open item, so that a dropped line costs none of it.
  mutating func keep(_ field: UnsavedText.Field, _ text: String, _ now: Moment) {
    if let id = open?.id { unsaved.keep(text, field, of: id, now) }
  }

  /// Where nothing is unsaved, what failed is the removal of a text that is in its label by now.
  func draftsFailed(_ message: String) -> String {
    guard unsaved.all.isEmpty else { return SessionWords.draftsFailed(message) }
    let path = ResultsLayout("").draft(batch: setup.batch.id, person: setup.annotator).dropFirst()
    return SessionWords.draftsStay(String(path), message)
  }

  /// Whether something of what was answered to the open item is kept for the next start.
  var keepsAnswers: Bool {
    unsaved.all.contains { $0.item == open?.id && $0.field.isOfAnswer }
  }

  mutating func flushDrafts() { keepOnDisk(unsaved.takeChanged()) }

  /// The item is saved: what was typed for it is in the label.
  mutating func forgetUnsaved(of item: ID) { keepOnDisk(unsaved.forget { $0.item == item }) }
}

/// Text that was typed and not saved yet.
package struct UnsavedText: Hashable, Sendable {
  package let item: ID
  package let field: Field
  package let text: String

  /// An answer or a rationale of an ask, by its key; the item's own rationale, or a note, where
  /// that is nil. Beside them two that are no text of the person's.
  package struct Field: Hashable, Sendable {
    enum Kind: String, CaseIterable {
      case text, note
      /// As it is part of the answer.
      case rationale
      /// One that is being typed and is no part of the answer yet.
      case typedRationale = "typing/rationale"
      /// What was chosen, as its kind writes its answer.
      case choice = "draft"
      /// The item is marked for later.
      case later
      /// How many sentences of a masked item were shown, until the event is written.
      case exposure
    }

    let kind: Kind
    let ask: ID?

    package static let note = Field(kind: .note, ask: nil)
    package static func text(ask: ID) -> Field { Field(kind: .text, ask: ask) }
    package static func choice(ask: ID) -> Field { Field(kind: .choice, ask: ask) }
    package static let later = Field(kind: .later, ask: nil)
    package static let exposure = Field(kind: .exposure, ask: nil)
    package static func rationale(ask: ID?) -> Field { Field(kind: .rationale, ask: ask) }
    package static func typedRationale(ask: ID?) -> Field { Field(kind: .typedRationale, ask: ask) }

    /// It is part of what was answered, whole or half.
    var isOfAnswer: Bool { [.choice, .text, .rationale].contains(kind) }

    /// What people call it; nil for what is not brought back to them.
    var word: String? {
      switch kind {
      case .text, .note, .rationale: kind.rawValue
      case .typedRationale: Kind.rationale.rawValue
      case .choice: SessionWords.choices
      case .later, .exposure: nil
      }
    }
  }

  package init(item: ID, field: Field, text: String) {
    self.item = item
    self.field = field
    self.text = text
  }
}

/// All that was chosen and typed and is not saved, and whether the disk has it.
struct UnsavedTexts: Sendable {
  private(set) var all: [UnsavedText]
  private var changedAt: Moment?
  /// The items of which the disk has something.
  private var itemsOnDisk: Set<ID>

  init(_ texts: [UnsavedText]) {
    all = texts
    itemsOnDisk = Set(texts.map(\.item))
  }

  func text(_ field: UnsavedText.Field, of item: ID?) -> String? {
    all.first { $0.item == item && $0.field == field }?.text
  }

  /// Takes note of text as it is typed; an empty one is none.
  mutating func keep(_ text: String, _ field: UnsavedText.Field, of item: ID, _ now: Moment) {
    guard self.text(field, of: item) ?? "" != text else { return }
    all.removeAll { $0.item == item && $0.field == field }
    if !text.isEmpty { all.append(UnsavedText(item: item, field: field, text: text)) }
    if changedAt == nil { changedAt = now }
  }

  /// Takes those texts of another directory for whose field there is none here; gives them.
  mutating func add(_ texts: [UnsavedText], _ now: Moment) -> [UnsavedText] {
    let new = texts.filter { text($0.field, of: $0.item) == nil }
    all += new
    itemsOnDisk.formUnion(texts.map(\.item))
    if changedAt == nil, !all.isEmpty { changedAt = now }
    return new
  }

  /// The moment, on the monotonic clock, at which typed text is to be kept; nil where there is none
  /// waiting. Two seconds after the first change, so within five even on a busy machine.
  var dueAt: Int64? { changedAt.map { $0.monotonic + 2000 } }

  /// What the disk is to have now; nil where it has all of it.
  mutating func takeChanged() -> [UnsavedText]? {
    guard changedAt != nil else { return nil }
    return takeAll()
  }

  /// Forgets texts; gives what the disk is to have where it had any of their items. An item that is
  /// answered before anything of it was kept costs no write.
  mutating func forget(where isForgotten: (UnsavedText) -> Bool) -> [UnsavedText]? {
    let items = Set(all.filter(isForgotten).map(\.item))
    all.removeAll(where: isForgotten)
    let isGone = !itemsOnDisk.isSubset(of: all.map(\.item))
    if isGone || !items.isDisjoint(with: itemsOnDisk) { return takeAll() }
    if all.isEmpty { changedAt = nil }
    return nil
  }

  private mutating func takeAll() -> [UnsavedText] {
    changedAt = nil
    itemsOnDisk = Set(all.map(\.item))
    return all
  }
}
