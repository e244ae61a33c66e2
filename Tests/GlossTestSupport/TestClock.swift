import Foundation
import GlossJournal

/// A clock that stands where a test puts it and draws from a seed.
package final class TestClock: @unchecked Sendable {
  private let mutex = NSLock()
  private var moment: Moment
  private var generator: SeededGenerator

  package init(wall: Int64 = 1_767_225_600_000, monotonic: Int64 = 0, seed: UInt64 = 0) {
    moment = Moment(wall: wall, monotonic: monotonic)
    generator = SeededGenerator(seed: seed)
  }

  package var now: Moment {
    get { mutex.withLock { moment } }
    set { mutex.withLock { moment = newValue } }
  }

  /// Lets time pass on both clocks.
  package func advance(_ milliseconds: Int64) {
    mutex.withLock {
      moment.wall += milliseconds
      moment.monotonic += milliseconds
    }
  }

  package var clock: Clock {
    Clock(
      now: { self.now },
      random: { count in self.mutex.withLock { self.generator.bytes(count) } })
  }
}
