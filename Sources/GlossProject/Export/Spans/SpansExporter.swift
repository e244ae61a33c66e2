import GlossJSON
import GlossJournal
import GlossTasks

/// Marked texts, a row each: also those in which nothing was marked, since that is an answer.
package enum SpansExporter: Exporter {
  package static let name = "spans"
  package static let summary = "marked texts, offsets in code points, end exclusive"

  package static func fits(_ answer: Answer) -> Bool {
    Kinds.named(answer.kind) is any MarksText.Type
  }

  /// Only the rubric says which texts were to be marked. A text without spans becomes a row that
  /// says "nothing in here", which must not be said of a text that nobody was asked about.
  package static let needsRubric = true

  package static func rows(of answer: LabelAnswer, _ rubric: Rubric?) -> Exported {
    let question = rubric?.question(named: answer.answer.question)
    guard let texts = (question?.kind as? any MarksText)?.markedTexts(answer.label.input) else {
      return .leftOut(.withoutRubric)
    }
    let kind = Kinds.named(answer.answer.kind) as? any MarksText.Type
    let spans = kind?.spans(answer.answer) ?? []
    return .rows(
      texts.map { text in
        row(text.of, text.text, spans.filter { $0.of == text.of }, answer)
      })
  }

  private static func row(_ of: ID, _ text: String, _ spans: [Span], _ answer: LabelAnswer)
    -> [UInt8]
  {
    JSONWriter.bytes { writer in
      writer.member("text", text)
      writer.objects("spans", spans) { span, writer in
        writer.member("start", span.start)
        writer.member("end", span.end)
        writer.member("label", span.label.string)
        writer.member("text", span.text)
      }
      writer.origin(answer)
      writer.member("of", of.string)
    }
  }
}
