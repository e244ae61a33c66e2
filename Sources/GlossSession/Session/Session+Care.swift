import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Why the open item takes no answers, if a mask hides it.
  var maskRefusal: String? { open?.isHidden == true ? maskedSentence : nil }

  /// Why what takes whole texts is not to be had, if some of them are masked.
  var wholeRefusal: String? {
    open?.mask == nil
      ? nil : maskRefusal ?? SessionWords.Care.partlyMasked(all: way(to: .revealAll))
  }

  /// That an item is masked, and what reveals or skips it.
  var maskedSentence: String {
    guard let item = open, (item.mask?.revealed ?? 0) > 0 else {
      return SessionWords.Care.masked(reveal: way(to: .reveal), skip: way(to: .skip))
    }
    return SessionWords.Care.needsMore(reveal: way(to: .reveal), all: way(to: .revealAll))
  }

  /// Shows one sentence more of a masked item, or all of it.
  mutating func reveal(whole: Bool, _ now: Moment) {
    guard takesAnswers, let item = open, item.mask != nil else {
      return warn(SessionWords.Care.nothingMasked)
    }
    if let refusal = guardRefusal(now) { return warn(refusal) }
    tick(now)
    // Somebody else may have stopped at the item since it opened.
    wantsLook = true
    want(.look)
    open?.reveal(whole: whole)
  }

  /// What was revealed is about to be drawn. How much it was is kept at once, since the event that
  /// tells of it is written when the item is left.
  mutating func noteExposure(_ now: Moment) {
    guard let before = open?.exposedCount else { return }
    open?.noteExposure()
    guard let item = open, item.exposedCount > before else { return }
    keep(.exposure, "\(item.exposedCount)/\(sentenceCount(item))", now)
    flushDrafts()
  }

  private func sentenceCount(_ item: OpenItem) -> Int {
    item.presented?.sentenceCount(showing: .max) ?? 0
  }

  /// Records how much was revealed of the item that is left, once for each opening; whether anything
  /// was. The drafts, which had it till then, are still to be kept without it.
  @discardableResult
  mutating func recordExposure(_ now: Moment) -> Bool {
    guard let item = open, let id = item.id, item.exposedCount > 0 else { return false }
    open?.forgetExposure()
    record(
      .exposure(
        item: id, advice: item.presented?.item.advice ?? [], shown: item.exposedCount,
        sentences: sentenceCount(item)), now)
    unsaved.keep("", .exposure, of: id, now)
    return true
  }

  /// Records what was revealed in a session that was killed, as its drafts tell.
  mutating func recordExposures(in kept: [UnsavedText], _ now: Moment) {
    let kept = kept.filter { $0.field == .exposure }
    for kept in kept {
      let counts = kept.text.split(separator: "/").compactMap { Int($0) }
      guard counts.count == 2, let place = items.place(of: kept.item) else { continue }
      record(
        .exposure(
          item: kept.item, advice: setup.advice(at: place), shown: counts[0], sentences: counts[1]),
        now)
    }
    keepOnDisk(unsaved.forget(where: kept.contains))
  }

  // MARK: Opting out

  /// Passes over the items of a category from now on; behind `-`, offers them again.
  mutating func optOut(_ value: String, _ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    let isBack = value.hasPrefix("-")
    let category = isBack ? String(value.dropFirst()) : value
    guard !category.isEmpty else { return warn(SessionWords.Care.optoutNeedsCategory) }
    guard isBack || setup.categories.contains(category) else {
      return warn(SessionWords.Care.noCategory(category, of: setup.categories))
    }
    guard care.past.optouts.contains(category) == isBack else {
      return warn(SessionWords.Care.optoutIsSo(category, isBack: isBack))
    }
    care.past.setOptout(value)
    items.optOut(of: care.past.optouts)
    if open.map({ items.optedOut.contains($0.place) && $0.revising == nil }) ?? true {
      if recordExposure(now) { flushDrafts() }
      open = nil
      comeBack(now)
    }
    let confirmation = SessionWords.Care.optedOut(
      category, isBack: isBack, items: items.optedOut.count)
    record(.setting(name: .optout, value: value), now, thenSay: Notice(confirmation, .good))
  }

  // MARK: Breaks and the daily cap

  mutating func startBreak(_ now: Moment) {
    guard phase != .left, phase != .saving else { return }
    tick(now)
    pages.putFirst(SessionWords.Care.pause)
    account(now)
  }

  /// Sets the person's own daily cap; 0 takes it away.
  mutating func setCap(_ minutes: Int, _ now: Moment) {
    tick(now)
    care.setCap(minutes)
    let confirmation = SessionWords.Care.cap(minutes, worked: workedTodayMS(now))
    record(
      .setting(name: .capMinutes, value: String(minutes)), now,
      thenSay: Notice(confirmation, .good))
  }

  /// Says how long this session was, and the day without breaks.
  mutating func sayHours(_ now: Moment) {
    tick(now)
    say(SessionWords.Care.hours(session: sessionMS, today: workedTodayMS(now)))
  }

  private func workedTodayMS(_ now: Moment) -> Count {
    care.past.workedTodayMS + Count(timekeeper.workedMS(at: now))
  }

  /// Between items: tells that the cap is reached, or offers a break if one is due.
  mutating func lookAfter(_ now: Moment) {
    guard phase == .working, prompt == nil else { return }
    if let page = care.due(setup.rubric.care, worked: workedTodayMS(now), now) { pages.put(page) }
  }

  // MARK: Unlawful material

  /// Masks the open item at once, and asks whether it is to be stopped at.
  mutating func askToStop(_ now: Moment) {
    guard takesAnswers, let item = open else { return }
    tick(now)
    open?.cover(setup.rubric.care, always: true)
    guard item.id != nil else { return warn(SessionWords.Care.stopNeedsID(skip: way(to: .skip))) }
    pages.put(SessionWords.Care.stop)
    account(now)
  }

  /// Withholds items at which others stopped: nothing of them is shown, saved or kept from now on.
  mutating func withhold(_ stops: Set<ID>, _ now: Moment) {
    wantsLook = false
    let places = stops.isEmpty ? [] : items.withhold(stops)
    guard !places.isEmpty else { return noteExposure(now) }
    guard let item = open, places.contains(item.place) else {
      keepOnDisk(unsaved.forget { stops.contains($0.item) })
      return noteExposure(now)
    }
    recordExposure(now)
    keepOnDisk(unsaved.forget { stops.contains($0.item) })
    // An item that came up by itself and was not drawn yet goes without a word.
    let isMissed = item.shownAt != nil || notice?.tone != .good
    if let id = item.id { unsure[id] = nil }
    open = nil
    pending = nil
    wantsRationale = false
    pages.remove(.stop)
    guard phase != .left else { return }
    comeBack(now)
    if isMissed { sayFirmly(SessionWords.Care.stoppedElsewhere, now) }
  }
}

