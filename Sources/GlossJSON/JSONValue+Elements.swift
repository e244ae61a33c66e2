extension JSONValue {
  /// The elements of an array, found one by one while they are walked; none for any other kind.
  package var elements: Elements { Elements(array: self) }

  /// The elements of an array.
  ///
  /// Walking passes over each element without decoding it, several times faster than the check. The
  /// iterator is a value: it may be kept, to go on with a million elements in slices.
  package struct Elements: Sequence, Sendable {
    let array: JSONValue

    package func makeIterator() -> Iterator { Iterator(array: array) }

    package struct Iterator: IteratorProtocol, Sendable {
      private let source: SourceFile
      /// Where the next element begins; nil after the last.
      private var position: Int?

      init(array: JSONValue) {
        source = array.source
        guard array.kind == .array else { return }
        position = source.withBytes { bytes in
          let first = JSONSkip.space(in: bytes, at: array.range.lowerBound + 1)
          return bytes[first] == UInt8(ascii: "]") ? nil : first
        }
      }

      package mutating func next() -> JSONValue? {
        guard let start = position else { return nil }
        let (end, following) = source.withBytes { bytes in
          JSONSkip.valueAndComma(in: bytes, at: start)
        }
        position = following
        return JSONValue(source: source, range: start..<end)
      }
    }
  }
}

extension JSONSkip {
  /// Gives the offset after the value at `start`, and where the next of its array or the next key
  /// of its object begins, if there is one.
  static func valueAndComma(in bytes: Bytes, at start: Int) -> (end: Int, next: Int?) {
    let end = value(in: bytes, at: start)
    let comma = space(in: bytes, at: end)
    guard bytes[comma] == UInt8(ascii: ",") else { return (end, nil) }
    return (end, space(in: bytes, at: comma + 1))
  }
}
