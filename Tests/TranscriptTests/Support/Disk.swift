import Foundation
import GlossJournal

/// The real disk for reading, by other means than the program's own.
enum Disk {
  static let storage: Storage = Storage(
    beneath: { _ in storage },
    read: { path throws(StorageError) in
      (try? Data(contentsOf: URL(fileURLWithPath: path))).map(Array.init)
    },
    readFrom: { path, offset, count throws(StorageError) in
      (try? Data(contentsOf: URL(fileURLWithPath: path))).map {
        Array($0.dropFirst(offset).prefix(count))
      }
    },
    stamp: { path throws(StorageError) in throw refusal(path) },
    list: { path throws(StorageError) in
      (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
    },
    makeDirectory: { path throws(StorageError) in throw refusal(path) },
    openForAppending: { path throws(StorageError) in throw refusal(path) },
    create: { path, _ throws(StorageError) in throw refusal(path) },
    replace: { path, _ throws(StorageError) in throw refusal(path) },
    rename: { path, _ throws(StorageError) in throw refusal(path) },
    remove: { path throws(StorageError) in throw refusal(path) },
    lock: { path, _ throws(StorageError) in throw refusal(path) })

  @Sendable private static func refusal(_ path: String) -> StorageError {
    StorageError(kind: .system(errno: EROFS), path: path, message: "tests only read")
  }
}
