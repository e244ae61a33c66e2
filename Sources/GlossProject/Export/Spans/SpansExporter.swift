import GlossJSON
import GlossJournal
import GlossTasks

/// Marked texts, a row each: also those in which nothing was marked, since that is an answer.
package enum SpansExporter: Exporter {
  package static let name = "spans"
  package static let summary = "marked texts, offsets in code points, end exclusive"

  package static func fits(_ answer: Answer, _ input: Input) -> Bool { spans(answer) != nil }

  /// Which texts were there to be marked, the rubric alone says: a text without spans is a row that
  /// says "nothing in here", and must not be made of one that nobody was asked about.
  package static func rows(
    of answers: [LabelAnswer], _ kept: KeptRubrics
  ) throws(StorageError) -> [Exported] {
    let rubrics = try kept.rubrics(of: answers.map(\.label))
    return answers.map { answer in
      let (label, answer) = (answer.label, answer.answer)
      let question = rubrics[label.rubricSHA256]?.question(named: answer.question)
      guard let texts = (question?.kind as? any MarksText)?.markedTexts(label.input) else {
        return .leftOut(.withoutRubric)
      }
      let spans = spans(answer) ?? []
      return .rows(
        texts.map { text in
          row(text.of, text.text, spans.filter { $0.of == text.of }, label)
        })
    }
  }

  private static func spans(_ answer: Answer) -> [Span]? {
    (Kinds.named(answer.kind) as? any MarksText.Type)?.spans(answer)
  }

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
