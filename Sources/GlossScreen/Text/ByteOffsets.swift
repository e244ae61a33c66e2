/// Where every 64th code point of a string begins in its UTF-8, so that cutting out a span does
/// not walk a long text from its start.
struct ByteOffsets: Sendable {
  private static let step = 64

  /// Empty where bytes and code points are the same.
  private var marks: [Int] = []

  init(_ string: String, scalarCount: Int) {
    var string = string
    string.withUTF8 { bytes in
      if bytes.count == scalarCount { return }
      marks.reserveCapacity(scalarCount / Self.step + 1)
      var scalars = 0
      for (position, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
        if scalars % Self.step == 0 { marks.append(position) }
        scalars += 1
      }
    }
  }

  /// Takes the string anew from a code point on, up to which nothing changed.
  mutating func update(_ string: String, scalarCount: Int, from scalar: Int) {
    guard !marks.isEmpty else {
      self = ByteOffsets(string, scalarCount: scalarCount)
      return
    }
    let kept = min(scalar / Self.step, marks.count - 1)
    let start = marks[kept]
    marks.removeSubrange(kept...)
    var string = string
    string.withUTF8 { bytes in
      var scalars = kept * Self.step
      for position in start..<bytes.count where bytes[position] & 0xC0 != 0x80 {
        if scalars % Self.step == 0 { marks.append(position) }
        scalars += 1
      }
    }
  }

  /// The index of a code point that exists, or of the end.
  func index(of scalar: Int, in string: String) -> String.Index {
    let utf8 = string.utf8
    if marks.isEmpty { return utf8.index(utf8.startIndex, offsetBy: scalar) }
    let mark = min(scalar / Self.step, marks.count - 1)
    let known = utf8.index(utf8.startIndex, offsetBy: marks[mark])
    return string.unicodeScalars.index(known, offsetBy: scalar - mark * Self.step)
  }
}
