/// An offset into a text, counted in Unicode code points (scalars) from 0: what a span records and
/// what `text[start:end]` takes in Python. Never a byte, a `Character` or a column.
package struct ScalarOffset: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
  package var value: Int

  package init(_ value: Int) { self.value = value }
  package init(integerLiteral value: Int) { self.value = value }

  package static func < (a: ScalarOffset, b: ScalarOffset) -> Bool { a.value < b.value }
  package static func + (a: ScalarOffset, b: Int) -> ScalarOffset { ScalarOffset(a.value + b) }
  package static func - (a: ScalarOffset, b: Int) -> ScalarOffset { ScalarOffset(a.value - b) }
  package static func - (a: ScalarOffset, b: ScalarOffset) -> Int { a.value - b.value }
}

extension Range where Bound == ScalarOffset {
  /// How many code points the range holds.
  package var count: Int { upperBound - lowerBound }
}
