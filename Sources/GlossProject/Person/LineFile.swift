import GlossJSON
import GlossJournal

/// A file of lines as it is on the disk, each with the person that it names.
struct LineFile {
  let path: String
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
    self.init(
      file.path, bytes, name: file.stem, file.family == .labels ? "annotator" : "person")
  }

  /// - Parameter key: of the member that says whose a line is.
  private init(_ path: String, _ bytes: [UInt8], name: String, _ key: String) {
    self.path = path
    self.bytes = bytes
    let source = SourceFile(path: path, bytes: bytes)
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
    let owner = lines.lazy.compactMap(\.person).first ?? ID(name)
    for index in lines.indices where lines[index].person == nil { lines[index].person = owner }
  }

  func lines(of person: ID) -> [Line] { lines.filter { $0.person == person } }

  func pieces(
    _ sort: StoredPiece.Sort, _ isMeant: (Line) -> Bool
  ) -> [StoredPiece] {
    lines.filter(isMeant).map { line in
      StoredPiece(sort: sort, path: path, line: line.number, bytes: Array(bytes[line.range]))
    }
  }
}
