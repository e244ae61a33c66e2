import GlossJSON
import GlossJournal
import GlossTasks

/// Going from item to item.
extension Session {
  /// Whether another item may be opened now; says why where the annotator can do something for it.
  mutating func mayMove() -> Bool {
    switch phase {
    case .working, .finished: return prompt == nil
    case .saving, .left: return false
    case .blocked:
      warn(SessionWords.blockedMove(failure))
      return false
    }
  }

  /// Opens the item at a place, as it was left if it was; none where all items are done.
  private mutating func show(_ place: Int?, _ now: Moment) {
    if recordExposure(now) { flushDrafts() }
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
    let reason = reason(for: label, at: place)
    if var kept = items.takeKept(place) {
      // Its label may be another by now; its mask is closed again.
      kept.item.revising = label
      kept.item.reason = reason
      kept.item.cover(setup.rubric.care)
      kept.item.forgetExposure()
      open = kept.item
      if kept.isOfSkip { keepWritten(after: [], now) }
      return bringBackLeftOut(now)
    }
    open = OpenItem.open(place, setup, current: label, reason: reason)
    bringBackLeftOut(now)
    restoreUnsaved(unsaved.all)
    if let misfits = open?.misfits, !misfits.isEmpty {
      sayBeforeNews(misfits.joined(separator: " "))
    }
  }

  /// What was being written for the item when it was saved without it is there again.
  private mutating func bringBackLeftOut(_ now: Moment) {
    for text in leftOut where text.item == open?.id { keep(text.field, text.text, now) }
    leftOut.removeAll { $0.item == open?.id }
  }

  /// Why the item at a place is offered again, where it was labelled before; empty otherwise.
  private func reason(for label: Label?, at place: Int) -> String {
    guard let label else { return "" }
    if setup.rubric.isOlder(label) {
      return SessionWords.Pages.stale(label.rubricVersion, setup.rubric)
    }
    let isSame = label.inputSHA256 == setup.inputSHA256(at: place)
    return label.status == .withdrawn || isSame ? "" : SessionWords.itemChanged
  }

  /// The annotator goes back: to the label before, however far.
  mutating func goBack(_ now: Moment) {
    guard let target = items.goBack(from: open) else { return warn(SessionWords.nothingBefore) }
    show(target, now)
    sayBeforeNews(SessionWords.backAt(item: target + 1))
  }

  /// Forward again along the trail, to the item that is next at its end.
  mutating func goForward(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    guard items.canGoForward else { return warn(SessionWords.nothingFurther) }
    show(items.goForward(from: open), now)
  }

  /// Returns to where going back began, or else opens the first item that is not done.
  mutating func comeBack(_ now: Moment) { show(items.comeBack(), now) }

  /// Opens an item by its place, from 1, or by its id.
  mutating func goTo(_ word: String, _ now: Moment) {
    tick(now)
    guard let place = items.place(named: word) else { return warn(noItem(word)) }
    goTo(place: place, now)
  }

  /// Why there is no item of that name here.
  func noItem(_ word: String) -> String {
    setup.past.withheld.contains(ID(word))
      ? SessionWords.Care.withheld
      : SessionWords.noItem(word, of: setup.batch.count, offered: setup.order.count)
  }

  /// Goes to the first open item, from wherever the person went.
  mutating func goToNext(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    items.startOver()
    let next = items.next()
    guard next != open?.place || next == nil else {
      outcome = .ignored
      return say(SessionWords.isThisItem)
    }
    if let open { items.putOff(open) }
    show(next, now)
  }

  /// Marks the open item for later and goes on, or takes the mark away. One that is done stays open:
  /// it is marked to be looked at once more.
  mutating func putOff(_ now: Moment) {
    guard takesAnswers, let item = open else { return }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    markLater(item.place, now)
    guard items.later.contains(item.place), items.standing(item.place) == .open else { return }
    let said = notice
    items.putOff(item)
    comeBack(now)
    guard let said else { return }
    if open?.place == item.place { return say(SessionWords.nothingButLater) }
    sayBeforeNews(said.text)
  }

