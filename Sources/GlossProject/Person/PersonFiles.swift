import GlossJSON
import GlossJournal

/// Everything that results directories hold about one person, byte for byte.
///
/// Lines are told apart by the person that they name, so that a renamed copy is found and another
/// person's file of a like name is left alone. A line that names nobody, because it is cut short or
/// no JSON, is its file's owner's. Nothing is checked: what is broken is stored, too.
package enum PersonFiles {
  /// - Returns: by directory, in the order of their paths, and in each of them labels, events, the lines of
  ///   others about them, drafts, recovered pieces, locks, and what is shared with everyone.
  package static func pieces(
    of person: ID, _ storage: Storage, roots: [String]
  ) throws(StorageError) -> [StoredPiece] {
    let walk = ResultsWalk(storage, roots: roots)
    if let error = walk.unlisted.first { throw error }
    let read = try walk.files.map { file throws(StorageError) in try LineFile(file, storage) }
      .compactMap { $0 }
    // A reply may lie in another directory than its note.
    let own = Set(read.flatMap { $0.lines(of: person) }.compactMap(\.id))
    var pieces: [StoredPiece] = []
    for root in walk.roots {
      let files = read.filter { $0.file.root == root }
      let labels = files.filter { $0.file.family == .labels }
      let events = files.filter { $0.file.family != .labels }
      pieces += labels.flatMap { $0.pieces(.label) { $0.person == person } }
      pieces += events.flatMap { $0.pieces(.event) { $0.person == person } }
      pieces += events.flatMap { file in
        file.pieces(.answer) { $0.person != person && !own.isDisjoint(with: $0.mentions) }
      }
      pieces += try beside(person, root, storage)
      pieces += try shared((labels + events).flatMap { $0.lines(of: person) }, root, storage)
    }
    return pieces
  }

  /// What the running program keeps beside the journals, found by its names.
  private static func beside(
    _ person: ID, _ root: String, _ storage: Storage
  ) throws(StorageError) -> [StoredPiece] {
    let name = FileName.make(person)
    var pieces: [StoredPiece] = []
    for batch in try sorted("\(root)/drafts", storage) {
      pieces += try whole("\(root)/drafts/\(batch)/\(name).jsonl", .draft, storage)
      let edited = "\(root)/drafts/\(batch)/\(name).editor"
      for file in try sorted(edited, storage) {
        pieces += try whole("\(edited)/\(file)", .draft, storage)
      }
    }
    for family in ["labels", "events", "drafts"] {
      for batch in try sorted("\(root)/recovered/\(family)", storage) {
        let directory = "\(root)/recovered/\(family)/\(batch)"
        let names = try sorted(directory, storage)
        for file in names where isRecovered(file, of: name, among: names) {
          pieces += try whole("\(directory)/\(file)", .recovered, storage)
        }
      }
      for batch in try sorted("\(root)/locks/\(family)", storage) {
        pieces += try whole("\(root)/locks/\(family)/\(batch)/\(name).lock", .lock, storage)
      }
    }
    return pieces
  }

  /// `NAME-OFFSET.part` of a chain, `NAME-HASH.jsonl` of drafts; or `NAME-OFFSET-COPY.part` and the
  /// like where the first copy is there: else it is of a person whose name ends with a number.
  private static func isRecovered(_ file: String, of name: String, among names: [String]) -> Bool {
    guard file.hasPrefix("\(name)-"), let dot = file.lastIndex(of: ".") else { return false }
    let marks = file[..<dot].dropFirst(name.utf8.count + 1)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard let mark = marks.first, marks.dropFirst().allSatisfy(isNumber) else { return false }
    switch file[dot...] {
    case ".part" where isNumber(mark): break
    case ".jsonl" where mark.utf8.count == 8 && mark.allSatisfy(\.isHexDigit): break
    default: return false
    }
    return marks.count == 1
      || marks.count == 2 && names.contains("\(name)-\(mark)\(file[dot...])")
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
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

  private static func sorted(
    _ directory: String, _ storage: Storage
  ) throws(StorageError) -> [String] {
    try storage.list(directory).sorted(by: ResultsWalk.isBefore)
  }

  private static func whole(
    _ path: String, _ sort: StoredPiece.Sort, _ storage: Storage, named shown: String? = nil
  ) throws(StorageError) -> [StoredPiece] {
    guard let bytes = try storage.read(path) else { return [] }
    return [StoredPiece(sort: sort, path: shown ?? path, line: 0, bytes: bytes)]
  }

  /// Every file under the state directory: what is kept for the person at this machine and for no
  /// batch.
  ///
  /// - Parameter shown: what stands for the directory in the paths that are given. Its own may hold
  ///   the login name, which is stored nowhere and is not to get around by being printed.
  package static func state(
    in directory: String, named shown: String, _ storage: Storage
  ) throws(StorageError) -> [StoredPiece] {
    var pieces: [StoredPiece] = []
    for name in try storage.list(directory) {
      let (path, shown) = ("\(directory)/\(name)", "\(shown)/\(name)")
      let inside = (try? storage.list(path)) ?? []
      pieces +=
        inside.isEmpty
        ? try whole(path, .state, storage, named: shown)
        : try state(in: path, named: shown, storage)
    }
    return pieces
  }
}

/// Bytes on the disk that have to do with one person, and where they lie.
package struct StoredPiece: Hashable, Sendable {
  package let sort: Sort
  package let path: String
  /// Counts from 1; 0 for a file as a whole.
  package let line: Int
  /// As stored, with the newline where there is one.
  package let bytes: [UInt8]

  package enum Sort: String, CaseIterable, Hashable, Sendable {
    case label, event
    /// Another person's line about this one's: a reply, a review, a decision.
    case answer
    case draft, recovered, lock
    /// A rubric, a guideline or terms that this person worked under, shared with everyone who did.
    case text
    /// The dataset card, which says nothing of anyone.
    case card
    case state
  }
}

/// A file of lines as it is on the disk, each with the person that it names.
private struct LineFile {
  let file: ResultsWalk.File
  private let bytes: [UInt8]
  private(set) var lines: [Line] = []

  struct Line {
    let number: Int
    /// With the newline.
    let range: Range<Int>
    fileprivate(set) var person: ID?
    let id: ID?
    /// What the line answers: a note, a label under review, an appeal.
    let mentions: Set<ID>
    /// The rubric and the terms that the line names.
    let texts: [Hash]
  }

  /// - Returns: nil where there is no such file any more.
  init?(_ file: ResultsWalk.File, _ storage: Storage) throws(StorageError) {
    guard let bytes = try storage.read(file.path) else { return nil }
    self.file = file
    self.bytes = bytes
    let key = file.family == .labels ? "annotator" : "person"
    let source = SourceFile(path: file.path, bytes: bytes)
    for (index, line) in JSONLines.ranges(in: bytes).enumerated() {
      let value = try? JSONValue.read(source, in: line.range)
      lines.append(
        Line(
          number: index + 1,
          range: line.range.lowerBound..<line.range.upperBound + (line.terminated ? 1 : 0),
          person: value?[key]?.string.map { ID($0) }, id: value?["id"]?.string.map { ID($0) },
          mentions: Set(
            ["to", "label", "appeal"].compactMap { value?[$0]?.string }.map { ID($0) }),
          texts: ["rubric_sha256", "terms_sha256"].compactMap { key in
            value?[key]?.string.flatMap { Hash($0) }
          }))
    }
    // A file in which no line names anyone has only its own name to go by.
    let owner = lines.lazy.compactMap(\.person).first ?? ID(file.stem)
    for index in lines.indices where lines[index].person == nil { lines[index].person = owner }
  }

  func lines(of person: ID) -> [Line] { lines.filter { $0.person == person } }

  func pieces(_ sort: StoredPiece.Sort, _ isMeant: (Line) -> Bool) -> [StoredPiece] {
    lines.filter(isMeant).map { line in
      StoredPiece(sort: sort, path: file.path, line: line.number, bytes: Array(bytes[line.range]))
    }
  }
}
