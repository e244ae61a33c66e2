/// A key of a file, as its JSON Schema has it.
///
/// A kind of question says its own keys in these, so that the schema of a rubric needs to know none.
package struct SchemaProperty: Hashable, Sendable {
  package let name: String
  package let type: SchemaType
  package let isRequired: Bool
  package let about: String

  package init(_ name: String, _ type: SchemaType, required: Bool = false, _ about: String = "") {
    self.name = name
    self.type = type
    self.isRequired = required
    self.about = about
  }
}

/// What may stand under such a key.
package indirect enum SchemaType: Hashable, Sendable {
  case string
  /// A string that is not empty.
  case filled
  case pattern(String)
  case boolean
  /// A number, which need not be whole.
  case number(ClosedRange<Int>)
  case integer(ClosedRange<Int>)
  case constant(String)
  case oneOf([String])
  case noneOf([String])
  case list(SchemaType, minimum: Int = 0)
  /// Open, it may have other keys too.
  case object([SchemaProperty], isOpen: Bool = false)
  /// Any names, each with a value of this type; nil for any values.
  case map(SchemaType?)
  case either([SchemaType])
  /// What stands under this name among the schema's definitions.
  case definition(String)

  /// An id, which each schema of a file that people write defines as `anyID`.
  package static let id = SchemaType.definition("id")
  /// Any string without NUL, or an integer, which is its decimal text.
  package static let anyID = SchemaType.either([
    .pattern(#"^[^\u0000]+$"#), .integer(.min ... .max),
  ])
  /// One printable ASCII character.
  package static let key = SchemaType.pattern("^[ -~]$")
  package static let version = SchemaType.pattern(#"^[0-9]+\.[0-9]+\.[0-9]+$"#)

  /// The word under `type`; nil where there is none.
  var name: String? {
    switch self {
    case .string, .filled, .pattern, .constant, .oneOf, .noneOf: "string"
    case .boolean: "boolean"
    case .number: "number"
    case .integer: "integer"
    case .list: "array"
    case .object, .map: "object"
    case .either, .definition: nil
    }
  }
}

extension Column {
  /// As a line has it, in which no key is missing.
  var property: SchemaProperty { SchemaProperty(name, type.schema, required: true, about) }

  /// As people write it, who may leave it out, and may give an integer for an id.
  package var writtenProperty: SchemaProperty { SchemaProperty(name, type.writtenSchema, about) }
}

extension ColumnType {
  fileprivate var schema: SchemaType {
    switch self {
    case .structure(let record): .object(record.columns.map(\.property))
    case .boolean: .boolean
    case .integer(let minimum): .integer(minimum...Int.max)
    case .list(let element): .list(element.schema)
    case .string(let shape): shape.schema
    }
  }

  fileprivate var writtenSchema: SchemaType {
    switch self {
    case .string(.filled): .id
    case .list(.string(.id)): .list(.id)
    case .string(.id): .either([.id, .constant("")])
    case .list(let element): .list(element.writtenSchema)
    case .structure(let record):
      .object(
        record.columns.map {
          // Whoever reads it fills these in where they are missing.
          let isFilledIn = ["of", "text"].contains($0.name)
          return SchemaProperty($0.name, $0.type.writtenSchema, required: !isFilledIn, $0.about)
        })
    default: schema
    }
  }
}

extension StringShape {
  fileprivate var schema: SchemaType {
    switch self {
    case .any, .id: .string
    case .filled: .filled
    case .constant(let only): .constant(only)
    case .oneOf(let cases): .oneOf(cases)
    case .noneOf(let cases): .noneOf(cases)
    case .time, .hash, .entry: .pattern("^\(pattern)$")
    case .orEmpty(let shape): .pattern("^(\(shape.pattern))?$")
    }
  }

  private var pattern: String {
    switch self {
    case .time: #"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z"#
    case .hash: "sha256:[0-9a-f]{64}"
    case .entry(let kind): "\(kind.rawValue)[0-7][0-9a-hjkmnp-tv-z]{25}"
    default: preconditionFailure("\(self) is told by other words than a pattern")
    }
  }
}
