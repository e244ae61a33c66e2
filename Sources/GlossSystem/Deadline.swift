import GlossJournal

/// A moment to wait for, on the clock that nobody sets.
struct Deadline {
  private let end: Int64

  init(milliseconds: Int) {
    end = Clock.live.now().monotonic + Int64(max(milliseconds, 0))
  }

  /// The milliseconds left, as `poll` takes them; never negative, which would be without end.
  var remaining: Int32 {
    Int32(clamping: max(end - Clock.live.now().monotonic, 0))
  }
}
