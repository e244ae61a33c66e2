import CLibrary
import GlossJournal

extension Files {
  /// Reads at most `count` bytes of a regular file from an offset on.
  static func read(
    _ path: String, from offset: Int = 0, count: Int = .max
  ) throws(StorageError) -> [UInt8]? {
    let path = try Directory.checked(path)
    // Non-blocking, so that a pipe in the file's place is an error and not a wait.
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw .last("open", path)
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last("fstat", path) }
    if let error = StorageError.unlessRegular(status.st_mode, path) { throw error }
    if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 { throw .last("lseek", path) }
    return try readAll(descriptor, path, count)
  }

  static func stamp(_ path: String) throws(StorageError) -> FileStamp? {
    var status = stat()
    if stat(try Directory.checked(path), &status) != 0 {
      if errno == ENOENT { return nil }
      throw .last("stat", path)
    }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    // The time is whatever somebody set, and past the year 2262 it does not fit: it goes round.
    return FileStamp(
      inode: UInt64(status.st_ino), size: Int(status.st_size),
      modified: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }

  /// Reads from the current position to the end, whatever the file says of its size, since a journal
  /// may grow meanwhile; or `count` bytes of it.
  ///
  /// - Throws: `EFBIG` where that is over `most` bytes.
  static func readAll(
    _ descriptor: Int32, _ path: String, _ count: Int = .max, most: Int = Storage.mostBytes
  ) throws(StorageError) -> [UInt8] {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last("fstat", path) }
    let expected = max(0, Int(status.st_size) - Int(lseek(descriptor, 0, SEEK_CUR)))
    if min(expected, count) > most { throw .tooLong(path, most: most) }
    // One byte more than expected, so that the end is met in the first read but one.
    var room = min(max(expected + 1, 1 << 16), count)
    var bytes: [UInt8] = []
    while room > 0 {
      var code: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = retrying { systemRead(descriptor, buffer.baseAddress, room) }
        if got < 0 { code = errno }
        count = max(got, 0)
      }
      if code != 0 { throw .system("read", path, code) }
      if part.isEmpty { break }
      // A file that comes whole is not copied.
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if bytes.count > most { throw .tooLong(path, most: most) }
      room = min(1 << 16, count - bytes.count)
    }
    return bytes
  }

  static func list(_ path: String) throws(StorageError) -> [String] {
    guard let directory = opendir(try Directory.checked(path)) else {
      if errno == ENOENT { return [] }
      throw .last("opendir", path)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw .last("readdir", path) }
        break
      }
      // The entry is only as long as its name; copying the whole struct would read past it.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
      let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      guard let name = String(validatingCString: start) else {
        throw StorageError(
          kind: .system(errno: EILSEQ), path: path,
          message: "readdir: a file name is not UTF-8: \(escaped(start))")
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether there is a file of this name that this user may run.
  static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// A name's bytes with `\xNN` for all but printable ASCII.
  private static func escaped(_ name: UnsafePointer<CChar>) -> String {
    var text = ""
    for byte in UnsafeRawBufferPointer(start: name, count: strlen(name)) {
      if (0x20..<0x7f).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}

/// `read`, where a method of that name hides it.
func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, base, count)
}