/// What care is taken of the person: their settings, their breaks, and the time on masked items.
struct CareRecord: Sendable {
  /// What earlier sessions left, and this one changed of it.
  var past: Past
  private var isCapTold = false
  /// When the last break ended or was turned down, on the monotonic clock.
  private var restedAt: Int64
  /// Milliseconds on items that opened masked, since then.
  var maskedMS: Int64 = 0

  init(_ past: Past, at now: Moment) {
    self.past = past
    restedAt = now.monotonic
  }

  mutating func setCap(_ minutes: Int) {
    past.capMinutes = minutes > 0 ? minutes : nil
    isCapTold = false
  }

  /// A break was taken or turned down: the next is due after as long again.
  mutating func rested(_ now: Moment) {
    restedAt = now.monotonic
    maskedMS = 0
  }

  /// That the cap is reached, once, or the offer of a break; nil where neither is due.
  mutating func due(_ care: Care, worked today: Count, _ now: Moment) -> Prompt? {
    if let cap = past.capMinutes, !isCapTold, today.value / 60_000 >= cap {
      isCapTold = true
      return SessionWords.Care.capReached(cap)
    }
    let worked = now.monotonic - restedAt
    let isDue = [(care.breakAfterMinutes, worked), (care.breakAfterMinutesMasked, maskedMS)]
      .contains { minutes, ms in minutes.map { ms >= Int64($0) * 60_000 } ?? false }
    return isDue ? SessionWords.Care.offer(minutes: Int(worked / 60_000)) : nil
  }
}

/// Hides an item that its advice warns of: faces draw what was revealed of it, and nothing else.
package struct Mask: Hashable, Sendable {
  /// So many sentences come one by one; the step after them shows all.
  static let steps = 3

  /// What the item warns of; empty where the annotator stopped at one that warns of nothing.
  package let categories: [String]
  /// Sentences of each text that are shown.
  package private(set) var revealed = 0
  private let presented: PresentedItem?
  /// All that may be drawn; nil for an item that could not be read.
  package private(set) var drawn: PresentedItem?
  /// The same without the signs of what is masked: what is asked about.
  private(set) var known: PresentedItem?

  init(_ categories: [String], _ presented: PresentedItem?) {
    self.categories = categories
    self.presented = presented
    drawn = presented?.revealing(0, sign: SessionWords.Care.sign)
  }

  /// Shows one sentence more; false where that is all of it.
  mutating func step() -> Bool {
    revealed += 1
    guard let presented, revealed <= Mask.steps, revealed < presented.sentenceCount else {
      return false
    }
    drawn = presented.revealing(revealed, sign: SessionWords.Care.sign)
    known = presented.revealing(revealed)
    return true
  }
}
