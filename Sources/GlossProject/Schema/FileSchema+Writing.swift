import GlossJSON
import GlossJournal
import GlossTasks

extension FileSchema {
  /// - Parameter definitions: what stands under `$defs`, for programs that want a part.
  static func text(
    _ title: String, _ properties: [SchemaProperty],
    definitions: [(name: String, type: SchemaType)]
  ) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("$schema", JSONSchema.dialect)
    writer.member("title", title)
    write(properties, to: &writer)
    if !definitions.isEmpty {
      writer.key("$defs")
      writer.beginObject()
      for (name, type) in definitions {
        writer.key(name)
        writer.beginObject()
        // The definition of an id is the one that all others refer to.
        if type == .id { writeID(to: &writer) } else { write(type, to: &writer) }
        writer.endObject()
      }
      writer.endObject()
    }
    writer.endObject()
    return JSONSchema.indented(writer.bytes)
  }

  private static func write(_ properties: [SchemaProperty], to writer: inout JSONWriter) {
    writer.member("type", "object")
    writer.key("properties")
    writer.beginObject()
    for property in properties {
      writer.key(property.name)
      writer.beginObject()
      if !property.about.isEmpty { writer.member("description", property.about) }
      write(property.type, to: &writer)
      writer.endObject()
    }
    writer.endObject()
    let required = properties.filter(\.isRequired).map(\.name)
    if !required.isEmpty { writer.member("required", required) }
    writer.member("additionalProperties", false)
  }

  private static func write(_ type: SchemaType, to writer: inout JSONWriter) {
    switch type {
    case .string: writer.member("type", "string")
    case .id: writer.member("$ref", "#/$defs/id")
    case .key: writePattern("^[ -~]$", to: &writer)
    case .version: writePattern(#"^[0-9]+\.[0-9]+\.[0-9]+$"#, to: &writer)
    case .boolean: writer.member("type", "boolean")
    case .number: writer.member("type", "number")
    case .integer(let range):
      writer.member("type", "integer")
      writer.member("minimum", range.lowerBound)
      if range.upperBound != .max { writer.member("maximum", range.upperBound) }
    case .constant(let only): writer.member("const", only)
    case .oneOf(let words): writer.member("enum", words)
    case .object(let properties): write(properties, to: &writer)
    case .list(let element, let minimum):
      writer.member("type", "array")
      if minimum > 0 { writer.member("minItems", minimum) }
      writer.key("items")
      writer.beginObject()
      write(element, to: &writer)
      writer.endObject()
    case .map(let value):
      writer.member("type", "object")
      guard let value else { return }
      writer.key("additionalProperties")
      writer.beginObject()
      write(value, to: &writer)
      writer.endObject()
    case .definition(let name): writer.member("$ref", "#/$defs/" + name)
    case .either(let types): writeChoices(types, under: "anyOf", to: &writer)
    }
  }

  private static func writePattern(_ pattern: String, to writer: inout JSONWriter) {
    writer.member("type", "string")
    writer.member("pattern", pattern)
  }

  private static func writeChoices(
    _ types: [SchemaType], under key: String, to writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginArray()
    for type in types {
      writer.beginObject()
      write(type, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Any string without NUL, or an integer, which is its decimal text.
  private static func writeID(to writer: inout JSONWriter) {
    writer.key("anyOf")
    writer.beginArray()
    writer.beginObject()
    writePattern(#"^[^\u0000]+$"#, to: &writer)
    writer.endObject()
    writer.beginObject()
    writer.member("type", "integer")
    writer.endObject()
    writer.endArray()
  }
}
