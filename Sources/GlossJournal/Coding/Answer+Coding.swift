import GlossJSON

extension Answer {
  init(_ reader: inout ColumnReader) {
    self.init(
      question: reader.id(), kind: reader.string(), of: reader.id(), labels: reader.ids(),
      spans: reader.structures { Span(&$0) }, preferred: reader.id(), strength: reader.int(),
      ranking: reader.structures { Rank(response: $0.id(), rank: $0.int()) },
      ratings: reader.structures { Rating(of: $0.id(), criterion: $0.id(), value: $0.int()) },
      text: reader.string(), rationale: reader.string(), confidence: reader.int(),
      assisted: reader.choice())
  }

  /// Writes the answer as it stands in a label.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("question", question.string)
    writer.member("kind", kind)
    writer.member("of", of.string)
    writer.member("labels", labels.map(\.string))
    writer.list("spans", spans) { $1.write(to: &$0) }
    writer.member("preferred", preferred.string)
    writer.member("strength", strength)
    writer.list("ranking", ranking) { writer, rank in
      writer.beginObject()
      writer.member("response", rank.response.string)
      writer.member("rank", rank.rank)
      writer.endObject()
    }
    writer.list("ratings", ratings) { writer, rating in
      writer.beginObject()
      writer.member("of", rating.of.string)
      writer.member("criterion", rating.criterion.string)
      writer.member("value", rating.value)
      writer.endObject()
    }
    writer.member("text", text)
    writer.member("rationale", rationale)
    writer.member("confidence", confidence)
    writer.member("assisted", assisted.rawValue)
    writer.endObject()
  }
}

extension Span {
  init(_ reader: inout ColumnReader) {
    self.init(
      of: reader.id(), start: reader.int(), end: reader.int(), label: reader.id(),
      text: reader.string())
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("of", of.string)
    writer.member("start", start)
    writer.member("end", end)
    writer.member("label", label.string)
    writer.member("text", text)
    writer.endObject()
  }
}

extension JSONWriter {
  mutating func list<T>(_ key: String, _ values: [T], _ write: (inout JSONWriter, T) -> Void) {
    self.key(key)
    beginArray()
    for value in values { write(&self, value) }
    endArray()
  }
}
