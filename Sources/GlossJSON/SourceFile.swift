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
