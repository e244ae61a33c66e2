import GlossJSON
import GlossJournal

/// One thing to judge, as read from a batch.
package struct Item: Hashable, Sendable {
  package let id: ID
  /// What is shown and judged; copied into every label, so that a line stands alone.
  package let input: Input
  /// Content categories, in the order of the batch.
  package let advice: [String]
  /// What flagged it before a person saw it; empty where nothing did.
  package let flaggedBy: String
  /// The item's and its responses' `metadata` as JSON text; empty where there is none.
  package let metadata: String
  /// What a machine proposes, by question; the kind is left for the question to say.
  package let suggestions: [Answer]
  /// Nil for an item that is labelled in earnest.
  package let practice: Practice?
  /// Of the item's raw bytes, from its `{` through its `}`.
  package let inputSHA256: Hash

  /// What is expected of a practice item, and why.
  package struct Practice: Hashable, Sendable {
    /// By question, as suggestions.
    package let answers: [Answer]
    package let explanation: String

    package init(answers: [Answer], explanation: String) {
      self.answers = answers
      self.explanation = explanation
    }
  }

  package init(
    id: ID, input: Input, advice: [String] = [], flaggedBy: String = "", metadata: String = "",
    suggestions: [Answer] = [], practice: Practice? = nil, inputSHA256: Hash
  ) {
    self.id = id
    self.input = input
    self.advice = advice
    self.flaggedBy = flaggedBy
    self.metadata = metadata
    self.suggestions = suggestions
    self.practice = practice
    self.inputSHA256 = inputSHA256
  }
}
