import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

/// What a session reads of its results directory as it opens.
@Suite struct SessionOpeningTests {
  private let journals = Journals()
  private var disk: MemoryStorage { journals.disk }
  private let folder = "results/labels/trips-01"
  private let mine = Hash(of: "rubric")
  private let other = Hash(of: "other")

  private func open(
    _ storage: Storage? = nil, version: String = "1.0.0", hash: Hash? = nil,
    root: String = "results"
  ) throws -> SessionOpening {
    let owner = ChainOwner(batch: "trips-01", person: "ana")
    func lines<Content: ChainContent>(_ path: String) -> [ChainLine<Content>] {
      ChainContents(path: path, bytes: disk[path] ?? [], owner: owner).lines
    }
    return try SessionOpening(
      of: owner, labels: lines(Journals.path), events: lines("results/events/trips-01/ana.jsonl"),
      rubric: (id: "trips", version: version, hash: hash ?? mine),
      storage ?? disk.storage, root: root)
  }

  private func write(
    _ person: ID, batch: ID = "trips-01", _ change: (inout LabelContent) -> Void = { _ in }
  ) throws -> Label {
    var content = Sample.skipped(item: "i-9")
    content.annotator = person
    content.batch = batch
    change(&content)
    let (writer, _) = try JournalWriter.open(
      Journals.layout, batch: batch, annotator: person, storage: disk.storage,
      clock: journals.clock.clock, processID: 1)
    defer { writer.close() }
    return try writer.append(content)
  }

  private func write(event: Happening, _ person: ID, batch: ID = "trips-01") throws {
    let (writer, _) = try EventWriter.open(
      Journals.layout, batch: batch, person: person, storage: disk.storage,
      clock: journals.clock.clock, processID: 1)
    defer { writer.close() }
    var content = Sample.event(event)
    (content.batch, content.person) = (batch, person)
    try writer.append(content)
  }

  @Test func everyFileIsReadOnceAndOnesOwnNotAtAll() throws {
    try journals.fill(3)
    disk["\(folder)/ana~2.jsonl"] = disk[Journals.path]
    for person in ["anabel", "ben"] as [ID] {
      _ = try write(person) {
        $0.status = .stopped
        $0.input = Input()
      }
      _ = try write(person, batch: "more")
      try write(event: .about(key: "region", value: "north"), person)
    }
    try write(event: .about(key: "region", value: "north"), "ana")
    try TextStore(Journals.layout, storage: disk.storage).keep(rubric: [1], guideline: [2])
    let opened = Opened()
    _ = try open(opened.watching(disk.storage))
    let own = [Journals.path, "results/events/trips-01/ana.jsonl"]
    #expect(Set(opened.paths).count == opened.paths.count)
    #expect(Set(opened.paths).isDisjoint(with: own))
    let journalPaths = disk.paths.filter { path in
      ["labels", "events"].contains { path.hasPrefix("results/\($0)/") }
    }
    #expect(Set(journalPaths).subtracting(opened.paths) == Set(own))
  }

  @Test func copiesOfOnePersonCountAndNothingElse() throws {
    let labels = try journals.fill(3)
    disk["\(folder)/ana~2.jsonl"] = disk[Journals.path]
    disk[Journals.path] = Array(disk.lines(Journals.path)[0]) + [0x0a]
    disk["\(folder)/ben.jsonl"] = Array("no JSON\n".utf8)
    disk["\(folder)/.ana.jsonl.swp"] = [1]
    disk["results/labels/other/ana.jsonl"] = disk[Journals.path]
    _ = try write("anabel")
    let opening = try open()
    #expect(opening.own == labels && opening.unread == [])
    #expect(Set(opening.ledger.labels.map(\.id)).isSuperset(of: labels.map(\.id)))
  }

  @Test func onesOwnLineStandsOverAChangedCopy() throws {
    let labels = try journals.fill(2)
    disk["\(folder)/ana~2.jsonl"] = Array(
      String(decoding: disk[Journals.path] ?? [], as: UTF8.self)
        .replacing("Only text.", with: "Other text").utf8)
    #expect(try open().own == labels)
  }

