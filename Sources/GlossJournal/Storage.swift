/// The disk as the journal knows it: a struct of closures, so that a test can fail the nth call,
/// lose what was not synced, or keep everything in memory. `GlossSystem` makes the live one.
///
/// Paths are strings as given; every closure throws `StorageError` and nothing else. What is read is a
/// regular file, at most ``mostBytes`` of it: a pipe, a device or a directory in its place is refused,
/// so that no read waits and none fills the memory.
package struct Storage: Sendable {
  /// The same disk for what lies in one directory: below it, no link to a directory is followed when
  /// something is written.
  package var beneath: @Sendable (_ root: String) -> Storage
  /// The whole contents of a file; nil where there is none.
  package var read: @Sendable (_ path: String) throws(StorageError) -> [UInt8]?
  /// At most `count` bytes of a file from an offset on; nil where there is none.
  package var readFrom:
    @Sendable (_ path: String, _ offset: Int, _ count: Int) throws(StorageError) -> [UInt8]?
  /// What tells a change of a file without reading it; nil where there is none.
  package var stamp: @Sendable (_ path: String) throws(StorageError) -> FileStamp?
  /// The names in a directory, sorted by bytes; empty where there is none.
  package var list: @Sendable (_ directory: String) throws(StorageError) -> [String]
  /// Makes a directory and its missing parents (0700; group-readable under a setgid parent) and
  /// syncs each parent that gained an entry.
  package var makeDirectory: @Sendable (_ path: String) throws(StorageError) -> Void
  /// Opens a file for appending and makes it where it is missing (0600), syncing its directory.
  package var openForAppending: @Sendable (_ path: String) throws(StorageError) -> AppendFile
  /// Makes a new file with these bytes, synced with its directory. An existing one is an error of
  /// kind `.exists`: nothing is ever overwritten.
  package var create: @Sendable (_ path: String, _ bytes: [UInt8]) throws(StorageError) -> Void
  /// Puts these bytes in the place of a file, whole or not at all. Only drafts use it.
  package var replace: @Sendable (_ path: String, _ bytes: [UInt8]) throws(StorageError) -> Void
  /// Gives a file the name of another in its directory, whose place it takes, and syncs that.
  package var rename: @Sendable (_ path: String, _ target: String) throws(StorageError) -> Void
  /// Removes a file; one that is missing is no error.
  package var remove: @Sendable (_ path: String) throws(StorageError) -> Void
  /// Takes the lock file for this process and writes `note` into it, or throws `.held` with the
  /// note that the holder wrote. The file stays when the lock goes.
  package var lock: @Sendable (_ path: String, _ note: String) throws(StorageError) -> HeldLock

  /// The most bytes of one file that are taken into memory.
  package static let mostBytes = 2 << 30

  package init(
    beneath: @escaping @Sendable (String) -> Storage,
    read: @escaping @Sendable (String) throws(StorageError) -> [UInt8]?,
    readFrom: @escaping @Sendable (String, Int, Int) throws(StorageError) -> [UInt8]?,
    stamp: @escaping @Sendable (String) throws(StorageError) -> FileStamp?,
    list: @escaping @Sendable (String) throws(StorageError) -> [String],
    makeDirectory: @escaping @Sendable (String) throws(StorageError) -> Void,
    openForAppending: @escaping @Sendable (String) throws(StorageError) -> AppendFile,
    create: @escaping @Sendable (String, [UInt8]) throws(StorageError) -> Void,
    replace: @escaping @Sendable (String, [UInt8]) throws(StorageError) -> Void,
    rename: @escaping @Sendable (String, String) throws(StorageError) -> Void,
    remove: @escaping @Sendable (String) throws(StorageError) -> Void,
    lock: @escaping @Sendable (String, String) throws(StorageError) -> HeldLock
  ) {
    self.beneath = beneath
    self.read = read
    self.readFrom = readFrom
    self.stamp = stamp
    self.list = list
    self.makeDirectory = makeDirectory
    self.openForAppending = openForAppending
    self.create = create
    self.replace = replace
    self.rename = rename
    self.remove = remove
    self.lock = lock
  }
}

/// An open append-only file.
package struct AppendFile: Sendable {
  /// Adds the bytes with one write; a short write is an error.
  package var append: @Sendable (_ bytes: [UInt8]) throws(StorageError) -> Void
  /// Returns once the device has what was written.
  package var sync: @Sendable () throws(StorageError) -> Void
  /// Cuts the file to a length in bytes. Only the repair of a torn last line uses it.
  package var truncate: @Sendable (_ length: Int) throws(StorageError) -> Void
  /// Throws `.changed` unless the path still leads to this file, and it has this length in bytes:
  /// other programs move, replace and cut files.
  package var check: @Sendable (_ length: Int) throws(StorageError) -> Void
  package var close: @Sendable () -> Void

  package init(
    append: @escaping @Sendable ([UInt8]) throws(StorageError) -> Void,
    sync: @escaping @Sendable () throws(StorageError) -> Void,
    truncate: @escaping @Sendable (Int) throws(StorageError) -> Void,
    check: @escaping @Sendable (Int) throws(StorageError) -> Void,
    close: @escaping @Sendable () -> Void
  ) {
    self.append = append
    self.sync = sync
    self.truncate = truncate
    self.check = check
    self.close = close
  }
}

/// A lock that is held until `release` or the end of the process.
package struct HeldLock: Sendable {
  /// Throws `.changed` unless the path still leads to the lock: else others may take another.
  package var check: @Sendable () throws(StorageError) -> Void
  package var release: @Sendable () -> Void

  package init(
    check: @escaping @Sendable () throws(StorageError) -> Void,
    release: @escaping @Sendable () -> Void
  ) {
    self.check = check
    self.release = release
  }
}

/// What went wrong on the disk.
package struct StorageError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// There is already a file of that name.
    case exists
    /// Another process holds the lock; `note` is what it wrote.
    case held(note: String)
    /// Another program moved, replaced, cut or lengthened the file while it was open here.
    case changed
    /// The call failed with this `errno`.
    case system(errno: Int32)
  }

  package enum Attempt: Hashable, Sendable {
    /// To make a file or directory, or to open one for writing: what cannot be made can be made
    /// elsewhere.
    case make
    /// Anything with what is there already, or was just made.
    case use
  }

  package let kind: Kind
  package let attempt: Attempt
  package let path: String
  /// What was called and what the system said, for a person: "write: No space left on device".
  package let message: String

  package init(kind: Kind, attempt: Attempt = .use, path: String, message: String) {
    self.kind = kind
    self.attempt = attempt
    self.path = path
    self.message = message
  }
}
