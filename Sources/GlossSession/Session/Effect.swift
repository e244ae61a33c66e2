import GlossJSON
import GlossJournal

/// What the session wants done outside.
package enum Effect: Hashable, Sendable {
  /// Write and sync a label; answer with `labelAppended` or `labelFailed`.
  case appendLabel(LabelContent)
  /// Write and sync an event; answer with `eventFailed` if it failed.
  case appendEvent(Happening, at: Timestamp)
  /// Keep the unsaved text of the open item; an empty list removes it.
  case keepDrafts([UnsavedText])
  /// Go on in another results directory, since this one failed; answer with `resultsChanged` or
  /// `resultsRefused`.
  case changeResults(String)
  /// Leave, with this exit code.
  case leave(code: Int32)
}

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
