@preconcurrency import CLibrary
import GlossJournal

/// A file that comes through a pipe, as a batch may.
package enum PipedInput {
  /// The most bytes that are taken from a pipe.
  package static let mostBytes = 1 << 30

  /// Reads the standard input (`-`), or another stream that the shell opened (`/dev/fd/63`), to its
  /// end; nil for a path that names no stream.
  ///
  /// The bytes go to a private file without a name first, since nobody knows how many will come.
  package static func read(_ path: String) throws(StorageError) -> [UInt8]? {
    guard let descriptor = descriptor(path) else { return nil }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last("fstat", path) }
    if status.st_mode & S_IFMT == S_IFREG { return try Files.readAll(descriptor, path) }
    let isStream = [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT) || isatty(descriptor) == 1
    if !isStream, let error = StorageError.unlessRegular(status.st_mode, path) { throw error }
    let copy = try unnamedFile()
    defer { close(copy) }
    try copyAll(descriptor, to: copy, path)
    if lseek(copy, 0, SEEK_SET) < 0 { throw .last("lseek", path) }
    return try Files.readAll(copy, path)
  }

  /// Makes the terminal the standard input again, once that was read to its end, so that keys come
  /// from there; false where there is no terminal.
  package static func takeKeysFromTerminal() -> Bool {
    let terminal = retrying { open("/dev/tty", O_RDWR | O_CLOEXEC) }
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    return retrying { dup2(terminal, 0) } == 0
  }

  private static func descriptor(_ path: String) -> Int32? {
    if path == "-" || path == "/dev/stdin" { return 0 }
    for directory in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(directory) {
      return Int32(path.dropFirst(directory.count))
    }
    return nil
  }

  /// In the first of `XDG_RUNTIME_DIR`, `TMPDIR` and `/tmp` that takes it: the first is in memory
  /// where it exists, so that confidential text never reaches the disk.
  private static func unnamedFile() throws(StorageError) -> Int32 {
    var error = StorageError.system("mkstemp", "/tmp", ENOENT, .make)
    for base in [Process.environment["XDG_RUNTIME_DIR"], Process.environment["TMPDIR"], "/tmp"] {
      // A relative one would depend on where the program happens to be.
      guard let base, base.utf8.first == UInt8(ascii: "/") else { continue }
      var template = Array("\(base)/gloss-XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      if descriptor >= 0 {
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
      }
      error = .last("mkstemp", base, .make)
    }
    throw error
  }

  private static func copyAll(
    _ source: Int32, to copy: Int32, _ path: String
  ) throws(StorageError) {
    var total = 0
    while true {
      var code: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let got = retrying { systemRead(source, buffer.baseAddress, 1 << 16) }
        if got < 0 { code = errno }
        count = max(got, 0)
      }
      if code == EAGAIN {
        // Another program may have made the shared descriptor non-blocking.
        var wait = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
        _ = poll(&wait, 1, -1)
        continue
      }
      if code != 0 { throw .system("read", path, code) }
      if part.isEmpty { return }
      total += part.count
      if total > mostBytes { throw .tooLong(path, most: mostBytes) }
      do throws(OutputError) {
        try Process.writeAll(part, to: copy)
      } catch {
        throw .last("write", path)
      }
    }
  }
}
