import CLibrary
import GlossJournal

extension StorageError {
  /// The error of a call on a file that just failed.
  static func last(
    _ call: String, _ path: String, _ attempt: Attempt = .use
  ) -> StorageError {
    system(call, path, errno, attempt)
  }

  static func system(
    _ call: String, _ path: String, _ code: Int32, _ attempt: Attempt = .use
  ) -> StorageError {
    StorageError(
      kind: .system(errno: code), attempt: attempt, path: path,
      message: "\(call): \(SystemError.text(code))")
  }

  /// A link below a directory in which none is followed on write.
  static func link(_ path: String) -> StorageError {
    StorageError(
      kind: .system(errno: ELOOP), attempt: .make, path: path,
      message: "open: a link to a directory, through which nothing is written")
  }

  /// Something of this mode where a regular file is wanted; nil where it is one.
  static func unlessRegular(
    _ mode: mode_t, _ path: String, _ attempt: Attempt = .use
  ) -> StorageError? {
    let found =
      switch mode & S_IFMT {
      case S_IFREG: ""
      case S_IFIFO: "a pipe"
      case S_IFSOCK: "a socket"
      case S_IFDIR: "a directory"
      default: "a device"
      }
    if found.isEmpty { return nil }
    return StorageError(
      kind: .system(errno: EINVAL), attempt: attempt, path: path,
      message: "open: \(found), not a regular file")
  }

  /// A file of which more is there than is taken into memory.
  static func tooLong(_ path: String, most: Int) -> StorageError {
    StorageError(
      kind: .system(errno: EFBIG), path: path,
      message: "read: longer than \(most >> 30) GB, which is the most that is read of one file")
  }

  /// What another program did to an open file.
  static func changed(_ path: String, _ what: String) -> StorageError {
    StorageError(
      kind: .changed, path: path, message: "another program \(what) while this one wrote to it")
  }
}
