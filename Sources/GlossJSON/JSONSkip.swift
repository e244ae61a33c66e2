/// Passes over values of a checked text without looking into them.
///
/// The text is known to be valid, so that nothing here can fail and only quotes, backslashes and
/// brackets matter.
enum JSONSkip {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Gives the offset after the value that begins at `start`.
  static func value(in bytes: Bytes, at start: Int) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "\""): return string(in: bytes, at: start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return container(in: bytes, at: start)
    default:
      var index = start
      while index < bytes.count, isScalar(bytes[index]) { index &+= 1 }
      return index
    }
  }

  /// Gives the offset after the value at `start`, and where the next of its array or the next key
  /// of its object begins, if there is one.
  static func valueAndComma(in bytes: Bytes, at start: Int) -> (end: Int, next: Int?) {
    let end = value(in: bytes, at: start)
    let comma = space(in: bytes, at: end)
    guard bytes[comma] == UInt8(ascii: ",") else { return (end, nil) }
    return (end, space(in: bytes, at: comma + 1))
  }

  @inline(__always)
  static func space(in bytes: Bytes, at start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index &+= 1 }
    return index
  }

  @inline(__always)
  static func string(in bytes: Bytes, at start: Int) -> Int {
    var index = start &+ 1
    while true {
      index = ByteScan.quoteOrBackslash(in: bytes, index, bytes.count)
      if index >= bytes.count || bytes[index] == UInt8(ascii: "\"") { return index &+ 1 }
      index &+= 2
    }
  }

  private static func container(in bytes: Bytes, at start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = string(in: bytes, at: index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth &-= 1
        if depth == 0 { return index &+ 1 }
      default: break
      }
      index &+= 1
    }
    return index
  }

  private static func isScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): false
    default: true
    }
  }
}
