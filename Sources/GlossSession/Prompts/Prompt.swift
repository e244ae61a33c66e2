import GlossJSON
import GlossJournal
import GlossTasks

/// A page that is read between items: terms, what is new, an explanation, the offer of a break. No
/// item that can be answered is on the screen meanwhile, so that nothing typed for the page answers
/// one.
package struct Prompt: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case terms
    /// Replies to notes, reviews, a changed rubric.
    case news
    /// What was expected of a practice item.
    case practice
    /// A break is offered. The time with it open is the break's, if it is long enough to be one.
    case offer
    /// A break that was asked for; any key ends it.
    case pause
    /// The person's own daily cap is reached.
    case cap
    /// Whether the open item is unlawful material; Enter says so.
    case stop
  }

  package enum Answer: Hashable, Sendable { case enter, escape }

  /// A piece of the page. Words of people and of files are told apart from the program's own.
  package enum Block: Hashable, Sendable {
    case heading(String)
    case line(String)
    case quoted(String)
    /// A value under its name.
    case value(name: String, String)
    case gap
  }

  package let kind: Kind
  package let title: String
  package let blocks: [Block]
  /// What is seen once the page is passed: ids of replies, reviews, decisions; the terms' hash.
  package let seen: [ID]
  /// What the page is about, shown beside it as far as it was before.
  package let about: PresentedItem?

  package init(
    _ kind: Kind, _ title: String, _ blocks: [Block], seen: [ID] = [], about: PresentedItem? = nil
  ) {
    self.kind = kind
    self.title = title
    self.blocks = blocks
    self.seen = seen
    self.about = about
  }

  /// What the time with the page open counts as.
  var activity: Happening.Activity {
    switch kind {
    case .terms, .news, .cap: .reading
    case .practice: .practice
    case .pause: .break
    case .offer, .stop: .labeling
    }
  }
}

/// The pages to read before going on, while which nothing is answered, and since when what is on
/// the screen is in view: the guard counts from that.
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
