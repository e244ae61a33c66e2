#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A directory that goes, with all that is in it, when the test lets go of it.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/gloss-tests-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no directory in \(base): errno \(errno)")
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit { TemporaryDirectory.remove(path) }

  /// The path of something in the directory.
  package func path(_ name: String) -> String { "\(path)/\(name)" }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    // A test may have taken the rights away.
    chmod(path, 0o700)
    if let directory = opendir(path) {
      while let entry = readdir(directory) {
        let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
        let name = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
        if strcmp(name, ".") != 0, strcmp(name, "..") != 0 {
          removeEntry(path, name)
        }
      }
      closedir(directory)
    }
    rmdir(path)
  }

  /// Removes by the raw bytes of the name, which need not be UTF-8.
  private static func removeEntry(_ directory: String, _ name: UnsafePointer<CChar>) {
    let whole = Array(directory.utf8CString.dropLast()) + [CChar(UInt8(ascii: "/"))]
    let path = whole + UnsafeBufferPointer(start: name, count: strlen(name) + 1)
    if unlink(path) == 0 { return }
    path.withUnsafeBufferPointer { remove(String(cString: $0.baseAddress!)) }
  }
}
