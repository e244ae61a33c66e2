/// How a rubric looks after those who label: what opens masked, and when a break is offered.
package struct Care: Hashable, Sendable {
  /// Categories of `advice` whose items open masked.
  package let mask: [String]
  /// Minutes of session time until a break is offered; nil where none is.
  package let breakAfterMinutes: Int?
  /// Likewise, of time on masked items.
  package let breakAfterMinutesMasked: Int?

  package static let none = Care(mask: [], breakAfterMinutes: nil, breakAfterMinutesMasked: nil)

  /// The categories of an item for which it opens masked, in the item's order.
  package func masked(_ advice: [String]) -> [String] {
    // By bytes, as everything that files name.
    advice.filter { category in
      mask.contains { $0.utf8.elementsEqual(category.utf8) }
    }
  }
}
