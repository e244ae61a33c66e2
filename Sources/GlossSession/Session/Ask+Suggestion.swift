import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension OpenItem.Ask {
  /// What a machine proposes, as a draft; nil where it proposes nothing that answers the question.
  package var suggestion: AnyDraft? { question.proposed(asked.item.item.suggestions, asked) }

  /// What is expected of practice, as a draft.
  var expected: AnyDraft? {
    question.proposed(asked.item.item.practice?.answers ?? [], asked)
  }

  /// A draft for somebody who does not see it on the item: written text and marked text as they are,
  /// on one line, and all else as its kind sums it up.
  func inWords(_ draft: AnyDraft) -> String {
    let values = question.kind.values(draft, asked)
    let spans = values.flatMap(\.spans).map { "\($0.label) \"\($0.text)\"" }
    let texts = values.map(\.text).filter { !$0.isEmpty } + spans
    guard !texts.isEmpty else { return question.kind.summary(draft, asked) }
    return texts.joined(separator: "; ").split(whereSeparator: \.isNewline)
      .joined(separator: " / ")
  }

  /// Whether one key is a whole answer, as with a single choice.
  var isAnsweredByAKey: Bool {
    question.kind.bindings.contains { binding in
      var draft = question.kind.start(asked)
      return question.kind.press(Key(.character(binding.key)), &draft, asked) == .answered
    }
  }

  /// What became of the suggestion in each value of an answer. It was in view, so that a value which
  /// is the same counts as accepted however it was given, and any other as changed.
  func assisted(_ values: [AnswerValue]) -> [Assisted] {
    guard let suggestion else { return values.map { _ in .none } }
    let suggested = question.kind.values(suggestion, asked)
    return values.map { suggested.contains($0) ? .accepted : .changed }
  }
}
