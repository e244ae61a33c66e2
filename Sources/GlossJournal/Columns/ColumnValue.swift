import GlossJSON

/// What a record keeps of one column.
package protocol ColumnValue: Sendable {
  /// What may stand in its column where the row says nothing narrower.
  static var type: ColumnType { get }
  /// What says nothing: `""`, `0`, `[]`.
  static var blank: Self { get }

  /// Makes the function that holds the value of a column to its type and gives it; nil, with a
  /// complaint, for one that is not of the type. It is made once, with the table.
  static func reader(of name: String, as type: ColumnType) -> ColumnReader<Self>

  func write(to writer: inout JSONWriter)
}

extension ColumnValue {
  /// The value alone, as it stands in a line.
  var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

package typealias ColumnReader<Value> = @Sendable (JSONValue, Complaints) -> Value?

/// What is wrong with one line; at least one complaint.
package struct BadLine: Error, Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  /// Nobody edits a journal and no program repairs one, so there is one thing to do.
  package static let remedy =
    "a journal is never edited: put back the copy of this file that was changed"
}

/// What is wrong with one line, collected while it is read.
package final class Complaints {
  package private(set) var diagnostics: [Diagnostic] = []
  private let remedy: String

  package init(remedy: String = BadLine.remedy) { self.remedy = remedy }

  var isEmpty: Bool { diagnostics.isEmpty }

  func mismatch(_ value: JSONValue, _ name: String, _ wanted: String) {
    add(value, "\"\(name)\" must be \(wanted), not \(value.kind)")
  }

  func add(_ value: JSONValue, _ message: String) {
    diagnostics.append(Diagnostic(value.source, value.start, message: message, remedy: remedy))
  }

  /// - Parameter place: keys, and numbers of elements, from the line inwards.
  func add(_ line: JSONValue, at place: [String], _ message: String) {
    let value = place.reduce(line) { value, step in
      value[step] ?? Int(step).flatMap { value.elements.dropFirst($0).first { _ in true } } ?? value
    }
    add(value, message)
  }
}

extension JSONWriter {
  package mutating func member(_ key: String, _ value: some ColumnValue) {
    self.key(key)
    value.write(to: &self)
  }
}

// MARK: Strings

/// A value that stands in a line as a string.
package protocol StringValue: ColumnValue {
  /// What ``parse(_:)`` takes.
  static var shape: StringShape { get }

  static func parse(_ text: String) -> Self?

  /// As it stands in a line.
  var spelling: String { get }
}

extension StringValue {
  package static var type: ColumnType { .string(shape) }

  package static func reader(of name: String, as type: ColumnType) -> ColumnReader<Self> {
    guard case .string(let shape) = type else { preconditionFailure("\(name) is no string") }
    // `parse` checks the shape of its own type, so that it is not checked twice.
    let isOwnShape = shape == Self.shape
    return { value, complaints in
      guard let text = value.string else {
        complaints.mismatch(value, name, "a string")
        return nil
      }
      if isOwnShape || shape.takes(text), let found = Self.parse(text) { return found }
      complaints.add(value, "\"\(name)\" must be \(shape)")
      return nil
    }
  }

  package func write(to writer: inout JSONWriter) { writer.string(spelling) }
}

extension StringValue where Self: LosslessStringConvertible {
  package static func parse(_ text: String) -> Self? { Self(text) }
  package var spelling: String { description }
}

extension String: StringValue {
  package static var shape: StringShape { .any }
  package static var blank: String { "" }
}

extension ID: StringValue {
  package static var shape: StringShape { .id }
  package static var blank: ID { "" }
}

extension Hash: StringValue {
  package static var shape: StringShape { .hash }
  package static var blank: Hash { .zero }
}

extension Timestamp: StringValue {
  package static var shape: StringShape { .time }
  package static var blank: Timestamp { Timestamp(milliseconds: 0) }
}

/// Nil is the empty string.
extension Optional: ColumnValue, StringValue where Wrapped: StringValue {
  package static var shape: StringShape { .orEmpty(Wrapped.shape) }
  package static var blank: Wrapped? { nil }
  package static func parse(_ text: String) -> Wrapped?? {
    text.isEmpty ? .some(nil) : Wrapped.parse(text).map { $0 }
  }
  package var spelling: String { self?.spelling ?? "" }
}

/// One of the words of a closed list.
package protocol ChoiceValue: StringValue, CaseIterable, RawRepresentable
where RawValue == String {}

extension ChoiceValue {
  package static var shape: StringShape { .oneOf(allCases.map(\.rawValue)) }
  package static var blank: Self { allCases[allCases.startIndex] }
  package static func parse(_ text: String) -> Self? { Self(rawValue: text) }
  package var spelling: String { rawValue }
}

extension StringShape: CustomStringConvertible {
  func takes(_ string: String) -> Bool {
    switch self {
    case .any, .id: true
    case .filled: !string.isEmpty
    case .constant(let only): ID(string) == ID(only)
    case .oneOf(let cases): cases.contains { ID(string) == ID($0) }
    case .noneOf(let cases): !cases.contains { ID(string) == ID($0) }
    case .time: Timestamp(string) != nil
    case .hash: Hash(string) != nil
    case .entry(let kind): EntryID(ID(string), kind: kind) != nil
    case .orEmpty(let shape): string.isEmpty || shape.takes(string)
    }
  }

  package var description: String {
    switch self {
    case .any, .id: "a string"
    case .filled: "a string that is not empty"
    case .constant(let only): "\"\(only)\""
    case .oneOf(let cases): cases.map { "\"\($0)\"" }.joined(separator: ", ")
    case .noneOf(let cases): "none of " + StringShape.oneOf(cases).description
    case .time: "a time, YYYY-MM-DDTHH:MM:SS.mmmZ"
    case .hash: "sha256: and 64 lowercase hex digits"
    case .entry(let kind): "\(kind.rawValue) and 26 lowercase Crockford base32 digits"
    case .orEmpty(let shape): "empty, or \(shape)"
    }
  }
}

// MARK: Numbers, truth and lists

extension Int: ColumnValue {
  package static var type: ColumnType { .count }
  package static var blank: Int { 0 }

  package static func reader(of name: String, as type: ColumnType) -> ColumnReader<Int> {
    guard case .integer(let minimum) = type else { preconditionFailure("\(name) is no integer") }
    return { value, complaints in
      guard let int = value.int else {
        complaints.mismatch(value, name, "an integer")
        return nil
      }
      if int < minimum { complaints.add(value, "\"\(name)\" is \(int), less than \(minimum)") }
      return int
    }
  }

  package func write(to writer: inout JSONWriter) { writer.int(self) }
}

extension Bool: ColumnValue {
  package static var type: ColumnType { .boolean }
  package static var blank: Bool { false }

  package static func reader(of name: String, as type: ColumnType) -> ColumnReader<Bool> {
    return { value, complaints in
      if value.bool == nil { complaints.mismatch(value, name, "true or false") }
      return value.bool
    }
  }

  package func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Array: ColumnValue where Element: ColumnValue {
  package static var type: ColumnType { .list(Element.type) }
  package static var blank: [Element] { [] }

  package static func reader(of name: String, as type: ColumnType) -> ColumnReader<[Element]> {
    guard case .list(let elementType) = type else { preconditionFailure("\(name) is no list") }
    let element = Element.reader(of: name, as: elementType)
    return { value, complaints in
      guard value.kind == .array else {
        complaints.mismatch(value, name, "an array")
        return nil
      }
      return value.elements.compactMap { element($0, complaints) }
    }
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginArray()
    for element in self { element.write(to: &writer) }
    writer.endArray()
  }
}
