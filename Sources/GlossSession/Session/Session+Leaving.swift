import GlossJournal

extension Session {
  /// Leaves as somebody at the keys asks for it: over an answer that would be lost, at the second
  /// time.
  package mutating func leaveOrAsk(_ now: Moment) {
    guard phase == .working, let item = open, item.isTouched || item.isBegun,
      placeOfLeaving != item.place
    else {
      return leave(code: 0, now)
    }
    placeOfLeaving = item.place
    tick(now)
    say(SessionWords.leavesUnsaved, .warning)
  }

  /// Ends the session: what is half-made and typed stays in the drafts.
  package mutating func leave(code: Int32, _ now: Moment, receipt: Hash? = nil) {
    guard phase != .left else { return }
    endOffer(now)
    tick(now)
    flushDrafts()
    record(timekeeper.flush(at: now), now)
    var code = code
    if hadFailure, code == 0 { code = 74 }
    phase = .left
    effects.append(.leave(code: code))
  }
}
