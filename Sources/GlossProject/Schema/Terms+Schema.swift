import GlossTasks

extension Terms {
  /// Every value may be withheld, with a reason.
  static func properties(of shapes: [(key: String, shape: TermShape)]) -> [SchemaProperty] {
    shapes.map { key, shape in
      SchemaProperty(key, .either([type(of: shape), withheld]), "")
    }
  }

  private static let withheld = SchemaType.object([
    SchemaProperty("withheld", .string, required: true, "Why it is not stated.")
  ])

  private static func type(of shape: TermShape) -> SchemaType {
    switch shape {
    case .text: .string
    case .number: .number
    case .oneOf(let words): .oneOf(words)
    case .texts(let words): .list(.oneOf(words))
    case .object(let shapes): .object(properties(of: shapes))
    }
  }
}
