import CLibrary
import GlossJournal

extension Files {
  func makeDirectory(_ path: String) throws(StorageError) {
    if try isDirectory(path) { return }
    try makeDirectory(try Directory.split(path).parent)
    let parent = try Directory(of: path, beneath: root)
    if mkdirat(parent.descriptor, parent.name, 0o700) != 0 {
      let code = errno
      // Another session may just have made it.
      if code == EEXIST, try isDirectory(path) { return }
      throw .system("mkdir", path, code, .make)
    }
    if fchmodat(parent.descriptor, parent.name, parent.directoryMode, 0) != 0 {
      throw .last("chmod", path, .make)
    }
    try parent.sync()
  }

  /// False where nothing of the name is there yet.
  private func isDirectory(_ path: String) throws(StorageError) -> Bool {
    let isBelow = root.map { path.utf8.starts(with: "\($0)/".utf8) } ?? false
    var status = stat()
    let path = try Directory.checked(path)
    if (isBelow ? lstat(path, &status) : stat(path, &status)) != 0 { return false }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return true
    case S_IFLNK: throw .link(path)
    default: throw .system("mkdir", path, ENOTDIR, .make)
    }
  }

  func openForAppending(_ path: String) throws(StorageError) -> AppendFile {
    let directory = try Directory(of: path, beneath: root)
    let file = try openOrCreate(in: directory, flags: O_WRONLY | O_APPEND)
    return AppendFile(
      append: { bytes throws(StorageError) in try file.append(bytes) },
      sync: { () throws(StorageError) in try file.sync() },
      truncate: { length throws(StorageError) in try file.truncate(length) },
      check: { length throws(StorageError) in try file.check(length: length) },
      close: { file.close() })
  }

  /// Opens the file, or makes it, so that it is known which of the two happened; and syncs the
  /// directory: whoever made the file may have been killed before it did.
  private func openOrCreate(
    in directory: borrowing Directory, flags: Int32
  ) throws(StorageError) -> OpenFile {
    while true {
      do throws(StorageError) {
        let file = try OpenFile(in: directory, flags: flags)
        try directory.sync()
        return file
      } catch {
        if error.kind != .system(errno: ENOENT) { throw error }
      }
      do throws(StorageError) {
        let file = try OpenFile(in: directory, flags: flags | O_CREAT | O_EXCL)
        do throws(StorageError) {
          try directory.sync()
        } catch {
          file.close()
          unlinkat(directory.descriptor, directory.name, 0)
          throw error
        }
        return file
      } catch {
        // Another process was quicker: then there is a file to open.
        if error.kind != .exists { throw error }
      }
    }
  }

  func create(_ path: String, _ bytes: [UInt8]) throws(StorageError) {
    let directory = try Directory(of: path, beneath: root)
    try write(bytes, in: directory)
    try directory.sync()
  }

  /// Makes the file whole and synced, or not at all.
  private func write(
    _ bytes: [UInt8], in directory: borrowing Directory
  ) throws(StorageError) {
    let file = try OpenFile(in: directory, flags: O_WRONLY | O_CREAT | O_EXCL)
    defer { file.close() }
    do throws(StorageError) {
      try file.writeAll(bytes)
      try file.sync()
    } catch {
      unlinkat(directory.descriptor, directory.name, 0)
      throw error
    }
  }

  func replace(_ path: String, _ bytes: [UInt8]) throws(StorageError) {
    try refuseSpecial(in: try Directory(of: path, beneath: root))
    // Random, so that two writers cannot rename each other's half.
    let suffix = String(UInt64.random(in: 0 ... .max), radix: 36)
    let temporary = "\(path).\(suffix).tmp"
    try write(bytes, in: try Directory(of: temporary, beneath: root))
    do throws(StorageError) {
      try rename(temporary, path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  func rename(_ path: String, _ target: String) throws(StorageError) {
    let source = try Directory(of: path, beneath: root)
    let directory = try Directory(of: target, beneath: root)
    try refuseSpecial(in: directory)
    if renameat(source.descriptor, source.name, directory.descriptor, directory.name) != 0 {
      throw .last("rename", target)
    }
    try directory.sync()
  }

  /// A rename would put a file where a link or a device was.
  private func refuseSpecial(in directory: borrowing Directory) throws(StorageError) {
    var status = stat()
    if fstatat(directory.descriptor, directory.name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      if let error = StorageError.unlessRegular(status.st_mode, directory.path) { throw error }
    } else if errno != ENOENT {
      throw .last("stat", directory.path)
    }
  }

  static func remove(_ path: String) throws(StorageError) {
    if unlink(try Directory.checked(path)) != 0, errno != ENOENT { throw .last("unlink", path) }
  }

  func lock(_ path: String, _ note: String) throws(StorageError) -> HeldLock {
    let directory = try Directory(of: path, beneath: root)
    let file = try openOrCreate(in: directory, flags: O_RDWR)
    do throws(StorageError) {
      guard try file.tryLock() else {
        let holder = String(decoding: try file.contents(), as: UTF8.self)
        throw StorageError(
          kind: .held(note: holder), path: path, message: "flock: held by another session")
      }
      try file.truncate(0)
      try file.writeAll(Array(note.utf8))
    } catch {
      file.close()
      throw error
    }
    return HeldLock(
      check: { () throws(StorageError) in try file.check() },
      release: {
        // An empty file tells nobody of a holder who has gone.
        try? file.truncate(0)
        file.unlock()
        file.close()
      })
  }
}
