import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

/// Nothing that a command shows depends on the order of directories and files.
@Suite struct LedgerOrderTests {
  private static let commands = [
    ["export", "trl-preference"], ["export", "spans"], ["status"], ["status", "--json"],
    ["status", "--batch", "trips"], ["status", "--tasks", "tasks/trips.json"], ["notes"],
    ["notes", "--json"], ["me"], ["me", "--json"], ["me", "--hours"], ["me", "--hours", "--json"],
    ["me", "--record"], ["me", "--record", "--json"], ["me", "--reviews"],
    ["me", "--reviews", "--json"], ["verify"], ["verify", "--json"],
  ]
  private static let roots = ["a", "b", "c", "d"]

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `any order of directories and files gives the same bytes and the same code`(
    _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let isSound = seed % 2 == 0
    let disk = try Self.disk(isSound: isSound, &generator)
    for words in Self.commands {
      let expected = run(words, Self.roots, disk, disk.storage)
      #expect(
        isSound == (expected.code == .done), "\(words): \(expected.code) \(expected.err)")
      for round in 0..<3 {
        let ran = run(
          words, Self.roots.shuffled(using: &generator), disk,
          Self.shuffling(disk.storage, seed &+ UInt64(round)))
        #expect(ran == expected, "seed \(seed), \(words)")
      }
      let flags = Self.roots.shuffled(using: &generator).flatMap { ["--results", $0] }
      #expect(run(words + flags, [], disk, disk.storage) == expected, "seed \(seed), \(words)")
    }
  }

  private func run(
    _ words: [String], _ roots: [String], _ disk: MemoryStorage, _ storage: Storage
  ) -> Ran {
    let written = Written()
    var outside = written.outside()
    outside.storage = storage
    outside.environment = { ["GLOSS_ANNOTATOR": "ana"][$0] }
    outside.clock = TestClock().clock
    let code = Commands.run(words + roots, outside)
    return Ran(code: code, out: written.out, err: written.err)
  }

  /// A disk that names the files of a directory in another order each time.
  private static func shuffling(_ disk: Storage, _ seed: UInt64) -> Storage {
    final class Shuffler: @unchecked Sendable {
      var generator: SeededGenerator
      init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }
    }
    let shuffler = Shuffler(seed)
    var storage = disk
    storage.list = { path throws(StorageError) in
      try disk.list(path).shuffled(using: &shuffler.generator)
    }
    return storage
  }

  /// Four directories with labels, events, copies of both, and, where it is not sound, lines of
  /// other bytes under the ids of others.
  private static func disk(
    isSound: Bool, _ generator: inout SeededGenerator
  ) throws -> MemoryStorage {
    let results = Results()
    let rubric = try results.keep(marking: "responses", root: "a")
    var labels: [Label] = []
    for (person, root) in [("ana", "a"), ("ben", "b"), ("cy", "c")] as [(ID, String)] {
      let contents = (0..<4).map { number in
        { (_: Label?) in
          Results.content(
            item: ID("i-\(number)"), annotator: person,
            answers: [
              Answer(
                question: "better", kind: "pairwise", preferred: ["r1", "r2", "tie"][number % 3]),
              Answer(question: "names", kind: "spans"),
            ], rubric: rubric)
        }
      }
      labels += try results.write(contents, root: root, annotator: person).labels
    }
    for (number, label) in labels.shuffled(using: &generator).prefix(5).enumerated() {
      let root = Self.roots[number % 4]
      let review = try results.write(
        event: .review(label: label.id, verdict: .reject, clause: "tone", reason: "No."),
        root: root)
      try results.write(
        event: .appeal(review: review.id, text: "But."), root: root, person: label.annotator)
      let note = try results.write(
        event: .note(topic: .unclear, clauses: ["tone"], item: label.item, text: "Why?"),
        root: root, person: "ana")
      try results.write(
        event: .reply(to: note.id, text: "So.", action: .answered), root: root, person: "lea")
      try results.write(
        event: .time(activity: .labeling, ms: 60_000), root: root, person: "ana",
        session: ID("s-\(number)"))
    }
    let disk = results.disk
    for path in disk.paths where ["a/labels", "b/events", "c/labels"].contains(path.prefix(8)) {
      disk["d" + path.dropFirst(1).dropLast(6) + "~2.jsonl"] = disk[path]
    }
    disk["d/shared/ana/trips/lea.jsonl"] = disk["b/events/trips/lea.jsonl"]
    for (path, text) in StatusTests.files { disk[path] = Array(text.utf8) }
    if !isSound {
      for path in disk.paths where path.hasPrefix("d/") && path.hasSuffix("~2.jsonl") {
        disk[path] = disk[path].map { bytes in
          Array(
            String(decoding: bytes, as: UTF8.self).replacing("Why?", with: "What?")
              .replacing("\"active_ms\":1234", with: "\"active_ms\":4321").utf8)
        }
      }
    }
    return disk
  }

  @Test func `one label id with other bytes is told by every command`() throws {
    let results = Results()
    let (labels, _) = try results.write(
      Results.content(item: "a", status: .skipped), root: "a")
    results.disk["b/labels/trips/ana.jsonl"] = results.disk["a/labels/trips/ana.jsonl"].map {
      Array(String(decoding: $0, as: UTF8.self).replacing("1234", with: "4321").utf8)
    }
    for words in Self.commands where !words.contains("--tasks") {
      let ran = run(words, ["a", "b"], results.disk, results.disk.storage)
      #expect(ran.code == (words[0] == "verify" ? .no : .badInput), "\(words)")
      let told = words == ["verify", "--json"] ? ran.out : ran.err
      #expect(told.contains("\(labels[0].id)") && told.contains("has other bytes in"), "\(words)")
    }
  }

  @Test func `export refuses one event id with other bytes in either order`() throws {
    let results = Results()
    try results.write(
      Results.content(
        item: "a",
        answers: [Answer(question: "better", kind: "pairwise", preferred: "r1")]), root: "a")
    try results.write(event: .about(key: "region", value: "north"), root: "a")
    results.disk["b/events/trips/rita.jsonl"] = results.disk["a/events/trips/rita.jsonl"].map {
      Array(String(decoding: $0, as: UTF8.self).replacing("north", with: "south").utf8)
    }
    let runs = [["a", "b"], ["b", "a"]].map {
      run(["export", "trl-preference"], $0, results.disk, results.disk.storage)
    }
    #expect(runs[0] == runs[1] && runs[0].code == .badInput && runs[0].out == "")
    #expect(runs[0].err.contains("has other bytes in"))
  }
}