  @Test func whatCannotBeReadIsGivenAndTheRestCounts() throws {
    let labels = try journals.fill(1)
    disk["\(folder)/ana~2.jsonl"] = [1]
    disk["\(folder)/ben.jsonl"] = [1]
    let opening = try open(
      Opened().watching(
        disk.storage, refusing: ["\(folder)/ana~2.jsonl", "\(folder)/ben.jsonl"]))
    #expect(opening.own == labels)
    #expect(opening.unread.map(\.path) == ["\(folder)/ana~2.jsonl"])
    let unlisted = try open(
      Opened().watching(disk.storage, refusing: [folder, "results/events"]))
    #expect(unlisted.own == labels && unlisted.unread.map(\.path) == [folder])
  }

  @Test func everybodysEventsAreThereAndOthersLabelsOnlyWhereSomebodyStopped() throws {
    _ = try write("ben")
    _ = try write("cy") {
      $0.status = .stopped
      $0.input = Input()
      $0.item = "i-3"
    }
    _ = try write("cy", batch: "more") {
      $0.status = .stopped
      $0.input = Input()
    }
    try write(event: .about(key: "region", value: "north"), "ben", batch: "more")
    disk["results/shared/ana/trips-01/lea.jsonl"] = disk["results/events/more/ben.jsonl"]
    let ledger = try open().ledger
    #expect(ledger.stops.map(\.item) == ["i-3"])
    #expect(ledger.labels.count == 1 && ledger.events.map(\.person) == ["ben"])
  }

  @Test func aLabelOfAnyoneUnderAnotherTextOfTheVersionIsFound() throws {
    func label(_ hash: Hash, _ version: String = "1.0.0", rubric: ID = "trips") throws -> Label {
      try write("bo", batch: "more") {
        $0.rubric = rubric
        $0.rubricVersion = version
        $0.rubricSHA256 = hash
        // A text that holds what labels hold.
        $0.rationale =
          #""rubric":"trips","rubric_version":"1.0.0","rubric_sha256":"\#(Hash(of: "no").text)""#
      }
    }
    _ = try label(mine)
    _ = try label(other, "1.0.1")
    _ = try label(other, rubric: "q")
    #expect(try open().otherText == nil)
    let found = try label(other)
    #expect(try open().otherText == .label(found))
    #expect(try open(version: "2.0.0").otherText == nil)
    // One's own is looked at as anybody's.
    #expect(try open(version: "1.0.1").otherText != nil)
    try journals.fill(1)
    #expect(try open(version: "1.0.0", hash: other).otherText != nil)
  }

