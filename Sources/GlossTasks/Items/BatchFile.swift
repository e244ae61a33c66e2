import GlossJSON
import GlossJournal
import Synchronization

/// The bytes of a batch: in memory, or looked into where they lie.
package struct BatchFile: Sendable {
  package let path: String
  /// In bytes.
  let size: Int
  /// All of it, where it was taken into memory.
  let whole: SourceFile?
  private let disk: Disk?

  /// A file on the disk with the part of it that was read last: items are mostly read in order.
  private final class Disk: Sendable {
    let storage: Storage
    let path: String
    let stamp: FileStamp
    private let window = Mutex<(start: Int, bytes: [UInt8])>((0, []))

    init(_ storage: Storage, _ path: String, _ stamp: FileStamp) {
      (self.storage, self.path, self.stamp) = (storage, path, stamp)
    }

    func bytes(_ range: Range<Int>) throws(StorageError) -> [UInt8] {
      let (start, bytes) = window.withLock { $0 }
      if start <= range.lowerBound, range.upperBound <= start + bytes.count {
        return Array(bytes[range.lowerBound - start..<range.upperBound - start])
      }
      let read = try read(range.lowerBound, max(range.count, BatchFile.windowBytes))
      window.withLock { $0 = (range.lowerBound, read) }
      return Array(read.prefix(range.count))
    }

    func read(_ offset: Int, _ count: Int) throws(StorageError) -> [UInt8] {
      let wanted = min(count, stamp.size - offset)
      guard try storage.stamp(path) == stamp,
        let bytes = try storage.readFrom(path, offset, wanted), bytes.count == wanted
      else {
        throw StorageError(
          kind: .changed, path: path, message: "another program changed the file meanwhile")
      }
      return bytes
    }
  }

  /// More than most items have.
  private static let lineBytes = 1 << 12
  private static let windowBytes = 1 << 16
  private static let chunkBytes = 1 << 20

  init(_ source: SourceFile) {
    path = source.path
    size = source.bytes.count
    whole = source
    disk = nil
  }

  /// Nil where there is no file of this path.
  init?(_ path: String, _ storage: Storage) throws(StorageError) {
    guard let stamp = try storage.stamp(path) else { return nil }
    self.path = path
    size = stamp.size
    whole = nil
    disk = Disk(storage, path, stamp)
  }

  /// The line that begins at an offset, with its newline if it has one.
  ///
  /// - Throws: `.changed` where the file is not the one that it was any more.
  func line(at start: Int) throws(StorageError) -> [UInt8] {
    var count = BatchFile.lineBytes
    while true {
      let end = min(start + count, size)
      var bytes = try disk?.bytes(start..<end) ?? []
      let length = bytes.withUnsafeBufferPointer { JSONLines.end(of: 0, in: $0) }
      if length < bytes.count || end == size {
        bytes.removeLast(max(bytes.count - length - 1, 0))
        return bytes
      }
      count *= 8
    }
  }

  /// What is said in the place of an item that the disk does not give.
  static func unreadable(_ error: StorageError) -> Diagnostic {
    Diagnostic(
      path: error.path, message: "this item cannot be read: \(error.message)",
      remedy: "leave, and start again: what is saved is safe")
  }

  /// The bytes through the first line that is not blank; nil where those are more than `most`.
  func beginning(most: Int) throws(StorageError) -> [UInt8]? {
    var count = BatchFile.windowBytes
    while let disk {
      let bytes = try disk.read(0, min(count, size))
      let holdsLine = bytes.withUnsafeBufferPointer { buffer in
        JSONLines.ranges(in: bytes).contains {
          $0.terminated && !JSONLines.isBlank(buffer[$0.range])
        }
      }
      if holdsLine || bytes.count == size { return bytes }
      if count >= most { return nil }
      count *= 8
    }
    return nil
  }

  /// Hands out the bytes from an offset on, in pieces that begin where the one before was left:
  /// `take` says how many it has taken. Where it takes none, the next piece is twice as long.
  ///
  /// - Throws: where a piece of `most` bytes was not enough, too.
  func forEachPiece(
    from start: Int, most: Int,
    _ take: (_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ isLast: Bool) -> Int
  ) throws(StorageError) {
    if let whole {
      _ = whole.bytes.withUnsafeBufferPointer {
        take(UnsafeBufferPointer(rebasing: $0[start...]), start, true)
      }
      return
    }
    guard let disk else { return }
    var (offset, count) = (start, BatchFile.chunkBytes)
    while offset < size {
      let piece = try disk.read(offset, count)
      let isLast = offset + piece.count == size
      let taken = piece.withUnsafeBufferPointer { take($0, offset, isLast) }
      if isLast { return }
      if taken == 0 {
        guard count < most else {
          throw StorageError(
            kind: .system(errno: 27), path: path,
            message: "a line is longer than \(most >> 20) MB")
        }
        count *= 2
      } else {
        count = BatchFile.chunkBytes
      }
      offset += taken
    }
  }

  /// Where a byte stands; found by counting, for messages alone.
  func position(of offset: Int) -> SourcePosition {
    if let whole { return whole.position(of: ByteOffset(offset)) }
    var position = SourcePosition(line: 1, column: 1)
    var start = 0
    while start < offset, let disk,
      let piece = try? disk.read(start, min(BatchFile.chunkBytes, offset - start))
    {
      // A file that changed meanwhile has its own message.
      position = SourceFile(path: path, bytes: piece, origin: { [position] in position })
        .position(of: ByteOffset(piece.count))
      start += piece.count
    }
    return position
  }
}
