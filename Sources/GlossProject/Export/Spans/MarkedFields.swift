import GlossJSON
import GlossJournal

/// Which of an item's texts a question had people mark.
///
/// A label does not say so where nothing was marked; another one under the same rubric does. Where
/// none does, it is the first of text, responses and prompt that the item has.
struct MarkedFields {
  private enum Field { case text, responses, prompt }

  private struct Question: Hashable {
    let rubric: Hash
    let name: ID

    init(_ answer: LabelAnswer) {
      rubric = answer.label.rubricSHA256
      name = answer.answer.question
    }
  }

  private var fields: [Question: Field] = [:]

  init(_ answers: [LabelAnswer]) {
    for answer in answers {
      guard let span = SpansExporter.spans(answer.answer)?.first else { continue }
      fields[Question(answer)] =
        span.of == "text" ? .text : span.of.string.hasPrefix("prompt/") ? .prompt : .responses
    }
  }

  /// The texts that were there to be marked, with what a span calls each.
  func texts(of answer: LabelAnswer) -> [(of: ID, text: String)] {
    let input = answer.label.input
    switch fields[Question(answer)] ?? Self.likely(input) {
    case .text: return [("text", input.text)]
    case .responses: return input.responses.map { ($0.id, $0.text) }
    case .prompt: return input.prompt.enumerated().map { (ID("prompt/\($0)"), $1.content) }
    }
  }

  private static func likely(_ input: Input) -> Field {
    if !input.text.isEmpty { return .text }
    return input.responses.isEmpty ? .prompt : .responses
  }
}
