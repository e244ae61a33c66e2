import GlossJSON
import GlossJournal
import GlossScreen

/// Everything that a command may touch, as closures, so that a test needs no process, no terminal,
/// no disk and no clock.
package struct Outside: Sendable {
  /// Writes data to standard output; throws `.closedPipe` where nobody reads it any more, and
  /// `.failed(.ioError, …)` where it could not be written.
  package var out: @Sendable (_ text: String) throws(Stop) -> Void
  /// Writes bytes that need not be UTF-8 to standard output; throws as `out` does.
  package var bytes: @Sendable (_ bytes: [UInt8]) throws(Stop) -> Void
  /// Writes to standard error. A failure is not reported: there is no place left to report it to.
  package var err: @Sendable (_ text: String) -> Void
  package var isTerminal: @Sendable (_ stream: Stream) -> Bool
  /// The terminal's width in columns; nil where there is none.
  package var columns: @Sendable () -> Int?
  /// The value of an environment variable; nil where it is not set.
  package var environment: @Sendable (_ name: String) -> String?
  /// Shows a long text: in a pager where there is a terminal for it, else as `out` does.
  package var page: @Sendable (_ text: String) throws(Stop) -> Void
  package var storage: Storage
  /// The bytes of a file that comes through a pipe (`-`, `/dev/fd/63`), which is read once; nil for a
  /// path that names none.
  package var piped: @Sendable (_ path: String) throws(StorageError) -> [UInt8]?
  /// Has keys and lines come from the terminal, once the standard input was read; false where there
  /// is no terminal.
  package var takeKeysFromTerminal: @Sendable () -> Bool
  package var clock: Clock
  /// The pseudonym made once for this machine's user.
  package var pseudonym: @Sendable () throws(StorageError) -> String
  /// The directory of what is kept for this machine's user, which need not be there yet.
  package var stateDirectory: @Sendable () throws(StorageError) -> String
  package var processID: Int
  /// Where relative paths begin; nil where that cannot be said.
  package var workingDirectory: String?

  /// A standard stream; the raw value is its file descriptor.
  package enum Stream: Int32, Sendable { case input, output, error }

  /// The moment that a line written now names.
  var now: Timestamp { Timestamp(milliseconds: clock.now().wall) }

  /// A path from the root, for messages.
  package func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let workingDirectory else { return path }
    return workingDirectory + "/" + path
  }
}

extension Outside {
  /// The same, with those of these files that come through pipes read: the disk has them from now on.
  func takingPipes(_ paths: [String]) throws(Stop) -> Outside {
    var taken: [String: [UInt8]] = [:]
    for path in Set(paths) {
      do throws(StorageError) { taken[path] = try piped(path) } catch {
        throw .failed(.badInput, "\(path): \(error.message)")
      }
    }
    if taken.isEmpty { return self }
    var outside = self
    outside.storage.read = { [taken, storage] path throws(StorageError) in
      if let bytes = taken[path] { return bytes }
      return try storage.read(path)
    }
    return outside
  }

  /// Writes lines to standard output. Nothing that they quote reaches a terminal raw.
  func show(_ lines: [String]) throws(Stop) {
    if !lines.isEmpty { try out(Self.visible(lines)) }
  }

  /// Writes an object of JSON a line to standard output.
  func rows<T>(_ elements: [T], _ members: (T, inout JSONWriter) -> Void) throws(Stop) {
    for element in elements { try out(JSONWriter.text { members(element, &$0) } + "\n") }
  }

  /// Writes lines to standard error, as `show` does.
  func tell(_ lines: [String]) {
    if !lines.isEmpty { err(Self.visible(lines)) }
  }

  /// Says something on standard error in the program's name.
  func remark(_ line: String) { tell(["\(Tool.name): \(line)"]) }

  private static func visible(_ lines: [String]) -> String {
    lines.map { Text.visible($0) + "\n" }.joined()
  }
}
