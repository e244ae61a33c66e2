/// The canonical way to write a string: what is escaped, and how.
///
/// Escaped are the characters that a terminal or an editor acts on instead of showing them:
/// controls, line and paragraph separators, marks of direction, tags. A line of a journal is
/// thereby one line to every reader, and safe to look at.
enum JSONEscapes {
  /// Whether a character is written as `\uXXXX`, unless it has a short form.
  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1f, 0x7f...0x9f, 0x061c, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069,
      0xe0000...0xe007f:
      true
    default: false
    }
  }

  static func appendString(_ string: String, to output: inout [UInt8]) {
    var string = string
    output.append(UInt8(ascii: "\""))
    string.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let stop = ByteScan.special(in: bytes, index, bytes.count, stopsAtDelete: true)
        output.append(contentsOf: bytes[index..<stop])
        index = stop
        if index < bytes.count { index += appendSpecial(bytes, index, to: &output) }
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends the one character at `index`, and gives its length in bytes.
  private static func appendSpecial(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, to output: inout [UInt8]
  ) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\""): output.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
    case 0x0a: output.append(contentsOf: #"\n"#.utf8)
    case 0x0d: output.append(contentsOf: #"\r"#.utf8)
    case 0x09: output.append(contentsOf: #"\t"#.utf8)
    default:
      var parser = UTF8.ForwardParser()
      var rest = bytes[index...].makeIterator()
      guard case .valid(let character) = parser.parseScalar(from: &rest) else {
        preconditionFailure("a string of Swift is not valid UTF-8")
      }
      let scalar = UTF8.decode(character)
      if isEscaped(scalar) {
        for unit in UTF16.encode(scalar).unsafelyUnwrapped { appendUnit(unit, to: &output) }
      } else {
        output.append(contentsOf: character)
      }
      return character.count
    }
    return 1
  }

  private static func appendUnit(_ unit: UInt16, to output: inout [UInt8]) {
    output.append(contentsOf: #"\u"#.utf8)
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> UInt16(shift) & 0xf)
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
