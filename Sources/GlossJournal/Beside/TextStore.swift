import GlossJSON

/// Keeps every rubric, guideline and terms as it was when people first worked under it, named by
/// the hash that their labels carry.
package struct TextStore: Sendable {
  private let layout: ResultsLayout
  private let storage: Storage

  package init(_ layout: ResultsLayout, storage: Storage) {
    self.layout = layout
    self.storage = storage
  }

  /// The `rubric_sha256` of labels: of the rubric's bytes, LF, the guideline's bytes.
  package static func hash(rubric: [UInt8], guideline: [UInt8]) -> Hash {
    var hasher = SHA256()
    hasher.update(rubric)
    hasher.update([0x0a])
    hasher.update(guideline)
    return hasher.finish()
  }

  /// Keeps both files under their one hash, so that a label leads to the two of them.
  @discardableResult
  package func keep(rubric: [UInt8], guideline: [UInt8]) throws(StorageError) -> Hash {
    let hash = TextStore.hash(rubric: rubric, guideline: guideline)
    try keep(rubric, at: layout.text(hash, as: .json))
    try keep(guideline, at: layout.text(hash, as: .md))
    return hash
  }

  /// Keeps the terms under the `terms_sha256` of labels.
  @discardableResult
  package func keep(terms: [UInt8]) throws(StorageError) -> Hash {
    let hash = Hash(of: terms)
    try keep(terms, at: layout.text(hash, as: .json))
    return hash
  }

  /// - Throws: `.exists` where another text stands under this name.
  private func keep(_ bytes: [UInt8], at path: String) throws(StorageError) {
    try storage.makeDirectory(layout.texts)
    if try storage.createWhole(path, bytes) { return }
    throw StorageError(
      kind: .exists, attempt: .make, path: path,
      message: "another text is kept under this text's hash")
  }
}

extension Storage {
  /// Makes a file, or makes one whole that a crash cut short while it was made.
  ///
  /// - Returns: false where a file is there with other bytes, which stay.
  func createWhole(_ path: String, _ bytes: [UInt8]) throws(StorageError) -> Bool {
    do throws(StorageError) {
      try create(path, bytes)
    } catch {
      guard error.kind == .exists, let found = try read(path) else { throw error }
      guard found != bytes else { return true }
      guard bytes.starts(with: found) else { return false }
      try replace(path, bytes)
    }
    return true
  }
}
