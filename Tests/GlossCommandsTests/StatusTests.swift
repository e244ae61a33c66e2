import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct StatusTests {
  static let files = [
    "tasks/trips.json": """
    {"schema": "gloss/batch/1", "id": "trips", "rubric": "trips-rubric.json", "items": [
      {"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"},
      {"id": "p", "text": "P", "practice": {"answers": {"so": ["yes"]}, "explanation": "So."}}]}
    """,
    "tasks/trips-rubric.json": """
    {"schema": "gloss/rubric/1", "id": "trips", "version": "2.0.0",
     "questions": [{"name": "so", "kind": "classification", "labels": [{"id": "yes"}]}]}
    """,
  ]

  private static func hash(_ item: String) -> Hash {
    Hash(of: #"{"id": "\#(item)", "text": "\#(item.uppercased())"}"#)
  }

  private func content(
    _ item: String, _ annotator: ID = "ana", version: String = "1.0.0",
    status: GlossJournal.Status = .answered, supersedes: Label? = nil
  ) -> LabelContent {
    var content = Results.content(
      item: ID(item), annotator: annotator, status: status,
      input: status == .stopped ? Input() : Results.input, supersedes: supersedes)
    content.rubricVersion = version
    content.inputSHA256 = Self.hash(item)
    if status == .stopped { content.shownOrder = [] }
    return content
  }

  private func results() throws -> Results {
    let results = Results()
    for (path, text) in Self.files { results.disk[path] = Array(text.utf8) }
    return results
  }

  @Test func `what waits for somebody comes first`() throws {
    let results = try results()
    let (labels, _) = try results.write(content("a"), content("b", status: .stopped))
    let review = try results.write(
      event: .review(label: labels[0].id, verdict: .reject, clause: "tone", reason: "Rude."))
    let appeals = try ["First \u{1b}[2J.", "Second."].map {
      try results.write(event: .appeal(review: review.id, text: $0), person: "ana")
    }
    try results.write(
      event: .decision(appeal: appeals[1].id, outcome: .reviewStands, reason: "No."))
    let note = try results.write(
      event: .note(topic: .unclear, clauses: [], item: "a", text: "Why?"), person: "ana")
    try results.write(event: .time(activity: .labeling, ms: 61_000), person: "ana")
    let ran = results.disk.run("status")
    #expect(ran.code == .done && ran.err.isEmpty && ran.controls == [])
    let lines = ran.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "1 open appeal")
    #expect(lines[1].hasPrefix("  \(appeals[0].id)  against \(review.id)  trips  ana  "))
    #expect(lines[2] == "    First <U+001B>[2J.")
    #expect(lines[3] == "1 note without a reply" && lines[4].contains("\(note.id)"))
    #expect(lines[5] == "1 stopped item" && lines[6].hasPrefix("  trips/b  ana  "))
    #expect(lines[7...8] == ["0:01:01 of session time", "  labeling 0:01:01"])
    #expect(
      lines[9...] == [
        "", "trips", "  annotator  done  last day", "  ana        2     2026-01-01", "",
      ])
  }

  @Test func `nothing to say is said`() throws {
    let results = try results()
    try results.write(content("a", status: .skipped))
    let ran = results.disk.run("status")
    #expect(
      ran.out.hasPrefix(
        """
        no open appeals
        no notes without a reply
        no stopped items
        no session time is written down
        """))
    // A skip is done and no label to train on.
    #expect(ran.out.contains("  ana        1, 1 skipped  2026-01-01\n"))
    #expect(results.disk.run("status", "resluts").code == .badInput)
  }

  @Test func `with the batch's file what is done is told from what is assigned`() throws {
    let results = try results()
    try results.write([
      { _ in content("a", version: "2.0.0") },
      { _ in content("b", version: "2.0.0") },
      { content("b", version: "2.0.0", status: .withdrawn, supersedes: $0) },
    ])
    // Of an item that changed since, and of one that is in the batch no more.
    try results.write(
      Results.content(item: "a", annotator: "ben"), content("gone", "ben"), annotator: "ben")
    let ran = results.disk.run("status", "--tasks", "tasks/trips.json")
    #expect(ran.code == .done, "\(ran.err)")
    #expect(ran.out.contains("  ana        1 of 3  2026-01-01\n"))
    #expect(ran.out.contains("  ben        0 of 3  2026-01-01  2 meaning\n"))
    // An item that somebody stopped at is nobody's any more.
    try results.write(content("c", "eve", status: .stopped), annotator: "eve")
    let after = results.disk.run("status", "--tasks", "tasks/trips.json").out
    #expect(after.contains("  ana        1 of 2  ") && after.contains("  eve        1 of 3  "))
  }

  @Test func `a batch that nobody began is there, and a bad file is an error`() throws {
    let results = try results()
    try results.write(
      Results.content(item: "x", batch: "other"), batch: "other")
    let ran = results.disk.run("status", "--tasks", "tasks/trips.json")
    #expect(ran.code == .done && ran.out.contains("\ntrips\n  nobody has begun\n"))
    #expect(results.disk.run("status", "--tasks", "tasks/none.json").code == .badInput)
    results.disk["tasks/trips.json"] = Array("{\u{1b}".utf8)
    let bad = results.disk.run("status", "--tasks", "tasks/trips.json")
    #expect(bad.code == .badInput && bad.err.hasPrefix("tasks/trips.json:1:2: error: "))
    #expect(bad.controls == [])
  }

  @Test func `labels under an older rubric are listed, wording told from meaning`() throws {
    let results = try results()
    let (labels, _) = try results.write([
      { _ in content("a", version: "1.9.0") },
      { _ in content("b", version: "1.10.0") },
      { _ in content("c", version: "1.9.0") },
      { content("c", version: "1.10.0", supersedes: $0) },
    ])
    let ran = results.disk.run("status")
    #expect(ran.out.contains("  ana        3     2026-01-01  1 wording\n"))
    #expect(
      ran.out.hasSuffix(
        """
        labels made under an older rubric:
          \(labels[0].id)  trips/a  ana  trips 1.9.0, now 1.10.0: the wording changed

        """))
    let newer = results.disk.run("status", "--tasks", "tasks/trips.json", "--json")
    let value = try JSONValue(parsing: Array(newer.out.utf8.dropLast()))
    let stale = try #require(value["stale"]).elements.map { row in
      [row["item"], row["version"], row["newest"], row["change"]].map { $0?.string }
    }
    #expect(
      stale == [
        ["a", "1.9.0", "2.0.0", "meaning"], ["b", "1.10.0", "2.0.0", "meaning"],
        ["c", "1.10.0", "2.0.0", "meaning"],
      ])
  }

  @Test func `older is told by the file, also where its version went back`() throws {
    let results = try results()
    var foreign = content("c", version: "0.1.0")
    foreign.rubric = "other"
    try results.write(content("a", version: "3.0.0"), content("b", version: "1.0.0"), foreign)
    let file = results.disk.run("status", "--tasks", "tasks/trips.json").out
    #expect(file.contains("trips/b  ana  trips 1.0.0, now 2.0.0: the meaning changed"))
    #expect(!file.contains("trips/a  ana") && !file.contains("trips/c  ana"))
    // Without the file and without a start, the greatest version that there are labels of.
    let seen = results.disk.run("status").out
    #expect(seen.contains("trips/b  ana  trips 1.0.0, now 3.0.0: the meaning changed"))
  }

  @Test func `without the file the text of the last start is in force, a lower version too`() throws
  {
    let results = try results()
    func start(_ version: String) throws {
      let rubric = #"{"schema": "gloss/rubric/1", "id": "trips", "version": "\#(version)"}"#
      let hash = try TextStore(ResultsLayout("results"), storage: results.disk.storage)
        .keep(rubric: Array(rubric.utf8), guideline: [])
      try results.write(
        event: .sessionStarted(termsSHA256: nil, rubricSHA256: hash, tool: "x"), person: "ana")
    }
    try start("1.10.0")
    try results.write(content("a", version: "1.10.0"), content("b", version: "1.2.0"))
    #expect(results.disk.run("status").out.contains("trips/b  ana  trips 1.2.0, now 1.10.0"))
    try start("1.3.0")
    #expect(results.disk.run("status").out.contains("trips/b  ana  trips 1.2.0, now 1.3.0"))
    try start("1.2.0")
    #expect(!results.disk.run("status").out.contains("older rubric"))
  }

  @Test func `a file that names another rubric makes no label older`() throws {
    let results = try results()
    let labels = ["0.1.0", "0.2.0"].map { version in
      var label = content(version == "0.1.0" ? "a" : "b", version: version)
      label.rubric = "other"
      return label
    }
    try results.write(labels[0], labels[1])
    #expect(results.disk.run("status").out.contains("trips/a  ana  other 0.1.0, now 0.2.0"))
    let file = results.disk.run("status", "--tasks", "tasks/trips.json").out
    #expect(!file.contains("older rubric") && !file.contains("wording"))
  }

  @Test func `a batch is named by its id, and nothing of another is shown`() throws {
    let results = try results()
    try results.write(content("a"))
    try results.write(Results.content(item: "x", batch: "other"), batch: "other")
    try results.write(
      event: .note(topic: .unclear, clauses: [], item: "x", text: "Why?"), batch: "other",
      person: "ana")
    let ran = results.disk.run("status", "--batch", "trips")
    #expect(ran.code == .done && ran.out.contains("\ntrips\n") && !ran.out.contains("other"))
    #expect(ran.out.contains("no notes without a reply"))
    #expect(results.disk.run("notes", "--batch", "trips").out == "no notes\n")
    #expect(results.disk.run("notes", "--batch", "other").out.hasPrefix("1 note,"))
  }

  @Test func `as data there is every key, and no speed`() throws {
    let results = try results()
    try results.write(content("a"))
    let ran = results.disk.run("status", "--json")
    let value = try JSONValue(parsing: Array(ran.out.utf8.dropLast()))
    #expect(
      value.members.map { $0.key.string } == [
        "appeals", "notes", "stopped", "hours", "batches", "stale",
      ])
    let batch = try #require(value["batches"]?.elements.first { _ in true })
    let row = try #require(batch["annotators"]?.elements.first { _ in true })
    #expect(
      row.members.map { $0.key.string } == [
        "annotator", "done", "skipped", "assigned", "last_day", "stale_wording", "stale_meaning",
      ])
    #expect(row["done"]?.int == 1 && batch["file"]?.string == "")
  }

  @Test func `annotators stand by name, whoever did more, and columns stay aligned`() throws {
    let results = try results()
    for (name, items) in [("zoë", ["a", "b", "c"]), ("李\u{9b}", ["a"]), ("ana", ["a", "b"])] {
      try results.write(items.map { item in { _ in content(item, ID(name)) } }, annotator: ID(name))
    }
    let ran = results.disk.run("status")
    #expect(ran.controls == [])
    #expect(
      ran.out.hasSuffix(
        """
        trips
          annotator   done  last day
          ana         2     2026-01-01
          zoë         3     2026-01-01
          李<U+009B>  1     2026-01-01

        """))
  }
}
