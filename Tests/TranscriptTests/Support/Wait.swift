import Foundation

/// Points in time, for deadlines and measurements.
enum Stopwatch {
  static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e6 }
}

/// Polls until the condition holds; false when it did not in time.
func wait(milliseconds: Double = 20_000, until condition: () throws -> Bool) rethrows -> Bool {
  let deadline = Stopwatch.now + milliseconds
  while Stopwatch.now < deadline {
    if try condition() { return true }
    usleep(5_000)
  }
  return try condition()
}