  /// Marks an item for later, or takes the mark away.
  mutating func markLater(_ place: Int, _ now: Moment) {
    guard let id = setup.id(at: place) else { return warn(SessionWords.laterNeedsID) }
    guard !items.isStopped(place), items.standing(place) != .optedOut else {
      return warn(
        items.isStopped(place) ? SessionWords.Care.withheld : SessionWords.Care.isOptedOut)
    }
    let isLater = items.toggleLater(place)
    unsaved.keep(isLater ? "+" : "", .later, of: id, now)
    say(SessionWords.markedLater(id, isLater: isLater, list: way(to: .items)))
  }

  mutating func goTo(place: Int, returns: Bool = false, _ now: Moment) {
    guard mayMove() else { return }
    guard place != open?.place else {
      outcome = .ignored
      return say(SessionWords.isThisItem)
    }
    if items.isStopped(place) { return warn(SessionWords.Care.withheld) }
    if items.standing(place) == .optedOut { return warn(SessionWords.Care.isOptedOut) }
    items.goTo(place, from: open, returns: returns)
    show(place, now)
  }

  /// Opens the next label made under an older text of the rubric, from the open item on and round.
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

/// An item that holds a text that was looked for.
package struct Hit: Hashable, Sendable {
  package let place: Int
  package let id: ID
  /// The text around it, on one line.
  package let excerpt: String
  package let standing: ItemQueue.ItemStanding
}

/// What a search found, and what it left out.
package struct Found: Hashable, Sendable {
  package var hits: [Hit] = []
  /// How many masked items were not searched: a hit would tell what the mask is there to hide.
  package var unsearched = 0
}

extension Session {
  package static let mostHits = 200

  /// Finds items by id, category or text, small and capital letters alike, in order; the first 200.
  /// A masked text is not looked into, unless it is the open item's and was revealed.
  package func find(_ text: String) -> Found {
    let wanted = text.lowercased()
    var found = Found()
    guard !wanted.isEmpty else { return found }
    for place in setup.order.indices
    where found.hits.count < Session.mostHits && !items.isStopped(place) {
      guard case .item(let item) = setup.batch.item(at: setup.order[place]) else { continue }
      let mask = mask(of: item, at: place)
      if mask != nil { found.unsearched += 1 }
      let own = [item.input.text, item.input.context] + item.input.prompt.map(\.content)
      let texts = mask == nil ? own + item.input.responses.map(\.text) : []
      let holds = { (text: String) in text.lowercased().contains(wanted) }
      let match = texts.first(where: holds)
      guard match != nil || ([item.id.string] + item.advice).contains(where: holds) else {
        continue
      }
      let shown = match ?? texts.first { !$0.isEmpty } ?? ""
      let excerpt =
        mask.map(SessionWords.Care.isMasked) ?? Session.excerpt(of: shown, around: wanted)
      found.hits.append(
        Hit(place: place, id: item.id, excerpt: excerpt, standing: items.standing(place)))
    }
    return found
  }

  /// The categories behind which an item's text is hidden, each once; nil where it is in view.
  func mask(of item: Item, at place: Int) -> [String]? {
    if let open, open.place == place { return open.mask?.categories }
    let masked = setup.rubric.care.masked(item.advice)
    let hiding = item.advice.filter { masked.contains($0) || care.past.optouts.contains($0) }
    let categories = hiding.indices.filter { hiding.firstIndex(of: hiding[$0]) == $0 }
    return categories.isEmpty ? nil : categories.map { hiding[$0] }
  }

  /// The line of a text that holds what was looked for, from a little before it on.
  private static func excerpt(of text: String, around wanted: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.lowercased().contains(wanted) }) else {
      return String((lines.first ?? Substring(text)).prefix(100))
    }
    // Lowercasing can change how many characters there are: each is kept with where it comes from.
    let folded = line.enumerated().flatMap { offset, character in
      character.lowercased().map { (character: $0, offset: offset) }
    }
    let start = folded.map(\.character).firstRange(of: Array(wanted))?.lowerBound
    let before = start.map { folded[$0].offset } ?? 0
    guard before > 30 else { return String(line.prefix(200)) }
    // From the beginning of a word on.
    let from = line.dropFirst(before - 30)
    let word = from.prefix(30).firstIndex(of: " ").map { from[$0...].dropFirst() } ?? from
    return "… " + String(word.prefix(200))
  }
}
