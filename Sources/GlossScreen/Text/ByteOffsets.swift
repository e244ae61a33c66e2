/// Where about every 64th code point of a string begins in its UTF-8, so that cutting out a span does
/// not walk a long text from its start.
struct ByteOffsets: Sendable {
  private struct Mark: Sendable {
    var scalar: Int
    var byte: Int
  }

  private static let step = 64

  /// Empty where bytes and code points are the same; else the first is of the first code point.
  private var marks: [Mark] = []

  init(_ string: String, scalarCount: Int) {
    if string.utf8.count != scalarCount { marks = ByteOffsets.marks(in: string) }
  }

  private static func marks(in string: String) -> [Mark] {
    var marks: [Mark] = []
    var string = string
    string.withUTF8 { bytes in
      marks.reserveCapacity(bytes.count / (2 * step) + 1)
      var scalars = 0
      for (position, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
        if scalars % step == 0 { marks.append(Mark(scalar: scalars, byte: position)) }
        scalars += 1
      }
    }
    return marks
  }

  /// Takes another string in place of some code points, which stood at these bytes.
  ///
  /// - Parameters:
  ///   - string: what all of it is now.
  ///   - scalarCount: its code points.
  mutating func replace(
    _ scalars: Range<Int>, at bytes: Range<Int>, with new: String, in string: String,
    scalarCount: Int
  ) {
    guard !marks.isEmpty else {
      self = ByteOffsets(string, scalarCount: scalarCount)
      return
    }
    let kept = index(after: scalars.lowerBound)
    let behind = index(after: max(scalars.upperBound, scalars.lowerBound))
    let added = (
      scalar: new.unicodeScalars.count - scalars.count, byte: new.utf8.count - bytes.count
    )
    for index in behind..<marks.count {
      marks[index].scalar += added.scalar
      marks[index].byte += added.byte
    }
    var between: [Mark] = []
    // What is typed bit by bit is far from a mark at some time.
    if scalars.lowerBound - marks[kept - 1].scalar >= ByteOffsets.step
      || new.utf8.count > ByteOffsets.step
    {
      between = ByteOffsets.marks(in: new).map {
        Mark(scalar: $0.scalar + scalars.lowerBound, byte: $0.byte + bytes.lowerBound)
      }
    }
    marks.replaceSubrange(kept..<behind, with: between)
  }

  /// Of the first mark behind a code point.
  private func index(after scalar: Int) -> Int {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].scalar <= scalar { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The byte at which a code point begins that exists, or the end.
  func byte(of scalar: Int, in string: String) -> Int {
    string.utf8.distance(from: string.utf8.startIndex, to: index(of: scalar, in: string))
  }

  /// The index of a code point that exists, or of the end.
  func index(of scalar: Int, in string: String) -> String.Index {
    let utf8 = string.utf8
    if marks.isEmpty { return utf8.index(utf8.startIndex, offsetBy: scalar) }
    let mark = marks[index(after: scalar) - 1]
    let known = utf8.index(utf8.startIndex, offsetBy: mark.byte)
    return string.unicodeScalars.index(known, offsetBy: scalar - mark.scalar)
  }
}
