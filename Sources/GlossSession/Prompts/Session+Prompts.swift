import GlossJSON
import GlossJournal
import GlossTasks

/// Pages between items.
extension Session {
  /// Answers the page that is on the screen, and goes on. A script passes it, and has not read it.
  mutating func answerPrompt(_ answer: Prompt.Answer, isRead: Bool, _ now: Moment) {
    guard let prompt, phase != .left, phase != .saving else { return }
    if let refusal = guardRefusal(now) { return warn(refusal) }
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

  /// Counts the time for which an offer of a break stood on the screen as the break; less than ten
  /// seconds turned it down, and nothing tells of that.
  mutating func endOffer(_ now: Moment) {
    guard prompt?.kind == .offer, let since = visibleSince,
      now.monotonic - since.monotonic >= 10_000
    else { return }
    record(timekeeper.change(to: .break, at: since), now)
  }

  /// Tells before the next item of another version of the rubric, once for each; the session keeps
  /// its own. New text under the old number is unfinished, or an error that the next start tells.
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

/// What is read before the first item: the terms, what came in since, and how the rubric changed.
enum StartPrompts {
  static func all(_ setup: Setup, labels: [Label]) -> [Prompt] {
    [news(setup.past), change(setup, labels), terms(setup)].compactMap { $0 }
  }

  /// The terms, where they are not the ones that this person saw last.
  private static func terms(_ setup: Setup) -> Prompt? {
    guard let hash = setup.terms.sha256, setup.past.lastTerms != hash else { return nil }
    let isChanged = setup.past.lastTerms != nil
    let first: [Prompt.Block] = isChanged ? [.line(SessionWords.Pages.termsChanged), .gap] : []
    return Prompt(
      .terms, SessionWords.Pages.termsTitle, first + blocks(setup.terms), seen: [ID(hash.text)])
  }

  static func blocks(_ terms: Terms) -> [Prompt.Block] {
    terms.lines.map { .value(name: SessionWords.TermNames.name(of: $0.key), $0.value.text) }
  }

  static func news(_ past: Past) -> Prompt? {
    var blocks: [Prompt.Block] = []
    for reply in past.replies {
      let (note, reply) = (reply.note, reply.reply)
      blocks += [.heading(SessionWords.Pages.reply(to: note)), .quoted(note.text)]
      blocks += [.line(SessionWords.Pages.action(reply.action)), .quoted(reply.text), .gap]
    }
    for review in past.reviews where review.verdict != .accept {
      blocks += [.heading(SessionWords.Pages.review(review))]
      if !review.reason.isEmpty { blocks.append(.quoted(review.reason)) }
      blocks += [.line(SessionWords.Pages.appeal(review)), .gap]
    }
    for decision in past.decisions {
      blocks += [.heading(SessionWords.Pages.decision(decision)), .quoted(decision.reason), .gap]
    }
    let accepted = past.reviews.count { $0.verdict == .accept }
    if accepted > 0 { blocks.append(.line(SessionWords.Pages.accepted(accepted))) }
    if blocks.last == .gap { blocks.removeLast() }
    let seen =
      past.replies.map(\.reply.event.id) + past.reviews.map(\.event.id)
      + past.decisions.map(\.event.id)
    return blocks.isEmpty ? nil : Prompt(.news, SessionWords.Pages.newsTitle, blocks, seen: seen)
  }

  /// Tells of a rubric that is not the one of the last label, and of what was labelled before.
  private static func change(_ setup: Setup, _ labels: [Label]) -> Prompt? {
    let rubric = setup.rubric
    let answered = labels.filter { $0.rubric == rubric.id && $0.status == .answered }
    guard let last = answered.max(by: { $0.id < $1.id }), rubric.isOlder(last) else { return nil }
    // As they stand in the batch, without those that cannot be opened any more.
    let byItem = Dictionary(
      answered.filter(rubric.isOlder).map { ($0.item, $0) }, uniquingKeysWith: { $1 })
    let older = byItem.values.filter { !setup.past.withheld.contains($0.item) }
      .compactMap { label in setup.batch.index(of: label.item).map { (index: $0, label: label) } }
      .sorted { $0.index < $1.index }.map(\.label)
    let meant = older.count { !rubric.means($0.rubricVersion) }
    var blocks: [Prompt.Block] = [
      .line(SessionWords.Pages.changed(isMeaning: !rubric.means(last.rubricVersion))),
      .line(SessionWords.Pages.older(older.count, otherMeaning: meant)),
    ]
    blocks += older.map { .line(SessionWords.Pages.older($0, rubric)) }
    blocks += [.gap, .line(SessionWords.Pages.reopening(isOffered: setup.reoffersStale))]
    if let files = setup.files {
      var told: Set<Hash> = []
      for label in older where told.insert(label.rubricSHA256).inserted {
        blocks += [
          .gap,
          .value(
            name: SessionWords.Pages.differenceName(label.rubricVersion),
            SessionWords.Pages.difference(files, label.rubricSHA256)),
        ]
      }
    }
    return Prompt(.news, SessionWords.Pages.rubricTitle(rubric, from: last.rubricVersion), blocks)
  }
}

extension Rubric {
  /// Whether a version means the same: a change of meaning raises the first number.
  func means(_ other: String) -> Bool {
    version.prefix { $0 != "." } == other.prefix { $0 != "." }
  }
}
