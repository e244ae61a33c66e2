import GlossJSON

extension Input {
  init(_ reader: inout ColumnReader) {
    self.init(
      text: reader.string(), context: reader.string(),
      prompt: reader.structures { Turn(role: $0.string(), content: $0.string()) },
      responses: reader.structures { Response(id: $0.id(), text: $0.string()) })
  }

  /// Writes the input as it stands in a label.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("text", text)
    writer.member("context", context)
    writer.list("prompt", prompt) { writer, turn in
      writer.beginObject()
      writer.member("role", turn.role)
      writer.member("content", turn.content)
      writer.endObject()
    }
    writer.list("responses", responses) { writer, response in
      writer.beginObject()
      writer.member("id", response.id.string)
      writer.member("text", response.text)
      writer.endObject()
    }
    writer.endObject()
  }
}
