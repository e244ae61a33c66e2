import GlossJournal

/// The results directories that a command was told to read.
package enum ResultsRoots {
  /// Those that hold no file of labels or events: a misspelt name must not pass for an empty union.
  package static func empty(
    _ roots: [String], _ storage: Storage
  ) throws(StorageError) -> [String] {
    var empty: [String] = []
    for root in roots {
      let layout = ResultsLayout(root)
      if try storage.list(layout.labels).isEmpty, try storage.list(layout.events).isEmpty {
        empty.append(root)
      }
    }
    return empty
  }
}
