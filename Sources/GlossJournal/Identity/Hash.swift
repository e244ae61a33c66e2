/// A SHA-256 digest, written `sha256:` and 64 lowercase hex digits wherever it is a value.
package struct Hash: Hashable, Comparable, Sendable, LosslessStringConvertible {
  package static let prefix = "sha256:"
  /// What stands for the line before the first one, so that the column has one shape.
  package static let zero = Hash(words: (0, 0, 0, 0))

  private let a: UInt64
  private let b: UInt64
  private let c: UInt64
  private let d: UInt64

  /// The digest as four big-endian words.
  package var words: [UInt64] { [a, b, c, d] }

  /// Takes the digest as four big-endian words.
  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    (a, b, c, d) = words
  }

  /// The digest of these bytes.
  package init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    hasher.update(bytes)
    self = hasher.finish()
  }

  /// The digest of a text's UTF-8.
  package init(of text: String) {
    self.init(of: text.utf8)
  }

  /// Reads `sha256:` and 64 lowercase hex digits, and nothing else.
  package init?(_ text: String) {
    let utf8 = Array(text.utf8)
    guard utf8.count == 71, utf8.starts(with: Hash.prefix.utf8) else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in utf8.dropFirst(7).enumerated() {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[index / 16] = words[index / 16] << 4 | UInt64(digit)
    }
    self.init(words: (words[0], words[1], words[2], words[3]))
  }

  /// The 64 lowercase hex digits without a prefix, for file names.
  package var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    let digits = Array("0123456789abcdef".utf8)
    for word in [a, b, c, d] {
      for shift in stride(from: 60, through: 0, by: -4) {
        text.append(digits[Int(word >> UInt64(shift) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The form in which it stands in a file.
  package var text: String { Hash.prefix + hex }

  package var description: String { text }

  package static func < (x: Hash, y: Hash) -> Bool {
    (x.a, x.b, x.c, x.d) < (y.a, y.b, y.c, y.d)
  }
}
