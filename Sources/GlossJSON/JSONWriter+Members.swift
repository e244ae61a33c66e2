extension JSONWriter {
  /// The bytes of one object.
  package static func bytes(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object(members)
    return writer.bytes
  }

  /// One object as text.
  package static func text(_ members: (inout JSONWriter) -> Void) -> String {
    String(decoding: bytes(members), as: UTF8.self)
  }

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes a member that is an object.
  package mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    self.key(key)
    object(members)
  }

  /// Writes a member that is an array with one object an element.
  package mutating func objects<T>(
    _ key: String, _ elements: some Sequence<T>, _ members: (T, inout JSONWriter) -> Void
  ) {
    self.key(key)
    beginArray()
    for element in elements { object { members(element, &$0) } }
    endArray()
  }

  package mutating func member(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  package mutating func member(_ key: String, _ value: Int) {
    self.key(key)
    int(value)
  }

  package mutating func member(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a member whose value is JSON already.
  package mutating func member(_ key: String, raw value: [UInt8]) {
    self.key(key)
    raw(value)
  }

  package mutating func member(_ key: String, _ value: [String]) {
    self.key(key)
    beginArray()
    for element in value { string(element) }
    endArray()
  }
}
