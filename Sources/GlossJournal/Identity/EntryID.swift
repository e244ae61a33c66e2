import GlossJSON

/// The id of a label or an event: a prefix, 48 bits of time and 80 random bits, so that ids sort
/// by writing and two machines never make the same one.
package struct EntryID: Hashable, Comparable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case label = "lb_"
    case event = "ev_"
  }

  package let kind: Kind
  /// 48 bits of milliseconds since 1970, and the upper 16 of the 80 random bits.
  let high: UInt64
  /// The lower 64 of the random bits.
  let low: UInt64

  static let maximumTime: UInt64 = 1 << 48 - 1
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Milliseconds since 1970.
  var time: UInt64 { high >> 16 }

  package static func < (a: EntryID, b: EntryID) -> Bool {
    (a.kind.rawValue, a.high, a.low) < (b.kind.rawValue, b.high, b.low)
  }

  /// The next greater id of the kind; nil after the last one that there is.
  var successor: EntryID? {
    if low != .max { return EntryID(kind: kind, high: high, low: low + 1) }
    return high == .max ? nil : EntryID(kind: kind, high: high + 1, low: 0)
  }
}

extension EntryID {
  init(kind: Kind, time: UInt64, high: UInt16, low: UInt64) {
    self.init(kind: kind, high: time << 16 | UInt64(high), low: low)
  }

  /// Reads an id of this kind; nil for any other spelling.
  package init?(_ id: ID, kind: Kind) {
    let utf8 = Array(id.string.utf8)
    // Of the 130 bits of 26 digits the first two are zero.
    guard utf8.count == 29, utf8.starts(with: kind.rawValue.utf8), utf8[3] <= UInt8(ascii: "7")
    else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for byte in utf8.dropFirst(3) {
      guard let digit = EntryID.digits.firstIndex(of: byte) else { return nil }
      (high, low) = (high << 5 | low >> 59, low << 5 | UInt64(digit))
    }
    self.init(kind: kind, high: high, low: low)
  }

  package var id: ID {
    var digits = [UInt8](repeating: 0, count: 26)
    var (high, low) = (high, low)
    for index in digits.indices.reversed() {
      digits[index] = EntryID.digits[Int(low & 31)]
      (high, low) = (high >> 5, high << 59 | low >> 5)
    }
    return ID(kind.rawValue + String(decoding: digits, as: UTF8.self))
  }
}

/// Makes ids that rise strictly, whatever the clock does.
package struct IDMint: Sendable {
  let kind: EntryID.Kind
  var last: EntryID?

  /// Makes all that follow greater than those of another, whose file is gone on from elsewhere.
  package mutating func follow(_ other: IDMint) {
    last = [last, other.last].compactMap { $0 }.max()
  }

  /// The next id; nil only after the greatest one that can be written.
  ///
  /// A clock that stands still or has gone back gives the last id plus one, so that order by id
  /// stays order by writing.
  package mutating func next(_ clock: Clock) -> EntryID? {
    let time = min(UInt64(clamping: clock.now().wall), EntryID.maximumTime)
    if let last, time <= last.time {
      guard let next = last.successor else { return nil }
      self.last = next
    } else {
      let random = clock.random(10)
      precondition(random.count == 10, "the clock owes ten random bytes")
      last = EntryID(
        kind: kind, time: time, high: random[..<2].reduce(0) { $0 << 8 | UInt16($1) },
        low: random[2...].reduce(0) { $0 << 8 | UInt64($1) })
    }
    return last
  }
}
