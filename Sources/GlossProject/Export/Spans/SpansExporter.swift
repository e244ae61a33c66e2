import GlossJSON
import GlossJournal
import GlossTasks

/// Marked texts, a row each: also those in which nothing was marked, since that is an answer.
package enum SpansExporter: Exporter {
  package static let name = "spans"
  package static let summary = "marked texts, offsets in code points, end exclusive"

  package static func fits(_ answer: Answer, _ input: Input) -> Bool { spans(answer) != nil }

  package static func rows(of answers: [LabelAnswer]) -> [Exported] {
    let fields = MarkedFields(answers)
    return answers.map { answer in
      let spans = spans(answer.answer) ?? []
      return .rows(
        fields.texts(of: answer).map { of, text in
          row(of, text, spans.filter { $0.of == of }, answer.label)
        })
    }
  }

  static func spans(_ answer: Answer) -> [Span]? { Kinds.named(answer.kind)?.spans(answer) }

  private static func row(_ of: ID, _ text: String, _ spans: [Span], _ label: Label) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("text", text)
    writer.key("spans")
    writer.beginArray()
    for span in spans {
      writer.beginObject()
      writer.member("start", span.start)
      writer.member("end", span.end)
      writer.member("label", span.label.string)
      writer.member("text", span.text)
      writer.endObject()
    }
    writer.endArray()
    writer.origin(label)
    writer.member("of", of.string)
    writer.endObject()
    return writer.bytes
  }
}
