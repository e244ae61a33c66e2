import GlossJournal

/// An answer without the question it answers.
package typealias AnswerValue = Answer

extension AnswerValue {
  /// The value alone: without the question, and without what stands beside a value.
  package var bare: AnswerValue {
    var bare = self
    bare.question = ""
    bare.reason = ""
    bare.confidence = 0
    bare.assisted = .none
    return bare
  }
}
