import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Opens the first item that is not done.
  mutating func openNext(_ now: Moment) {
    trailIndex = nil
    returnPlace = nil
    guard let next = firstNotDone() else {
      open = nil
      visibleSince = nil
      phase = .finished
      return
    }
    show(next, now)
  }

  /// Ends the session where as many labels were saved as it was to have.
  mutating func reachedLimit(_ now: Moment) -> Bool {
    guard let limit = setup.limit, savedCount >= limit else { return false }
    say("The limit of this session is reached; labels saved: \(savedCount).", .good)
    leave(code: 0, now)
    return true
  }

  /// Whether another item may be opened now; says why where the annotator can do something for it.
  mutating func mayMove() -> Bool {
    switch phase {
    case .working, .finished: return prompt == nil
    case .saving, .left: return false
    case .blocked:
      say("This label is not saved; :results DIR goes on in another directory.", .warning)
      return false
    }
  }

  /// Opens the item at a place, as it was left if it was left half-made.
  mutating func show(_ place: Int, _ now: Moment) {
    phase = .working
    wantsRationale = false
    wantsLook = true
    visibleSince = nil
    notice = nil
    let label = setup.batch.entries[setup.order[place]].id.flatMap { current[$0] }
    if let kept = parked.removeValue(forKey: place) { return take(kept, label) }
    if let kept = setAside.removeValue(forKey: place) {
      take(kept, label)
      return keepWritten(after: [], now)
    }
    open = OpenItem.open(place, setup, current: label, reason: reason(for: label, at: place))
    restoreUnsaved()
    tellMisfits()
  }

  /// Says what of the open item's earlier answers no longer fits.
  private mutating func tellMisfits() {
    guard let misfits = open?.misfits, !misfits.isEmpty else { return }
    sayBeforeNews(misfits.joined(separator: " "))
  }

  /// Says something, and behind it what the item that just opened is said to be.
  mutating func sayBeforeNews(_ text: String, _ tone: Notice.Tone = .plain) {
    guard let news = notice else { return say(text, tone) }
    say("\(text) \(news.text)")
  }

  /// Opens an item as it was left. Its label may be another by now; its mask is closed again.
  private mutating func take(_ kept: OpenItem, _ label: Label?) {
    var kept = kept
    kept.revising = label
    kept.reason = reason(for: label, at: kept.place)
    kept.mask = OpenItem.mask(of: kept, setup)
    kept.isExposed = false
    open = kept
  }

  /// Why the item at a place is offered again, where it was labelled before; empty otherwise.
  private func reason(for label: Label?, at place: Int) -> String {
    guard let label else { return "" }
    if setup.rubric.isOlder(label) {
      return PromptWords.stale(label.rubricVersion, setup.rubric)
    }
    let isSame = label.inputSHA256 == inputSHA256(of: setup.batch.entries[setup.order[place]])
    return label.status == .withdrawn || isSame
      ? "" : "This item has changed since you labelled it."
  }

  /// Whether there is a label before the open item.
  package var canGoBack: Bool { previousTrailIndex != nil }

  private var previousTrailIndex: Int? {
    (0..<(trailIndex ?? trail.count)).last { trail[$0] != open?.place && !isStopped(trail[$0]) }
  }

  /// The annotator goes back: to the label before, however far.
  mutating func goBack(_ now: Moment) {
    guard let target = previousTrailIndex else {
      return say("There is nothing before this.", .warning)
    }
    leaveOpenItem()
    trailIndex = target
    show(trail[target], now)
    sayBeforeNews("Back at item \(trail[target] + 1); nothing is written until you save.")
  }

  /// Forward again along the trail, to the item that is next at its end.
  package mutating func goForward(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    guard let from = trailIndex else {
      return say("Nothing further: this is the next item to label.", .warning)
    }
    leaveOpenItem()
    guard
      let target = trail.indices.first(where: {
        $0 > from && trail[$0] != trail[from] && !isStopped(trail[$0])
      })
    else {
      return comeBack(now)
    }
    trailIndex = target
    show(trail[target], now)
  }

  /// Returns to where going back began.
  mutating func comeBack(_ now: Moment) {
    guard let place = returnPlace, !isDone(place) || parked[place] != nil else {
      return openNext(now)
    }
    trailIndex = nil
    returnPlace = nil
    show(place, now)
  }

  /// Opens an item by its place, from 1, or by its id.
  package mutating func goTo(_ word: String, _ now: Moment) {
    tick(now)
    guard let place = place(named: word) else {
      return say(
        "There is no item \(word); the batch has \(counted(setup.order.count, "item")).", .warning)
    }
    goTo(place: place, now)
  }

  package mutating func goTo(place: Int, _ now: Moment) {
    guard mayMove() else { return }
    guard place != open?.place else { return say("That is this item.") }
    if isStopped(place) { return say(CareWords.withheld, .warning) }
    if isOptedOutOnly(place) { return say(CareWords.isOptedOut, .warning) }
    leaveOpenItem()
    trailIndex = trail.lastIndex(of: place)
    show(place, now)
  }

  /// An id wins over a number, which counts from 1.
  func place(named word: String) -> Int? {
    if let place = setup.order.indices.first(where: {
      setup.batch.entries[setup.order[$0]].id == ID(word)
    }) {
      return place
    }
    guard let number = Int(word), setup.order.indices.contains(number - 1) else { return nil }
    return number - 1
  }

  /// Keeps what is half-made of the open item although it is skipped: skipping costs nothing, and
  /// one stray key must not cost every answer. What is taken up again is a revision of its own.
  mutating func setItemAside() {
    guard var item = open, item.presented != nil else { return }
    guard item.isTouched || item.isBegun || item.state.entries.contains(where: \.isAnswered) else {
      return
    }
    item.shownAt = nil
    item.activeMS = 0
    setAside[item.place] = item
  }

  /// Leaves the open item, keeping what is half-made.
  private mutating func leaveOpenItem() {
    guard let item = open else { return }
    if returnPlace == nil { returnPlace = item.place }
    if item.isTouched || item.isBegun { parked[item.place] = item }
  }
}
