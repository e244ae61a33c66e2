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
}
