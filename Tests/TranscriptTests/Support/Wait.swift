import Foundation

/// Points in time, for deadlines and measurements.
enum Stopwatch {
  static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e6 }

  /// How many milliseconds a process worked meanwhile, where the system says so; else how many
  /// passed, which is more on a busy machine.
  static func work(of process: Int32, _ body: () throws -> Void) rethrows -> Double {
    let (start, before) = (now, workedNanoseconds(process))
    try body()
    guard let before, let after = workedNanoseconds(process) else { return now - start }
    return (after - before) / 1e6
  }

  private static func workedNanoseconds(_ process: Int32) -> Double? {
    let path = "/proc/\(process)/schedstat"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    return text.split(separator: " ").first.flatMap { Double($0) }
  }
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
