import GlossJSON

/// The items of one batch at which anybody stopped, kept up to date while a session runs.
///
/// Journals only grow. So a look lists them, takes the stamp of each, and reads of the changed ones
/// what was added, and a file whole that was put in another's place. What cannot be read of other
/// people's keeps nobody from working: the next look tries again.
package struct StoppedItems {
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

  package init(of owner: ChainOwner, _ storage: Storage, _ layout: ResultsLayout) {
    batch = owner.batch
    let journal = layout.journal(batch: owner.batch, annotator: owner.person)
    directory = journal.directory
    own = journal.file
    self.storage = storage
  }

  /// Reads everybody's journals; gives the current labels of the items at which somebody stopped.
  package mutating func start() -> [Label] {
    let files = paths.compactMap { added(to: $0) }
    guard files.contains(where: { Self.holdsStop($0.bytes) }) else { return [] }
    let lines = files.flatMap { parsed($0) }
    let items = Set(lines.filter { $0.entry.status == .stopped }.map(\.entry.item))
    return Replay(lines.filter { items.contains($0.entry.item) }).current
  }

  /// Looks what others added; gives the items at which one of them stopped since the last look.
  package mutating func look() -> Set<ID> {
    let files = paths.filter { $0 != own }.compactMap { added(to: $0) }
    let lines = files.filter { Self.holdsStop($0.bytes) }.flatMap { parsed($0) }
    return Set(Replay(lines).current.filter { $0.status == .stopped }.map(\.item))
  }

  private var paths: [String] {
    do throws(StorageError) {
      return try storage.list(directory)
        .filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }.map { "\(directory)/\($0)" }
    } catch {
      return []
    }
  }

  /// What a file has gained since it was read last; nil where that is nothing, or not to be read.
  private mutating func added(to path: String) -> (path: String, bytes: [UInt8])? {
    do throws(StorageError) {
      guard let stamp = try storage.stamp(path) else { return nil }
      let before = positions[path]
      if before?.stamp == stamp { return nil }
      let isSame = before.map { $0.stamp.inode == stamp.inode && stamp.size >= $0.offset } ?? false
      let offset = isSame ? before?.offset ?? 0 : 0
      guard let bytes = try storage.readFrom(path, offset) else { return nil }
      let whole = bytes.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
      positions[path] = Position(stamp: stamp, offset: offset + whole)
      return (path, bytes)
    } catch {
      return nil
    }
  }

  /// A chain that is cut off at the front gives its lines all the same.
  private func parsed(_ file: (path: String, bytes: [UInt8])) -> [ChainLine<Label>] {
    ChainContents<Label>(path: file.path, bytes: file.bytes).lines
      .filter { $0.entry.batch == batch }
  }

  private static let sign = Array("\"status\":\"stopped\"".utf8)

  /// A journal in which nobody stopped is searched and not parsed.
  private static func holdsStop(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= sign.count else { return false }
      return (0...bytes.count - sign.count).contains { start in
        bytes[start] == sign[0] && sign.indices.allSatisfy { bytes[start + $0] == sign[$0] }
      }
    }
  }
}
