import GlossJSON

/// JSON Schemas (draft 2020-12): those of labels and events, made from their columns, and the way to
/// write any.
package enum JSONSchema {
  package static let dialect = "https://json-schema.org/draft/2020-12/schema"

  package static var label: String { text("One label of gloss", Label.columns.map(\.property)) }

  package static var event: String {
    text("One event of gloss") { writer in
      // What a later program writes is kept, and passed over.
      let others = Column(
        EventContent.event.name, .string(.noneOf([""] + EventForm.all.map(\.name))),
        EventContent.event.about)
      let other = ("an event of another program", EventContent.head.columns + [others], true)
      let forms = EventForm.all.map { ($0.name, $0.columns, false) } + [other]
      writer.objects("oneOf", forms) { form, writer in
        writer.member("title", form.0)
        write(.object(form.1.map(\.property), isOpen: form.2), to: &writer)
      }
    }
  }

  /// - Parameter definitions: what stands under `$defs`, for programs that want a part.
  package static func text(
    _ title: String, _ properties: [SchemaProperty],
    definitions: [(name: String, type: SchemaType)] = []
  ) -> String {
    text(title) { writer in
      write(.object(properties), to: &writer)
      guard !definitions.isEmpty else { return }
      writer.object("$defs") { writer in
        for (name, type) in definitions { writer.object(name) { write(type, to: &$0) } }
      }
    }
  }

  private static func text(_ title: String, _ body: (inout JSONWriter) -> Void) -> String {
    indented(
      JSONWriter.bytes { writer in
        writer.member("$schema", dialect)
        writer.member("title", title)
        body(&writer)
      })
  }

  private static func write(_ type: SchemaType, to writer: inout JSONWriter) {
    if let name = type.name { writer.member("type", name) }
    switch type {
    case .string, .boolean, .map(nil): break
    case .filled: writer.member("minLength", 1)
    case .pattern(let pattern): writer.member("pattern", pattern)
    case .constant(let only): writer.member("const", only)
    case .oneOf(let words): writer.member("enum", words)
    case .noneOf(let words): writer.object("not") { $0.member("enum", words) }
    case .integer(let range), .number(let range):
      if range.lowerBound != .min { writer.member("minimum", range.lowerBound) }
      if range.upperBound != .max { writer.member("maximum", range.upperBound) }
    case .list(let element, let minimum):
      if minimum > 0 { writer.member("minItems", minimum) }
      writer.object("items") { write(element, to: &$0) }
    case .object(let properties, let isOpen):
      writer.object("properties") { writer in
        for property in properties {
          writer.object(property.name) { writer in
            if !property.about.isEmpty { writer.member("description", property.about) }
            write(property.type, to: &writer)
          }
        }
      }
      let required = properties.filter(\.isRequired).map(\.name)
      if !required.isEmpty { writer.member("required", required) }
      writer.member("additionalProperties", isOpen)
    case .map(let value?): writer.object("additionalProperties") { write(value, to: &$0) }
    case .definition(let name): writer.member("$ref", "#/$defs/" + name)
    case .either(let types): writer.objects("anyOf", types) { write($0, to: &$1) }
    }
  }

  /// Spreads one line of canonical JSON over lines for people. Empty containers stay together.
  package static func indented(_ json: [UInt8]) -> String {
    var output: [UInt8] = []
    var depth = 0
    var index = 0
    func breakLine() { output += [0x0a] + [UInt8](repeating: 0x20, count: 2 * depth) }
    while index < json.count {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "\""):
        let start = index
        repeat { index += json[index] == UInt8(ascii: "\\") ? 2 : 1 } while json[index] != byte
        output += json[start...index]
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        output.append(byte)
        if json[index + 1] == byte + 2 {
          index += 1
          output.append(json[index])
        } else {
          depth += 1
          breakLine()
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        breakLine()
        output.append(byte)
      case UInt8(ascii: ","):
        output.append(byte)
        breakLine()
      case UInt8(ascii: ":"): output += [byte, 0x20]
      default: output.append(byte)
      }
      index += 1
    }
    return String(decoding: output + [0x0a], as: UTF8.self)
  }
}
