import CLibrary
import GlossJournal

/// The open directory of a file that is to be made, replaced or removed.
///
/// The name is resolved once; then mode, file and sync all concern the same directory, even when
/// somebody renames it in between.
struct Directory: ~Copyable {
  let descriptor: Int32
  /// The file's name in the directory.
  let name: String
  /// The whole path, for messages.
  let path: String
  /// Setgid and writable by the group: a lead shares it, so what is made in it can be read there.
  let isShared: Bool

  /// Opens the directory that holds, or will hold, the file at `path`.
  ///
  /// - Parameter root: below it a link to a directory is refused: whoever may write in a directory
  ///   that is shared could lead to any other place what is written there.
  init(of path: String, beneath root: String?) throws(StorageError) {
    let (parent, name) = try Directory.split(path)
    let opened = try Directory.opened(parent, beneath: root)
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let error = StorageError.last("fstat", parent)
      close(opened)
      throw error
    }
    descriptor = opened
    self.name = name
    self.path = path
    isShared = status.st_mode & (S_ISGID | S_IWGRP) == (S_ISGID | S_IWGRP)
  }

  deinit { close(descriptor) }

  private static func opened(_ path: String, beneath root: String?) throws(StorageError) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let (start, rest) = parts(of: path, beneath: root)
    var descriptor = retrying { open(start, flags) }
    if descriptor < 0 { throw .last("open", start, .make) }
    for part in rest {
      let next = retrying { openat(descriptor, part, flags | O_NOFOLLOW) }
      let code = errno
      var status = stat()
      let isLink =
        next < 0 && fstatat(descriptor, part, &status, AT_SYMLINK_NOFOLLOW) == 0
        && status.st_mode & S_IFMT == S_IFLNK
      close(descriptor)
      if isLink { throw .link(path) }
      if next < 0 { throw .system("open", path, code, .make) }
      descriptor = next
    }
    return descriptor
  }

  /// Cuts a path behind `root`, where it lies below that.
  private static func parts(of path: String, beneath root: String?) -> (String, [String]) {
    guard let root, path.utf8.starts(with: "\(root)/".utf8) else { return (path, []) }
    let rest = path.utf8.dropFirst(root.utf8.count).split(separator: UInt8(ascii: "/"))
    return (root, rest.map { String(Substring($0)) })
  }

  var fileMode: mode_t { isShared ? 0o640 : 0o600 }
  var directoryMode: mode_t { isShared ? 0o2770 : 0o700 }

  /// Returns once the directory's entries are on the device.
  ///
  /// File systems that keep entries without being asked say EINVAL or ENOTSUP.
  func sync() throws(StorageError) {
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw .last("fsync", path) }
  }

  /// The parent directory and the last name of a path, slashes at the end aside.
  static func split(_ path: String) throws(StorageError) -> (parent: String, name: String) {
    var bytes = try checked(path).utf8[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      return (".", String(Substring(bytes)))
    }
    let parent = slash == bytes.startIndex ? "/" : String(Substring(bytes[..<slash]))
    return (parent, String(Substring(bytes[bytes.index(after: slash)...])))
  }

  /// The path itself; C would take one with a NUL in it for another, shorter one.
  static func checked(_ path: String) throws(StorageError) -> String {
    if path.isEmpty || path.utf8.contains(0) { throw .system("open", path, EINVAL, .make) }
    return path
  }
}
