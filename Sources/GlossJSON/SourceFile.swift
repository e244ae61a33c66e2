/// The bytes of a file with its path, shared by every value that looks into them.
///
/// Copying it copies one reference. Reading the file is the caller's work.
package struct SourceFile: Sendable {
  let storage: Storage

  package init(path: String, bytes: [UInt8]) {
    storage = Storage(path: path, bytes: bytes)
  }

  package var path: String { storage.path }
  package var bytes: [UInt8] { storage.bytes }

  /// Calls `body` with the bytes in place.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    storage.bytes.withUnsafeBufferPointer(body)
  }

  final class Storage: Sendable {
    let path: String
    let bytes: [UInt8]
    /// The number of newlines before each multiple of `stride`, so that the line of an offset costs
    /// the counting of one stride however many errors a file has. It is made at once and not when
    /// first needed, because that would take a lock; it runs at the speed of memory.
    let newlinesBefore: [Int]

    static let stride = 1 << 16

    init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
      var counts = [0]
      bytes.withUnsafeBufferPointer { bytes in
        counts.reserveCapacity(bytes.count / Storage.stride + 1)
        var start = 0
        while start + Storage.stride <= bytes.count {
          let end = start + Storage.stride
          counts.append(counts[counts.count - 1] + ByteScan.newlines(in: bytes, start, end))
          start = end
        }
      }
      newlinesBefore = counts
    }
  }
}

extension SourceFile {
  /// Gives the line and column of an offset. An offset beyond the end is the end; one inside a
  /// code point is that code point.
  package func position(of offset: ByteOffset) -> SourcePosition {
    withBytes { bytes in
      let offset = min(max(offset.value, 0), bytes.count)
      let block = offset / Storage.stride
      let before = ByteScan.newlines(in: bytes, block * Storage.stride, offset)
      let start = Self.lineStart(of: offset, in: bytes, limit: nil)
      return SourcePosition(
        line: storage.newlinesBefore[block] + before + 1,
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

      let (afterCount, _) = Self.forward(from: caret, by: limit, in: bytes)
      var (beforeCount, _) = Self.back(from: caret, by: limit, in: bytes, lineStart)
      // Where both sides are long the place stands past the middle: what led to it says more.
      beforeCount = min(beforeCount, limit - min(afterCount, limit * 2 / 5))
      let (after, end) = Self.forward(from: caret, by: limit - beforeCount, in: bytes)
      let (before, start) = Self.back(from: caret, by: beforeCount, in: bytes, lineStart)

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
    of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, limit: Int?
  ) -> Int {
    let lowest = limit.map { max(0, offset - $0) } ?? 0
    var start = offset
    while start > lowest, bytes[start - 1] != 0x0a { start -= 1 }
    return start
  }

  private static func forward(
    from start: Int, by limit: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (count: Int, end: Int) {
    var (count, end) = (0, start)
    while count < limit, end < bytes.count, bytes[end] != 0x0a {
      end += max(1, UTF8Sequence.length(in: bytes, at: end, bytes.count))
      count += 1
    }
    return (count, end)
  }

  private static func back(
    from end: Int, by limit: Int, in bytes: UnsafeBufferPointer<UInt8>, _ lineStart: Int
  ) -> (count: Int, start: Int) {
    var (count, start) = (0, end)
    while count < limit, start > lineStart {
      start = UTF8Sequence.start(before: start, in: bytes, from: lineStart)
      count += 1
    }
    return (count, start)
  }
}
