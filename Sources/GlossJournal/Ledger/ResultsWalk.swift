import GlossJSON

/// The files of labels and events in several results directories: the one place that lists them.
///
/// They come in the order of their paths, each once: nothing can depend on how they were typed.
package struct ResultsWalk: Sendable {
  package let roots: [String]
  package let files: [File]
  /// What could not be listed.
  package let unlisted: [StorageError]

  package enum Family: String, CaseIterable, Sendable {
    case labels, events
    /// Lines of others that concern a person, sent back to them: events, and no chain.
    case shared
  }

  package struct File: Hashable, Sendable {
    package let root: String
    package let family: Family
    package let path: String

    /// Without its ending: a person's file name, where nobody renamed it.
    package var stem: String {
      String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...].dropLast(6))
    }
  }

  package init(_ storage: Storage, roots: [String]) {
    self.roots = Set(roots.map { ResultsLayout($0).root }).sorted(by: Self.isBefore)
    var files: [File] = []
    var unlisted: [StorageError] = []
    /// Lists all files that lie so many levels below a directory.
    func list(_ directory: String, _ levels: Int, _ root: String, _ family: Family) {
      do throws(StorageError) {
        guard levels > 0 else {
          files += try Self.files(storage, root, family, directory)
          return
        }
        for name in try Self.names(storage, directory) {
          list("\(directory)/\(name)", levels - 1, root, family)
        }
      } catch {
        unlisted.append(error)
      }
    }
    for root in self.roots {
      let layout = ResultsLayout(root)
      list(layout.labels, 1, root, .labels)
      list(layout.events, 1, root, .events)
      list(layout.shared, 2, root, .shared)
    }
    self.files = files.sorted { Self.isBefore($0.path, $1.path) }
    self.unlisted = unlisted
  }

  /// The directories that hold no file of labels or events: a misspelt name must not pass for an
  /// empty union.
  package var empty: [String] {
    let filled = Set(files.map(\.root))
    return roots.filter { !filled.contains($0) }
  }

  /// Paths compare as bytes, as ids do.
  package static func isBefore(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// The files of one family in one directory: everybody's on one batch.
  static func files(
    _ storage: Storage, _ root: String, _ family: Family, _ directory: String
  ) throws(StorageError) -> [File] {
    try names(storage, directory).filter { $0.hasSuffix(".jsonl") }
      .map { File(root: root, family: family, path: "\(directory)/\($0)") }
  }

  /// No file that is made from an id begins with a dot: such a file comes from another program.
  private static func names(
    _ storage: Storage, _ directory: String
  ) throws(StorageError) -> [String] {
    try storage.list(directory).filter { !$0.hasPrefix(".") }.sorted(by: isBefore)
  }
}
