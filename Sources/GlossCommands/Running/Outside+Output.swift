import GlossJournal

extension Outside {
  func refuseExisting(_ path: String) throws(Stop) {
    if try Stop.unless(try storage.stamp(path)) != nil {
      throw .failed(.cannotCreate, ProgramWords.Shared.exists(path))
    }
  }

  /// Makes the directory that a file is to lie in, where it is missing.
  func makeDirectory(of path: String) throws(Stop) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
      return
    }
    do throws(StorageError) { try storage.makeDirectory(String(path[..<slash])) } catch {
      throw .failed(.cannotCreate, "\(error.path): \(error.message)")
    }
  }

  /// Writes a file that a command line names: beside it, synced, and renamed when all of it is
  /// there, so that half of it never passes for the whole.
  ///
  /// - Parameter force: whether a file that is there already gives way.
  func write(
    _ path: String, force: Bool,
    _ body: ((_ bytes: [UInt8]) throws(Stop) -> Void) throws(Stop) -> Void
  ) throws(Stop) {
    if !force { try refuseExisting(path) }
    // Random, so that two writers cannot rename each other's half.
    let beside = "\(path).\(Hash(of: clock.random(32)).hex.prefix(12)).tmp"
    let file: AppendFile
    do throws(StorageError) {
      try storage.create(beside, [])
      file = try storage.openForAppending(beside)
    } catch {
      try? storage.remove(beside)
      throw .failed(.cannotCreate, "\(error.path): \(error.message)")
    }
    do throws(Stop) {
      defer { file.close() }
      try body { bytes throws(Stop) in try Stop.unless(try file.append(bytes)) }
      try Stop.unless(try file.sync())
      try Stop.unless(try storage.rename(beside, path))
    } catch {
      try? storage.remove(beside)
      throw error
    }
  }
}
