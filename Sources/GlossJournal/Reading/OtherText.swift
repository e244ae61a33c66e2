import GlossJSON

/// Another text under the id and version of a rubric, as results directories show it: labels of two
/// texts would look like those of one.
package enum OtherText: Hashable, Sendable {
  /// A label was made under it.
  case label(Label)
  /// It is kept among the texts, at this path: somebody started under it.
  case kept(String)

  /// Looks through everybody's labels and the texts of a results directory. What cannot be read is
  /// left to those who need it.
  package static func find(
    of rubric: ID, version: String, than hash: Hash, _ storage: Storage, _ layout: ResultsLayout
  ) -> OtherText? {
    let found = label(rubric, version, hash, storage, layout).map { OtherText.label($0) }
    return found ?? kept(rubric, version, hash, storage, layout).map { .kept($0) }
  }

  private static func label(
    _ rubric: ID, _ version: String, _ hash: Hash, _ storage: Storage, _ layout: ResultsLayout
  ) -> Label? {
    let sign = sign(rubric, version)
    for batch in ResultsReader.names(storage, layout.labels) {
      for file in ResultsReader.readable(storage, "\(layout.labels)/\(batch)")
      where holdsOther(file.bytes, sign, Array(hash.text.utf8)) {
        let labels = ChainContents<Label>(path: file.path, bytes: file.bytes).lines.map(\.entry)
        let other = labels.first {
          $0.rubric == rubric && $0.rubricVersion == version && $0.rubricSHA256 != hash
        }
        if let other { return other }
      }
    }
    return nil
  }

  /// What stands before the hash in a label of this rubric and version. A quote in a text is written
  /// behind a backslash, so that no text can pose as it.
  private static func sign(_ rubric: ID, _ version: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("rubric", rubric.string)
    writer.member("rubric_version", version)
    writer.member("rubric_sha256", "")
    writer.endObject()
    return writer.bytes.dropFirst().dropLast(2)
  }

  /// Whether the sign is followed by another hash anywhere: a journal in which it is not is searched
  /// and not parsed.
  private static func holdsOther(_ bytes: [UInt8], _ sign: [UInt8], _ hash: [UInt8]) -> Bool {
    let length = sign.count + hash.count
    return bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= length else { return false }
      return (0...bytes.count - length).contains { start in
        bytes[start] == sign[0] && bytes[start + 1] == sign[1]
          && sign.indices.allSatisfy { bytes[start + $0] == sign[$0] }
          && !hash.indices.allSatisfy { bytes[start + sign.count + $0] == hash[$0] }
      }
    }
  }

  private static func kept(
    _ rubric: ID, _ version: String, _ hash: Hash, _ storage: Storage, _ layout: ResultsLayout
  ) -> String? {
    for name in ResultsReader.names(storage, layout.texts) where name.hasSuffix(".json") {
      let path = "\(layout.texts)/\(name)"
      let stem = "\(layout.texts)/\(name.dropLast(".json".count))"
      do throws(StorageError) {
        guard let bytes = try storage.read(path), let text = try? JSONValue(parsing: bytes),
          text["id"]?.string.map({ ID($0) }) == rubric, text["version"]?.string == version
        else { continue }
        let found = TextStore.hash(rubric: bytes, guideline: try storage.read(stem + ".md") ?? [])
        // A text that was cut short, or changed, is nobody's.
        if found != hash, name == "\(found.hex).json" { return path }
      } catch {
        continue
      }
    }
    return nil
  }
}
