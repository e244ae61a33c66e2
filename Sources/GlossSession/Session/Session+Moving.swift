import GlossJSON
import GlossJournal
import GlossTasks

/// Going from item to item.
extension Session {
  /// Opens the first item that is not done.
  mutating func openNext(_ now: Moment) { show(items.next(), now) }

  /// Whether another item may be opened now; says why where the annotator can do something for it.
  mutating func mayMove() -> Bool {
    switch phase {
    case .working, .finished: return prompt == nil
    case .saving, .left: return false
    case .blocked:
      say(SessionWords.blockedMove(failure), .warning)
      return false
    }
  }

  /// Opens the item at a place, with the half-made answers that were left there; none where all
  /// items are done.
  private mutating func show(_ place: Int?, _ now: Moment) {
    pages.hide()
    guard let place else {
      open = nil
      return
    }
    wantsRationale = false
    wantsLook = true
    want(.look)
    notice = nil
    let label = items.label(at: place)
    if let kept = items.takeKept(place) {
      take(kept.item, label)
      if kept.isOfSkip { keepWritten(after: [], now) }
      return
    }
    open = OpenItem.open(place, setup, current: label, reason: reason(for: label, at: place))
    restoreUnsaved(unsaved.all)
    tellMisfits()
  }

  /// Says what of the open item's earlier answers no longer fits.
  private mutating func tellMisfits() {
    guard let misfits = open?.misfits, !misfits.isEmpty else { return }
    sayBeforeNews(misfits.joined(separator: " "))
  }

  /// Opens an item as it was left. Its label may be another by now; its mask is closed again.
  private mutating func take(_ kept: OpenItem, _ label: Label?) {
    var kept = kept
    kept.revising = label
    kept.reason = reason(for: label, at: kept.place)
    kept.cover(with: OpenItem.mask(of: kept, setup))
    kept.isExposed = false
    open = kept
  }

  /// Why the item at a place is offered again, where it was labelled before; empty otherwise.
  private func reason(for label: Label?, at place: Int) -> String {
    guard let label else { return "" }
    if setup.rubric.isOlder(label) {
      return SessionWords.Pages.stale(label.rubricVersion, setup.rubric)
    }
    let isSame = label.inputSHA256 == setup.inputSHA256(at: place)
    return label.status == .withdrawn || isSame
      ? "" : SessionWords.itemChanged
  }

  /// The annotator goes back: to the label before, however far.
  mutating func goBack(_ now: Moment) {
    guard let target = items.goBack(from: open) else {
      return say(SessionWords.nothingBefore, .warning)
    }
    show(target, now)
    sayBeforeNews(SessionWords.backAt(item: target + 1))
  }

  /// Forward again along the trail, to the item that is next at its end.
  mutating func goForward(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    guard items.canGoForward else {
      return say(SessionWords.nothingFurther, .warning)
    }
    show(items.goForward(from: open), now)
  }

  /// Returns to where going back began.
  mutating func comeBack(_ now: Moment) { show(items.comeBack(), now) }

  /// Opens an item by its place, from 1, or by its id.
  mutating func goTo(_ word: String, _ now: Moment) {
    tick(now)
    guard let place = items.place(named: word) else {
      return say(SessionWords.noItem(word, of: setup.order.count), .warning)
    }
    goTo(place: place, now)
  }

  mutating func goTo(place: Int, _ now: Moment) {
    guard mayMove() else { return }
    guard place != open?.place else {
      outcome = .ignored
      return say(SessionWords.isThisItem)
    }
    if items.isStopped(place) { return say(SessionWords.Care.withheld, .warning) }
    if items.standing(place) == .optedOut { return say(SessionWords.Care.isOptedOut, .warning) }
    items.goTo(place, from: open)
    show(place, now)
  }

  // MARK: Labels made under an older text

  /// Opens the next label that was made under an older text of the rubric, from the open item on and
  /// round to it.
  mutating func goToStale(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    guard let next = items.nextStale(after: open?.place) else {
      let isHere = open.map { items.isStale($0.place) } ?? false
      return say(isHere ? SessionWords.Pages.lastStale : SessionWords.Pages.noStale)
    }
    goTo(place: next, now)
  }
}

extension Rubric {
  /// Whether a label is an answer to an older text of this rubric than this one.
  package func isOlder(_ label: Label) -> Bool {
    label.status == .answered
      && RubricInForce(id: id, version: version).isOlder(label.rubric, label.rubricVersion)
  }
}
