extension JSONValue {
  /// The members of an object in the order of the file; none for any other kind.
  package var members: Members { Members(object: self) }

  /// The value of a key, compared decoded and by bytes; nil if there is none or this is no object.
  ///
  /// It walks the members before it, which for the objects of a batch is faster than any index.
  package subscript(_ key: String) -> JSONValue? {
    for member in members where member.key.isString(key) { return member.value }
    return nil
  }

  private func isString(_ other: String) -> Bool {
    source.withBytes { bytes in
      let (start, end) = (range.lowerBound + 1, range.upperBound - 1)
      // Decoding never lengthens, so a shorter text is another one.
      guard end - start >= other.utf8.count else { return false }
      if ByteScan.first(UInt8(ascii: "\\"), in: bytes, start, end) == end {
        return bytes[start..<end].elementsEqual(other.utf8)
      }
      var decoded: [UInt8] = []
      JSONText.decode(bytes, start, end, into: &decoded)
      return decoded.elementsEqual(other.utf8)
    }
  }

  /// The members of an object, found one by one while they are walked.
  package struct Members: Sequence, Sendable {
    let object: JSONValue

    package func makeIterator() -> Iterator { Iterator(object: object) }

    package struct Iterator: IteratorProtocol, Sendable {
      private let source: SourceFile
      /// Where the next key begins; nil after the last.
      private var position: Int?

      init(object: JSONValue) {
        source = object.source
        guard object.kind == .object else { return }
        position = source.withBytes { bytes in
          let first = JSONSkip.space(in: bytes, at: object.range.lowerBound + 1)
          return bytes[first] == UInt8(ascii: "}") ? nil : first
        }
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
}
