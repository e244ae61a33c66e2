import GlossJournal

extension Storage {
  /// The disk itself.
  package static let live = Storage(
    read: Files.read(_:),
    readFrom: Files.read(_:from:count:),
    stamp: Files.stamp,
    list: Files.list,
    makeDirectory: Files.makeDirectory,
    openForAppending: Files.openForAppending,
    create: Files.create,
    replace: Files.replace,
    rename: Files.rename,
    remove: Files.remove,
    lock: Files.lock)
}

/// The calls behind `Storage.live`, one file per concern.
enum Files {}
