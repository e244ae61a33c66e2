import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Why the open item takes no answers, if it is masked.
  var maskRefusal: String? { open?.mask == nil ? nil : maskedSentence }

  /// That an item is masked, and what reveals or skips it.
  var maskedSentence: String {
    CareWords.masked(reveal: way(to: .reveal), skip: way(to: .skip))
  }

  /// Shows one sentence more of a masked item, or all of it. That it was seen is recorded once
  /// for each time that it was opened.
  package mutating func reveal(whole: Bool, _ now: Moment) {
    guard takesAnswers, let item = open, var mask = item.mask else {
      return say(CareWords.nothingMasked, .warning)
    }
    if let refusal = guardRefusal(now) { return say(refusal, .warning) }
    tick(now)
    // What it shows next may be withheld by now.
    wantsLook = true
    let isPartly = !whole && mask.step()
    open?.mask = isPartly ? mask : nil
    guard let id = item.id, !item.isExposed else { return }
    open?.isExposed = true
    record(.exposure(item: id, advice: item.presented?.item.advice ?? []), now)
  }

  // MARK: Opting out

  /// Passes over the items of a category from now on; behind `-`, offers them again.
  package mutating func optOut(_ value: String, _ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    let category = value.hasPrefix("-") ? String(value.dropFirst()) : value
    guard !category.isEmpty else { return say(CareWords.optoutNeedsCategory, .warning) }
    let isBack = value.hasPrefix("-")
    guard isBack || setup.categories.contains(category) else {
      return say(CareWords.noCategory(category, of: setup.categories), .warning)
    }
    guard past.optouts.contains(category) == isBack else {
      return say(CareWords.optoutIsSo(category, isBack: isBack), .warning)
    }
    past.setOptout(value)
    record(.setting(name: .optout, value: value), now)
    refreshOptouts()
    if let place = open?.place, optedOut.contains(place), open?.revising == nil {
      open = nil
      comeBack(now)
    } else if phase == .finished {
      openNext(now)
    }
    say(CareWords.optedOut(category, isBack: isBack, items: optedOut.count), .good)
  }

  /// Finds the items that the person opted out of.
  mutating func refreshOptouts() {
    let before = optedOut
    optedOut =
      past.optouts.isEmpty
      ? []
      : Set(
        setup.order.indices.filter { place in
          setup.advice(at: place).contains { past.optouts.contains($0) }
        })
    for place in before.symmetricDifference(optedOut) { refreshDone(place) }
  }

  // MARK: Breaks and the daily cap

  package mutating func startBreak(_ now: Moment) {
    guard phase != .left, phase != .saving else { return }
    tick(now)
    prompts.insert(CareWords.pause, at: 0)
    visibleSince = nil
    account(now)
  }

  /// Sets the person's own daily cap; 0 takes it away.
  package mutating func setCap(_ minutes: Int, _ now: Moment) {
    tick(now)
    past.setCap(minutes > 0 ? minutes : nil)
    isCapTold = false
    record(.setting(name: .capMinutes, value: String(minutes)), now)
    say(CareWords.cap(minutes, worked: workedTodayMS(now)), .good)
  }

  /// Says how long this session was, and the day without breaks.
  package mutating func sayHours(_ now: Moment) {
    tick(now)
    say(CareWords.hours(session: sessionMS, today: workedTodayMS(now)))
  }

  private func workedTodayMS(_ now: Moment) -> Int64 {
    past.workedTodayMS + timekeeper.workedMS(at: now)
  }

  /// Between items: tells that the cap is reached, or offers a break if one is due.
  mutating func lookAfter(_ now: Moment) {
    guard phase == .working, prompt == nil else { return }
    if let cap = past.capMinutes, !isCapTold, workedTodayMS(now) >= Int64(cap) * 60_000 {
      isCapTold = true
      return put(CareWords.capReached(cap))
    }
    let care = setup.rubric.care
    let worked = now.monotonic - restedAt
    let isDue = care.breakAfterMinutes.map { worked >= Int64($0) * 60_000 } ?? false
    let isMaskedDue = care.breakAfterMinutesMasked.map { maskedMS >= Int64($0) * 60_000 } ?? false
    if isDue || isMaskedDue { put(CareWords.offer(minutes: Int(worked / 60_000))) }
  }

  /// A break was taken or turned down: the next is due after as long again.
  mutating func rested(_ now: Moment) {
    restedAt = now.monotonic
    maskedMS = 0
  }

  // MARK: Unlawful material

  /// Masks the open item at once, and asks whether it is to be stopped at.
  package mutating func askToStop(_ now: Moment) {
    guard takesAnswers, let item = open else { return }
    tick(now)
    open?.mask = Mask(
      item.presented.map { setup.rubric.care.masked($0.item.advice) } ?? [], item.presented)
    guard item.id != nil else { return say(CareWords.stopNeedsID(skip: way(to: .skip)), .warning) }
    put(CareWords.stop)
    account(now)
  }
}
