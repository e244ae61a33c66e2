import GlossJSON

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
    var copy = 1
    while true {
      let path = "\(paths.recovered)-\(offset)\(copy == 1 ? "" : "-\(copy)").part"
      do throws(StorageError) {
        try storage.create(path, torn)
        return path
      } catch {
        guard error.kind == .exists else { throw error }
        if try storage.read(path) == torn { return path }
        copy += 1
      }
    }
  }
}
