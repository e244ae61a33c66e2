import GlossJSON
import GlossJournal

/// What is asked of each item: the questions, and the guideline they stand on.
package struct Rubric: Hashable, Sendable {
  package let id: ID
  /// `N.N.N`; a change of meaning raises the first.
  package let version: String
  package let title: String
  package let owner: String
  package let validUntil: String
  package let guideline: Guideline
  package let rationale: Demand
  package let confidence: Demand
  package let order: Order
  package let shufflesResponses: Bool
  package let idleCapSeconds: Int
  package let care: Care
  package let questions: [Question]
  /// Of the rubric's bytes, a line feed and the guideline's bytes, as used.
  package let sha256: Hash

  package enum Order: String, CaseIterable, Hashable, Sendable {
    case batch, shuffled
  }

  package func question(named name: ID) -> Question? { questions.first { $0.name == name } }

  /// Why the rubric's questions cannot be asked of an item: one sentence a question.
  package func faults(of item: Item) -> [String] {
    questions.compactMap { question in
      question.kind.fault(of: item).map { "\"\(question.name)\": \($0)" }
    }
  }

  /// Whether the last day on which the rubric holds is over; one without such a day holds on.
  package func isPast(at now: Timestamp) -> Bool {
    !validUntil.isEmpty && validUntil.prefix(10) < now.text.prefix(10)
  }

  /// Whether a question's rationale is asked for, and how strongly.
  package func rationale(for question: Question) -> Demand { question.rationale ?? .off }

  /// Whether confidence in the answer to a question is asked for.
  package func confidence(for question: Question) -> Demand { question.confidence ?? confidence }
}
