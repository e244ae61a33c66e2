import GlossJournal

/// Why a command ended before its end.
package enum Stop: Error, Hashable, Sendable {
  /// Whoever read standard output has gone. That is success: `gloss … | head` got what it asked.
  case closedPipe
  /// The command line itself is wrong in a way that only the command can see.
  case usage(String)
  /// It cannot go on, and says why, in one line or several.
  case failed(ExitCode, String)
}

extension Stop {
  /// A disk that failed while something was read.
  package init(_ error: StorageError) {
    self = .failed(.ioError, "\(error.path): \(error.message)")
  }

  /// Does what needs the disk.
  static func unless<T>(_ read: @autoclosure () throws(StorageError) -> T) throws(Stop) -> T {
    do throws(StorageError) { return try read() } catch { throw Stop(error) }
  }
}
