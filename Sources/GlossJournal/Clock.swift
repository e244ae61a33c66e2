/// A moment on both clocks, as one reading of them.
package struct Moment: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z on the wall clock, which people can set.
  package var wall: Int64
  /// Milliseconds on a clock that never goes back and does not run while the machine sleeps.
  package var monotonic: Int64

  package init(wall: Int64, monotonic: Int64) {
    self.wall = wall
    self.monotonic = monotonic
  }
}

/// Time and randomness as the journal knows them.
package struct Clock: Sendable {
  package var now: @Sendable () -> Moment
  /// This many unpredictable bytes.
  package var random: @Sendable (_ count: Int) -> [UInt8]

  package init(
    now: @escaping @Sendable () -> Moment, random: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.now = now
    self.random = random
  }
}
