import CLibrary
import GlossJournal

extension Clock {
  /// The machine's clocks and its source of randomness.
  package static let live = Clock(
    now: { Moment(wall: milliseconds(CLOCK_REALTIME), monotonic: milliseconds(awake)) },
    random: { count in
      // The system's own generator: getrandom or arc4random_buf.
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    })

  /// The clock that stands still while the machine sleeps: on Linux CLOCK_MONOTONIC does, on
  /// Darwin it does not.
  #if canImport(Darwin)
    private static var awake: clockid_t { CLOCK_UPTIME_RAW }
  #else
    private static var awake: clockid_t { CLOCK_MONOTONIC }
  #endif

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
