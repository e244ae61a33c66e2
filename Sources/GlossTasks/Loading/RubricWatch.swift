import GlossJournal

/// Watches the files of a rubric while a session goes on under the text that it started with.
///
/// A look asks for the stamps of the rubric and its guideline, and reads them where one changed. A
/// text that does not read, because it is broken or half written, is looked at again each time until
/// it does.
package struct RubricWatch {
  private let path: String
  private let storage: Storage
  private var guideline: String?
  /// Of the files as they were read last; nil before.
  private var stamps: [FileStamp?]?

  package init(_ loaded: Loaded, _ storage: Storage) {
    path = loaded.rubricSource.path
    guideline = loaded.guidelineSource?.path
    self.storage = storage
  }

  /// The rubric as it is now; nil where nothing changed since the last look, and where it does not
  /// read.
  package mutating func look() -> Rubric? {
    let now = stampsNow()
    guard now != stamps else { return nil }
    let report = Report()
    guard let loaded = Loading.rubric(path, storage: storage, report), !report.hasErrors else {
      return nil
    }
    let isSameFile = guideline == loaded.guideline?.path
    guideline = loaded.guideline?.path
    stamps = isSameFile ? now : nil
    return loaded.rubric
  }

  private func stampsNow() -> [FileStamp?] {
    [path, guideline].compactMap { $0 }.map { path in
      do throws(StorageError) { return try storage.stamp(path) } catch { return nil }
    }
  }
}
