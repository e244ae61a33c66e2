import GlossJSON
import GlossJournal

/// Text that was typed and not saved yet.
package struct UnsavedText: Hashable, Sendable {
  package let item: ID
  package let field: Field
  package let text: String

  package enum Field: Hashable, Sendable {
    /// The rationale of the item, or of an ask by its key, as it is part of the answer.
    case rationale(ask: ID?)
    /// One that is being typed and is no part of the answer yet.
    case typedRationale(ask: ID?)
    /// An answer, by its ask's key.
    case text(ask: ID)
    case note
  }

  package init(item: ID, field: Field, text: String) {
    self.item = item
    self.field = field
    self.text = text
  }
}

/// All that was typed and is not saved, and whether the disk has it.
struct UnsavedTexts: Sendable {
  private(set) var all: [UnsavedText]
  private var changedAt: Moment?

  init(_ texts: [UnsavedText]) { all = texts }

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

  /// Takes texts from another results directory, where there are none of the same field; gives
  /// those that are new here.
  mutating func add(_ texts: [UnsavedText], _ now: Moment) -> [UnsavedText] {
    let new = texts.filter { text($0.field, of: $0.item) == nil }
    all += new
    if changedAt == nil, !all.isEmpty { changedAt = now }
    return new
  }

  /// The moment, on the monotonic clock, at which typed text is to be kept; nil where there is none
  /// waiting. Two seconds after the first change, so within five even on a busy machine.
  var dueAt: Int64? { changedAt.map { $0.monotonic + 2000 } }

  /// What the disk is to have now; nil where it has all of it.
  mutating func takeChanged() -> [UnsavedText]? {
    guard changedAt != nil else { return nil }
    changedAt = nil
    return all
  }

  /// Forgets texts; gives what the disk is to have where there were any.
  mutating func forget(where isForgotten: (UnsavedText) -> Bool) -> [UnsavedText]? {
    let before = all.count
    all.removeAll(where: isForgotten)
    guard all.count != before else { return nil }
    changedAt = nil
    return all
  }
}
