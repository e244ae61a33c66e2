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

  /// Gives every line from now on an id after those of a file that failed: what became of its last
  /// line nobody knows, and the clock may have been set back since.
  package func follow(_ other: ChainFile) { mint.follow(other.mint) }

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

/// An incomplete last line that was cut from a file and kept beside it.
package struct RecoveredLine: Hashable, Sendable {
  /// Where its bytes are now.
  package let path: String
  package let byteCount: Int
  /// The line's number in the file from which it was cut.
  package let line: Int
}

extension ChainFile {
  struct Contents {
    let parsed: ChainContents<Content>
    let bytes: [UInt8]
    /// False where there is no file yet.
    let exists: Bool
  }

  static func takeLock(
    _ paths: ChainPaths, _ note: LockNote, _ storage: Storage
  ) throws(JournalError) -> HeldLock {
    do throws(StorageError) {
      try storage.makeDirectory(paths.directory)
      try storage.makeDirectory(ChainPaths.directory(of: paths.lock))
      return try storage.lock(paths.lock, note.text)
    } catch {
      if case .held(let note) = error.kind {
        throw .held(path: paths.file, note: LockNote(note))
      }
      throw .storage(error)
    }
  }

  static func contents(
    _ paths: ChainPaths, _ owner: ChainOwner, _ storage: Storage
  ) throws(JournalError) -> Contents {
    let bytes: [UInt8]?
    do throws(StorageError) {
      bytes = try storage.read(paths.file)
    } catch {
      throw .storage(error)
    }
    let parsed = ChainContents<Content>(path: paths.file, bytes: bytes ?? [], owner: owner)
    guard parsed.diagnostics.isEmpty else {
      throw .damaged(path: paths.file, parsed.diagnostics)
    }
    return Contents(parsed: parsed, bytes: bytes ?? [], exists: bytes != nil)
  }

  /// Copies an incomplete last line aside, then cuts it.
  ///
  /// A file that is whole is synced too: a process that was killed between its write and its sync
  /// left a line that is read here, and reported as saved, though only memory may have it.
  static func repair(
    _ paths: ChainPaths, _ contents: Contents, _ storage: Storage
  ) throws(JournalError) -> (AppendFile?, RecoveredLine?) {
    guard contents.exists else { return (nil, nil) }
    do throws(StorageError) {
      var recovered: RecoveredLine?
      if let offset = contents.parsed.incompleteFrom {
        let torn = Array(contents.bytes[offset...])
        recovered = RecoveredLine(
          path: try keep(torn, cutAt: offset, paths, storage), byteCount: torn.count,
          line: contents.parsed.lineCount + 1)
      }
      let file = try storage.openForAppending(paths.file)
      do throws(StorageError) {
        if let offset = contents.parsed.incompleteFrom { try file.truncate(offset) }
        try file.sync()
      } catch {
        file.close()
        throw error
      }
      return (file, recovered)
    } catch {
      throw .storage(error)
    }
  }

  /// Puts the bytes into a new file in `recovered/` and gives its path.
  ///
  /// A crash between the copy and the cut leaves the same bytes to be cut again: a copy that is
  /// there already counts, anything else under the name is left alone and the next name is tried.
  private static func keep(
    _ torn: [UInt8], cutAt offset: Int, _ paths: ChainPaths, _ storage: Storage
  ) throws(StorageError) -> String {
    try storage.makeDirectory(ChainPaths.directory(of: paths.recovered))
    return try storage.createBeside("\(paths.recovered)-\(offset)", ".part", torn)
  }
}

extension Storage {
  /// Puts bytes into a new file of this name, or of the next (`-2`, `-3` …) where other bytes have
  /// it, and gives its path. A copy of the same bytes that is there already counts.
  func createBeside(
    _ name: String, _ ending: String, _ bytes: [UInt8]
  ) throws(StorageError) -> String {
    var copy = 1
    while true {
      let path = "\(name)\(copy == 1 ? "" : "-\(copy)")\(ending)"
      do throws(StorageError) {
        try create(path, bytes)
        return path
      } catch {
        guard error.kind == .exists else { throw error }
        if try read(path) == bytes { return path }
        copy += 1
      }
    }
  }
}
