import GlossTasks

/// What stands before an item that its advice warns of: nothing of it is drawn until it is revealed.
package struct Mask: Hashable, Sendable {
  /// After so many sentences the next step shows all.
  static let steps = 3

  /// Why; empty where the annotator stopped at an item that nothing warned of.
  package let categories: [String]
  /// Sentences of each text that are shown.
  package private(set) var revealed = 0
  private let presented: PresentedItem?
  /// All that may be drawn; nil for an item that could not be read.
  package private(set) var drawn: PresentedItem?

  init(_ categories: [String], _ presented: PresentedItem?) {
    self.categories = categories
    self.presented = presented
    drawn = presented?.revealing(0, sign: Mask.sign)
  }

  static let sign = "[masked]"

  /// Shows one sentence more; false where that is all of it.
  mutating func step() -> Bool {
    revealed += 1
    guard let presented, revealed <= Mask.steps, revealed < presented.sentenceCount else {
      return false
    }
    drawn = presented.revealing(revealed, sign: Mask.sign)
    return true
  }
}
