import GlossJSON

/// The JSON Schemas (draft 2020-12) of the lines of this target, made from their columns.
package enum JSONSchema {
  package static let dialect = "https://json-schema.org/draft/2020-12/schema"

  package static var label: String {
    text("One label of gloss") { write(Label.columns, to: &$0) }
  }

  package static var event: String {
    text("One event of gloss") { writer in
      writer.key("oneOf")
      writer.beginArray()
      for form in EventForm.all {
        writer.beginObject()
        writer.member("title", form.name)
        write(form.columns, to: &writer)
        writer.endObject()
      }
      // What a later program writes is kept, and passed over.
      let others = StringShape.noneOf([""] + EventForm.all.map(\.name))
      writer.beginObject()
      writer.member("title", "an event of another program")
      write(
        EventContent.head.columns
          + [Column(EventContent.event.name, .string(others), EventContent.event.about)],
        isOpen: true, to: &writer)
      writer.endObject()
      writer.endArray()
    }
  }

  private static func text(_ title: String, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("$schema", dialect)
    writer.member("title", title)
    body(&writer)
    writer.endObject()
    return indented(writer.bytes)
  }

  private static func write(
    _ columns: [Column], isOpen: Bool = false, to writer: inout JSONWriter
  ) {
    writer.member("type", "object")
    writer.key("properties")
    writer.beginObject()
    for column in columns {
      writer.key(column.name)
      writer.beginObject()
      writer.member("description", column.about)
      write(column.type, to: &writer)
      writer.endObject()
    }
    writer.endObject()
    writer.member("required", columns.map(\.name))
    writer.member("additionalProperties", isOpen)
  }

  private static func write(_ type: ColumnType, to writer: inout JSONWriter) {
    switch type {
    case .structure(let record): write(record.columns, to: &writer)
    case .boolean: writer.member("type", "boolean")
    case .integer(let minimum):
      writer.member("type", "integer")
      if minimum != .min { writer.member("minimum", minimum) }
    case .list(let element):
      writer.member("type", "array")
      writer.key("items")
      writer.beginObject()
      write(element, to: &writer)
      writer.endObject()
    case .string(let shape):
      writer.member("type", "string")
      write(shape, to: &writer)
    }
  }

  private static func write(_ shape: StringShape, to writer: inout JSONWriter) {
    switch shape {
    case .any: break
    case .filled: writer.member("minLength", 1)
    case .constant(let only): writer.member("const", only)
    case .oneOf(let cases): writer.member("enum", cases)
    case .noneOf(let cases):
      writer.key("not")
      writer.beginObject()
      writer.member("enum", cases)
      writer.endObject()
    case .time, .hash, .entry: writer.member("pattern", "^\(pattern(shape))$")
    case .orEmpty(let shape): writer.member("pattern", "^(\(pattern(shape)))?$")
    }
  }

  private static func pattern(_ shape: StringShape) -> String {
    switch shape {
    case .time: #"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z"#
    case .hash: "sha256:[0-9a-f]{64}"
    case .entry(let kind): "\(kind.rawValue)[0-7][0-9a-hjkmnp-tv-z]{25}"
    default: preconditionFailure("\(shape) is told by other words than a pattern")
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
