extension JSONValue {
  /// The decoded text of a string, exact to the code point; nil for any other kind.
  package var string: String? {
    guard kind == .string else { return nil }
    return source.withBytes { bytes in
      let (start, end) = (range.lowerBound + 1, range.upperBound - 1)
      if ByteScan.first(UInt8(ascii: "\\"), in: bytes, start, end) == end {
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }
      var decoded: [UInt8] = []
      decoded.reserveCapacity(end - start)
      JSONText.decode(bytes, start, end, into: &decoded)
      return String(decoding: decoded, as: UTF8.self)
    }
  }

  /// The decoded text of a key, which is a string whenever it comes from `members`.
  package var keyString: String {
    guard let string else { preconditionFailure("a value of kind \(kind) is no key") }
    return string
  }

  /// A number that is written as an integer and fits; nil for any other, `1.0` and `1e3` included.
  package var int: Int? {
    guard kind == .number else { return nil }
    return Int(String(decoding: rawBytes, as: UTF8.self))
  }

  package var bool: Bool? {
    guard kind == .bool else { return nil }
    return source.bytes[range.lowerBound] == UInt8(ascii: "t")
  }

  /// A number as it is written, so that none is lost to rounding; nil for any other kind.
  package var numberText: String? {
    guard kind == .number else { return nil }
    return String(decoding: rawBytes, as: UTF8.self)
  }
}
