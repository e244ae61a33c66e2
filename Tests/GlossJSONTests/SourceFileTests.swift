import Testing

@testable import GlossJSON

struct SourceFileTests {
  /// Splits bytes into code points one by one with the standard library's decoder, invalid bytes
  /// alone: the slow way that the fast ways are held against.
  static func pieces(_ bytes: [UInt8]) -> [(start: Int, text: Unicode.Scalar)] {
    var pieces: [(Int, Unicode.Scalar)] = []
    var index = 0
    while index < bytes.count {
      var decoder = UTF8()
      var iterator = bytes[index...].prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        pieces.append((index, scalar))
        index += UTF8.width(scalar)
      } else {
        pieces.append((index, "\u{fffd}"))
        index += 1
      }
    }
    return pieces
  }

  static func randomBytes(_ random: inout SeededGenerator, _ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      switch Int.random(in: 0...9, using: &random) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &random))
      case 1: bytes += Array(random.string(upTo: 8).utf8).dropLast()
      case 2 where Int.random(in: 0...3, using: &random) == 0: bytes.append(0x0a)
      case 3, 4: bytes += Array(random.string(upTo: 8).utf8)
      default: bytes += Array("plain text".utf8)
      }
    }
    return bytes
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func positionsAreThoseOfTheSlowWay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.randomBytes(&random, 700)
    let source = SourceFile(path: "", bytes: bytes)
    var position = SourcePosition(line: 1, column: 1)
    let pieces = Self.pieces(bytes)
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].start : bytes.count
      for offset in piece.start..<end {
        #expect(source.position(of: ByteOffset(offset)) == position, "seed \(seed), \(offset)")
      }
      position.column += 1
      if piece.text == "\n" { position = SourcePosition(line: position.line + 1, column: 1) }
    }
    #expect(source.position(of: ByteOffset(bytes.count)) == position)
    #expect(source.position(of: ByteOffset(bytes.count + 9)) == position)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func excerptsAreThoseOfTheSlowWay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.randomBytes(&random, 1500)
    let source = SourceFile(path: "", bytes: bytes)
    let pieces = Self.pieces(bytes)
    for (index, piece) in pieces.enumerated() {
      let excerpt = source.excerpt(at: ByteOffset(piece.start))
      let scalars = Array(excerpt.text.unicodeScalars)
      let start = pieces[..<index].lastIndex { $0.text == "\n" }.map { $0 + 1 } ?? 0
      let end = pieces[index...].firstIndex { $0.text == "\n" } ?? pieces.count
      let line = pieces[start..<end].map(\.text)
      let from = index - start - excerpt.caret
      #expect(scalars.count <= Excerpt.limit && excerpt.caret <= scalars.count)
      #expect(from >= 0 && (from > 0) == excerpt.isCutBefore, "seed \(seed), \(piece.start)")
      let hidesReturn = line.last == "\r" && end < pieces.count && index < end
      let visible = line.count - (hidesReturn ? 1 : 0)
      #expect(
        excerpt.isCutAfter == (from + scalars.count < visible), "seed \(seed), \(piece.start)")
      #expect(line.dropFirst(from).starts(with: scalars), "seed \(seed), \(piece.start)")
      if line.count <= Excerpt.limit {
        #expect(!excerpt.isCutBefore && !excerpt.isCutAfter)
      } else {
        #expect(scalars.count >= Excerpt.limit - 1)
      }
    }
  }

  @Test func excerptInTheMiddleOfACodePointIsThatCodePoint() {
    let source = SourceFile(path: "", bytes: Array("a😀b\n".utf8))
    for offset in 1...4 {
      #expect(source.excerpt(at: ByteOffset(offset)) == Excerpt(text: "a😀b", caret: 1))
    }
    #expect(source.excerpt(at: 6) == Excerpt(text: "a😀b", caret: 3))
    #expect(source.excerpt(at: 7) == Excerpt(text: "", caret: 0))
    #expect(source.excerpt(at: 99) == Excerpt(text: "", caret: 0))
  }

  /// A place far on in a long line is where counting from its start finds it, on either side of every
  /// mark and within code points.
  @Test func placesInLongLinesAreCountedFromTheirStart() {
    for unit in ["a", "é", "漢a", "😀é", "😀\n漢"] {
      let bytes =
        Array(String(repeating: unit, count: 2 * SourceFile.block).utf8)
      let source = SourceFile(path: "", bytes: bytes)
      for offset in (0..<6).flatMap({
        (max($0 * SourceFile.block, 6) - 6)...($0 * SourceFile.block + 6)
      })
      where offset < bytes.count {
        let start = bytes[..<offset].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        let position = source.position(of: ByteOffset(offset))
        var column = 1
        for index in start..<offset
        where index + 1 == bytes.count || bytes[index + 1] & 0xc0 != 0x80 {
          column += 1
        }
        #expect(position.line == bytes[..<offset].count { $0 == 0x0a } + 1)
        #expect(position.column == column, "\(unit.debugDescription), \(offset)")
      }
    }
  }

  @Test func carriageReturnOfALineEndIsHidden() {
    let source = SourceFile(path: "", bytes: Array("ab\r\nc\r".utf8))
    #expect(source.excerpt(at: 0) == Excerpt(text: "ab", caret: 0))
    #expect(source.excerpt(at: 2) == Excerpt(text: "ab", caret: 2))
    #expect(source.excerpt(at: 3) == Excerpt(text: "ab\r", caret: 3))
    #expect(source.excerpt(at: 4) == Excerpt(text: "c\r", caret: 0))

    // An excerpt that is full just before the line's end is not cut there.
    let long = SourceFile(path: "", bytes: [UInt8](repeating: 0x61, count: 200) + [0x0d, 0x0a])
    #expect(
      long.excerpt(at: 160)
        == Excerpt(text: String(repeating: "a", count: 100), caret: 60, isCutBefore: true))
  }

  @Test func longLineIsCutAroundThePlace() {
    let line = String(repeating: "é", count: 500) + "X" + String(repeating: "ü", count: 500)
    let source = SourceFile(path: "", bytes: Array("first\n\(line)\n".utf8))
    let excerpt = source.excerpt(at: ByteOffset(6 + 1000))
    let scalars = Array(excerpt.text.unicodeScalars)
    #expect(scalars.count == Excerpt.limit && scalars[excerpt.caret] == "X")
    #expect(excerpt.caret == 60 && excerpt.isCutBefore && excerpt.isCutAfter)
  }

  @Test func linesAreCountedAcrossBlocks() {
    let stride = SourceFile.block
    var bytes = [UInt8](repeating: 0x61, count: 3 * stride + 100)
    let newlines = [
      0, 5, stride - 1, stride, stride + 1, 2 * stride - 1, 3 * stride, 3 * stride + 9,
    ]
    for offset in newlines { bytes[offset] = 0x0a }
    let source = SourceFile(path: "", bytes: bytes)
    for offset in [
      0, 1, 6, stride - 1, stride, stride + 1, stride + 2, 2 * stride - 1, 2 * stride,
      3 * stride - 1, 3 * stride, 3 * stride + 1, 3 * stride + 99, 3 * stride + 100,
    ] {
      let before = newlines.filter { $0 < offset }
      #expect(
        source.position(of: ByteOffset(offset))
          == SourcePosition(line: before.count + 1, column: offset - (before.last ?? -1)))
    }
  }

  @Test func sequencesAreThoseOfTheStandardLibrary() {
    let tails: [UInt8] = [0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff]
    func check(_ bytes: [UInt8]) -> Bool {
      var decoder = UTF8()
      var iterator = bytes.makeIterator()
      var expected = 0
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        expected = UTF8.width(scalar)
      }
      return bytes.withUnsafeBufferPointer {
        UTF8Sequence.length(in: $0, at: 0, bytes.count) == expected
      }
    }
    for lead in UInt8.min...UInt8.max {
      #expect(check([lead]))
      for second in UInt8.min...UInt8.max {
        var isRight = check([lead, second])
        for third in tails {
          isRight = isRight && check([lead, second, third])
          for fourth in tails { isRight = isRight && check([lead, second, third, fourth]) }
        }
        #expect(isRight, "\(lead), \(second)")
      }
    }
  }
}
