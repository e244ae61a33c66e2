/// Writes one JSON value on one line in the canonical form: no spaces, one way to write each
/// character, commas and colons by itself.
///
/// Misuse (a value without its key, an end without its beginning, two values) is a mistake of the
/// program and traps.
package struct JSONWriter: Sendable {
  private enum Container { case object, array }

  private var output: [UInt8] = []
  private var containers: [Container] = []
  /// Whether the innermost container, or the text, already has something in it.
  private var hasContent = false
  /// Whether a key was written that still needs its value.
  private var hasKey = false

  package init() {}

  /// The text; it traps while a container is open or nothing was written.
  package var bytes: [UInt8] {
    precondition(containers.isEmpty && hasContent, "the value is not whole")
    return output
  }

  package mutating func beginObject() { begin(.object, UInt8(ascii: "{")) }
  package mutating func endObject() { end(.object, UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(.array, UInt8(ascii: "[")) }
  package mutating func endArray() { end(.array, UInt8(ascii: "]")) }

  package mutating func key(_ key: String) {
    beginKey()
    JSONEscapes.appendString(key, to: &output)
    output.append(UInt8(ascii: ":"))
  }

  /// Writes a key that is in its canonical form already, quotes included.
  package mutating func key(written key: [UInt8]) {
    beginKey()
    output.append(contentsOf: key)
    output.append(UInt8(ascii: ":"))
  }

  private mutating func beginKey() {
    precondition(containers.last == .object && !hasKey, "a key stands only in an object")
    if hasContent { output.append(UInt8(ascii: ",")) }
    hasKey = true
    hasContent = true
  }

  package mutating func string(_ value: String) {
    beginValue()
    JSONEscapes.appendString(value, to: &output)
  }

  package mutating func int(_ value: Int) {
    beginValue()
    output.append(contentsOf: String(value).utf8)
  }

  package mutating func bool(_ value: Bool) {
    beginValue()
    output.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes one value that is JSON already, as it is. It may not contain a line break.
  package mutating func raw(_ bytes: some Collection<UInt8>) {
    precondition(!bytes.isEmpty && !bytes.contains(0x0a), "raw JSON is one value on one line")
    beginValue()
    output.append(contentsOf: bytes)
  }

  private mutating func begin(_ container: Container, _ byte: UInt8) {
    beginValue()
    output.append(byte)
    containers.append(container)
    hasContent = false
  }

  private mutating func end(_ container: Container, _ byte: UInt8) {
    precondition(containers.last == container && !hasKey, "the end of what is not open")
    output.append(byte)
    containers.removeLast()
    hasContent = true
  }

  private mutating func beginValue() {
    switch containers.last {
    case .object:
      precondition(hasKey, "a value in an object needs its key")
      hasKey = false
    case .array:
      if hasContent { output.append(UInt8(ascii: ",")) }
    case nil: precondition(!hasContent, "a text is one value")
    }
    hasContent = true
  }

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

  /// Writes a member whose value is JSON already.
  package mutating func member(_ key: String, raw value: [UInt8]) {
    self.key(key)
    raw(value)
  }
}
