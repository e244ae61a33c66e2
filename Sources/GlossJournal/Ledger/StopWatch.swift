import GlossJSON

/// The items of one batch at which others stopped, kept up to date while a session runs.
///
/// Journals only grow. So a look lists them, takes the stamp of each, and reads of the changed ones
/// what was added, and a file whole that was put in another's place. What cannot be read of other
/// people's keeps nobody from working: the next look tries again.
package struct StopWatch {
  private let batch: ID
  private let directory: String
  /// The person's own journal, whose stops the session knows of.
  private let own: String
  private let storage: Storage
  private var positions: [String: Position] = [:]

  private struct Position {
    let stamp: FileStamp
    /// Behind the last whole line that was read.
    let offset: Int
  }

  init(on batch: ID, in directory: String, but own: String, _ storage: Storage) {
    self.batch = batch
    self.directory = directory
    self.own = own
    self.storage = storage
  }

  /// Whether a path is that of somebody else's journal on the batch, or of a copy.
  func isWatched(_ path: String) -> Bool {
    path != own && ChainPaths.directory(of: path) == directory
  }

  /// Remembers the stamp of a file, and up to where it was read.
  mutating func note(_ path: String, _ stamp: FileStamp, _ bytes: [UInt8], from offset: Int = 0) {
    let whole = bytes.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    positions[path] = Position(stamp: stamp, offset: offset + whole)
  }

  /// Looks what others added; gives the items at which one of them stopped since the last look.
  package mutating func look() -> Set<ID> {
    var labels: [BriefLabel] = []
    for file in (try? ResultsWalk.files(storage, "", .labels, directory)) ?? []
    where file.path != own {
      guard let bytes = added(to: file.path), bytes.holdStop else { continue }
      // What was added begins within a chain, and its lines are right all the same.
      _ = ChainContents<LabelContent>(path: file.path, bytes: bytes, checking: .lines) { line in
        if line.entry.batch == batch { labels.append(BriefLabel(line.entry)) }
      }
    }
    return Set(Currents(labels).all.filter { $0.status == .stopped }.map(\.item))
  }

  /// What a file has gained since it was read last; nil where that is nothing, or not to be read.
  private mutating func added(to path: String) -> [UInt8]? {
    do throws(StorageError) {
      guard let stamp = try storage.stamp(path) else { return nil }
      let before = positions[path]
      if before?.stamp == stamp { return nil }
      let isSame = before.map { $0.stamp.inode == stamp.inode && stamp.size >= $0.offset } ?? false
      let offset = isSame ? before?.offset ?? 0 : 0
      guard let bytes = try storage.readFrom(path, offset, .max) else { return nil }
      note(path, stamp, bytes, from: offset)
      return bytes
    } catch {
      return nil
    }
  }
}

extension [UInt8] {
  private static let stop = Array("\"status\":\"stopped\"".utf8)

  /// Whether somebody may have stopped at an item. A journal in which nobody did is only searched,
  /// which is much faster than parsing it.
  var holdStop: Bool { contains(Self.stop) { _ in true } }

  /// Whether these bytes occur where `isMeant` holds of what follows them.
  func contains(_ sign: [UInt8], before isMeant: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool)
    -> Bool
  {
    withUnsafeBufferPointer { bytes in
      guard let first = sign.first, bytes.count >= sign.count else { return false }
      return (0...bytes.count - sign.count).contains { start in
        bytes[start] == first && sign.indices.allSatisfy { bytes[start + $0] == sign[$0] }
          && isMeant(bytes[(start + sign.count)...])
      }
    }
  }
}
