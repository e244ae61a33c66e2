import GlossJSON

/// One row of another program's file, looked into by the names of its fields.
package struct ForeignRow: Sendable {
  package let source: SourceFile
  /// Where it begins.
  package let start: ByteOffset
  /// From 1; what names the row is not counted.
  package let number: Int
  let form: Form

  enum Form: Sendable {
    case json(JSONValue)
    case cells([CSVCell], CSVHeader)
  }

  /// What stands in a field.
  enum Value: Sendable {
    case cell(String, ByteOffset)
    case json(JSONValue)
  }

  package var line: Int { source.position(of: start).line }

  /// What a name leads to: a field, or by dots into it. An array on the way is gone through, so that
  /// `completions.response` is the response of each completion.
  func values(at path: FieldPath) -> [Value] {
    switch form {
    case .cells(let cells, let header):
      guard let column = header.index(of: path.whole), cells.indices.contains(column) else {
        return []
      }
      return [.cell(cells[column].text(in: source), ByteOffset(cells[column].range.lowerBound))]
    case .json(let value):
      // A line that is a bare string is the text itself.
      if value.kind == .string { return path.whole == ID(Self.bareName) ? [.json(value)] : [] }
      if let whole = value[path.whole.string] { return [.json(whole)] }
      guard path.parts.count > 1 else { return [] }
      return path.parts.reduce([value]) { values, part in
        values.flatMap { $0.kind == .array ? Array($0.elements) : [$0] }.compactMap { $0[part] }
      }.map { .json($0) }
    }
  }

  /// What a file of bare strings has for a column.
  static let bareName = "text"
}

/// The name of a field as a person types it.
struct FieldPath: Hashable, Sendable {
  let whole: ID
  let parts: [String]

  init(_ name: String) {
    whole = ID(name)
    parts = name.split(separator: ".").map(String.init)
  }

  var name: String { whole.string }
}

extension ForeignRow.Value {
  /// A string as it is, a number, true and false as they are written; nil for what is no text, and
  /// where there is none.
  var text: String? {
    switch self {
    case .cell(let text, _): text
    case .json(let value):
      switch value.kind {
      case .string: value.string
      case .number, .bool: String(decoding: value.rawBytes, as: UTF8.self)
      case .object, .array, .null: nil
      }
    }
  }

  var start: ByteOffset {
    switch self {
    case .cell(_, let start): start
    case .json(let value): value.start
    }
  }

  /// Nothing was given: an empty field, an empty string, null, an empty array.
  var isEmpty: Bool {
    switch self {
    case .cell(let text, _): text.isEmpty
    case .json(let value):
      switch value.kind {
      case .null: true
      case .string: value.string?.isEmpty == true
      case .array: value.elements.first { _ in true } == nil
      default: false
      }
    }
  }

  /// As the value of a member of `metadata`.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .cell(let text, _): writer.string(text)
    case .json(let value): writer.value(value)
    }
  }
}

extension JSONWriter {
  /// Writes a value of another file anew, on one line.
  mutating func value(_ value: JSONValue) {
    switch value.kind {
    case .object:
      object {
        for member in value.members {
          $0.key(member.key.keyString)
          $0.value(member.value)
        }
      }
    case .array:
      beginArray()
      for element in value.elements { self.value(element) }
      endArray()
    case .string: string(value.string ?? "")
    case .number, .bool, .null: raw(value.rawBytes)
    }
  }
}
