import GlossJournal

/// The pages to read before going on, and since when something is in view.
///
/// While there is one no item is on the screen: nothing is answered, and the guard counts from what
/// is in view.
struct Pages: Sendable {
  private(set) var waiting: [Prompt]
  /// Since when the open item, or the page before it, is on the screen; nil until it was drawn.
  private(set) var visibleSince: Moment?
  /// When the terminal last sent what nobody pressed: the guard counts from there, too.
  var disturbedAt: Moment?
  /// The guideline or the terms are open over the item.
  var isReading = false

  init(_ pages: [Prompt]) { waiting = pages }

  var first: Prompt? { waiting.first }

  /// Puts a page behind those that wait already.
  mutating func put(_ page: Prompt) {
    if waiting.isEmpty { visibleSince = nil }
    waiting.append(page)
  }

  /// Puts a page before the others.
  mutating func putFirst(_ page: Prompt) {
    waiting.insert(page, at: 0)
    visibleSince = nil
  }

  mutating func removeFirst() {
    waiting.removeFirst()
    visibleSince = nil
  }

  mutating func remove(_ kind: Prompt.Kind) { waiting.removeAll { $0.kind == kind } }

  /// What was in view is not any more.
  mutating func hide() { visibleSince = nil }

  mutating func show(_ now: Moment) { visibleSince = now }
}
