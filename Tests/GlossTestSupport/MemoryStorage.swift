import Foundation
import GlossJournal

/// A disk in memory that can fail any call and lose whatever was not synced.
///
/// What a program wrote and what the device has are kept apart: `crash` throws the first away,
/// keeping, losing, shortening or garbling each write since the last sync, as a machine that loses
/// power may. A directory entry is durable when the call that made it has returned, as `Storage`
/// promises.
package final class MemoryStorage: @unchecked Sendable {
  private let mutex = NSLock()
  private var files: [String: MemoryFile] = [:]
  private var directories: Set<String> = []
  private var locks: [String: String] = [:]
  private var generator: SeededGenerator
  private var calls = 0
  private var failing: Set<Int> = []
  private var failingNext: [(name: String, part: String)] = []
  private var failingEvery: Set<String> = []
  private var reads: [String: Int] = [:]
  private var generation = 0
  private var syncLies = false

  package init(seed: UInt64 = 0) {
    generator = SeededGenerator(seed: seed)
  }

  // MARK: What a test does to the disk

  /// How many calls were made so far; the next one has this number.
  package var callCount: Int { mutex.withLock { calls } }

  /// How often each file's bytes were asked for, whether it was there or not.
  package var readCounts: [String: Int] { mutex.withLock { reads } }

  /// Makes the call with this number (see `callCount`) fail, having done all, some or none of it.
  package func failCall(_ number: Int) {
    mutex.withLock { _ = failing.insert(number) }
  }

  /// Makes the next call of this name on a path that holds `part` fail, as `failCall` does.
  package func failNext(_ name: String, in part: String) {
    mutex.withLock { failingNext.append((name, part)) }
  }

  /// Makes every call of this name fail from now on, having done nothing, or works again.
  package func failEvery(_ name: String, _ fails: Bool) {
    mutex.withLock {
      _ = fails ? failingEvery.insert(name).inserted : failingEvery.remove(name) != nil
    }
  }

  /// Another disk with the same files, as another process sees them.
  package func clone() -> MemoryStorage {
    let other = MemoryStorage(seed: 7)
    mutex.withLock { (other.files, other.directories) = (files, directories) }
    return other
  }

  /// Makes every sync claim success and do nothing: the fault that a simulation must notice.
  package func makeSyncLie() { mutex.withLock { syncLies = true } }

  /// Ends the process: open files and locks are gone, the disk stays as the process saw it.
  package func kill() {
    mutex.withLock {
      generation += 1
      locks = [:]
      failing = []
    }
  }

  /// Takes the power away: `kill`, and of what was not synced any part may be kept or garbled.
  package func crash() {
    kill()
    mutex.withLock {
      for path in files.keys.sorted() { files[path]?.losePower(&generator) }
    }
  }

  package subscript(path: String) -> [UInt8]? {
    get { mutex.withLock { files[path]?.current } }
    set { mutex.withLock { files[path] = newValue.map { MemoryFile(durable: $0) } } }
  }

  package var paths: [String] { mutex.withLock { files.keys.sorted() } }

  // MARK: What the journal sees

  package var storage: Storage {
    Storage(
      beneath: { _ in self.storage },
      read: { path throws(StorageError) in
        try self.call("read", path) { self.files[path]?.current }
      },
      readFrom: { path, offset, count throws(StorageError) in
        try self.call("read", path) {
          self.files[path].map { Array($0.current.dropFirst(offset).prefix(count)) }
        }
      },
      stamp: { path throws(StorageError) in
        try self.call("stat", path) {
          self.files[path].map { file in
            FileStamp(
              inode: 1, size: file.current.count,
              modified: Int64(truncatingIfNeeded: file.current.hashValue))
          }
        }
      },
      list: { path throws(StorageError) in
        try self.call("list", path) { self.names(in: path) }
      },
      makeDirectory: { path throws(StorageError) in
        try self.call("mkdir", path) { self.addDirectories(path) }
      },
      openForAppending: { path throws(StorageError) in
        try self.call("open", path) { self.addFile(path) }
        return self.appendFile(path)
      },
      create: { path, bytes throws(StorageError) in
        if self[path] != nil {
          throw StorageError(
            kind: .exists, attempt: .make, path: path, message: "create: File exists")
        }
        try self.call("create", path, partly: { self.putPiece(of: bytes, at: path) }) {
          self.files[path] = MemoryFile(durable: bytes)
        }
      },
      replace: { path, bytes throws(StorageError) in
        try self.call("replace", path) { self.files[path] = MemoryFile(durable: bytes) }
      },
      rename: { path, target throws(StorageError) in
        try self.call("rename", target) {
          if let file = self.files.removeValue(forKey: path) { self.files[target] = file }
        }
      },
      remove: { path throws(StorageError) in
        try self.call("remove", path) { _ = self.files.removeValue(forKey: path) }
      },
      lock: { path, note throws(StorageError) in
        try self.call("lock", path) {}
        return try self.takeLock(path, note)
      })
  }

  private func appendFile(_ path: String) -> AppendFile {
    let (opened, file) = mutex.withLock { (generation, files[path]?.identity) }
    return AppendFile(
      append: { bytes throws(StorageError) in
        try self.call("write", path, opened, partly: { self.appendPiece(of: bytes, to: path) }) {
          self.files[path]?.append(bytes)
        }
      },
      sync: { () throws(StorageError) in
        try self.call("fsync", path, opened, partly: {}) {
          if !self.syncLies { self.files[path]?.sync() }
        }
      },
      truncate: { length throws(StorageError) in
        try self.call("truncate", path, opened) { self.files[path]?.truncate(length) }
      },
      check: { length throws(StorageError) in
        let isSame = try self.call("check", path, opened) {
          self.files[path]?.identity === file && self.files[path]?.current.count == length
        }
        if !isSame { throw StorageError(kind: .changed, path: path, message: "changed") }
      },
      close: {})
  }

  /// Runs one call under the mutex, or fails it as planned.
  ///
  /// A call that fails may have done its work; only those that say how (`partly`) do some of it.
  private func call<T>(
    _ name: String, _ path: String, _ opened: Int? = nil, partly: (() -> Void)? = nil,
    _ work: () -> T
  ) throws(StorageError) -> T {
    mutex.lock()
    defer { mutex.unlock() }
    let number = calls
    calls += 1
    if name == "read" { reads[path, default: 0] += 1 }
    precondition(opened == nil || opened == generation, "\(path) is used by a process that ended")
    let planned = failingNext.firstIndex { $0.name == name && path.contains($0.part) }
    if let planned { failingNext.remove(at: planned) }
    let never = failingEvery.contains(name)
    guard failing.contains(number) || planned != nil || never else { return work() }
    if never {
      // Nothing of it is done.
    } else if let partly {
      partly()
    } else if Bool.random(using: &generator) {
      _ = work()
    }
    throw StorageError(
      kind: .system(errno: never ? 28 : 5),
      attempt: ["mkdir", "open", "create"].contains(name) ? .make : .use, path: path,
      message: "\(name): " + (never ? "No space left on device" : "Input/output error"))
  }

  private func names(in directory: String) -> [String] {
    let prefix = directory + "/"
    let names = (Array(files.keys) + directories).filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }
    return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func addDirectories(_ path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    while !parts.isEmpty {
      directories.insert(parts.joined(separator: "/"))
      parts.removeLast()
    }
  }

  private func addFile(_ path: String) {
    if files[path] != nil { return }
    precondition(
      directories.contains(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])),
      "\(path) is in no directory")
    files[path] = MemoryFile(durable: [])
  }

  private func putPiece(of bytes: [UInt8], at path: String) {
    let count = Int.random(in: 0...bytes.count, using: &generator)
    if Bool.random(using: &generator) { files[path] = MemoryFile(durable: Array(bytes[..<count])) }
  }

  private func appendPiece(of bytes: [UInt8], to path: String) {
    files[path]?.append(Array(bytes[..<Int.random(in: 0...bytes.count, using: &generator)]))
  }

  private func takeLock(_ path: String, _ note: String) throws(StorageError) -> HeldLock {
    let holder: String? = mutex.withLock {
      if let holder = locks[path] { return holder }
      locks[path] = note
      files[path] = MemoryFile(durable: Array(note.utf8))
      return nil
    }
    if let holder {
      throw StorageError(kind: .held(note: holder), path: path, message: "lock: held")
    }
    let taken = mutex.withLock { generation }
    return HeldLock(
      check: { () throws(StorageError) in
        let isThere = try self.call("check", path, taken) { self.files[path] != nil }
        if !isThere { throw StorageError(kind: .changed, path: path, message: "changed") }
      },
      release: {
        self.mutex.withLock {
          if taken == self.generation { _ = self.locks.removeValue(forKey: path) }
        }
      })
  }
}
