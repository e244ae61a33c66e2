import GlossJSON
import GlossJournal

/// Everything that results directories hold about one person, byte for byte.
///
/// Lines are told apart by the person that they name, so that a renamed copy is found and another
/// person's file of a like name is left alone. A line that names nobody, because it is cut short or
/// no JSON, is its file's owner's. Nothing is checked: what is broken is stored, too.
package enum PersonFiles {
  /// - Returns: in the order of the directories, and in each of them labels, events, the lines of
  ///   others about them, drafts, recovered pieces, locks, and what is shared with everyone.
  package static func pieces(
    of person: ID, _ storage: Storage, roots: [String]
  ) throws(StorageError) -> [StoredPiece] {
    var read: [(root: String, labels: [LineFile], events: [LineFile])] = []
    for root in roots.map({ $0.hasSuffix("/") ? String($0.dropLast()) : $0 }) {
      let layout = ResultsLayout(root)
      read.append(
        (
          root, try LineFile.all(in: layout.labels, key: "annotator", storage),
          try LineFile.all(in: layout.events, key: "person", storage)
        ))
    }
    // A reply may lie in another directory than its note.
    let own = Set(
      read.flatMap { ($0.labels + $0.events).flatMap { file in file.lines(of: person) } }
        .compactMap(\.id))
    var pieces: [StoredPiece] = []
    for (root, labels, events) in read {
      let lines = (labels + events).flatMap { $0.lines(of: person) }
      pieces += labels.flatMap { $0.pieces(.label) { $0.person == person } }
      pieces += events.flatMap { $0.pieces(.event) { $0.person == person } }
      pieces += events.flatMap { file in
        file.pieces(.answer) { $0.person != person && !own.isDisjoint(with: $0.mentions) }
      }
      pieces += try beside(person, root, storage)
      pieces += try shared(lines, root, storage)
    }
    return pieces
  }

  /// What the running program keeps beside the journals, found by its names.
  private static func beside(
    _ person: ID, _ root: String, _ storage: Storage
  ) throws(StorageError) -> [StoredPiece] {
    let name = FileName.make(person)
    var pieces: [StoredPiece] = []
    for batch in try storage.list("\(root)/drafts") {
      pieces += try whole("\(root)/drafts/\(batch)/\(name).jsonl", .draft, storage)
    }
    for family in ["labels", "events"] {
      for batch in try storage.list("\(root)/recovered/\(family)") {
        let directory = "\(root)/recovered/\(family)/\(batch)"
        let names = try storage.list(directory)
        for file in names where isRecovered(file, of: name, among: names) {
          pieces += try whole("\(directory)/\(file)", .recovered, storage)
        }
      }
      for batch in try storage.list("\(root)/locks/\(family)") {
        pieces += try whole("\(root)/locks/\(family)/\(batch)/\(name).lock", .lock, storage)
      }
    }
    return pieces
  }

  /// `NAME-OFFSET.part`, or `NAME-OFFSET-COPY.part` where the first copy is there: else it is the
  /// piece of a person whose name ends with a number.
  private static func isRecovered(_ file: String, of name: String, among names: [String]) -> Bool {
    guard file.hasPrefix("\(name)-"), file.hasSuffix(".part") else { return false }
    let numbers = file.dropFirst(name.utf8.count + 1).dropLast(".part".utf8.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else {
      return false
    }
    return numbers.count == 1
      || numbers.count == 2 && names.contains("\(name)-\(numbers[0]).part")
  }

  /// What this person's lines name by its hash, and the card that stands beside all labels.
  private static func shared(
    _ lines: [LineFile.Line], _ root: String, _ storage: Storage
  ) throws(StorageError) -> [StoredPiece] {
    guard !lines.isEmpty else { return [] }
    let layout = ResultsLayout(root)
    var pieces: [StoredPiece] = []
    for hash in Set(lines.flatMap(\.texts)).sorted() {
      for form in TextForm.allCases {
        pieces += try whole(layout.text(hash, as: form), .text, storage)
      }
    }
    return pieces + (try whole(layout.card, .card, storage))
  }

  private static func whole(
    _ path: String, _ sort: StoredPiece.Sort, _ storage: Storage
  ) throws(StorageError) -> [StoredPiece] {
    guard let bytes = try storage.read(path) else { return [] }
    return [StoredPiece(sort: sort, path: path, line: 0, bytes: bytes)]
  }
}
