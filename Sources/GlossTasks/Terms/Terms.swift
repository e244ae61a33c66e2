import GlossJSON
import GlossJournal

/// For whom the work is done, why, for what pay and under what conditions.
///
/// Nothing in them is required: what is missing is "not stated", and what is kept back says why.
package struct Terms: Hashable, Sendable {
  package static let schema = "gloss/terms/1"

  /// What is stated under one key.
  package enum Value: Hashable, Sendable {
    case stated(String)
    /// Kept back; why.
    case withheld(String)
    case notStated

    /// What is printed wherever the value would appear.
    package var text: String {
      switch self {
      case .stated(let text): text
      case .withheld(let reason): "withheld: \(reason)"
      case .notStated: "not stated"
      }
    }
  }

  /// One of the terms: `client`, `pay.amount`; an object that is withheld or missing is one as well.
  package struct Line: Hashable, Sendable {
    package let key: String
    package let value: Value
  }

  /// Every key that terms can have, in the order of the format.
  package let lines: [Line]
  /// Of the file's bytes; nil where there is no file.
  package let sha256: Hash?

  /// Where no terms are given, nothing is stated.
  package static let none = Terms(lines: lines(of: nil, TermShape.terms, ""), sha256: nil)

  package subscript(_ key: String) -> Value {
    lines.first { $0.key == key }?.value ?? .notStated
  }
}
