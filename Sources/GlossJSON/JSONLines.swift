/// Finds the lines of a JSONL file, split on the byte `\n` alone.
package enum JSONLines {
  package struct Line: Hashable, Sendable {
    /// The line's bytes, without its newline.
    package var range: Range<Int>
    /// Whether a newline ends it. Only the last line can lack one, and is then incomplete.
    package var terminated: Bool
  }

  /// Where the line that begins at an offset ends: before its newline, or at the end of the bytes.
  package static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    ByteScan.first(0x0a, in: bytes, start, bytes.count)
  }

  /// Whether a line has nothing but white space.
  package static func isBlank(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
  }

  /// Gives every line in order. An empty file has none; a newline at the end begins no further one.
  package static func ranges(in bytes: [UInt8]) -> [Line] {
    bytes.withUnsafeBufferPointer { bytes in
      var lines: [Line] = []
      var start = 0
      while start < bytes.count {
        let end = ByteScan.first(0x0a, in: bytes, start, bytes.count)
        lines.append(Line(range: start..<end, terminated: end < bytes.count))
        start = end + 1
      }
      return lines
    }
  }
}
