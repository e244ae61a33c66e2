import GlossTasks

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
    return true
  }
}
