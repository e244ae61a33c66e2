import GlossJSON
import GlossJournal

extension Session {
  /// Takes note of the items at which others stopped since it was asked last: they are withheld from
  /// now on, and nothing of them is shown, saved or kept.
  ///
  /// The driver calls it with what it found: while `wantsLook`, before anything is drawn; and before
  /// it carries out an append, which it leaves out where `isSaving` is false then.
  package mutating func withhold(_ items: Set<ID>, _ now: Moment) {
    wantsLook = false
    guard !items.isEmpty else { return }
    let places = setup.order.indices.filter { place in
      guard let id = setup.batch.entries[setup.order[place]].id else { return false }
      return items.contains(id) && !isStopped(place)
    }
    guard !places.isEmpty else { return }
    lostCount += places.count { !isDone($0) }
    withheld.formUnion(places)
    practised.subtract(places)
    for place in places {
      parked[place] = nil
      setAside[place] = nil
      refreshDone(place)
    }
    forgetUnsaved(ofThese: items)
    effects.removeAll { effect in
      guard case .appendEvent(.exposure(let item, _), _) = effect else { return false }
      return items.contains(item)
    }
    if let place = open?.place, places.contains(place) { dropOpenItem(now) }
  }

  /// A label is on its way to the disk.
  package var isSaving: Bool { pending != nil }

  /// Whether somebody else stopped at the item during this session.
  package func isWithheld(_ item: ID) -> Bool {
    withheld.contains { setup.batch.entries[setup.order[$0]].id == item }
  }

  /// Takes the open item from the screen, with all that was made of it, and goes on.
  private mutating func dropOpenItem(_ now: Moment) {
    // One that comes next of itself was not seen; one that was asked for was.
    let isMissed = open?.shownAt != nil || notice?.tone != .good
    if let id = open?.id { failed[id] = nil }
    open = nil
    pending = nil
    wantsRationale = false
    prompts.removeAll { $0.kind == .stop }
    guard phase != .left else { return }
    phase = .working
    comeBack(now)
    if isMissed { sayFirmly(CareWords.stoppedElsewhere, now) }
  }

  func isStopped(_ place: Int) -> Bool {
    withheld.contains(place)
      || setup.batch.entries[setup.order[place]].id.map { current[$0]?.status == .stopped } ?? false
  }
}
