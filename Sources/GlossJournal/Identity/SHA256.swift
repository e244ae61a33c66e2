import CSHA256

/// SHA-256 as bytes come in (FIPS 180-4, section 6.2): by the processor's own instructions where it
/// has them, several times as fast.
package struct SHA256: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  /// Bytes that do not fill a block yet; always fewer than 64.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0
  /// False for the words of Swift below alone, which give the same.
  private let usesProcessor: Bool

  init(usesProcessor: Bool = true) { self.usesProcessor = usesProcessor }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { update(buffer: $0) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { update(buffer: $0) } }
  }

  /// The digest of all bytes so far. The hasher can go on afterwards.
  package func finish() -> Hash {
    var copy = self
    // Up to the last eight bytes of a block, which hold the length in bits.
    copy.update([0x80] + [UInt8](repeating: 0, count: (119 - pending.count) % 64))
    withUnsafeBytes(of: (length &* 8).bigEndian) { copy.update($0) }
    let s = copy.state
    func word(_ i: Int) -> UInt64 { UInt64(s[i]) << 32 | UInt64(s[i + 1]) }
    return Hash(words: (word(0), word(2), word(4), word(6)))
  }

  private mutating func update(buffer: UnsafeBufferPointer<UInt8>) {
    length &+= UInt64(buffer.count)
    var rest = buffer[...]
    if !pending.isEmpty {
      let taken = rest.prefix(64 - pending.count)
      pending += taken
      rest = rest.dropFirst(taken.count)
      guard pending.count == 64 else { return }
      let block = pending
      block.withUnsafeBytes { compress($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / 64 * 64
    let blocks = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest.prefix(whole)))
    compress(blocks)
    pending += rest.dropFirst(whole)
  }

  /// Takes in whole blocks of 64 bytes.
  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard let first = blocks.baseAddress, !blocks.isEmpty else { return }
    var state = self.state
    SHA256.constants.withUnsafeBufferPointer { constants in
      let isDone =
        usesProcessor
        && withUnsafeMutableBytes(of: &state) { words in
          sha256_take_blocks(
            words.assumingMemoryBound(to: UInt32.self).baseAddress,
            first.assumingMemoryBound(to: UInt8.self), blocks.count / 64, constants.baseAddress)
        }
      if isDone { return }
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        for start in stride(from: 0, to: blocks.count, by: 64) {
          SHA256.fill(schedule, from: blocks, at: start)
          SHA256.rounds(&state, schedule, constants)
        }
      }
    }
    self.state = state
  }

  @inline(__always)
  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, from blocks: UnsafeRawBufferPointer,
    at start: Int
  ) {
    for i in 0..<16 {
      schedule[i] = UInt32(
        bigEndian: blocks.loadUnaligned(fromByteOffset: start + 4 * i, as: UInt32.self))
    }
    for i in 16..<64 {
      let x = schedule[i - 15]
      let y = schedule[i - 2]
      let small0 = right(x, 7) ^ right(x, 18) ^ x >> 3
      let small1 = right(y, 17) ^ right(y, 19) ^ y >> 10
      schedule[i] = schedule[i - 16] &+ small0 &+ schedule[i - 7] &+ small1
    }
  }

  @inline(__always)
  private static func rounds(
    _ state: inout SIMD8<UInt32>, _ schedule: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // The eight variables change places in the calls, so that none is moved: twice as fast.
    for i in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, schedule[i] &+ constants[i])
      round(h, a, b, &c, d, e, f, &g, schedule[i + 1] &+ constants[i + 1])
      round(g, h, a, &b, c, d, e, &f, schedule[i + 2] &+ constants[i + 2])
      round(f, g, h, &a, b, c, d, &e, schedule[i + 3] &+ constants[i + 3])
      round(e, f, g, &h, a, b, c, &d, schedule[i + 4] &+ constants[i + 4])
      round(d, e, f, &g, h, a, b, &c, schedule[i + 5] &+ constants[i + 5])
      round(c, d, e, &f, g, h, a, &b, schedule[i + 6] &+ constants[i + 6])
      round(b, c, d, &e, f, g, h, &a, schedule[i + 7] &+ constants[i + 7])
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let big1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
    let choice = g ^ e & (f ^ g)
    let t1 = h &+ big1 &+ choice &+ word
    let big0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
    let majority = a & b | c & (a | b)
    d = d &+ t1
    h = t1 &+ big0 &+ majority
  }

  @inline(__always)
  private static func right(_ x: UInt32, _ n: UInt32) -> UInt32 {
    x &>> n | x &<< (32 &- n)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2).
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
