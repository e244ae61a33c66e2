import GlossJournal

/// The numbers below a count in an order that a key decides, each found without the others: any
/// machine that has the key and the count goes the same way, and a batch of a million items is not
/// read for the first of them.
///
/// An alternating Feistel network of eight rounds (Luby and Rackoff 1988) over the least power of two
/// that holds the count; a number past the count is sent through again until it is below it (Black
/// and Rogaway 2002). The prose of ``GlossTasks`` gives it to the bit.
package struct KeyedOrder: Sendable {
  package let count: Int
  /// The four big-endian words of a SHA-256.
  private let keys: [UInt64]
  /// The bits of both halves.
  private let (high, low): (UInt64, UInt64)

  private static let rounds: UInt64 = 8

  package init(count: Int, key: Hash) {
    self.count = count
    keys = key.words
    let bits = max(Int.bitWidth - max(count - 1, 0).leadingZeroBitCount, 2)
    low = UInt64(bits / 2)
    high = UInt64(bits) - low
  }

  package subscript(_ place: Int) -> Int {
    precondition((0..<count).contains(place), "there is no place \(place) of \(count)")
    var number = UInt64(place)
    repeat { number = permuted(number) } while number >= UInt64(count)
    return Int(number)
  }

  private func permuted(_ number: UInt64) -> UInt64 {
    var (left, right) = (number >> low, number & mask(low))
    var widths = (left: high, right: low)
    for round in 0..<KeyedOrder.rounds {
      let word = keys[Int(round % 4)] &+ round << 56 &+ right
      (left, right) = (right, (left ^ mixed(word)) & mask(widths.left))
      widths = (widths.right, widths.left)
    }
    return left << low | right
  }

  private func mask(_ bits: UInt64) -> UInt64 { 1 << bits - 1 }

  /// The last step of SplitMix64 (Steele, Lea and Flood 2014).
  private func mixed(_ word: UInt64) -> UInt64 {
    var word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
    return word ^ word >> 31
  }
}
