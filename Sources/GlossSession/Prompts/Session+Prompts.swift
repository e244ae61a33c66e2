import GlossJournal
import GlossTasks

/// Pages between items.
extension Session {
  /// Answers the page that is on the screen, and goes on.
  ///
  /// - Parameter isRead: whether somebody passed it, and not a script, which sees nothing.
  mutating func answerPrompt(
    _ answer: Prompt.Answer, isRead: Bool, _ now: Moment
  ) {
    guard let prompt, phase != .left, phase != .saving else { return }
    if let refusal = guardRefusal(now) { return say(refusal, .warning) }
    endOffer(now)
    tick(now)
    pages.removeFirst()
    account(now)
    if isRead { for id in prompt.seen { record(.seen(of: id), now) } }
    switch prompt.kind {
    case .offer, .pause: care.rested(now)
    case .stop where answer == .enter: append(.stopped, now)
    case .stop, .terms, .news, .practice, .cap: break
    }
  }

  /// An offer that stood for less was turned down, and nothing tells of that.
  private static let leastBreakMS: Int64 = 10_000

  /// Counts the time for which an offer of a break stood on the screen as the break.
  mutating func endOffer(_ now: Moment) {
    guard prompt?.kind == .offer, let since = visibleSince,
      now.monotonic - since.monotonic >= Session.leastBreakMS
    else { return }
    record(timekeeper.change(to: .break, at: since), now)
  }

  /// A text of the rubric is there that is not the one this session started with: says so before the
  /// next item, once for each version. The session goes on with its own.
  ///
  /// New text under the old number is an error, which the next start tells, or is not finished yet.
  mutating func announce(_ newer: Rubric, _ now: Moment) {
    let rubric = setup.rubric
    guard phase == .working || phase == .finished, newer.id == rubric.id,
      newer.sha256 != rubric.sha256, newer.version != rubric.version,
      announced.insert(newer.version).inserted
    else { return }
    pages.put(SessionWords.Pages.newer(newer, than: rubric))
    account(now)
  }
}
