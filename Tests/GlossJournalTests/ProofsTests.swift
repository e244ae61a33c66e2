import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

/// What results prove of themselves, and what nobody may be accused of.
@Suite struct ProofsTests {
  private let disk = MemoryStorage()
  private let clock = TestClock()
  private static let path = "results/labels/trips-01/ana.jsonl"
  private static let events = "results/events/trips-01/ana.jsonl"
  private static let rubric = (text: Array("{rubric}".utf8), guideline: Array("# How".utf8))
  private static let terms = Array("{terms}".utf8)
  private static let name =
    "results/texts/\(TextStore.hash(rubric: rubric.text, guideline: rubric.guideline).hex)"
  private static let termsName = "results/texts/\(Hash(of: terms).hex).json"

  /// A session as the program has it.
  ///
  /// - Parameter ended: how many labels its end counts; nil where it was killed before.
  private func session(
    _ id: ID, _ items: [ID], ended: Int?, in root: String = "results"
  ) throws {
    let layout = ResultsLayout(root)
    let texts = TextStore(layout, storage: disk.storage)
    let rubric = try texts.keep(rubric: Self.rubric.text, guideline: Self.rubric.guideline)
    let terms = try texts.keep(terms: Self.terms)
    let (labels, _) = try JournalWriter.open(
      layout, batch: "trips-01", annotator: "ana", storage: disk.storage, clock: clock.clock,
      processID: 1)
    let (events, _) = try EventWriter.open(
      layout, batch: "trips-01", person: "ana", storage: disk.storage, clock: clock.clock,
      processID: 1)
    func write(_ happening: Happening) throws {
      var event = Sample.event(happening)
      event.session = id
      try events.append(event)
    }
    try write(.sessionStarted(termsSHA256: terms, rubricSHA256: rubric, tool: "gloss/0.1.0"))
    for item in items {
      clock.advance(1000)
      var content = Sample.skipped(item: item)
      (content.session, content.rubricSHA256, content.termsSHA256) = (id, rubric, terms)
      try labels.append(content)
    }
    if let ended { try write(.sessionEnded(labels: ended, receipt: labels.receipt)) }
    labels.close()
    events.close()
  }

  /// Two sessions of two and three labels, ended.
  private func twoSessions() throws {
    try session("s1", ["a", "b"], ended: 2)
    try session("s2", ["c", "d", "e"], ended: 3)
  }

  private func verify(_ roots: String...) throws -> Verify.Report {
    try Verify.run(disk.storage, roots: roots)
  }

  private func copy(to root: String, named name: String = "ana.jsonl") {
    for path in disk.paths where path.hasPrefix("results/") && !path.contains("/locks/") {
      let copy = root + path.dropFirst("results".count)
      disk[copy.replacing("ana.jsonl", with: name)] = disk[path]
    }
  }

  private func edit(_ path: String, line: Int, _ old: String, _ new: String) {
    var lines = disk.lines(path)
    lines[line - 1] = Array(
      String(decoding: lines[line - 1], as: UTF8.self)
        .replacing(old, with: new).utf8)
    disk[path] = Array(lines.joined(separator: [0x0a])) + [0x0a]
  }

  /// Every line's hash made anew, as by somebody who knows how.
  private func rechain<Content: ChainContent>(_ path: String, _ type: Content.Type) throws {
    var (prev, bytes) = (Hash.zero, [UInt8]())
    for line in disk.lines(path) {
      var entry = try Chained<Content>.read(JSONValue(parsing: line))
      entry.prev = prev
      prev = Hash(of: entry.line)
      bytes += entry.line + [0x0a]
    }
    disk[path] = bytes
  }

  @Test func whatAnEndedSessionWroteIsProven() throws {
    try twoSessions()
    let report = try verify("results")
    #expect(report.diagnostics.isEmpty && report.remarks.isEmpty && report.unproven.isEmpty)
  }

  private struct Change: Sendable {
    let name: String
    let path: String
    var line: Int?
    let says: String
    let make: @Sendable (ProofsTests) throws -> Void
  }

