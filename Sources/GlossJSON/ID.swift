/// An identifier that compares by its UTF-8 bytes.
///
/// `String ==` holds "é" as one scalar and as two to be equal. Two items may differ in just that,
/// and a label of one must never count for the other: ids and keys go through this type.
package struct ID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  LosslessStringConvertible
{
  package let string: String

  package init(_ string: String) { self.string = string }
  package init(stringLiteral value: String) { self.string = value }

  package var description: String { string }

  package static func == (a: ID, b: ID) -> Bool {
    a.string.utf8.elementsEqual(b.string.utf8)
  }

  package static func < (a: ID, b: ID) -> Bool {
    a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(UInt8(0xff))
  }
}
