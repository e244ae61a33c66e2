import GlossJSON
import GlossJournal
import GlossTasks

/// The rubrics under which labels were made, as results directories keep them beside the labels.
package struct KeptRubrics: Sendable {
  private let storage: Storage
  private let layouts: [ResultsLayout]
  private var read: [Hash: Rubric?] = [:]

  init(_ storage: Storage, roots: [String]) {
    self.storage = storage
    layouts = roots.map { ResultsLayout($0) }
  }

  /// The one that labels name by this hash, where it is kept whole.
  mutating func rubric(_ hash: Hash) throws(StorageError) -> Rubric? {
    if let known = read[hash] { return known }
    let rubric = try find(hash)
    read[hash] = .some(rubric)
    return rubric
  }

  private func find(_ hash: Hash) throws(StorageError) -> Rubric? {
    for layout in layouts {
      let (path, guidelinePath) = (layout.text(hash, as: .json), layout.text(hash, as: .md))
      guard let bytes = try storage.read(path) else { continue }
      let guideline = try storage.read(guidelinePath) ?? []
      // A text that somebody changed says nothing of what people were asked.
      guard TextStore.hash(rubric: bytes, guideline: guideline) == hash else { continue }
      let rubric = Rubric.read(
        SourceFile(path: path, bytes: bytes),
        guideline: SourceFile(path: guidelinePath, bytes: guideline), Report())
      if let rubric { return rubric }
    }
    return nil
  }
}
