import GlossJSON
import GlossJournal

/// A current answer that was given under an older version of its rubric than the one in force.
package struct StaleLabel: Sendable {
  package let label: LedgerLine<BriefLabel>
  package let newest: String
  /// Whether the same answer may mean another thing now; else the wording alone is another.
  package let changesMeaning: Bool

  /// Those among current labels, in the order of their ids.
  static func all(
    in current: [LedgerLine<BriefLabel>], _ inForce: (ID, ID) -> RubricInForce?
  ) -> [StaleLabel] {
    current.compactMap { label in
      guard label.status == .answered, let rubric = inForce(label.batch, label.rubric),
        rubric.isOlder(label.rubric, label.rubricVersion)
      else { return nil }
      return StaleLabel(
        label: label, newest: rubric.version.text,
        changesMeaning: rubric.version.changesMeaning(since: RubricVersion(label.rubricVersion)))
    }
  }
}
