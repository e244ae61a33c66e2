import GlossJSON

/// The items of one batch at which others stopped, kept up to date while a session runs.
///
/// Journals only grow: a look reads what was added to those whose stamp changed, and whole what was
/// put in another's place. What cannot be read of other people's the next look tries again.
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
      guard let bytes = added(to: file.path), LineSearch.holdStop(bytes) else { continue }
      // What was added begins in the middle of the chain, so that each line is checked by itself
      // alone.
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

/// Tells from a journal's bytes whether to parse it: most hold nothing that matters to others.
///
/// Keys come in the order of the format, and a line as journals are written has each behind a comma
/// and right before its value; a quote in a text stands behind a backslash, so that no text can pose
/// as a key. A line without that sign is spelled in another way that JSON allows, with white space or
/// escapes, and may hold anything.
enum LineSearch {
  typealias Rest = Slice<UnsafeBufferPointer<UInt8>>

  /// What stands before a key's value, which is a string.
  static func sign(of key: String) -> [UInt8] { Array(",\"\(key)\":\"".utf8) }

  private static let going = Status.allCases.filter { $0 != .stopped }
    .map { Array("\($0.rawValue)\"".utf8) }

  /// Whether somebody may have stopped at an item.
  static func holdStop(_ bytes: [UInt8]) -> Bool {
    hold(bytes, "status") { rest in !going.contains { rest.starts(with: $0) } }
  }

  /// Whether in any whole line what follows the sign of a key may be as asked.
  static func hold(_ bytes: [UInt8], _ key: String, _ isMeant: (Rest) -> Bool) -> Bool {
    let sign = sign(of: key)
    let lines = JSONLines.ranges(in: bytes)
    return bytes.withUnsafeBufferPointer { bytes in
      lines.contains { line in
        guard line.terminated else { return false }
        return rest(bytes[line.range], behind: sign).map(isMeant) ?? true
      }
    }
  }

  private static func rest(_ line: Rest, behind sign: [UInt8]) -> Rest? {
    guard line.count >= sign.count else { return nil }
    let start = (line.startIndex...line.endIndex - sign.count).first { start in
      line[start] == sign[0] && sign.indices.allSatisfy { line[start + $0] == sign[$0] }
    }
    return start.map { line[($0 + sign.count)...] }
  }
}
