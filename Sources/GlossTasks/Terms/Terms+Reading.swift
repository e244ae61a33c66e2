import GlossJSON
import GlossJournal

extension Terms {
  /// Reads a file of terms that `check` finds no fault with; what is of the wrong type is not stated.
  package init(_ source: SourceFile) {
    let value = try? JSONValue.read(source)
    self.init(lines: Terms.lines(of: value, TermShape.terms, ""), sha256: Hash(of: source.bytes))
  }

  static func lines(
    of object: JSONValue?, _ shapes: [(key: String, shape: TermShape)], _ prefix: String
  ) -> [Line] {
    shapes.flatMap { key, shape -> [Line] in
      let value = object?[key]
      if let reason = value?["withheld"]?.string {
        return [Line(key: prefix + key, value: .withheld(reason))]
      }
      if case .object(let inner) = shape, value != nil {
        return lines(of: value, inner, prefix + key + ".")
      }
      return [Line(key: prefix + key, value: value.flatMap { text(of: $0, shape) } ?? .notStated)]
    }
  }

  private static func text(of value: JSONValue, _ shape: TermShape) -> Value? {
    let text =
      switch shape {
      case .text, .oneOf: value.string
      case .number: value.numberText
      case .texts: value.elements.compactMap(\.string).joined(separator: ", ")
      case .object: nil as String?
      }
    return text.flatMap { $0.isEmpty ? nil : .stated($0) }
  }
}
