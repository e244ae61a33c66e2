import GlossJSON
import GlossJournal

/// A file that another file names, so that one which is missing is an error at that place.
struct Named {
  private let path: String
  private let key: String
  private let source: SourceFile

  /// - Parameter path: as written under `key` in `source`, relative to it.
  init(_ path: String, under key: String, in source: SourceFile) {
    self.path = path
    self.key = key
    self.source = source
  }

  func read(_ storage: Storage, _ report: Report) -> SourceFile? {
    let resolved = Path.resolve(path, beside: source.path)
    do throws(StorageError) {
      if let bytes = try storage.read(resolved) { return SourceFile(path: resolved, bytes: bytes) }
      complain("the \(key) \"\(path)\" is not there", resolved, report)
    } catch {
      complain("the \(key) \"\(path)\" cannot be read: \(error.message)", resolved, report)
    }
    return nil
  }

  private func complain(_ message: String, _ resolved: String, _ report: Report) {
    report.add(
      Diagnostic(
        source, place, message: message,
        remedy: "the path is relative to this file: put it at \(resolved), or mend the path"))
  }

  /// Where the path stands. Found again only for a complaint; the header of a `.jsonl` is its first
  /// line.
  private var place: ByteOffset {
    let line = source.path.hasSuffix(".jsonl") ? JSONLines.ranges(in: source.bytes).first : nil
    let header = try? JSONValue.read(source, in: line?.range)
    return header?[key]?.start ?? 0
  }
}
