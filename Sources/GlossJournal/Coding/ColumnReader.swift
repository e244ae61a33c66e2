import GlossJSON

/// Takes the values of a checked object one by one, in the order of its columns.
///
/// ``ColumnChecker`` has held the object to its columns, so a value that is not there is a mistake
/// of the program.
struct ColumnReader {
  private var members: JSONValue.Members.Iterator

  init(_ value: JSONValue) {
    members = value.members.makeIterator()
  }

  mutating func value() -> JSONValue {
    guard let member = members.next() else { preconditionFailure("an unchecked object was read") }
    return member.value
  }

  mutating func string() -> String { Self.checked(value().string) }
  mutating func id() -> ID { ID(string()) }
  mutating func optionalID() -> ID? {
    let text = string()
    return text.isEmpty ? nil : ID(text)
  }
  mutating func int() -> Int { Self.checked(value().int) }
  mutating func bool() -> Bool { Self.checked(value().bool) }
  mutating func hash() -> Hash { Self.checked(Hash(string())) }
  mutating func optionalHash() -> Hash? { Hash(string()) }
  mutating func time() -> Timestamp { Self.checked(Timestamp(string())) }
  mutating func strings() -> [String] { list { Self.checked($0.string) } }
  mutating func ids() -> [ID] { strings().map { ID($0) } }

  mutating func choice<T: RawRepresentable>(_ type: T.Type = T.self) -> T
  where T.RawValue == String {
    Self.checked(T(rawValue: string()))
  }

  mutating func list<T>(_ element: (JSONValue) -> T) -> [T] { value().elements.map(element) }

  mutating func structure<T>(_ read: (inout ColumnReader) -> T) -> T {
    var reader = ColumnReader(value())
    return read(&reader)
  }

  mutating func structures<T>(_ element: (inout ColumnReader) -> T) -> [T] {
    list { value in
      var reader = ColumnReader(value)
      return element(&reader)
    }
  }

  private static func checked<T>(_ value: T?) -> T {
    guard let value else { preconditionFailure("an unchecked value was read") }
    return value
  }
}
