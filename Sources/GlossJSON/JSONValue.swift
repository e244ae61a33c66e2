/// A value of a checked JSON text: a range of its source's bytes, decoded when asked for.
///
/// The whole text is checked when it is read, so that nothing after that can fail. A value costs
/// one reference and two numbers, whatever its size.
package struct JSONValue: Sendable {
  package enum Kind: Hashable, Sendable { case object, array, string, number, bool, null }

  package let source: SourceFile
  let range: Range<Int>

  init(source: SourceFile, range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// Checks a text against all rules and gives its value.
  ///
  /// - Parameter range: the bytes to read where they are one line of a file; else all of it.
  /// - Throws: ``JSONError`` at the first place that breaks a rule.
  package static func read(
    _ source: SourceFile, in range: Range<Int>? = nil
  ) throws(JSONError) -> JSONValue {
    let range = range ?? 0..<source.bytes.count
    precondition(range.upperBound <= source.bytes.count, "the range reaches beyond the file")
    let checked = source.withBytes { bytes in
      Result { () throws(JSONFault) in
        var checker = JSONChecker(bytes, in: range)
        return try checker.check()
      }
    }
    switch checked {
    case .success(let range): return JSONValue(source: source, range: range)
    case .failure(let fault): throw JSONError(fault, in: source, range)
    }
  }

  /// The value that begins at an offset of a text that was checked as a whole.
  package static func checked(_ source: SourceFile, at start: ByteOffset) -> JSONValue {
    let end = source.withBytes { JSONSkip.value(in: $0, at: start.value) }
    return JSONValue(source: source, range: start.value..<end)
  }

  /// Checks bytes that are in no file, or in one that is named only in messages.
  package init(parsing bytes: [UInt8], path: String = "") throws(JSONError) {
    self = try JSONValue.read(SourceFile(path: path, bytes: bytes))
  }

  package var kind: Kind {
    switch source.bytes[range.lowerBound] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Where the value's first byte stands.
  package var start: ByteOffset { ByteOffset(range.lowerBound) }

  /// Where the value is over: the offset after its last byte.
  package var end: ByteOffset { ByteOffset(range.upperBound) }

  /// The value as it is written in the file, from its first byte through its last.
  package var rawBytes: ArraySlice<UInt8> { source.bytes[range] }

  /// The decoded text of a string, exact to the code point; nil for any other kind.
  package var string: String? {
    guard kind == .string else { return nil }
    return source.withBytes { JSONText.string($0, range) }
  }

  /// The decoded text of a key, which is a string whenever it comes from `members`.
  package var keyString: String {
    guard let string else { preconditionFailure("a value of kind \(kind) is no key") }
    return string
  }

  /// A number that is written as an integer and fits; nil for any other, `1.0` and `1e3` included.
  package var int: Int? { numberText.flatMap { Int($0) } }

  package var bool: Bool? {
    guard kind == .bool else { return nil }
    return source.bytes[range.lowerBound] == UInt8(ascii: "t")
  }

  /// A number as it is written, so that none is lost to rounding; nil for any other kind.
  package var numberText: String? {
    guard kind == .number else { return nil }
    return String(decoding: rawBytes, as: UTF8.self)
  }

  /// The elements of an array, found one by one while they are walked; none for any other kind.
  package var elements: Elements { Elements(self) }

  /// The members of an object in the order of the file; none for any other kind.
  package var members: Members { Members(self) }

  /// The value of a key, compared decoded and by bytes; nil if there is none or this is no object.
  ///
  /// It walks the members before it, which for the objects of a batch is faster than any index.
  package subscript(_ key: String) -> JSONValue? {
    members.first { $0.key.isString(key) }?.value
  }

  private func isString(_ other: String) -> Bool {
    source.withBytes { bytes in
      // Decoding never lengthens, so a shorter text is another one.
      guard range.count - 2 >= other.utf8.count else { return false }
      guard JSONText.hasEscapes(bytes, range) else {
        return bytes[range].dropFirst().dropLast().elementsEqual(other.utf8)
      }
      return JSONText.decoded(bytes, range).elementsEqual(other.utf8)
    }
  }

  /// Where the first element or key begins; nil where there is none, or the kind is another.
  fileprivate func first(of kind: Kind) -> Int? {
    guard self.kind == kind else { return nil }
    let first = source.withBytes { JSONSkip.space(in: $0, at: range.lowerBound + 1) }
    return first == range.upperBound - 1 ? nil : first
  }

  /// The elements of an array that are left to walk.
  ///
  /// Walking passes over each element without decoding it, several times faster than the check. It
  /// may be kept as a value, to go on with a million elements in slices.
  package struct Elements: Sequence, IteratorProtocol, Sendable {
    private let source: SourceFile
    /// Where the next element begins; nil after the last.
    private var position: Int?

    fileprivate init(_ array: JSONValue) {
      source = array.source
      position = array.first(of: .array)
    }

    package mutating func next() -> JSONValue? {
      guard let start = position else { return nil }
      let (end, following) = source.withBytes { JSONSkip.valueAndComma(in: $0, at: start) }
      position = following
      return JSONValue(source: source, range: start..<end)
    }
  }

  /// The members of an object that are left to walk, likewise.
  package struct Members: Sequence, IteratorProtocol, Sendable {
    private let source: SourceFile
    /// Where the next key begins; nil after the last.
    private var position: Int?

    fileprivate init(_ object: JSONValue) {
      source = object.source
      position = object.first(of: .object)
    }

    package mutating func next() -> (key: JSONValue, value: JSONValue)? {
      guard let start = position else { return nil }
      let (key, value, following) = source.withBytes { bytes in
        let keyEnd = JSONSkip.string(in: bytes, at: start)
        let colon = JSONSkip.space(in: bytes, at: keyEnd)
        let valueStart = JSONSkip.space(in: bytes, at: colon + 1)
        let (valueEnd, following) = JSONSkip.valueAndComma(in: bytes, at: valueStart)
        return (start..<keyEnd, valueStart..<valueEnd, following)
      }
      position = following
      return (JSONValue(source: source, range: key), JSONValue(source: source, range: value))
    }
  }
}
