/// The bidirectional class of every code point that is drawn, mirrored forms and paired brackets.
enum BidiTable {
  /// One side of a pair of brackets; both sides have the number of the pair.
  struct Bracket: Hashable, Sendable {
    let pair: UInt32
    let opens: Bool
  }

  /// Planes 0 and 1 spelled out, as in `ScalarTable`.
  private static let flat: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: 0x20000)
    for (index, run) in runs.enumerated() {
      let start = Int(run >> 4)
      guard start < classes.count else { break }
      let end = index + 1 < runs.count ? min(Int(runs[index + 1] >> 4), classes.count) : 0x20000
      for code in start..<end { classes[code] = UInt8(run & 0xF) }
    }
    return classes
  }()

  private static let mirrored: [UInt32: Unicode.Scalar] = {
    var forms: [UInt32: Unicode.Scalar] = [:]
    for pair in mirrors {
      forms[pair >> 16] = Unicode.Scalar(pair & 0xFFFF)
      forms[pair & 0xFFFF] = Unicode.Scalar(pair >> 16)
    }
    return forms
  }()

  private static let paired: [UInt32: Bracket] = {
    var sides: [UInt32: Bracket] = [:]
    for pair in brackets {
      let (opening, closing) = (pair >> 16, pair & 0xFFFF)
      // Canonical equivalents pair with each other (BD16): the angle brackets U+2329 and U+3008.
      let number = opening == 0x2329 ? 0x3008 : opening
      sides[opening] = Bracket(pair: number, opens: true)
      sides[closing] = Bracket(pair: number, opens: false)
    }
    return sides
  }()

  static func classify(_ scalar: Unicode.Scalar) -> BidiClass {
    let code = Int(scalar.value)
    // Beyond the first planes there are ideographs, which are left to right, and selectors, which
    // begin no cluster.
    let value = code < flat.count ? flat[code] : BidiClass.left.rawValue
    return BidiClass(rawValue: value) ?? .neutral
  }

  /// What stands for a code point where text goes right to left; nil if it stands for itself.
  static func mirror(of scalar: Unicode.Scalar) -> Unicode.Scalar? { mirrored[scalar.value] }

  static func bracket(_ scalar: Unicode.Scalar) -> Bracket? { paired[scalar.value] }
}
