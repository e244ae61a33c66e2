import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Why the open item takes no answers, if it is masked.
  var maskRefusal: String? { open?.mask == nil ? nil : maskedSentence }

  /// That an item is masked, and what reveals or skips it.
  var maskedSentence: String {
    SessionWords.Care.masked(reveal: way(to: .reveal), skip: way(to: .skip))
  }

  /// Shows one sentence more of a masked item, or all of it. That it was seen is recorded once
  /// for each time that it was opened.
  mutating func reveal(whole: Bool, _ now: Moment) {
    guard takesAnswers, let item = open, var mask = item.mask else {
      return say(SessionWords.Care.nothingMasked, .warning)
    }
    if let refusal = guardRefusal(now) { return say(refusal, .warning) }
    tick(now)
    // Somebody else may have stopped at the item since it opened.
    wantsLook = true
    want(.look)
    let isPartly = !whole && mask.step()
    open?.cover(with: isPartly ? mask : nil)
    guard let id = item.id, !item.isExposed else { return }
    open?.isExposed = true
    let shown = item.presented?.sentenceCount(showing: isPartly ? mask.revealed : .max) ?? 0
    record(
      .exposure(
        item: id, advice: item.presented?.item.advice ?? [], shown: shown,
        sentences: item.presented?.sentenceCount(showing: .max) ?? 0), now)
  }

  // MARK: Opting out

  /// Passes over the items of a category from now on; behind `-`, offers them again.
  mutating func optOut(_ value: String, _ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    let category = value.hasPrefix("-") ? String(value.dropFirst()) : value
    guard !category.isEmpty else { return say(SessionWords.Care.optoutNeedsCategory, .warning) }
    let isBack = value.hasPrefix("-")
    guard isBack || setup.categories.contains(category) else {
      return say(SessionWords.Care.noCategory(category, of: setup.categories), .warning)
    }
    guard care.past.optouts.contains(category) == isBack else {
      return say(SessionWords.Care.optoutIsSo(category, isBack: isBack), .warning)
    }
    care.past.setOptout(value)
    items.optOut(of: care.past.optouts)
    if let open, items.isOptedOut(open.place), open.revising == nil {
      self.open = nil
      comeBack(now)
    } else if phase == .finished {
      openNext(now)
    }
    let confirmation = SessionWords.Care.optedOut(
      category, isBack: isBack, items: items.optedOutPlaces)
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

  private func workedTodayMS(_ now: Moment) -> Int64 {
    care.past.workedTodayMS + timekeeper.workedMS(at: now)
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
    open?.cover(
      with: Mask(
        item.presented.map { setup.rubric.care.masked($0.item.advice) } ?? [], item.presented))
    guard item.id != nil else {
      return say(SessionWords.Care.stopNeedsID(skip: way(to: .skip)), .warning)
    }
    pages.put(SessionWords.Care.stop)
    account(now)
  }

  /// Takes note of the items at which others stopped since it was asked last: they are withheld from
  /// now on, and nothing of them is shown, saved or kept.
  mutating func withhold(_ stops: Set<ID>, _ now: Moment) {
    wantsLook = false
    guard !stops.isEmpty else { return }
    let places = items.withhold(stops)
    guard !places.isEmpty else { return }
    keepOnDisk(unsaved.forget { stops.contains($0.item) })
    if let place = open?.place, places.contains(place) { dropOpenItem(now) }
  }

  /// Whether somebody else stopped at the item during this session.
  package func isWithheld(_ item: ID) -> Bool { items.isWithheld(item) }

  /// How many items that were still to be labelled others stopped at during this session.
  package var lostCount: Int { items.lostCount }

  /// Takes the open item from the screen, with all that was made of it, and goes on.
  private mutating func dropOpenItem(_ now: Moment) {
    // An item that came up by itself and was not drawn yet goes without a word.
    let isMissed = open?.shownAt != nil || notice?.tone != .good
    if let id = open?.id { unsure[id] = nil }
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
  private var maskedMS: Int64 = 0

  init(_ past: Past, at now: Moment) {
    self.past = past
    restedAt = now.monotonic
  }

  mutating func addMasked(_ ms: Int64) { maskedMS += ms }

  mutating func setCap(_ minutes: Int) {
    past.setCap(minutes > 0 ? minutes : nil)
    isCapTold = false
  }

  /// A break was taken or turned down: the next is due after as long again.
  mutating func rested(_ now: Moment) {
    restedAt = now.monotonic
    maskedMS = 0
  }

  /// That the cap is reached, once, or the offer of a break; nil where neither is due.
  mutating func due(_ care: Care, worked today: Int64, _ now: Moment) -> Prompt? {
    if let cap = past.capMinutes, !isCapTold, today >= Int64(cap) * 60_000 {
      isCapTold = true
      return SessionWords.Care.capReached(cap)
    }
    let worked = now.monotonic - restedAt
    let isDue = care.breakAfterMinutes.map { worked >= Int64($0) * 60_000 } ?? false
    let isMaskedDue = care.breakAfterMinutesMasked.map { maskedMS >= Int64($0) * 60_000 } ?? false
    return isDue || isMaskedDue ? SessionWords.Care.offer(minutes: Int(worked / 60_000)) : nil
  }
}
