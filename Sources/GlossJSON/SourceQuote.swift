/// What a message quotes from a source.
struct SourceQuote {
  let source: SourceFile
  /// Where the text that was read ends; what follows is not quoted.
  let end: Int

  private static let limit = 40

  /// The word or the single character at an offset, between backticks.
  func word(at offset: Int) -> String {
    source.withBytes { bytes in
      guard offset < end else { return "the end of the text" }
      var stop = offset
      while stop < offset + Self.limit, JSONText.isWord(bytes, stop, end) { stop += 1 }
      if stop == offset { stop += max(1, UTF8Sequence.length(in: bytes, at: offset, end)) }
      return "`\(UTF8Sequence.string(bytes, offset, stop))`"
    }
  }

  /// At most `count` characters from an offset on, as far as the line goes, between backticks.
  func characters(_ count: Int, at offset: Int) -> String {
    source.withBytes { bytes in
      let (_, stop) = UTF8Sequence.forward(from: offset, by: count, in: bytes, end)
      return "`\(UTF8Sequence.string(bytes, offset, stop))`"
    }
  }

  /// The checked string at an offset as it is written, quotes included, cut when it is long.
  func string(at offset: Int) -> String {
    source.withBytes { bytes in
      let stop = JSONSkip.value(in: bytes, at: offset)
      let (_, cut) = UTF8Sequence.forward(from: offset, by: Self.limit, in: bytes, stop)
      return UTF8Sequence.string(bytes, offset, cut) + (cut < stop ? "…" : "")
    }
  }

  func place(_ offset: Int) -> String {
    let position = source.position(of: ByteOffset(offset))
    return "line \(position.line), column \(position.column)"
  }

  func container(_ opener: Int) -> String {
    (source.bytes[opener] == UInt8(ascii: "{") ? "object" : "array")
      + " that begins at \(place(opener))"
  }

  func closer(of opener: Int) -> String {
    source.bytes[opener] == UInt8(ascii: "{") ? "}" : "]"
  }

  func whyNotUTF8(at offset: Int) -> String {
    let byte = source.bytes[offset]
    let next = offset + 1 < end ? source.bytes[offset + 1] : 0
    let name = "byte 0x\(Self.hex(UInt32(byte), digits: 2))"
    let goesOn = UTF8Sequence.isContinuation(next)
    switch byte {
    case 0x80...0xbf: return "\(name) continues a character that did not begin"
    case 0xc0, 0xc1: return "\(name) begins an overlong form, which is not UTF-8"
    case 0xe0 where goesOn && next < 0xa0, 0xf0 where goesOn && next < 0x90:
      return "\(name) begins an overlong form, which is not UTF-8"
    case 0xed where goesOn && next >= 0xa0:
      return "\(name) begins an encoded surrogate, which is not UTF-8"
    case 0xf4 where goesOn && next >= 0x90, 0xf5...0xf7:
      return "\(name) begins a value above U+10FFFF"
    case 0xf8...0xff: return "\(name) is not UTF-8"
    default: return "\(name) begins a character that is cut short"
    }
  }

  /// A number in uppercase hexadecimal, filled with zeros.
  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
