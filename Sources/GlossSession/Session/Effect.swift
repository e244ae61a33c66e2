import GlossJSON
import GlossJournal

/// What a session wants done outside, in this order.
package enum Effect: Hashable, Sendable {
  /// Write and sync a label; answer with `labelSaved` or `labelFailed`.
  case appendLabel(LabelContent)
  /// Write and sync an event; answer with `eventSaved`, `eventFailed` or `eventLeftOut`.
  case appendEvent(Happening, at: Timestamp)
  /// Keep the unsaved text of the open item; an empty list removes it. Answer with `draftsFailed` if
  /// that failed.
  case keepDrafts([UnsavedText])
  /// Look at which items others stopped, before anything is drawn; answer with `looked`.
  case look
  /// Go on in another results directory, since this one failed; answer with `resultsChanged` or
  /// `resultsRefused`.
  case changeResults(String)
  /// Leave, with this exit code.
  case leave(code: Int32)
}
