import GlossJSON

/// What the files have come to so far: a ledger in the making.
struct LedgerReading {
  private let check: ChainCheck
  private(set) var labels = Gathered<BriefLabel>()
  private(set) var events = Gathered<Event>()
  private(set) var lineCounts: [ID: Int] = [:]
  private(set) var incomplete: [String] = []
  private(set) var faults: [Diagnostic] = []
  /// Something could not be read.
  private(set) var isPartial = false

  init(_ check: ChainCheck) { self.check = check }

  mutating func take(_ file: ResultsWalk.File, _ bytes: [UInt8]) {
    let (path, root) = (file.path, file.root)
    if file.family == .labels {
      let contents = ChainContents<LabelContent>(path: path, bytes: bytes, checking: check) {
        add($0, in: root)
      }
      note(path, contents)
    } else {
      let check = file.family == .shared ? .lines : check
      let contents = ChainContents<EventContent>(path: path, bytes: bytes, checking: check) {
        add($0, in: root)
      }
      note(path, contents)
    }
  }

  /// Takes note of what cannot be read, or ends.
  mutating func meet(_ error: StorageError, tells: Bool) throws(StorageError) {
    guard tells else { throw error }
    isPartial = true
    lineCounts[ID(error.path)] = 0
    faults.append(
      Diagnostic(
        path: error.path, message: "is not read, so nothing is known of it: \(error.message)",
        remedy: "see to it that the file can be read, and run this again"))
  }

  mutating func add(_ line: ChainLine<LabelContent>, in root: String) {
    labels.add(line.kept(BriefLabel(line.entry), in: root))
  }

  mutating func add(_ line: ChainLine<EventContent>, in root: String) {
    events.add(line.kept(line.entry, in: root))
  }

  private mutating func note(_ path: String, _ contents: ChainContents<some ChainContent>) {
    faults += contents.diagnostics
    lineCounts[ID(path)] = contents.lineCount
    if contents.incompleteFrom != nil { incomplete.append(path) }
  }
}

/// Lines by their ids, with every copy and every line of other bytes.
struct Gathered<Entry: LedgerEntry> {
  /// Almost every id has one line, and stands here alone.
  private var first: [ID: LedgerLine<Entry>] = [:]
  private var rivals: [ID: [LedgerLine<Entry>]] = [:]

  mutating func add(_ line: LedgerLine<Entry>) {
    if first[line.id] == nil {
      first[line.id] = line
    } else {
      rivals[line.id, default: []].append(line)
    }
  }

  /// Chooses between lines of one id by their hashes, which are made here where nobody asked for
  /// the chain: such ids are few.
  ///
  /// - Returns: each id once, in the order of ids; copies, and what has other bytes, by place.
  func settled(_ storage: Storage) throws(StorageError) -> (
    kept: [LedgerLine<Entry>], others: [LedgerLine<Entry>], conflicts: [Diagnostic]
  ) {
    var (kept, others, conflicts) = (first, [LedgerLine<Entry>](), [Diagnostic]())
    for (id, more) in rivals {
      guard let first = first[id] else { continue }
      guard more.contains(where: { $0.sum != first.sum }) else {
        others += more
        continue
      }
      var lines: [LedgerLine<Entry>] = []
      for var line in [first] + more {
        line.hash = try storage.hash(of: line)
        lines.append(line)
      }
      lines.sort { ($0.hash ?? .zero, $0.place) < ($1.hash ?? .zero, $1.place) }
      kept[id] = lines[0]
      others += lines.dropFirst()
      var told = lines[0].hash
      for line in lines where line.hash != told {
        told = line.hash
        conflicts.append(
          line.place.complaint(
            "\"\(id)\" has other bytes in \(lines[0].place.path):\(lines[0].place.number)",
            "one of the two was changed: look for the copy whose chain is whole, with gloss verify"
          ))
      }
    }
    return (kept.values.sorted { $0.id < $1.id }, others.sorted { $0.place < $1.place }, conflicts)
  }
}

extension Place: Comparable {
  package static func < (a: Place, b: Place) -> Bool {
    a.path.utf8.elementsEqual(b.path.utf8)
      ? a.number < b.number : ResultsWalk.isBefore(a.path, b.path)
  }
}

extension [Diagnostic] {
  /// By path, as bytes, and by line and column in it.
  package var inOrder: [Diagnostic] {
    sorted { a, b in
      guard a.path.utf8.elementsEqual(b.path.utf8) else {
        return ResultsWalk.isBefore(a.path, b.path)
      }
      let (x, y) = (a.position, b.position)
      return (x?.line ?? 0, x?.column ?? 0, a.message) < (y?.line ?? 0, y?.column ?? 0, b.message)
    }
  }
}
