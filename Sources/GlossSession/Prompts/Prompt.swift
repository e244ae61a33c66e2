import GlossJSON
import GlossJournal

/// A page that comes between items and is read before going on: terms, what is new, an explanation,
/// the offer of a break.
///
/// While one is there no item is on the screen, so that nothing typed for the page answers one.
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

  /// A piece of the page. Words of people and of files are kept apart from the program's own, so
  /// that none of them can pose as one.
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
  /// What the person has seen once the page was passed: the ids of replies, reviews and decisions,
  /// the hash of terms.
  package let seen: [ID]

  package init(_ kind: Kind, _ title: String, _ blocks: [Block], seen: [ID] = []) {
    self.kind = kind
    self.title = title
    self.blocks = blocks
    self.seen = seen
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
