import GlossJournal

/// Counts the time of a session by activity, on the monotonic clock, which a suspended machine and
/// a clock set back do not change. Time is handed out for recording at each change of activity, after
/// five minutes, and at the end; only typing moves it, so that an idle program writes nothing.
struct Timekeeper: Hashable, Sendable {
  private static let flushAfterMS: Int64 = 5 * 60 * 1000

  private(set) var activity: Happening.Activity = .labeling
  private var since: Int64
  private var lastInput: Int64
  private let began: Int64
  /// Milliseconds handed out so far, breaks left out.
  private var recorded: Int64 = 0

  init(at now: Moment) {
    since = now.monotonic
    lastInput = now.monotonic
    began = now.monotonic
  }

  /// Milliseconds since the session began, as of the last input.
  var sessionMS: Int64 { lastInput - began }

  /// Milliseconds of work since the session began, breaks left out.
  func workedMS(at now: Moment) -> Int64 {
    recorded + (activity == .break ? 0 : max(0, now.monotonic - since))
  }

  /// Takes note of an input; gives the gap before it.
  mutating func input(at now: Moment) -> Int64 {
    let gap = max(0, now.monotonic - lastInput)
    lastInput = max(lastInput, now.monotonic)
    return gap
  }

  /// Changes the activity; gives what is to be recorded of the one before.
  mutating func change(to next: Happening.Activity, at now: Moment) -> Happening? {
    guard next != activity else { return nil }
    let ended = flush(at: now)
    activity = next
    return ended
  }

  /// What is to be recorded now, if it is time.
  mutating func flushIfDue(at now: Moment) -> Happening? {
    now.monotonic - since >= Timekeeper.flushAfterMS ? flush(at: now) : nil
  }

  mutating func flush(at now: Moment) -> Happening? {
    let ms = now.monotonic - since
    since = max(since, now.monotonic)
    if activity != .break { recorded += max(0, ms) }
    return ms > 0 ? .time(activity: activity, ms: Count(ms)) : nil
  }
}
