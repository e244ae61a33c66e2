/// Checks a text against the rules of the reader in one pass, with a stack of its own.
struct JSONChecker {
  /// How deep arrays and objects may nest.
  static let depthLimit = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var index: Int
  private var keys = KeyStack()
  private var openers: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// Gives the range of the one value, without the white space around it.
  mutating func check() throws(JSONFault) -> Range<Int> {
    let text = index
    let head = bytes[index..<end].prefix(3)
    if head.elementsEqual([0xef, 0xbb, 0xbf]) { throw JSONFault(index, .byteOrderMark) }
    if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) {
      throw JSONFault(index, .utf16)
    }
    skipSpace()
    if index == end { throw JSONFault(text, .empty) }
    let start = index
    try value()
    let valueEnd = index
    skipSpace()
    if index < end { throw JSONFault(index, .trailing) }
    return start..<valueEnd
  }

  /// Checks the value at `index`, and all in it.
  private mutating func value() throws(JSONFault) {
    while true {
      if index == end { throw endFault() }
      switch bytes[index] {
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "{"), UInt8(ascii: "["): if try open() { continue }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
      case UInt8(ascii: "t"): try literal("true")
      case UInt8(ascii: "f"): try literal("false")
      case UInt8(ascii: "n"): try literal("null")
      default: throw JSONFault(index, .expectedValue)
      }
      if try !advance() { return }
    }
  }

  /// Goes on after a whole value to the next one; false when the outermost value is whole.
  private mutating func advance() throws(JSONFault) -> Bool {
    while let opener = openers.last {
      skipSpace()
      if index == end { throw endFault() }
      let closer = closer(of: opener)
      let isObject = closer == UInt8(ascii: "}")
      switch bytes[index] {
      case UInt8(ascii: ","):
        let comma = index
        index += 1
        skipSpace()
        if index < end, bytes[index] == closer {
          throw JSONFault(comma, .trailingComma(closer: closer))
        }
        if isObject { try key() }
        return true
      case closer:
        index += 1
        openers.removeLast()
        if isObject { keys.leaveObject() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        throw JSONFault(index, .wrongCloser(opener: opener))
      default: throw JSONFault(index, .expectedComma(inObject: isObject))
      }
    }
    return false
  }

  /// Enters an array or object, up to its first value; false if it is empty and thereby whole.
  private mutating func open() throws(JSONFault) -> Bool {
    let opener = index
    if openers.count == Self.depthLimit { throw JSONFault(opener, .tooDeep) }
    index += 1
    skipSpace()
    if index < end, bytes[index] == closer(of: opener) {
      index += 1
      return false
    }
    openers.append(opener)
    if bytes[opener] == UInt8(ascii: "{") {
      keys.enterObject()
      try key()
    }
    return true
  }

  /// In ASCII, `}` and `]` stand two behind their openers.
  private func closer(of opener: Int) -> UInt8 { bytes[opener] + 2 }

  /// Checks a key and its colon, up to where the value begins.
  private mutating func key() throws(JSONFault) {
    if index == end { throw endFault() }
    guard bytes[index] == UInt8(ascii: "\"") else { throw JSONFault(index, .expectedKey) }
    let start = index
    let hasEscapes = try string()
    if let first = keys.add(start..<index, hasEscapes: hasEscapes, in: bytes) {
      throw JSONFault(start, .duplicateKey(first: first))
    }
    skipSpace()
    if index == end { throw endFault() }
    guard bytes[index] == UInt8(ascii: ":") else { throw JSONFault(index, .expectedColon) }
    index += 1
    skipSpace()
  }

  private mutating func literal(_ text: StaticString) throws(JSONFault) {
    let count = text.utf8CodeUnitCount
    let word = UnsafeBufferPointer(start: text.utf8Start, count: count)
    guard end - index >= count, bytes[index..<index + count].elementsEqual(word),
      !JSONText.isWord(bytes, index + count, end)
    else { throw JSONFault(index, .expectedValue) }
    index += count
  }

  private func endFault() -> JSONFault {
    JSONFault(end, .unclosed(opener: openers.last ?? end))
  }

  @inline(__always)
  private mutating func skipSpace() {
    while index < end {
      switch bytes[index] {
      case 0x20, 0x0a, 0x0d, 0x09: index &+= 1
      default: return
      }
    }
  }

  /// Checks the string at `index`; true if it has escapes.
  @inline(__always)
  private mutating func string() throws(JSONFault) -> Bool {
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
      guard let (_, length) = JSONText.scalar(in: bytes, at: index, end) else {
        let isUnit = JSONText.unit(in: bytes, at: index, end) != nil
        throw JSONFault(start, isUnit ? .loneSurrogate : .badUnicodeEscape)
      }
      index += length
    default: throw JSONFault(start, .badEscape)
    }
  }

  /// Checks the number at `index`.
  private mutating func number() throws(JSONFault) {
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