  private static let changes = [
    Change(
      name: "the last line removed", path: ProofsTests.path,
      says: "of its 3 labels here, 2 are left"
    ) {
      $0.disk[ProofsTests.path] = Array(
        $0.disk.lines(ProofsTests.path).dropLast().flatMap { $0 + [0x0a] })
    },
    Change(name: "the journal emptied", path: ProofsTests.path, says: "the ends of 1 more") {
      $0.disk[ProofsTests.path] = []
    },
    Change(
      name: "the journal removed", path: ProofsTests.path, says: "of its 2 labels here, 0 are left"
    ) {
      $0.disk[ProofsTests.path] = nil
    },
    Change(
      name: "the last line torn", path: ProofsTests.path, says: "of its 3 labels here, 2 are left"
    ) {
      $0.disk[ProofsTests.path]?.removeLast(9)
    },
    Change(name: "the last line edited", path: ProofsTests.path, line: 5, says: "was changed") {
      $0.edit(ProofsTests.path, line: 5, #""item":"e""#, #""item":"z""#)
    },
    Change(
      name: "the first forged, the chain anew", path: ProofsTests.path, line: 2, says: "was changed"
    ) {
      $0.edit(ProofsTests.path, line: 1, #""item":"a""#, #""item":"z""#)
      try $0.rechain(ProofsTests.path, LabelContent.self)
    },
    Change(name: "an end forged", path: ProofsTests.events, line: 4, says: "ended with 2 labels") {
      $0.edit(ProofsTests.events, line: 4, #""labels":3"#, #""labels":2"#)
    },
    Change(name: "the guideline edited", path: "\(ProofsTests.name).json", says: "guideline") {
      $0.disk["\(ProofsTests.name).md"]?.append(0x0a)
    },
    Change(name: "the guideline emptied", path: "\(ProofsTests.name).json", says: "guideline") {
      $0.disk["\(ProofsTests.name).md"] = []
    },
    Change(name: "the rubric edited", path: "\(ProofsTests.name).json", says: "rubric") {
      $0.disk["\(ProofsTests.name).json"]?.append(0x0a)
    },
    Change(name: "the terms edited", path: ProofsTests.termsName, says: "was changed") {
      $0.disk[ProofsTests.termsName]?.append(0x0a)
    },
  ]

  @Test(arguments: ProofsTests.changes.indices)
  func aChangeIsAFaultOfItsFile(_ index: Int) throws {
    let change = Self.changes[index]
    try twoSessions()
    try change.make(self)
    let faults = try verify("results").diagnostics
    #expect(faults.map(\.path) == [change.path], "\(change.name)")
    #expect(faults.map(\.position?.line) == [change.line], "\(change.name)")
    #expect(faults.first?.message.contains(change.says) == true, "\(change.name): \(faults)")
  }

  @Test func allLabelsRemovedAreAFaultThoughNoFileIsLeft() throws {
    try twoSessions()
    for path in disk.paths where path.hasPrefix("results/labels") { disk[path] = nil }
    #expect(try verify("results").diagnostics.map(\.path) == [Self.path])
  }

  @Test func aTextThatIsGoneIsSaidAndNoFault() throws {
    try twoSessions()
    for path in disk.paths where path.hasPrefix("results/texts") { disk[path] = nil }
    let report = try verify("results")
    #expect(report.diagnostics.isEmpty)
    #expect(report.unproven.map(\.position?.line) == [1, 1])
    #expect(report.unproven.contains { $0.message.hasPrefix("names a rubric that no texts/") })
    #expect(report.unproven.contains { $0.message.hasPrefix("names terms that no texts/") })
  }

  @Test func aTailWithoutReceiptIsCounted() throws {
    try session("s1", ["a", "b"], ended: nil)
    let message = "labels have no receipt yet"
    #expect(try verify("results").unproven.map(\.message) == ["the last 2 \(message)"])
    try session("s2", ["c"], ended: 1)
    #expect(try verify("results").unproven.isEmpty)
    try session("s3", ["d"], ended: nil)
    let report = try verify("results")
    #expect(report.unproven.map(\.message) == ["the last label has no receipt yet"])
    #expect(report.diagnostics.isEmpty)
  }

  /// Labels of one session lie in two directories, and its end in the second.
  @Test func aSessionThatWentOnElsewhereIsWholeInEach() throws {
    try session("s1", ["a", "b"], ended: nil)
    try session("s1", ["c"], ended: 1, in: "other")
    for roots in [["results", "other"], ["other", "results"], ["results"], ["other"]] {
      let report = try Verify.run(disk.storage, roots: roots)
      #expect(report.diagnostics.isEmpty, "\(roots)")
      #expect(report.unproven.count == (roots.contains("results") ? 1 : 0), "\(roots)")
    }
    // And back: its end counts what it wrote there before, too.
    try session("s1", ["d"], ended: 3)
    let report = try verify("results", "other")
    #expect(report.diagnostics.isEmpty && report.unproven.isEmpty)
  }

  @Test func copiesOldAndRenamedAreNoFault() throws {
    try session("s1", ["a", "b"], ended: 2)
    copy(to: "older")
    try session("s2", ["c", "d", "e"], ended: 3)
    copy(to: "copy")
    copy(to: "renamed", named: "ana~2.jsonl")
    for roots in [
      ["results", "older"], ["older", "results", "copy"], ["older", "renamed"], ["results"],
      ["older"], ["renamed"], ["renamed", "copy", "older", "results"],
    ] {
      let report = try Verify.run(disk.storage, roots: roots)
      #expect(report.diagnostics.isEmpty && report.unproven.isEmpty, "\(roots)")
    }
    // A union that took the files of both, under names of their own.
    for (name, root) in [("ana.jsonl", "results"), ("ana~2.jsonl", "older")] {
      for family in ["labels", "events"] {
        disk["union/\(family)/trips-01/\(name)"] = disk["\(root)/\(family)/trips-01/ana.jsonl"]
      }
    }
    #expect(try verify("union", "results").diagnostics.isEmpty)
    #expect(try verify("union").diagnostics.isEmpty)
  }

  /// A line whose write failed may be on the disk, behind the receipt of what was called saved.
  @Test func aLabelBehindTheReceiptIsATail() throws {
    try session("s1", ["a"], ended: 1)
    let events = disk[Self.events]
    try session("s1", ["b"], ended: nil)
    disk[Self.events] = events
    let report = try verify("results")
    #expect(report.diagnostics.isEmpty)
    #expect(report.unproven.map(\.message) == ["the last label has no receipt yet"])
  }

  @Test func aSessionWithoutLabelsNamesTheReceiptBefore() throws {
    try session("s0", [], ended: 0)
    try session("s1", ["a"], ended: 1)
    try session("s2", [], ended: 0)
    #expect(try verify("results").diagnostics.isEmpty)
    disk[Self.path] = nil
    #expect(try verify("results").diagnostics.map(\.path) == [Self.path])
  }

  /// A crash cut the texts short before anybody worked under them there.
  @Test func aTornTextThatNobodyWorkedUnderIsPassedOver() throws {
    try twoSessions()
    let texts = disk.paths.filter { $0.hasPrefix("results/texts") }
    for path in texts { disk["other" + path.dropFirst("results".count)] = [] }
    disk["other/texts/notes.txt"] = [0]
    let report = try verify("results", "other")
    #expect(report.diagnostics.isEmpty && report.unproven.isEmpty)
  }
}
