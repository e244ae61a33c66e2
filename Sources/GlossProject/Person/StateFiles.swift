import GlossJSON
import GlossJournal

/// What is kept for the person at this machine and for no batch.
package enum StateFiles {
  /// Every file under the state directory.
  ///
  /// - Parameter shown: what stands for the directory in the paths that are given, since the real
  ///   one may hold the login name, which is not to be printed.
  package static func pieces(
    in directory: String, named shown: String, _ storage: Storage
  ) throws(StorageError) -> [StoredPiece] {
    var pieces: [StoredPiece] = []
    for name in try storage.list(directory) {
      let path = "\(directory)/\(name)"
      let inside = (try? storage.list(path)) ?? []
      if inside.isEmpty {
        guard let bytes = try storage.read(path) else { continue }
        pieces.append(
          StoredPiece(sort: .state, path: "\(shown)/\(name)", line: 0, bytes: bytes))
      } else {
        pieces += try Self.pieces(in: path, named: "\(shown)/\(name)", storage)
      }
    }
    return pieces
  }
}
