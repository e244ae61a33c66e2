import GlossJSON

/// Bytes on the disk that have to do with one person, and where they lie.
package struct StoredPiece: Hashable, Sendable {
  package let sort: Sort
  package let path: String
  /// Counts from 1; 0 for a file as a whole.
  package let line: Int
  /// As stored, with the newline where there is one.
  package let bytes: [UInt8]

  package enum Sort: String, CaseIterable, Hashable, Sendable {
    case label, event
    /// Another person's line about this one's: a reply, a review, a decision.
    case answer
    case draft, recovered, lock
    /// A rubric, a guideline or terms that this person worked under, shared with everyone who did.
    case text
    /// The dataset card, which says nothing of anyone.
    case card
    case state
  }
}
