import GlossJSON

/// The one writer of one chained file.
///
/// It holds the file's lock from `open` to `close`. A line is saved when `append` has returned: one
/// write, one sync, and the path still leads to the file, at the length that was written. After any
/// of these failed it takes no more lines: nobody knows what the device has, or somebody else has
/// the file in hand.
package final class ChainFile<Content: ChainContent> {
  package let owner: ChainOwner
  package let path: String
  /// The hash of the last line, which is the receipt of who wrote it; `Hash.zero` where none is.
  package private(set) var lastHash = Hash.zero

  /// The line that could not be written, or synced: the device may have it all the same.
  package private(set) var failed: Chained<Content>?

  private let storage: Storage
  private let clock: Clock
  private var lock: HeldLock?
  private var mint = IDMint(kind: Content.idKind)
  private var file: AppendFile?
  /// Of the file, in bytes, as this writer knows it.
  private var length = 0
  /// Why it takes no more lines; nil while it does.
  private var closed: JournalError?
  /// What the first line wants to be there before it.
  private var prepare: (() throws(StorageError) -> Void)?

  /// What opening found.
  package struct Report: Sendable {
    package let lines: [ChainLine<Content>]
    package let recovered: RecoveredLine?
  }

  /// Takes the lock, reads the file, holds every line to the format and the chain, and repairs an
  /// incomplete last line. The file itself is made with the first line.
  package static func open(
    _ paths: ChainPaths, owner: ChainOwner, storage: Storage, clock: Clock, processID: Int,
    prepare: (() throws(StorageError) -> Void)? = nil
  ) throws(JournalError) -> (writer: ChainFile, report: Report) {
    let note = LockNote(processID: processID, since: Timestamp(milliseconds: clock.now().wall))
    let chain = ChainFile(owner, paths.file, storage, clock, prepare)
    chain.lock = try takeLock(paths, note, storage)
    let bytes: [UInt8]?
    do throws(StorageError) { bytes = try storage.read(paths.file) } catch { throw .storage(error) }
    let contents = ChainContents<Content>(path: paths.file, bytes: bytes ?? [], owner: owner)
    guard contents.diagnostics.isEmpty else {
      throw .damaged(path: paths.file, contents.diagnostics)
    }
    chain.lastHash = contents.lastHash
    chain.mint = IDMint(kind: Content.idKind, last: contents.lastID)
    do throws(StorageError) {
      let recovered = try chain.repair(paths, contents, bytes)
      return (chain, Report(lines: contents.lines, recovered: recovered))
    } catch {
      throw .storage(error)
    }
  }

  private init(
    _ owner: ChainOwner, _ path: String, _ storage: Storage, _ clock: Clock,
    _ prepare: (() throws(StorageError) -> Void)?
  ) {
    self.owner = owner
    self.path = path
    self.storage = storage
    self.clock = clock
    self.prepare = prepare
  }

  deinit { close() }

  /// Gives every line from now on an id after those of a file that failed: what became of its last
  /// line nobody knows, and the clock may have been set back since.
  package func follow(_ other: ChainFile) { mint.follow(other.mint) }

  /// Lets the file and its lock go. Calling it again does nothing.
  package func close() {
    closed = closed ?? .closed(nil)
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
    if let closed { throw closed }
    let (entry, line) = try makeLine(content)
    do throws(StorageError) {
      let file = try opened()
      failed = entry
      try save(line + [0x0a], in: file)
    } catch {
      closed = .closed(error)
      throw .storage(error)
    }
    failed = nil
    lastHash = Hash(of: line)
    return entry
  }

  /// Mints, chains and encodes, and reads the line back as every reader will: what none of them
  /// would take is not written.
  private func makeLine(_ content: Content) throws(JournalError) -> (Chained<Content>, [UInt8]) {
    func complaint(_ message: String) -> JournalError {
      .invalid([Diagnostic(path: path, message: message, remedy: "")])
    }
    guard content.owner == owner else { throw complaint("the line belongs into another file") }
    guard let id = mint.next(clock) else { throw complaint("there is no id after the last one") }
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

  /// Brings a line to the device: the one place where a line is written.
  private func save(_ line: [UInt8], in file: AppendFile) throws(StorageError) {
    try file.append(line)
    try file.sync()
    length += line.count
    try file.check(length)
    try lock?.check()
  }

  /// The file, as this writer left it: nothing is glued to what another program put in its place.
  private func opened() throws(StorageError) -> AppendFile {
    try lock?.check()
    try prepare?()
    prepare = nil
    let opened = if let file { file } else { try storage.openForAppending(path) }
    file = opened
    try opened.check(length)
    return opened
  }

  private static func takeLock(
    _ paths: ChainPaths, _ note: LockNote, _ storage: Storage
  ) throws(JournalError) -> HeldLock {
    do throws(StorageError) {
      try storage.makeDirectory(paths.directory)
      try storage.makeDirectory(ChainPaths.directory(of: paths.lock))
      return try storage.lock(paths.lock, note.text)
    } catch {
      if case .held(let note) = error.kind { throw .held(path: paths.file, note: LockNote(note)) }
      throw .storage(error)
    }
  }

  /// Copies an incomplete last line aside, then cuts it.
  ///
  /// A file that is whole is synced too: a process that was killed between its write and its sync
  /// left a line that is read here, and reported as saved, though only memory may have it.
  private func repair(
    _ paths: ChainPaths, _ contents: ChainContents<Content>, _ bytes: [UInt8]?
  ) throws(StorageError) -> RecoveredLine? {
    guard let bytes else { return nil }
    var recovered: RecoveredLine?
    if let offset = contents.incompleteFrom {
      let torn = Array(bytes[offset...])
      try storage.makeDirectory(ChainPaths.directory(of: paths.recovered))
      recovered = RecoveredLine(
        path: try storage.createBeside("\(paths.recovered)-\(offset)", ".part", torn),
        byteCount: torn.count, line: contents.lineCount + 1)
    }
    length = bytes.count
    let file = try storage.openForAppending(paths.file)
    self.file = file
    try file.check(length)
    if let offset = contents.incompleteFrom {
      try file.truncate(offset)
      length = offset
    }
    try file.sync()
    try file.check(length)
    return recovered
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

extension Storage {
  /// Puts bytes into a new file of this name, or of the next (`-2`, `-3` …) where other bytes have
  /// it, and gives its path. A copy of the same bytes counts, as a crash after it leaves.
  func createBeside(
    _ name: String, _ ending: String, _ bytes: [UInt8]
  ) throws(StorageError) -> String {
    var (path, copy) = (name + ending, 1)
    while true {
      do throws(StorageError) {
        try create(path, bytes)
        return path
      } catch {
        guard error.kind == .exists else { throw error }
        if try read(path) == bytes { return path }
      }
      copy += 1
      path = "\(name)-\(copy)\(ending)"
    }
  }
}
