import GlossJSON

/// Where a line stands.
package struct Place: Hashable, Sendable {
  /// The results directory that holds the file: an answer to the line is written into the same one,
  /// and the path alone does not tell which it is.
  package let root: String
  package let path: String
  /// Counts from 1.
  package let number: Int
  /// In the bytes of the file, without the newline.
  package let range: Range<Int>

  func complaint(
    _ message: String, _ remedy: String, _ severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      severity: severity, path: path, position: SourcePosition(line: number, column: 1),
      message: message, remedy: remedy)
  }
}

/// One line of all results together, and the first place where it stands.
@dynamicMemberLookup
package struct LedgerLine<Entry: LedgerEntry>: Hashable, Sendable {
  package let entry: Entry
  package let place: Place
  /// Of the line's bytes, without its newline; nil where the chain was not checked.
  package internal(set) var hash: Hash?
  /// A quick hash that holds within one process: lines whose sums differ have other bytes.
  let sum: Int

  package var id: ID { entry.id }

  package subscript<T>(dynamicMember path: KeyPath<Entry, T>) -> T { entry[keyPath: path] }

  /// What is kept of the line in a ledger, and the results directory that holds it.
  func kept<Other>(_ entry: Other, in root: String) -> LedgerLine<Other> {
    let place = Place(root: root, path: place.path, number: place.number, range: place.range)
    return LedgerLine<Other>(entry: entry, place: place, hash: hash, sum: sum)
  }
}

package protocol LedgerEntry: Hashable, Sendable {
  var id: ID { get }
}

extension Chained: LedgerEntry {}

/// A label as the ledger holds it: without what was judged and without metadata, which are most of
/// its bytes. Whoever wants them reads the line again.
package struct BriefLabel: LedgerEntry {
  package let id: ID
  package let key: CurrentKey
  package let session: ID
  package let status: Status
  package let revision: Count
  package let supersedes: ID?
  package let answers: [Answer]
  package let rubric: ID
  package let rubricVersion: String
  package let rubricSHA256: Hash
  package let termsSHA256: Hash?
  package let inputSHA256: Hash
  package let savedAt: Timestamp
  package let activeMS: Count

  init(_ label: Label) {
    id = label.id
    key = label.content.currentKey
    session = label.session
    status = label.status
    revision = label.revision
    supersedes = label.supersedes
    answers = label.answers
    rubric = label.rubric
    rubricVersion = label.rubricVersion
    rubricSHA256 = label.rubricSHA256
    termsSHA256 = label.termsSHA256
    inputSHA256 = label.inputSHA256
    savedAt = label.savedAt
    activeMS = label.activeMS
  }

  package var batch: ID { key.batch }
  package var item: ID { key.item }
  package var annotator: ID { key.annotator }
  package var role: LabelRole { key.role }
  package var `repeat`: Int { key.repeat }
}
