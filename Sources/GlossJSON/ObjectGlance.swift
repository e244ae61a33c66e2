/// What can be told of an object without checking it: how a file of a million lines is looked
/// through at the speed of memory.
///
/// It is right about objects that are well formed. Of any others it may say anything, and never reads
/// beyond them.
package struct ObjectGlance: Sendable {
  /// The key with its quotes, as the first bytes of a word.
  private let first: (word: UInt64, mask: UInt64, count: Int)
  /// The first eight bytes of each key with its quotes; 0 is in no text.
  private let heads: (UInt64, UInt64, UInt64)

  /// What an object shows.
  package struct Look: Sendable {
    /// The content of the string under the wanted key, where that is the object's first and has
    /// printable ASCII alone, without escapes; nil where it has to be looked for.
    package var value: Range<Int>?
    /// The bit of each key that may be one of the object's own; nil where escapes may hide some.
    package var mayHold: UInt8?
  }

  /// - Parameters:
  ///   - first: the key whose value is wanted, of six letters at most.
  ///   - keys: what else is looked for, three at most, of six letters or more each.
  package init(first: String, keys: [String]) {
    precondition(first.utf8.count <= 6)
    precondition(keys.count <= 3 && keys.allSatisfy { $0.utf8.count >= 6 })
    let count = first.utf8.count + 2
    self.first = (ObjectGlance.head(of: first), .max >> UInt64(64 - 8 * count), count)
    let heads = keys.map { ObjectGlance.head(of: $0) } + [0, 0, 0]
    self.heads = (heads[0], heads[1], heads[2])
  }

  private static func head(of key: String) -> UInt64 {
    "\"\(key)\"".utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  package func look(at bytes: UnsafeBufferPointer<UInt8>, _ object: Range<Int>) -> Look {
    Look(value: value(in: bytes, object), mayHold: keys(in: bytes, object))
  }

  private func value(
    in bytes: UnsafeBufferPointer<UInt8>, _ object: Range<Int>
  ) -> Range<Int>? {
    let end = object.upperBound
    func space(_ start: Int) -> Int {
      var index = start
      while index < end, bytes[index] <= 0x20 { index &+= 1 }
      return index
    }
    func takes(_ byte: UInt8, _ index: inout Int) -> Bool {
      index = space(index)
      guard index < end, bytes[index] == byte else { return false }
      index &+= 1
      return true
    }
    var index = object.lowerBound
    guard takes(UInt8(ascii: "{"), &index) else { return nil }
    index = space(index)
    guard index &+ 8 <= end, ByteScan.word(bytes, index) & first.mask == first.word else {
      return nil
    }
    index &+= first.count
    guard takes(UInt8(ascii: ":"), &index), takes(UInt8(ascii: "\""), &index) else { return nil }
    let start = index
    index = ByteScan.special(in: bytes, index, end, stopsAtDelete: true)
    guard index < end, bytes[index] == UInt8(ascii: "\""), index > start else { return nil }
    return start..<index
  }

  private func keys(in bytes: UnsafeBufferPointer<UInt8>, _ object: Range<Int>) -> UInt8? {
    let end = object.upperBound
    var found: UInt8 = 0
    var index = object.lowerBound
    while true {
      index = ByteScan.quoteOrBackslash(in: bytes, index, end)
      guard index &+ 8 <= end else { return found }
      if bytes[index] == UInt8(ascii: "\\") {
        // Only these escapes can spell a letter of a key.
        if bytes[index &+ 1] == UInt8(ascii: "u") { return nil }
        index &+= 2
        continue
      }
      let word = ByteScan.word(bytes, index)
      if word == heads.0 { found |= 1 }
      if word == heads.1 { found |= 2 }
      if word == heads.2 { found |= 4 }
      index &+= 1
    }
  }
}