  /// What sorts first is read first: nothing of an opening follows from that.
  @Test func namesThatSortOtherwiseOpenTheSame() throws {
    try journals.fill(3)
    let whole = try #require(disk[Journals.path])
    let copies = [
      whole,
      Array(
        String(decoding: whole, as: UTF8.self).replacing("Only text.", with: "Other text").utf8),
    ]
    disk[Journals.path] = Array(disk.lines(Journals.path)[0]) + [0x0a]
    for (person, hash) in [("ben", other), ("cy", Hash(of: "third")), ("dee", other)]
      as [(ID, Hash)]
    {
      _ = try write(person) { $0.rubricSHA256 = hash }
      _ = try write(person) {
        $0.status = .stopped
        $0.input = Input()
        $0.item = ID("i-\(person)")
      }
      try write(event: .about(key: "region", value: person.string), person)
    }
    let people = ["ben", "cy", "dee"]
    let labels = people.map { disk["\(folder)/\($0).jsonl"] }
    let events = people.map { disk["results/events/trips-01/\($0).jsonl"] }
    var first: SessionOpening?
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2], [0, 2, 1], [2, 0, 1]] {
      for (name, index) in zip(people, order) {
        disk["\(folder)/\(name).jsonl"] = labels[index]
        disk["results/events/trips-01/\(name).jsonl"] = events[2 - index]
      }
      disk["\(folder)/ana~2.jsonl"] = copies[order[0] % 2]
      disk["\(folder)/ana~3.jsonl"] = copies[1 - order[0] % 2]
      let opening = try open()
      let before = first ?? opening
      first = before
      #expect(opening.own == before.own && opening.own.count == 3, "\(order)")
      #expect(opening.otherText == before.otherText && opening.otherText != nil, "\(order)")
      #expect(opening.ledger.currents.all.map(\.id) == before.ledger.currents.all.map(\.id))
      let entries = { (opening: SessionOpening) in
        (Set(opening.ledger.labels.map(\.entry)), Set(opening.ledger.events.map(\.entry)))
      }
      #expect(entries(opening) == entries(before), "\(order)")
      #expect(opening.ledger.events.count == 3 && opening.ledger.stops.count == 3, "\(order)")
    }
  }

  @Test func damageIsNoEvidenceOfAnotherText() throws {
    let written = try write("bo", batch: "more") { $0.rubricSHA256 = mine }
    _ = try write("bo", batch: "more")
    let path = "results/labels/more/bo.jsonl"
    let whole = try #require(disk[path])
    disk[path] = Array(
      String(decoding: whole, as: UTF8.self)
        .replacing(written.rubricSHA256.text, with: other.text, maxReplacements: 1).utf8)
    #expect(ChainContents<LabelContent>(path: path, bytes: disk[path] ?? []).diagnostics.count == 1)
    #expect(try open().otherText == nil)
    // Nor in a copy of one's own. A stop beside the damage counts all the same.
    try journals.fill(2)
    disk["\(folder)/ana~2.jsonl"] = Array(
      String(decoding: disk[Journals.path] ?? [], as: UTF8.self)
        .replacing(mine.text, with: other.text, maxReplacements: 1).utf8)
    #expect(try open().otherText == nil)
    for status in [.stopped, .skipped] as [Status] {
      _ = try write("cy") {
        $0.status = status
        $0.input = Input()
        if status == .skipped { $0.item = "i-8" }
      }
    }
    disk["\(folder)/cy.jsonl"] = Array(
      String(decoding: disk["\(folder)/cy.jsonl"] ?? [], as: UTF8.self)
        .replacing(mine.text, with: other.text, maxReplacements: 1).utf8)
    let opening = try open()
    #expect(opening.otherText == nil && opening.ledger.stops.map(\.item) == ["i-9"])
  }

  @Test func aCopyIsNamedByTheWholeName() throws {
    let owner = ChainOwner(batch: "trips-01", person: "an")
    for (name, isCopy) in [
      ("an~2", true), ("an~2~2", true), ("ana", false), ("ana~2", false), ("an.2", false),
    ] {
      let path = "\(folder)/\(name).jsonl"
      let opening = try SessionOpening(
        of: owner, labels: [], events: [],
        rubric: (id: "trips", version: "1.0.0", hash: mine),
        Opened().watching(written([path]), refusing: [path]), root: "results")
      #expect(opening.unread.map(\.path) == (isCopy ? [path] : []), "\(name)")
    }
  }

  private func written(_ paths: [String]) -> Storage {
    let disk = MemoryStorage()
    for path in paths { disk[path] = [1] }
    return disk.storage
  }

  @Test(arguments: ["results", "results/", "results//"])
  func onesOwnFileIsOnesOwnHoweverTheDirectoryIsNamed(_ root: String) throws {
    try journals.fill(2)
    _ = try write("ben") {
      $0.status = .stopped
      $0.input = Input()
    }
    let opened = Opened()
    let opening = try open(opened.watching(disk.storage), root: root)
    #expect(!opened.paths.contains { $0.hasSuffix("/ana.jsonl") })
    #expect(opening.ledger.stops.map(\.item) == ["i-9"] && opening.ledger.labels.count == 3)
    var watch = opening.watch
    #expect(watch.look() == [])
  }

  @Test(arguments: JSONSpelling.allCases)
  func aTextIsFoundInEverySpelling(_ spelling: JSONSpelling) throws {
    let path = "results/labels/more/bo.jsonl"
    for (hash, version, isFound) in [
      (mine, "1.0.0", false), (other, "1.0.1", false), (other, "1.0.0", true),
    ] {
      disk[path] = nil
      _ = try write("bo", batch: "more") {
        $0.rubricSHA256 = hash
        $0.rubricVersion = version
      }
      disk[path] = try spelling.spell(disk.lines(path)[0]) + [0x0a]
      #expect((try open().otherText != nil) == isFound, "\(version)")
    }
  }

  @Test func aKeptTextIsFoundUnlessItIsTornOrThisOne() throws {
    let texts = TextStore(Journals.layout, storage: disk.storage)
    let rubric = Array(#"{"schema": "gloss/rubric/1", "id": "trips", "version": "1.0.0"}"#.utf8)
    let hash = try texts.keep(rubric: rubric, guideline: [0x61])
    try texts.keep(terms: Array(#"{"schema": "gloss/terms/1"}"#.utf8))
    #expect(try open().otherText == .kept(Journals.layout.text(hash, as: .json)))
    #expect(try open(version: "1.0.1").otherText == nil)
    #expect(try open(hash: hash).otherText == nil)
    disk[Journals.layout.text(hash, as: .md)] = []
    #expect(try open().otherText == nil)
  }
}
