import GlossJSON

/// Holds a value to its columns: every key, in order, each of its type.
///
/// What passes can be read without a further question (``ColumnReader``).
struct ColumnChecker {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func check(_ value: JSONValue, _ columns: [Column]) {
    guard value.kind == .object else {
      return complain(value, "expected an object, not \(value.kind)")
    }
    var expected = columns.makeIterator()
    for member in value.members {
      guard let column = expected.next() else {
        return complain(member.key, "unknown key \"\(member.key.keyString)\"")
      }
      guard member.key.rawBytes.elementsEqual(column.key) || column.isNamed(member.key) else {
        return misplaced(member.key, columns, column)
      }
      check(member.value, column.type, column.name)
    }
    if let missing = expected.next() { complain(value, "missing key \"\(missing.name)\"") }
  }

  private mutating func misplaced(_ key: JSONValue, _ columns: [Column], _ expected: Column) {
    let name = key.keyString
    let problem =
      columns.contains { $0.isNamed(key) }
      ? "key \"\(name)\" stands in the place of" : "unknown key \"\(name)\" instead of"
    complain(key, "\(problem) \"\(expected.name)\"")
  }

  private mutating func check(_ value: JSONValue, _ type: ColumnType, _ name: String) {
    switch type {
    case .structure(let columns): check(value, columns)
    case .list(let element):
      guard value.kind == .array else { return mismatch(value, name, "an array") }
      for item in value.elements { check(item, element, name) }
    case .boolean:
      if value.bool == nil { mismatch(value, name, "true or false") }
    case .integer(let minimum):
      guard let int = value.int else { return mismatch(value, name, "an integer") }
      if int < minimum { complain(value, "\"\(name)\" is \(int), less than \(minimum)") }
    case .string(.any):
      // What takes any text need not be decoded here.
      if value.kind != .string { mismatch(value, name, "a string") }
    case .string(let shape):
      guard let string = value.string else { return mismatch(value, name, "a string") }
      if !shape.takes(string) { complain(value, "\"\(name)\" must be \(shape)") }
    }
  }

  private mutating func mismatch(_ value: JSONValue, _ name: String, _ wanted: String) {
    complain(value, "\"\(name)\" must be \(wanted), not \(value.kind)")
  }

  mutating func complain(_ value: JSONValue, _ message: String) {
    diagnostics.append(
      Diagnostic(value.source, value.start, message: message, remedy: BadLine.remedy))
  }
}

extension Column {
  func isNamed(_ key: JSONValue) -> Bool { ID(key.keyString) == ID(name) }
}

extension StringShape: CustomStringConvertible {
  func takes(_ string: String) -> Bool {
    switch self {
    case .any: true
    case .filled: !string.isEmpty
    case .constant(let only): ID(string) == ID(only)
    case .oneOf(let cases): cases.contains { ID(string) == ID($0) }
    case .time: Timestamp(string) != nil
    case .hash: Hash(string) != nil
    case .hashOrEmpty: string.isEmpty || Hash(string) != nil
    case .entry(let kind): EntryID(ID(string), kind: kind) != nil
    case .entryOrEmpty(let kind): string.isEmpty || EntryID(ID(string), kind: kind) != nil
    }
  }

  package var description: String {
    switch self {
    case .any: "a string"
    case .filled: "a string that is not empty"
    case .constant(let only): "\"\(only)\""
    case .oneOf(let cases): cases.map { "\"\($0)\"" }.joined(separator: ", ")
    case .time: "a time, YYYY-MM-DDTHH:MM:SS.mmmZ"
    case .hash: "sha256: and 64 lowercase hex digits"
    case .hashOrEmpty: "empty, or sha256: and 64 lowercase hex digits"
    case .entry(let kind): "\(kind.rawValue) and 26 lowercase Crockford base32 digits"
    case .entryOrEmpty(let kind):
      "empty, or \(kind.rawValue) and 26 lowercase Crockford base32 digits"
    }
  }
}
