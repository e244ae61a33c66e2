extension DatasetCard {
  /// Makes the card where there is none; one that a person has written over stays.
  static func write(_ layout: ResultsLayout, _ storage: Storage) throws(StorageError) {
    _ = try storage.createWhole(layout.card, Array(text.utf8))
  }
}
