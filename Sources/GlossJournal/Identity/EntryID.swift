import GlossJSON

/// The id of a label or an event: a prefix, 48 bits of time and 80 random bits, so that ids sort
/// by writing and two machines never make the same one.
package struct EntryID: Hashable, Comparable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case label = "lb_"
    case event = "ev_"
  }

  package let kind: Kind
  /// Milliseconds since 1970, 48 bits.
  let time: UInt64
  /// The upper 16 of the 80 random bits.
  let high: UInt16
  /// The lower 64 of the 80 random bits.
  let low: UInt64

  static let maximumTime: UInt64 = 1 << 48 - 1
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  init(kind: Kind, time: UInt64, high: UInt16, low: UInt64) {
    self.kind = kind
    self.time = time
    self.high = high
    self.low = low
  }

  /// Reads an id of this kind; nil for any other spelling.
  package init?(_ id: ID, kind: Kind) {
    let utf8 = Array(id.string.utf8)
    guard utf8.count == 29, utf8.starts(with: kind.rawValue.utf8) else { return nil }
    var time: UInt64 = 0
    var random: (high: UInt64, low: UInt64) = (0, 0)
    for (index, byte) in utf8.dropFirst(3).enumerated() {
      guard let digit = EntryID.digits.firstIndex(of: byte) else { return nil }
      if index < 10 {
        time = time << 5 | UInt64(digit)
      } else {
        random.high = random.high << 5 | random.low >> 59
        random.low = random.low << 5 | UInt64(digit)
      }
    }
    guard time <= EntryID.maximumTime else { return nil }
    self.init(kind: kind, time: time, high: UInt16(random.high), low: random.low)
  }

  package var id: ID {
    var text = Array(kind.rawValue.utf8)
    for shift in stride(from: 45, through: 0, by: -5) {
      text.append(EntryID.digits[Int(time >> UInt64(shift) & 31)])
    }
    for shift in stride(from: 75, through: 0, by: -5) {
      let bits = shift >= 64 ? UInt64(high) >> UInt64(shift - 64) : crossing(shift)
      text.append(EntryID.digits[Int(bits & 31)])
    }
    return ID(String(decoding: text, as: UTF8.self))
  }

  /// The bits from `shift` up where they may reach over from the low word into the high one.
  private func crossing(_ shift: Int) -> UInt64 {
    let upper = shift == 0 ? 0 : UInt64(high) << UInt64(64 - shift)
    return low >> UInt64(shift) | upper
  }

  package static func < (a: EntryID, b: EntryID) -> Bool {
    (a.kind.rawValue, a.time, a.high, a.low) < (b.kind.rawValue, b.time, b.high, b.low)
  }

  /// The next greater id of the kind; nil after the last one that there is.
  var successor: EntryID? {
    if low != .max { return EntryID(kind: kind, time: time, high: high, low: low + 1) }
    if high != .max { return EntryID(kind: kind, time: time, high: high + 1, low: 0) }
    guard time < EntryID.maximumTime else { return nil }
    return EntryID(kind: kind, time: time + 1, high: 0, low: 0)
  }
}
