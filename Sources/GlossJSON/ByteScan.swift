/// Searches over bytes, eight at a time.
///
/// A word is tested for a byte with the borrow of a subtraction: a set high bit may be false, but
/// only above a true one, so the lowest is always right.
enum ByteScan {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func word(_ bytes: Bytes, _ index: Int) -> UInt64 {
    let base = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  @inline(__always)
  private static func holds(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highs
  }

  /// Finds the first byte that a test takes; `end` if there is none.
  ///
  /// - Parameter marks: the high bit of each byte that is taken, for eight of them at once.
  @inline(__always)
  private static func find(
    in bytes: Bytes, _ start: Int, _ end: Int, _ marks: (UInt64) -> UInt64, _ test: (UInt8) -> Bool
  ) -> Int {
    var index = start
    while index &+ 8 <= end {
      let found = marks(word(bytes, index))
      if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < end, !test(bytes[index]) { index &+= 1 }
    return index
  }

  /// Finds the first byte of a string's content that needs a look: a quote, a backslash, a control
  /// character or the beginning of a multi-byte sequence; `end` if there is none. DEL is a control
  /// only to the writer: the grammar lets it stand raw.
  @inline(__always)
  static func special(
    in bytes: Bytes, _ start: Int, _ end: Int, stopsAtDelete: Bool = false
  ) -> Int {
    find(in: bytes, start, end) { word in
      let control = (word &- ones &* 0x20) & ~word & highs
      let found = control | (word & highs) | holds(word, 0x22) | holds(word, 0x5c)
      return stopsAtDelete ? found | holds(word, 0x7f) : found
    } _: { byte in
      byte < 0x20 || byte == 0x22 || byte == 0x5c || byte >= (stopsAtDelete ? 0x7f : 0x80)
    }
  }

  /// Finds the first quote or backslash; `end` if there is none.
  @inline(__always)
  static func quoteOrBackslash(in bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    find(in: bytes, start, end) {
      holds($0, 0x22) | holds($0, 0x5c)
    } _: {
      $0 == 0x22 || $0 == 0x5c
    }
  }

  /// Finds the first `byte`; `end` if there is none.
  @inline(__always)
  static func first(_ byte: UInt8, in bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    find(in: bytes, start, end) {
      holds($0, byte)
    } _: {
      $0 == byte
    }
  }

  static func newlines(in bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<end { count &+= bytes[index] == 0x0a ? 1 : 0 }
    return count
  }

  /// Counts code points; a byte that is not part of valid UTF-8 counts as one, and a sequence that
  /// `end` cuts is not counted.
  static func codePoints(in bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    let (count, next) = walk(bytes, start, end)
    return next > end ? count - 1 : count
  }

  /// Counts the code points that begin before `end`, and gives where the next one begins.
  static func walk(_ bytes: Bytes, _ start: Int, _ end: Int) -> (count: Int, next: Int) {
    var count = 0
    var index = start
    while index < end {
      if index &+ 8 <= end, word(bytes, index) & highs == 0 {
        count &+= 8
        index &+= 8
        continue
      }
      index &+= max(1, UTF8Sequence.length(in: bytes, at: index, bytes.count))
      count &+= 1
    }
    return (count, index)
  }
}
