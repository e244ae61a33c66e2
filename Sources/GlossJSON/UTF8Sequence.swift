/// The well-formed sequences of UTF-8 (The Unicode Standard, table 3-7).
enum UTF8Sequence {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Gives the length of the sequence that begins at `index`, or 0 if none does: an overlong form,
  /// a surrogate, a value above U+10FFFF, a sequence cut short or a stray byte.
  @inline(__always)
  static func length(in bytes: Bytes, at index: Int, _ end: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    guard lead >= 0xc2, index &+ 1 < end else { return 0 }
    let second = bytes[index &+ 1]
    if lead < 0xe0 { return isContinuation(second) ? 2 : 0 }
    guard index &+ 2 < end, isContinuation(bytes[index &+ 2]) else { return 0 }
    if lead < 0xf0 {
      let low: UInt8 = lead == 0xe0 ? 0xa0 : 0x80
      let high: UInt8 = lead == 0xed ? 0x9f : 0xbf
      return low <= second && second <= high ? 3 : 0
    }
    guard lead <= 0xf4, index &+ 3 < end, isContinuation(bytes[index &+ 3]) else { return 0 }
    let low: UInt8 = lead == 0xf0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xf4 ? 0x8f : 0xbf
    return low <= second && second <= high ? 4 : 0
  }

  /// Gives how many code points, at most `limit`, follow in the line, and where they end. A byte
  /// that is not UTF-8 counts as one.
  static func forward(
    from start: Int, by limit: Int, in bytes: Bytes, _ end: Int
  ) -> (count: Int, end: Int) {
    var (count, index) = (0, start)
    while count < limit, index < end, bytes[index] != 0x0a {
      index += max(1, length(in: bytes, at: index, end))
      count += 1
    }
    return (count, index)
  }

  /// The same before a place, not going before `lineStart`.
  static func back(
    from end: Int, by limit: Int, in bytes: Bytes, _ lineStart: Int
  ) -> (count: Int, start: Int) {
    var (count, index) = (0, end)
    while count < limit, index > lineStart {
      index = start(containing: index - 1, in: bytes, from: lineStart)
      count += 1
    }
    return (count, index)
  }

  /// Gives the start of the code point that holds the byte at `index`, not going before `start`.
  ///
  /// UTF-8 synchronizes itself, so that this finds the boundaries that reading forward finds.
  static func start(containing index: Int, in bytes: Bytes, from start: Int) -> Int {
    guard index < bytes.count, isContinuation(bytes[index]) else { return index }
    var candidate = index
    while candidate > start, candidate > index - 3, isContinuation(bytes[candidate]) {
      candidate -= 1
    }
    return length(in: bytes, at: candidate, bytes.count) > index - candidate ? candidate : index
  }

  /// Decodes a range to a string in which each byte that is not UTF-8 is one U+FFFD, so that the
  /// string has as many scalars as the columns that were counted.
  static func string(_ bytes: Bytes, _ start: Int, _ end: Int) -> String {
    var text = ""
    var index = start
    while index < end {
      let length = length(in: bytes, at: index, end)
      if length == 0 {
        text.unicodeScalars.append("\u{fffd}")
      } else {
        text += String(decoding: bytes[index..<index + length], as: UTF8.self)
      }
      index += max(1, length)
    }
    return text
  }

  @inline(__always)
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }
}
