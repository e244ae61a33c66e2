import CLibrary
import GlossJournal

extension Files {
  static func makeDirectory(_ path: String) throws(StorageError) {
    var status = stat()
    if stat(try Directory.checked(path), &status) == 0 {
      if status.st_mode & S_IFMT != S_IFDIR { throw .system("mkdir", path, ENOTDIR, .make) }
      return
    }
    try makeDirectory(try Directory.split(path).parent)
    let parent = try Directory(of: path)
    if mkdirat(parent.descriptor, parent.name, 0o700) != 0 {
      // Another session may just have made it.
      if errno == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
      throw .last("mkdir", path, .make)
    }
    if fchmodat(parent.descriptor, parent.name, parent.directoryMode, 0) != 0 {
      throw .last("chmod", path, .make)
    }
    try parent.sync()
  }

  static func openForAppending(_ path: String) throws(StorageError) -> AppendFile {
    let directory = try Directory(of: path)
    let file = try openOrCreate(in: directory, flags: O_WRONLY | O_APPEND)
    return AppendFile(
      append: { bytes throws(StorageError) in try file.append(bytes) },
      sync: { () throws(StorageError) in try file.sync() },
      truncate: { length throws(StorageError) in try file.truncate(length) },
      close: { file.close() })
  }

  /// Opens the file, or makes it and syncs the directory, so that it is known which of the two
  /// happened.
  private static func openOrCreate(
    in directory: borrowing Directory, flags: Int32
  ) throws(StorageError) -> OpenFile {
    while true {
      do throws(StorageError) {
        return try OpenFile(in: directory, flags: flags)
      } catch {
        if error.kind != .system(errno: ENOENT) { throw error }
      }
      do throws(StorageError) {
        let file = try OpenFile(in: directory, flags: flags | O_CREAT | O_EXCL)
        try directory.sync()
        return file
      } catch {
        // Another process was quicker: then there is a file to open.
        if error.kind != .exists { throw error }
      }
    }
  }

  static func create(_ path: String, _ bytes: [UInt8]) throws(StorageError) {
    let directory = try Directory(of: path)
    try write(bytes, in: directory)
    try directory.sync()
  }

  /// Makes the file whole and synced, or not at all.
  private static func write(
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

  static func replace(_ path: String, _ bytes: [UInt8]) throws(StorageError) {
    try refuseSpecial(in: try Directory(of: path))
    // Random, so that two writers cannot rename each other's half.
    let suffix = String(UInt64.random(in: 0 ... .max), radix: 36)
    let temporary = "\(path).\(suffix).tmp"
    try write(bytes, in: try Directory(of: temporary))
    do throws(StorageError) {
      try rename(temporary, path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  static func rename(_ path: String, _ target: String) throws(StorageError) {
    let source = try Directory(of: path)
    let directory = try Directory(of: target)
    try refuseSpecial(in: directory)
    if renameat(source.descriptor, source.name, directory.descriptor, directory.name) != 0 {
      throw .last("rename", target)
    }
    try directory.sync()
  }

  /// A rename would put a file where a link or a device was.
  private static func refuseSpecial(in directory: borrowing Directory) throws(StorageError) {
    var status = stat()
    if fstatat(directory.descriptor, directory.name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      if status.st_mode & S_IFMT != S_IFREG {
        throw StorageError(
          kind: .system(errno: EINVAL), path: directory.path, message: "rename: not a regular file")
      }
    } else if errno != ENOENT {
      throw .last("stat", directory.path)
    }
  }

  static func remove(_ path: String) throws(StorageError) {
    if unlink(try Directory.checked(path)) != 0, errno != ENOENT { throw .last("unlink", path) }
  }

  static func lock(_ path: String, _ note: String) throws(StorageError) -> HeldLock {
    let directory = try Directory(of: path)
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
    return HeldLock {
      // An empty file tells nobody of a holder who has gone.
      try? file.truncate(0)
      file.unlock()
      file.close()
    }
  }
}
