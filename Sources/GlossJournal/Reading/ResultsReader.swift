import GlossJSON

/// All files of one family in several results directories, read side by side.
package struct ResultsRead<Entry: ChainEntry>: Sendable {
  package var files: [ChainContents<Entry>] = []

  /// Every good line of every file; copies of one line are all there.
  package var lines: [ChainLine<Entry>] { files.flatMap(\.lines) }

  /// Everything that is wrong with the files, each file by itself.
  package var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }

  /// The files whose last line is incomplete: being written, or torn. It is left out.
  package var incomplete: [String] {
    files.filter { $0.incompleteFrom != nil }.map(\.path)
  }
}

/// Reads results directories as every command does: several, side by side, without any lock.
package enum ResultsReader {
  /// Reads `labels/*/*.jsonl` of each root.
  package static func labels(
    _ storage: Storage, roots: [String]
  ) throws(StorageError) -> ResultsRead<Label> {
    try read(storage, roots.map { ResultsLayout($0).labels })
  }

  /// Reads `events/*/*.jsonl` of each root.
  package static func events(
    _ storage: Storage, roots: [String]
  ) throws(StorageError) -> ResultsRead<Event> {
    try read(storage, roots.map { ResultsLayout($0).events })
  }

  /// Reads the copies of one person's journal that stand beside it, from other machines. Nothing
  /// else that lies there, nor any other batch, is opened, and what cannot be read keeps nobody
  /// from working: it is given with the error.
  ///
  /// - Returns: the lines of this person on this batch, bad ones left out.
  package static func copies(
    of owner: ChainOwner, _ storage: Storage, _ layout: ResultsLayout
  ) -> (lines: [ChainLine<Label>], unread: [StorageError]) {
    let own = layout.journal(batch: owner.batch, annotator: owner.person)
    var lines: [ChainLine<Label>] = []
    var unread: [StorageError] = []
    var names: [String] = []
    do throws(StorageError) { names = try storage.list(own.directory) } catch { unread = [error] }
    let person = FileName.make(owner.person)
    for name in names where name.hasPrefix(person) && name.hasSuffix(".jsonl") {
      let path = "\(own.directory)/\(name)"
      if path == own.file { continue }
      do throws(StorageError) {
        let contents = ChainContents<Label>(path: path, bytes: try storage.read(path) ?? [])
        lines += contents.lines.filter { Label.owner(of: $0.entry.content) == owner }
      } catch {
        unread.append(error)
      }
    }
    return (lines, unread)
  }

  private static func read<Entry>(
    _ storage: Storage, _ directories: [String]
  ) throws(StorageError) -> ResultsRead<Entry> {
    var result = ResultsRead<Entry>()
    for directory in directories {
      // A name that begins with a dot is never an id's: it is left by something else.
      for batch in try storage.list(directory) where !batch.hasPrefix(".") {
        for name in try storage.list("\(directory)/\(batch)")
        where name.hasSuffix(".jsonl") && !name.hasPrefix(".") {
          let path = "\(directory)/\(batch)/\(name)"
          guard let bytes = try storage.read(path) else { continue }
          result.files.append(ChainContents(path: path, bytes: bytes))
        }
      }
    }
    return result
  }
}
