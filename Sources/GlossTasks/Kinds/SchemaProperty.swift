/// A key of a file that people write, as its JSON Schema has it.
///
/// A kind of question says its own keys in these, so that the schema of a rubric needs to know none.
package struct SchemaProperty: Hashable, Sendable {
  package let name: String
  package let type: SchemaType
  package let isRequired: Bool
  package let about: String

  package init(_ name: String, _ type: SchemaType, required: Bool = false, _ about: String) {
    self.name = name
    self.type = type
    self.isRequired = required
    self.about = about
  }
}

/// What may stand under such a key.
package indirect enum SchemaType: Hashable, Sendable {
  case string
  /// An id that no reader takes for something else.
  case id
  /// One printable ASCII character.
  case key
  case version
  case boolean
  case number
  case integer(ClosedRange<Int>)
  case constant(String)
  case oneOf([String])
  case list(SchemaType, minimum: Int = 0)
  case object([SchemaProperty])
  /// Any names, each with a value of this type; nil for any values.
  case map(SchemaType?)
  case either([SchemaType])
  /// What stands under this name among the schema's definitions.
  case definition(String)
}
