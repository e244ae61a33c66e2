import GlossJSON

/// The one writer of one chained file.
///
/// It holds the file's lock from `open` to `close`. A line is saved when `append` has returned, and
/// not before: one write, one sync. After either failed it takes no more lines, because nobody
/// knows what the device has.
package final class ChainFile<Content: ChainContent> {
  package let owner: ChainOwner
  package let path: String
  /// The hash of the last line, which is the receipt of who wrote it; `Hash.zero` where none is.
  package private(set) var lastHash: Hash

  /// The line that could not be written, or synced: the device may have it all the same.
  package private(set) var failed: Chained<Content>?

  private let storage: Storage
  private let clock: Clock
  private var lock: HeldLock?
  private var mint: IDMint
  private var file: AppendFile?
  private var state = State.open
  /// What the first line wants to be there before it.
  private var prepare: (() throws(StorageError) -> Void)?

  private enum State {
    case open
    case closed(StorageError?)
  }

  /// What opening found.
  package struct Report: Sendable {
    package let lines: [ChainLine<Content>]
    package let recovered: RecoveredLine?

    package var entries: [Chained<Content>] { lines.map(\.entry) }
  }

  /// Takes the lock, reads the file, holds every line to the format and the chain, and repairs an
  /// incomplete last line. The file itself is made with the first line.
  package static func open(
    _ paths: ChainPaths, owner: ChainOwner, storage: Storage, clock: Clock, processID: Int,
    prepare: (() throws(StorageError) -> Void)? = nil
  ) throws(JournalError) -> (writer: ChainFile, report: Report) {
    let note = LockNote(
      processID: processID, since: Timestamp(milliseconds: clock.now().wall))
    let lock = try ChainFile.takeLock(paths, note, storage)
    do throws(JournalError) {
      let contents = try ChainFile.contents(paths, owner, storage)
      let (file, recovered) = try ChainFile.repair(paths, contents, storage)
      let chain = ChainFile(
        owner: owner, path: paths.file, last: contents.parsed, file: file, lock: lock,
        storage: storage, clock: clock)
      chain.prepare = prepare
      return (chain, Report(lines: contents.parsed.lines, recovered: recovered))
    } catch {
      lock.release()
      throw error
    }
  }

  private init(
    owner: ChainOwner, path: String, last: ChainContents<Content>, file: AppendFile?,
    lock: HeldLock, storage: Storage, clock: Clock
  ) {
    self.owner = owner
    self.path = path
    lastHash = last.lastHash
    mint = IDMint(kind: Content.idKind, after: last.lastID)
    self.file = file
    self.lock = lock
    self.storage = storage
    self.clock = clock
  }

  deinit { close() }

  /// Lets the file and its lock go. Calling it again does nothing.
  package func close() {
    if case .open = state { state = .closed(nil) }
    file?.close()
    file = nil
    lock?.release()
    lock = nil
  }

  /// Writes one line and returns when the device has it.
  ///
  /// - Throws: `.invalid` with nothing written; `.storage` when the disk refused, which is the last
  ///   thing this file does; `.closed` ever after.
  @discardableResult
  package func append(_ content: Content) throws(JournalError) -> Chained<Content> {
    if case .closed(let reason) = state { throw .closed(reason) }
    do throws(StorageError) { try prepare?() } catch { throw .storage(error) }
    prepare = nil
    let (entry, line) = try makeLine(content)
    do throws(StorageError) {
      let file = try opened()
      try file.append(line + [0x0a])
      try file.sync()
    } catch {
      state = .closed(error)
      failed = entry
      throw .storage(error)
    }
    lastHash = Hash(of: line)
    return entry
  }

  /// Mints, chains and encodes, and reads the line back as every reader will: what none of them
  /// would take is not written.
  private func makeLine(
    _ content: Content
  ) throws(JournalError) -> (Chained<Content>, [UInt8]) {
    guard content.owner == owner else {
      throw .invalid([complaint("the line belongs into another file")])
    }
    guard let id = mint.next(clock) else {
      throw .invalid([complaint("there is no id after the last one")])
    }
    let entry = Chained(id: id.id, prev: lastHash, content: content)
    let line = entry.line
    do {
      _ = try Chained<Content>.read(JSONValue(parsing: line, path: path))
    } catch let error as BadLine {
      throw .invalid(error.diagnostics)
    } catch {
      preconditionFailure("the writer wrote what is no JSON: \(error)")
    }
    return (entry, line)
  }

  private func complaint(_ message: String) -> Diagnostic {
    Diagnostic(path: path, message: message, remedy: "")
  }

  private func opened() throws(StorageError) -> AppendFile {
    if let file { return file }
    let file = try storage.openForAppending(path)
    self.file = file
    return file
  }
}
