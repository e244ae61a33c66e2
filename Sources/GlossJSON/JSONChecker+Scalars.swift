extension JSONChecker {
  /// Checks the string at `index`; true if it has escapes.
  @inline(__always)
  mutating func string() throws(JSONFault) -> Bool {
    let start = index
    var hasEscapes = false
    index &+= 1
    while true {
      index = ByteScan.special(in: bytes, index, end)
      guard index < end else { throw JSONFault(start, .unclosedString) }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index &+= 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0..<0x20: throw JSONFault(index, .controlInString)
      default: try multiByte()
      }
    }
  }

  /// Checks a run of multi-byte sequences: text that is not Latin is one run up to a space.
  @inline(__always)
  private mutating func multiByte() throws(JSONFault) {
    repeat {
      let length = UTF8Sequence.length(in: bytes, at: index, end)
      if length == 0 { throw JSONFault(index, .invalidUTF8) }
      index &+= length
    } while index < end && bytes[index] >= 0x80
  }

  private mutating func escape() throws(JSONFault) {
    let start = index
    // A backslash that ends the text stands in a string that is not closed; that is what to say.
    guard index + 1 < end else {
      index = end
      return
    }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "u"):
      guard let unit = JSONText.unit(in: bytes, at: index, end) else {
        throw JSONFault(start, .badUnicodeEscape)
      }
      index += 6
      if unit & 0xfc00 == 0xd800 {
        guard let low = JSONText.unit(in: bytes, at: index, end), low & 0xfc00 == 0xdc00 else {
          throw JSONFault(start, .loneSurrogate)
        }
        index += 6
      } else if unit & 0xfc00 == 0xdc00 {
        throw JSONFault(start, .loneSurrogate)
      }
    default: throw JSONFault(start, .badEscape)
    }
  }

  /// Checks the number at `index`.
  mutating func number() throws(JSONFault) {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: "0") {
      index += 1
      if index < end, JSONText.isDigit(bytes[index]) { throw JSONFault(start, .leadingZero) }
    } else {
      try digits(after: "-")
    }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits(after: ".")
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      try digits(after: "e")
    }
  }

  private mutating func digits(after what: String) throws(JSONFault) {
    let start = index
    while index < end, JSONText.isDigit(bytes[index]) { index &+= 1 }
    if index == start { throw JSONFault(index, .missingDigits(after: what)) }
  }
}
