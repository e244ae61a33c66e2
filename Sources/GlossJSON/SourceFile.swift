/// The bytes of a file, or of a part of it, with its path, shared by every value that looks into them.
///
/// Reading the file is the caller's work.
package final class SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// What stands before each multiple of `block`, so that a position costs the counting of two
  /// blocks however many errors a file has and however long its lines are. It is made at once and not
  /// when first needed, because that would take a lock; it runs at the speed of memory.
  private let marks: [Mark]
  /// Where the first of the bytes stands.
  private let origin: @Sendable () -> SourcePosition

  static let block = 1 << 12

  private struct Mark {
    var newlines = 0
    /// Where the line begins that goes on here.
    var lineStart = 0
    var codePoints = 0
    /// Where the first code point begins that is not counted yet.
    var next = 0
  }

  /// - Parameter origin: where the first byte stands in the file, of a part that is read by itself; it
  ///   is asked for with each position.
  package init(
    path: String, bytes: [UInt8],
    origin: @escaping @Sendable () -> SourcePosition = { SourcePosition(line: 1, column: 1) }
  ) {
    self.path = path
    self.bytes = bytes
    self.origin = origin
    marks = bytes.withUnsafeBufferPointer { bytes in
      var mark = Mark()
      return [mark]
        + stride(from: SourceFile.block, through: bytes.count, by: SourceFile.block).map { end in
          let start = end - SourceFile.block
          let newlines = ByteScan.newlines(in: bytes, start, end)
          if newlines > 0 { mark.lineStart = Self.lineStart(of: end, in: bytes, from: start) }
          mark.newlines += newlines
          let walked = ByteScan.walk(bytes, mark.next, end)
          mark.codePoints += walked.count
          mark.next = walked.next
          return mark
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
    let origin = origin()
    return withBytes { bytes in
      let offset = min(max(offset.value, 0), bytes.count)
      let block = offset / Self.block * Self.block
      let mark = marks[offset / Self.block]
      let newlines = ByteScan.newlines(in: bytes, block, offset)
      let start =
        newlines == 0 ? mark.lineStart : Self.lineStart(of: offset, in: bytes, from: block)
      let column = codePoints(before: offset, bytes) - codePoints(before: start, bytes)
      return SourcePosition(
        line: origin.line + mark.newlines + newlines,
        column: column + (mark.newlines + newlines == 0 ? origin.column : 1))
    }
  }

  private func codePoints(before offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let mark = marks[offset / Self.block]
    // An offset within the code point that the mark stands in.
    if offset < mark.next { return mark.codePoints - 1 }
    return mark.codePoints + ByteScan.codePoints(in: bytes, mark.next, offset)
  }

  /// Gives what stands around an offset in its line. It costs the same in a line of any length.
  package func excerpt(at offset: ByteOffset) -> Excerpt {
    withBytes { bytes in
      let limit = Excerpt.limit
      let offset = min(max(offset.value, 0), bytes.count)
      let lineStart = Self.lineStart(of: offset, in: bytes, from: offset - 4 * (limit + 1))
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

  /// Finds the start of the line of `offset`, looking back as far as `lowest`.
  private static func lineStart(
    of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from lowest: Int
  ) -> Int {
    var start = offset
    while start > max(lowest, 0), bytes[start - 1] != 0x0a { start -= 1 }
    return start
  }
}
