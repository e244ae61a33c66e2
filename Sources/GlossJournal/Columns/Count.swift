import GlossJSON

/// A whole number of a file, or a sum of such: milliseconds, revisions, cents. It is at least 0.
///
/// A line of the format may hold any number that fits, and so any sum of them may not fit. So
/// nothing here can trap: what is beyond the greatest stays at it, and is told as "at least" that.
/// No `Int` is added to it, and none comes out but by ``value``, so that what is reckoned of files
/// is reckoned here.
package struct Count: Hashable, Comparable, Sendable {
  package let value: Int

  package static let greatest = Count(Int.max)

  /// The nearest to a whole number.
  package init(_ number: some BinaryInteger) { value = max(0, Int(clamping: number)) }

  /// The nearest to a number, which may be infinite; 0 for none at all.
  package init(rounding number: Double) {
    value = Int(exactly: max(0, number.rounded())) ?? .max
  }

  /// Whether it is only known to be at least this much.
  package var isBound: Bool { self == .greatest }

  /// "at least ", where that has to stand before it.
  package var atLeast: String { isBound ? "at least " : "" }

  package static func < (a: Count, b: Count) -> Bool { a.value < b.value }

  package static func + (a: Count, b: Count) -> Count {
    let (sum, overflows) = a.value.addingReportingOverflow(b.value)
    return overflows ? .greatest : Count(sum)
  }

  package static func += (a: inout Count, b: Count) { a = a + b }

  /// 0 where more is taken off than there is.
  package static func - (a: Count, b: Count) -> Count { Count(a.value - b.value) }
}

extension Count: ExpressibleByIntegerLiteral, CustomStringConvertible {
  package init(integerLiteral value: Int) { self.init(value) }
  package var description: String { atLeast + String(value) }
}

extension Sequence<Count> {
  package func sum() -> Count { reduce(0, +) }
}

extension Count: ColumnValue {
  package static var type: ColumnType { .count }
  package static var blank: Count { 0 }

  package static func reader(of name: String, as type: ColumnType) -> ColumnReader<Count> {
    let reader = Int.reader(of: name, as: type)
    return { value, complaints in reader(value, complaints).map { Count($0) } }
  }

  package func write(to writer: inout JSONWriter) { writer.int(value) }
}
