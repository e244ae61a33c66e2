import GlossJournal

extension Session {
  /// What is to be read before going on, if anything is.
  package var prompt: Prompt? { prompts.first }

  /// Whether the open item takes answers: it is on the screen, and nothing stands over it.
  var takesAnswers: Bool { phase == .working && prompt == nil }

  /// Puts a page behind those that wait already.
  mutating func put(_ prompt: Prompt) {
    if prompts.isEmpty { visibleSince = nil }
    prompts.append(prompt)
  }

  /// Answers the page that is on the screen, and goes on.
  ///
  /// - Parameter isRead: whether somebody passed it, and not a script, which sees nothing.
  package mutating func answerPrompt(
    _ answer: Prompt.Answer, isRead: Bool = true, _ now: Moment
  ) {
    guard let prompt, phase != .left, phase != .saving else { return }
    if let refusal = guardRefusal(now) { return say(refusal, .warning) }
    endOffer(now)
    tick(now)
    prompts.removeFirst()
    visibleSince = nil
    account(now)
    if isRead { for id in prompt.seen { record(.seen(of: id), now) } }
    switch prompt.kind {
    case .offer, .pause: rested(now)
    case .stop where answer == .enter: append(.stopped, now)
    case .stop, .terms, .news, .practice, .cap: break
    }
  }

  /// Less is no break, and that one was turned down is nobody's business.
  private static let leastBreakMS: Int64 = 10_000

  /// The time that an offer of a break stood on the screen was the break.
  mutating func endOffer(_ now: Moment) {
    guard prompt?.kind == .offer, let since = visibleSince,
      now.monotonic - since.monotonic >= Session.leastBreakMS
    else { return }
    record(timekeeper.change(to: .break, at: since), now)
  }

  /// What the time goes to now.
  private var activity: Happening.Activity {
    if isReading { return .reading }
    if let prompt { return prompt.activity }
    return open?.isPractice == true ? .practice : .labeling
  }

  /// Records the time of what went before, where something else begins.
  mutating func account(_ now: Moment) {
    record(timekeeper.change(to: activity, at: now), now)
  }
}
