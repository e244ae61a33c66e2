/// Makes ids that rise strictly, whatever the clock does.
package struct IDMint: Sendable {
  package let kind: EntryID.Kind
  package private(set) var last: EntryID?

  package init(kind: EntryID.Kind, after last: EntryID? = nil) {
    self.kind = kind
    self.last = last
  }

  /// Makes all that follow greater than those of another, whose file is gone on from elsewhere.
  package mutating func follow(_ other: IDMint) {
    last = [last, other.last].compactMap { $0 }.max()
  }

  /// The next id; nil only after the greatest one that can be written.
  ///
  /// A clock that stands still or has gone back gives the last id plus one, so that order by id
  /// stays order by writing.
  package mutating func next(_ clock: Clock) -> EntryID? {
    let wall = UInt64(clamping: clock.now().wall)
    let time = min(wall, EntryID.maximumTime)
    guard let last, time <= last.time else {
      let random = clock.random(10)
      precondition(random.count == 10, "the clock owes ten random bytes")
      let fresh = EntryID(
        kind: kind, time: time, high: random[..<2].reduce(0) { $0 << 8 | UInt16($1) },
        low: random[2...].reduce(0) { $0 << 8 | UInt64($1) })
      self.last = fresh
      return fresh
    }
    guard let next = last.successor else { return nil }
    self.last = next
    return next
  }
}
