import GlossJSON

/// What a chained file holds, with everything that is wrong in it.
package struct ChainContents<Entry: ChainEntry>: Sendable {
  package let path: String
  /// The lines that are right in themselves, in the order of the file.
  package private(set) var lines: [ChainLine<Entry>] = []
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
  /// - Parameter owner: whose file it is; nil where any one owner will do, as for a copy that was
  ///   renamed beside another.
  package init(path: String, bytes: [UInt8], owner: ChainOwner? = nil) {
    self.path = path
    let source = SourceFile(path: path, bytes: bytes)
    var owner = owner
    for line in JSONLines.ranges(in: bytes) {
      guard line.terminated else {
        incompleteFrom = line.range.lowerBound
        break
      }
      lineCount += 1
      let hash = Hash(of: source.bytes[line.range])
      take(line.range, hash, of: source, &owner)
      lastHash = hash
    }
  }

  private mutating func take(
    _ range: Range<Int>, _ hash: Hash, of source: SourceFile, _ owner: inout ChainOwner?
  ) {
    let entry: Entry
    do throws(BadLine) {
      entry = try ChainContents.read(range, of: source)
    } catch {
      diagnostics += error.diagnostics
      return
    }
    func complain(_ message: String) {
      diagnostics.append(
        Diagnostic(
          source, ByteOffset(range.lowerBound), message: message, remedy: BadLine.remedy))
    }
    if entry.prev != lastHash {
      complain(
        lineCount == 1
          ? "the chain is broken: the first line names a line before it"
          : "the chain is broken: \"prev\" is not the hash of line \(lineCount - 1)")
    }
    if let id = EntryID(entry.id, kind: Entry.idKind) {
      if let lastID, id <= lastID {
        complain("\"\(entry.id)\" is not greater than the id before it, \"\(lastID.id)\"")
      }
      lastID = lastID.map { max($0, id) } ?? id
    }
    let found = Entry.owner(of: entry.content)
    if let owner, owner != found {
      complain(
        "the line is \"\(found.person)\" on \"\(found.batch)\", "
          + "the file \"\(owner.person)\" on \"\(owner.batch)\"")
    }
    owner = owner ?? found
    lines.append(ChainLine(entry: entry, hash: hash, path: path, number: lineCount))
  }

  private static func read(
    _ range: Range<Int>, of source: SourceFile
  ) throws(BadLine) -> Entry {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.read(source, in: range)
    } catch {
      throw BadLine(diagnostics: [Diagnostic(error, in: source)])
    }
    return try Entry.read(value)
  }
}

/// One line of a chained file, and where it stands.
package struct ChainLine<Entry: ChainEntry>: Hashable, Sendable {
  package let entry: Entry
  /// Of the line's bytes, without its newline.
  package let hash: Hash
  package let path: String
  /// Counts from 1.
  package let number: Int
}
