/// The pieces of JSON's grammar that the checker, the values and the messages share.
enum JSONText {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Whether a word goes on at `index`: `nullx` is one wrong word, not `null` and a rest.
  static func isWord(_ bytes: Bytes, _ index: Int, _ end: Int) -> Bool {
    guard index < end else { return false }
    let byte = bytes[index]
    return isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Gives the UTF-16 unit of the escape `\uXXXX` at `index`, or nil if that is not one.
  static func unit(in bytes: Bytes, at index: Int, _ end: Int) -> UInt32? {
    guard index + 6 <= end, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index + 2..<index + 6] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// Gives the character of the escape `\uXXXX` at `index`, or of a pair of them, and its length in
  /// bytes; nil if that is none, or half of a pair.
  static func scalar(
    in bytes: Bytes, at index: Int, _ end: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let high = unit(in: bytes, at: index, end) else { return nil }
    if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
    guard high & 0xfc00 == 0xd800, let low = unit(in: bytes, at: index + 6, end),
      low & 0xfc00 == 0xdc00
    else { return nil }
    return Unicode.Scalar(0x10000 + ((high & 0x3ff) << 10 | low & 0x3ff)).map { ($0, 12) }
  }

  static func hasEscapes(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let end = range.upperBound
    return ByteScan.first(UInt8(ascii: "\\"), in: bytes, range.lowerBound, end) < end
  }

  /// What a checked string stands for, given with its quotes.
  static func string(_ bytes: Bytes, _ range: Range<Int>) -> String {
    hasEscapes(bytes, range)
      ? String(decoding: decoded(bytes, range), as: UTF8.self)
      : String(decoding: bytes[range.lowerBound + 1..<range.upperBound - 1], as: UTF8.self)
  }

  /// The same as UTF-8.
  static func decoded(_ bytes: Bytes, _ range: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var index = range.lowerBound + 1
    let end = range.upperBound - 1
    while index < end {
      let stop = ByteScan.first(UInt8(ascii: "\\"), in: bytes, index, end)
      output.append(contentsOf: bytes[index..<stop])
      index = stop
      if index < end { index += decodeEscape(bytes, at: index, end, into: &output) }
    }
    return output
  }

  /// Appends what the escape at `index` stands for, and gives its length in bytes.
  private static func decodeEscape(
    _ bytes: Bytes, at index: Int, _ end: Int, into output: inout [UInt8]
  ) -> Int {
    switch bytes[index + 1] {
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0c)
    case UInt8(ascii: "n"): output.append(0x0a)
    case UInt8(ascii: "r"): output.append(0x0d)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      guard let (scalar, length) = scalar(in: bytes, at: index, end) else {
        preconditionFailure("an escape that was checked is not one")
      }
      output.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
      return length
    case let byte: output.append(byte)
    }
    return 2
  }
}
