/// The bytes of a file with its path, shared by every value that looks into them.
///
/// Reading the file is the caller's work.
package final class SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The number of newlines before each multiple of `block`, so that the line of an offset costs
  /// the counting of one block however many errors a file has. It is made at once and not when first
  /// needed, because that would take a lock; it runs at the speed of memory.
  private let newlinesBefore: [Int]

  static let block = 1 << 16

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    newlinesBefore = bytes.withUnsafeBufferPointer { bytes in
      stride(from: SourceFile.block, through: bytes.count, by: SourceFile.block).reduce(into: [0]) {
        $0.append($0[$0.count - 1] + ByteScan.newlines(in: bytes, $1 - SourceFile.block, $1))
      }
    }
  }

  /// Calls `body` with the bytes in place.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }

  /// Gives the line and column of an offset. An offset beyond the end is the end; one inside a
  /// code point is that code point.
  package func position(of offset: ByteOffset) -> SourcePosition {
    withBytes { bytes in
      let offset = min(max(offset.value, 0), bytes.count)
      let block = offset / Self.block
      let before = ByteScan.newlines(in: bytes, block * Self.block, offset)
      let start = Self.lineStart(of: offset, in: bytes, limit: offset)
      return SourcePosition(
        line: newlinesBefore[block] + before + 1,
        column: ByteScan.codePoints(in: bytes, start, offset) + 1)
    }
  }

  /// Gives what stands around an offset in its line. It costs the same in a line of any length.
  package func excerpt(at offset: ByteOffset) -> Excerpt {
    withBytes { bytes in
      let limit = Excerpt.limit
      let offset = min(max(offset.value, 0), bytes.count)
      let lineStart = Self.lineStart(of: offset, in: bytes, limit: 4 * (limit + 1))
      let caret = UTF8Sequence.start(containing: offset, in: bytes, from: lineStart)

      let (afterCount, _) = UTF8Sequence.forward(from: caret, by: limit, in: bytes, bytes.count)
      var (beforeCount, _) = UTF8Sequence.back(from: caret, by: limit, in: bytes, lineStart)
      // Where both sides are long the place stands past the middle: what led to it says more.
      beforeCount = min(beforeCount, limit - min(afterCount, limit * 2 / 5))
      let (after, end) = UTF8Sequence.forward(
        from: caret, by: limit - beforeCount, in: bytes, bytes.count)
      let (before, start) = UTF8Sequence.back(from: caret, by: beforeCount, in: bytes, lineStart)

      let rest = bytes[end...]
      let isLineEnd = rest.isEmpty || rest.starts(with: [0x0a]) || rest.starts(with: [0x0d, 0x0a])
      // The `\r` of a line that ends with CRLF is no part of what a person wrote.
      let hidesReturn = rest.first == 0x0a && after > 0 && bytes[end - 1] == 0x0d
      return Excerpt(
        text: UTF8Sequence.string(bytes, start, hidesReturn ? end - 1 : end),
        caret: before,
        isCutBefore: start > 0 && bytes[start - 1] != 0x0a,
        isCutAfter: !isLineEnd)
    }
  }

  /// Finds the start of the line of `offset`, looking back over at most `limit` bytes.
  private static func lineStart(
    of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int {
    let lowest = max(0, offset - limit)
    var start = offset
    while start > lowest, bytes[start - 1] != 0x0a { start -= 1 }
    return start
  }
}
