import GlossJournal

extension Storage {
  /// The disk itself.
  package static let live: Storage = Files(root: nil).storage
}

/// The calls behind `Storage.live`, one file per concern.
struct Files {
  /// Below it no link to a directory is followed on write; nil where that does not matter.
  let root: String?

  var storage: Storage {
    Storage(
      beneath: { Files(root: $0).storage },
      read: { path throws(StorageError) in try Files.read(path) },
      readFrom: { path, offset, count throws(StorageError) in
        try Files.read(path, from: offset, count: count)
      },
      stamp: Files.stamp, list: Files.list, makeDirectory: makeDirectory,
      openForAppending: openForAppending, create: create, replace: replace, rename: rename,
      remove: Files.remove, lock: lock)
  }
}
