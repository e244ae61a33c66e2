import GlossJSON

/// What a chained file holds, with everything that is wrong in it.
package struct ChainContents<Content: ChainContent>: Sendable {
  /// The lines that are right in themselves, in the order of the file.
  package private(set) var lines: [ChainLine<Content>] = []
  /// Bad lines and breaks of the chain, in the order of the file.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Where the bytes of an incomplete last line begin; nil where the file ends with its newline.
  package private(set) var incompleteFrom: Int?
  /// The hash of the last complete line; `Hash.zero` where there is none.
  package private(set) var lastHash = Hash.zero
  package private(set) var lastID: EntryID?
  /// How many complete lines there are, bad ones included.
  package private(set) var lineCount = 0

  /// Reads a file's bytes and holds every complete line to the format and to the line before.
  ///
  /// - Parameter owner: whose file it is; nil where any one owner will do, as for a renamed copy.
  package init(path: String, bytes: [UInt8], owner: ChainOwner? = nil) {
    var lines: [ChainLine<Content>] = []
    self.init(path: path, bytes: bytes, owner: owner, checking: .chain) { lines.append($0) }
    self.lines = lines
  }

  /// Reads a file's bytes and hands out each line that is right in itself, so that nobody need hold
  /// more of it than is wanted. `lines` stay empty.
  package init(
    path: String, bytes: [UInt8], owner: ChainOwner? = nil, checking check: ChainCheck,
    _ take: (ChainLine<Content>) -> Void
  ) {
    let source = SourceFile(path: path, bytes: bytes)
    var owner = owner
    for line in JSONLines.ranges(in: bytes) {
      guard line.terminated else {
        incompleteFrom = line.range.lowerBound
        break
      }
      lineCount += 1
      let hash = check == .chain ? Hash(of: source.bytes[line.range]) : nil
      do throws(BadLine) {
        let entry = try ChainContents.read(line.range, of: source)
        hold(entry, at: line.range, of: source, to: check, &owner)
        take(
          ChainLine(
            entry: entry,
            place: Place(root: "", path: path, number: lineCount, range: line.range), hash: hash,
            sum: source.bytes[line.range].sum))
      } catch {
        diagnostics += error.diagnostics
      }
      if let hash { lastHash = hash }
    }
  }

  private mutating func hold(
    _ entry: Chained<Content>, at range: Range<Int>, of source: SourceFile, to check: ChainCheck,
    _ owner: inout ChainOwner?
  ) {
    guard check != .lines else { return }
    func complain(_ message: String) {
      diagnostics.append(
        Diagnostic(source, ByteOffset(range.lowerBound), message: message, remedy: BadLine.remedy))
    }
    if check == .chain, entry.prev != lastHash {
      complain(
        lineCount == 1
          ? "the chain is broken: the first line names a line before it"
          : "the chain is broken: \"prev\" is not the hash of line \(lineCount - 1)")
    }
    if let id = EntryID(entry.id, kind: Content.idKind) {
      if let lastID, id <= lastID {
        complain("\"\(entry.id)\" is not greater than the id before it, \"\(lastID.id)\"")
      }
      lastID = lastID.map { max($0, id) } ?? id
    }
    let found = entry.content.owner
    if let owner, owner != found {
      complain(
        "the line is \"\(found.person)\" on \"\(found.batch)\", "
          + "the file \"\(owner.person)\" on \"\(owner.batch)\"")
    }
    owner = owner ?? found
  }

  private static func read(
    _ range: Range<Int>, of source: SourceFile
  ) throws(BadLine) -> Chained<Content> {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.read(source, in: range)
    } catch {
      throw BadLine(diagnostics: [Diagnostic(error, in: source)])
    }
    return try Chained.read(value)
  }
}

/// What a file is held to beyond the format of each single line.
package enum ChainCheck: Sendable {
  /// Nothing more: lines from several files, as they are sent back to a person.
  case lines
  /// One person's lines on one batch, with ids that rise.
  case order
  /// The order, and each line against the hash of the one before. Only this hashes anything.
  case chain
}

/// One line of a chained file, with no results directory named yet.
package typealias ChainLine<Content: ChainContent> = LedgerLine<Chained<Content>>

extension ArraySlice<UInt8> {
  /// Tells other bytes from the same, within one process.
  var sum: Int {
    var hasher = Hasher()
    withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}
