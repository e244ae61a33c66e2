import GlossJSON
import GlossJournal

/// A current answer that was given under an older version of its rubric than the newest one seen.
package struct StaleLabel: Sendable {
  package let label: Label
  package let newest: String
  /// Whether the same answer may mean another thing now; else the wording alone is another.
  package let changesMeaning: Bool

  /// Those among current labels, in the order of their ids.
  ///
  /// - Parameters:
  ///   - seen: labels of any version, which show what versions there are.
  ///   - rubrics: versions that are known from files.
  static func all(
    in current: [Label], seen: some Sequence<Label>, rubrics: [(id: ID, version: String)]
  ) -> [StaleLabel] {
    var newest: [ID: RubricVersion] = [:]
    func note(_ rubric: ID, _ version: String) {
      let version = RubricVersion(version)
      newest[rubric] = max(newest[rubric] ?? version, version)
    }
    for label in seen { note(label.rubric, label.rubricVersion) }
    for rubric in rubrics { note(rubric.id, rubric.version) }
    return current.compactMap { label in
      let version = RubricVersion(label.rubricVersion)
      guard label.status == .answered, let last = newest[label.rubric], version < last else {
        return nil
      }
      return StaleLabel(
        label: label, newest: last.text, changesMeaning: last.changesMeaning(since: version))
    }
  }
}
