import CLibrary
import GlossJournal

/// A regular file that is open for writing.
///
/// Unchecked: the journal's one writer uses it from one thread; it is a class only so that a
/// second `close` cannot close a descriptor that has since become somebody else's.
final class OpenFile: @unchecked Sendable {
  private var descriptor: Int32
  let path: String

  /// Opens the file in its directory; links, devices and pipes are refused.
  init(in directory: borrowing Directory, flags: Int32) throws(StorageError) {
    // Non-blocking, so that a pipe in the file's place is an error and not a wait.
    let flags = flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let (parent, name, mode) = (directory.descriptor, directory.name, directory.fileMode)
    path = directory.path
    descriptor = retrying { openat(parent, name, flags, mode) }
    if descriptor < 0 {
      if errno == EEXIST {
        throw StorageError(
          kind: .exists, attempt: .make, path: path, message: "open: \(SystemError.text(EEXIST))")
      }
      throw .last("open", path, .make)
    }
    do throws(StorageError) {
      var status = stat()
      if fstat(descriptor, &status) != 0 { throw .last("fstat", path) }
      if let error = StorageError.unlessRegular(status.st_mode, path, .make) { throw error }
      // The umask took what it wanted from the mode.
      if flags & O_EXCL != 0, fchmod(descriptor, mode) != 0 { throw .last("fchmod", path, .make) }
    } catch {
      close()
      // Nobody else has put anything into a file that was just made.
      if flags & O_EXCL != 0 { unlinkat(parent, name, 0) }
      throw error
    }
  }

  func append(_ bytes: [UInt8]) throws(StorageError) {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 { throw .last("write", path) }
    if count < bytes.count {
      throw StorageError(
        kind: .system(errno: EIO), path: path,
        message: "write: only \(count) of \(bytes.count) bytes were taken")
    }
  }

  func writeAll(_ bytes: [UInt8]) throws(StorageError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { part in
        retrying { write(descriptor, part.baseAddress, part.count) }
      }
      if count < 0 { throw .last("write", path) }
      rest = rest.dropFirst(count)
    }
  }

  func truncate(_ length: Int) throws(StorageError) {
    if ftruncate(descriptor, off_t(length)) != 0 { throw .last("ftruncate", path) }
  }

  /// Returns once the device has the file's bytes.
  func sync() throws(StorageError) {
    #if canImport(Darwin)
      // `fsync` leaves the bytes in the drive's cache there. Network volumes know only `fsync`.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
      if errno != ENOTSUP, errno != EINVAL { throw .last("fsync", path) }
    #endif
    if fsync(descriptor) != 0 { throw .last("fsync", path) }
  }

  /// Throws unless the path still leads to this file; with a length in bytes, unless the file has it.
  func check(length: Int? = nil) throws(StorageError) {
    var (own, found) = (stat(), stat())
    if fstat(descriptor, &own) != 0 { throw .last("fstat", path) }
    if lstat(path, &found) != 0 {
      if errno != ENOENT, errno != ENOTDIR { throw .last("stat", path) }
      throw .changed(path, "removed the file or moved it away")
    }
    if (own.st_dev, own.st_ino) != (found.st_dev, found.st_ino) {
      throw .changed(path, "put another file in its place")
    }
    guard let length, Int(own.st_size) != length else { return }
    let change = Int(own.st_size) < length ? "cut the file short" : "added to the file"
    throw .changed(path, "\(change), which has \(own.st_size) bytes instead of \(length),")
  }

  /// Tries to take the lock that goes with the open file; false while another holds it.
  func tryLock() throws(StorageError) -> Bool {
    if retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw .last("flock", path)
  }

  /// Gives the lock back even where a child that is just being started still has the descriptor.
  func unlock() { if descriptor >= 0 { flock(descriptor, LOCK_UN) } }

  func contents() throws(StorageError) -> [UInt8] {
    try Files.readAll(descriptor, path)
  }

  func close() {
    if descriptor >= 0 { _ = closeDescriptor(descriptor) }
    descriptor = -1
  }
}

/// `close`, where a method of that name hides it.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
