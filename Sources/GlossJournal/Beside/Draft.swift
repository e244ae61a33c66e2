import GlossJSON

/// A text of the open item that is not saved yet.
package struct Draft: Hashable, Sendable {
  package static let schema = "gloss/draft/1"

  package var item: ID
  /// `rationale`, `rationale/QUESTION`, `text/QUESTION`, `note`: whatever the session looks it up
  /// by when the item is open again.
  package var field: ID
  package var text: String
  package var at: Timestamp

  package init(item: ID, field: ID, text: String, at: Timestamp) {
    self.item = item
    self.field = field
    self.text = text
    self.at = at
  }

  static let columns: [Column] = [
    Column("schema", .string(.constant(schema)), "What the line is."),
    Column("item", .string(.filled), "The open item."),
    Column("field", .string(.filled), "Which text of it."),
    Column("text", .text, "The text so far."),
    Column("at", .string(.time), "When it was kept."),
  ]

  var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", Draft.schema)
    writer.member("item", item.string)
    writer.member("field", field.string)
    writer.member("text", text)
    writer.member("at", at.text)
    writer.endObject()
    return writer.bytes
  }

  /// Reads one line; nil for one that is not a draft.
  init?(_ value: JSONValue) {
    var checker = ColumnChecker()
    checker.check(value, Draft.columns)
    guard checker.diagnostics.isEmpty else { return nil }
    var reader = ColumnReader(value)
    _ = reader.value()
    self.init(item: reader.id(), field: reader.id(), text: reader.string(), at: reader.time())
  }
}
