/// An offset into the bytes of a file, from 0. Never a code point or a column.
package struct ByteOffset: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
  package let value: Int

  package init(_ value: Int) { self.value = value }
  package init(integerLiteral value: Int) { self.value = value }

  package static func < (a: ByteOffset, b: ByteOffset) -> Bool { a.value < b.value }
  package static func - (a: ByteOffset, b: ByteOffset) -> Int { a.value - b.value }
}
