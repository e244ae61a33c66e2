@preconcurrency import CLibrary
import GlossJournal

/// A directory 0700 of a random name that is gone, with all that is in it, after `remove`.
struct PrivateDirectory {
  let path: String

  /// Makes it in the first of `XDG_RUNTIME_DIR`, `TMPDIR` and `/tmp` that takes it: the first is
  /// in memory where it exists, so that confidential text never reaches the disk.
  init(environment: [String: String]) throws(SystemError) {
    var error = SystemError(call: "mkdtemp", code: ENOENT)
    for base in [environment["XDG_RUNTIME_DIR"], environment["TMPDIR"], "/tmp"] {
      // A relative one would depend on where the program happens to be.
      guard let base, base.utf8.first == UInt8(ascii: "/") else { continue }
      var template = Array("\(base)/gloss-XXXXXX".utf8CString)
      if mkdtemp(&template) != nil {
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        return
      }
      error = .last("mkdtemp")
    }
    throw error
  }

  /// Removes the directory and its files; editors leave backups and swap files beside a text.
  func remove() {
    for name in (try? Storage.live.list(path)) ?? [] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
