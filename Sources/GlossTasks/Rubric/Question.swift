import GlossJSON

/// One thing asked of each item.
package struct Question: Hashable, Sendable {
  package let name: ID
  package let title: String
  package let description: String
  package let required: Bool
  /// The clause at which `?` opens the guideline; nil for its beginning.
  package let clause: ID?
  /// Nil where the question leaves it to the rubric.
  package let rationale: Demand?
  package let confidence: Demand?
  package let when: Condition?
  @Erased package var kind: any Kind
}

/// Whether something beside the answer is asked for.
package enum Demand: String, CaseIterable, Hashable, Sendable {
  case required, optional, off
}

/// A question is asked only where an earlier one was answered with a certain label.
package struct Condition: Hashable, Sendable {
  package let question: ID
  package let has: ID
}
