import GlossJSON

/// A text of the open item that is not saved yet.
package struct Draft: Record, Hashable {
  static let schema = "gloss/draft/1"

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

  package init() { self.init(item: "", field: "", text: "", at: .blank) }

  package static let table = Table<Draft>([
    Row("schema", always: schema, "What the line is."),
    Row("item", .filled, \.item, "The open item."),
    Row("field", .filled, \.field, "Which text of it."),
    Row("text", \.text, "The text so far."),
    Row("at", \.at, "When it was kept."),
  ])

  var line: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Reads one line; nil for one that is not a draft.
  init?(_ value: JSONValue) {
    let complaints = Complaints()
    self.init(value, complaints)
    guard complaints.isEmpty else { return nil }
  }
}
