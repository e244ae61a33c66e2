/// A random number generator that repeats itself from its seed (SplitMix64: Steele, Lea and Flood,
/// 2014), so that a failing walk can be walked again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// A scalar from anywhere in Unicode, with the rare kinds made frequent.
  mutating func scalar() -> Unicode.Scalar {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1f, 0x20...0x7e, 0x7f...0x9f, 0xa0...0x7ff, 0x2000...0x206f, 0x800...0xd7ff,
      0xe000...0xffff, 0x10000...0x10ffff, 0xe0000...0xe007f,
    ]
    let range = ranges.randomElement(using: &self) ?? 0...0x7f
    return Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? "?"
  }

  mutating func string(upTo length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) { text.append(scalar()) }
    return String(text)
  }
}
