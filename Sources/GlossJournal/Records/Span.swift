import GlossJSON

/// A labelled stretch of one text of the item, with that text, so that a wrong offset shows.
package struct Span: Record, Hashable {
  /// A response id, `text`, or `prompt/N`.
  package var of: ID
  /// Code points from the start of that text.
  package var start: Int
  /// Code points, exclusive.
  package var end: Int
  package var label: ID
  package var text: String

  package init(of: ID, start: Int, end: Int, label: ID, text: String) {
    self.of = of
    self.start = start
    self.end = end
    self.label = label
    self.text = text
  }

  package init() { self.init(of: "", start: 0, end: 0, label: "", text: "") }

  package static let table = Table<Span>([
    Row("of", .filled, \.of, "A response id, text, or prompt/N."),
    Row("start", .count, \.start, "Code points."),
    Row("end", .count, \.end, "Code points, exclusive."),
    Row("label", .filled, \.label, "The label."),
    Row("text", \.text, "The code points from start to end."),
  ])
}

extension Span: Comparable {
  /// The order of spans in a line: `of`, start, end, label.
  package static func < (a: Span, b: Span) -> Bool {
    if a.of != b.of { return a.of < b.of }
    if a.start != b.start { return a.start < b.start }
    if a.end != b.end { return a.end < b.end }
    return a.label < b.label
  }
}
