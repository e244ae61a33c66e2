import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct LedgerTests {
  private let disk = MemoryStorage()

  @discardableResult
  private func write(
    _ texts: String..., root: String, person: ID = "ana", seed: UInt64 = 0
  ) throws -> [Event] {
    let (file, _) = try EventWriter.open(
      ResultsLayout(root), batch: "b", person: person, storage: disk.storage,
      clock: TestClock(seed: seed).clock, processID: 1)
    defer { file.close() }
    return try texts.map { text in
      try file.append(
        EventContent(
          batch: "b", person: person, session: "", at: Timestamp(milliseconds: 0),
          happening: .note(topic: .other, clauses: [], item: "", text: text)))
    }
  }

  private func ledger(_ roots: String..., checking check: ChainCheck = .order) throws -> Ledger {
    try Ledger(disk.storage, roots: roots, checking: check)
  }

  @Test func copiesCountOnceAndTheFirstPathHasThem() throws {
    let events = try write("one", "two", root: "x")
    disk["y/events/b/ana.jsonl"] = disk["x/events/b/ana.jsonl"]
    for roots in [["y", "x"], ["x", "y"], ["x/", "y", "x"]] {
      let ledger = try Ledger(disk.storage, roots: roots)
      #expect(ledger.events.map(\.id) == events.map(\.id))
      #expect(ledger.events.map(\.place.root) == ["x", "x"])
      #expect(ledger.diagnostics == [] && ledger.roots == ["x", "y"])
      for event in events { #expect(ledger.event(event.id)?.entry == event) }
      #expect(ledger.event("ev_0") == nil && ledger.event("ev_z") == nil)
      #expect(ledger.label("lb_0") == nil)
    }
  }

  @Test(arguments: [ChainCheck.order, .chain])
  func ofTwoLinesUnderOneIdTheSameOneStaysAndBothPlacesAreTold(_ check: ChainCheck) throws {
    let one = try write("one", root: "x")
    let two = try write("two", root: "y")
    #expect(one[0].id == two[0].id)
    let kept = Hash(of: one[0].line) < Hash(of: two[0].line) ? one[0] : two[0]
    let found = try [["x", "y"], ["y", "x"]].map {
      try Ledger(disk.storage, roots: $0, checking: check)
    }
    for ledger in found {
      #expect(ledger.events.map(\.entry) == [kept])
      let paths = kept == one[0] ? ["y", "x"] : ["x", "y"]
      #expect(ledger.conflicts.map(\.path) == ["\(paths[0])/events/b/ana.jsonl"])
      #expect(
        ledger.conflicts.first?.message
          == "\"\(one[0].id)\" has other bytes in \(paths[1])/events/b/ana.jsonl:1")
    }
  }

  /// The write failed with the line in the file, and the session went on in another directory.
  @Test func anEventThatStandsInTwoDirectoriesHappenedOnce() throws {
    let first = try write("Why?", root: "x")[0]
    let second = try write("Why?", "And this?", root: "y", seed: 1)
    #expect(first.id != second[0].id)
    let ledger = try ledger("x", "y", checking: .chain)
    #expect(ledger.notes.map(\.text).sorted() == ["And this?", "Why?"])
    #expect(ledger.diagnostics == [] && ledger.events.count + ledger.otherEvents.count == 3)
    #expect(ledger.event(first.id) == ledger.event(second[0].id))
    // In one directory a person said it twice.
    try write("Why?", root: "y", seed: 2)
    #expect(try self.ledger("y").notes.count == 3)
  }

  @Test func aReplyToEitherOfTwoCopiesIsShown() throws {
    let notes = [try write("Why?", root: "x")[0], try write("Why?", root: "y", seed: 1)[0]]
    for (root, note, seed) in [("x", notes[0], 8), ("y", notes[1], 9)] as [(String, Event, UInt64)]
    {
      let (file, _) = try EventWriter.open(
        ResultsLayout(root), batch: "b", person: "lea", storage: disk.storage,
        clock: TestClock(seed: seed).clock, processID: 1)
      defer { file.close() }
      try file.append(
        EventContent(
          batch: "b", person: "lea", session: "", at: Timestamp(milliseconds: 5),
          happening: .reply(to: note.id, text: "In \(root).", action: .answered)))
    }
    let found = try ledger("x", "y").notes
    #expect(found.count == 1 && found[0].replies.map(\.text).sorted() == ["In x.", "In y."])
  }

  @Test func aBadLineIsToldAndLeftOutAndAnIncompleteOneCounted() throws {
    try write("one", "two", root: "x")
    disk["x/events/b/ana.jsonl"]?[0] = UInt8(ascii: "?")
    disk["x/events/b/ana.jsonl"]?.removeLast()
    let ledger = try ledger("x", "none")
    #expect(ledger.events.isEmpty && ledger.faults.count == 1)
    #expect(ledger.incomplete == ["x/events/b/ana.jsonl"])
    #expect(ledger.empty == ["none"])
  }

  @Test func onlyTheChainIsHashed() throws {
    try write("one", "two", root: "x")
    let path = "x/events/b/ana.jsonl"
    disk[path] = Array(
      String(decoding: disk[path] ?? [], as: UTF8.self).replacing("one", with: "eno").utf8)
    #expect(try ledger("x").faults == [])
    #expect(try ledger("x").events.allSatisfy { $0.hash == nil })
    #expect(try ledger("x", checking: .chain).faults.map(\.position?.line) == [2])
  }

  @Test func whatWasSharedIsReadWithoutAChain() throws {
    try write("one", "two", "three", root: "x", person: "lea")
    let lines = disk.lines("x/events/b/lea.jsonl")
    disk["y/shared/ana/b/lea.jsonl"] = Array((lines[1] + [0x0a] + lines[2] + [0x0a]))
    let ledger = try ledger("y", checking: .chain)
    #expect(ledger.events.count == 2 && ledger.diagnostics == [])
    // The same lines at home are the same lines.
    #expect(try self.ledger("x", "y", checking: .chain).events.count == 3)
  }

  @Test func aLabelIsHeldSmallAndReadWholeWhenWanted() throws {
    let journals = Journals()
    let labels = try journals.fill(300)
    let ledger = try Ledger(journals.disk.storage, roots: ["results"])
    #expect(ledger.labels.map(\.id) == labels.map(\.id))
    var reader = LabelReader(journals.disk.storage)
    let before = journals.disk.callCount
    for (line, label) in zip(ledger.labels, labels) {
      #expect(try reader.label(line) == label)
      #expect(line.key == label.content.currentKey && line.answers == label.answers)
    }
    // A window of a file serves many labels.
    #expect(journals.disk.callCount - before < labels.count / 10)
    // Out of their order, too.
    #expect(try reader.label(ledger.labels[0]) == labels[0])
    for check in [ChainCheck.order, .chain] {
      let ledger = try Ledger(journals.disk.storage, roots: ["results"], checking: check)
      let whole = try #require(journals.disk[Journals.path])
      defer { journals.disk[Journals.path] = whole }
      for changed in [
        [0x0a],
        // Another label under the same id, as long as the one that was read.
        Array(
          String(decoding: whole, as: UTF8.self).replacing("Only text.", with: "Other text").utf8),
      ] {
        journals.disk[Journals.path] = changed
        var late = LabelReader(journals.disk.storage)
        #expect(throws: StorageError.self) { try late.label(ledger.labels[7]) }
      }
    }
  }

  @Test func everyFileIsReadOnce() throws {
    for (seed, person) in (["ana", "ben", "cy"] as [ID]).enumerated() {
      try write("a", root: "x", person: person, seed: UInt64(seed))
    }
    let opened = Opened()
    _ = try Ledger(opened.watching(disk.storage), roots: ["x", "x/"])
    #expect(opened.paths.sorted() == disk.paths.filter { $0.hasPrefix("x/events/") })
  }
}

/// Which files were read, and how often.
final class Opened: @unchecked Sendable {
  var paths: [String] = []

  /// - Parameter refused: files that cannot be read, directories that cannot be listed.
  func watching(_ disk: Storage, refusing refused: Set<String> = []) -> Storage {
    var storage = disk
    storage.read = { path throws(StorageError) in
      self.paths.append(path)
      if refused.contains(path) {
        throw StorageError(kind: .system(errno: 21), path: path, message: "read: Is a directory")
      }
      return try disk.read(path)
    }
    storage.readFrom = { path, offset, count throws(StorageError) in
      self.paths.append(path)
      return try disk.readFrom(path, offset, count)
    }
    storage.list = { path throws(StorageError) in
      if refused.contains(path) {
        throw StorageError(kind: .system(errno: 84), path: path, message: "readdir: no UTF-8")
      }
      return try disk.list(path)
    }
    return storage
  }
}
