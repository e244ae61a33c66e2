import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// One batch that asks everything: all six kinds on one item, two of them only where an earlier
/// answer calls for them; with the keyboard at 80×24, line by line on a terminal, and by script.
@Suite struct MixedBatchTests {
  private static let batch = Repository.fixture("mixed.jsonl")
  private static let kinds = [
    "classification", "pairwise", "ranking", "rating", "spans", "text",
  ]

  /// What answers each item with the keyboard, question by question.
  private static let keys: [[String]] = [
    [
      "1", "B,A\r", "453112", "y", "i\r", "\u{1B}[C\u{1B}[Ch\r",
      "\r\u{0B}It is the seal.\u{13}",
    ],
    ["=", "A=B\r", "333333", "a", "rBoth find it.\r", "\u{13}"],
    ["0", "B;A\r", "555555", "y", "im\r", "\r", "\r\u{0B}Write one.\rOr two.\u{13}"],
  ]

  /// The same in lines.
  private static let lines: [[String]] = [
    [
      "A clearly", "B,A", "4 5 3; 1 1 2", "y", "i", "A:9-16 here", "It is the seal.", ".",
    ],
    ["=", "A=B", "3 3 3; 3 3 3", ":accept", ":rationale Both find it.", ":save"],
    ["neither", "B;A", "5 5 5; 5 5 5", "yes", "insult,made_up", "", "Write one.", "Or two.", "."],
  ]

  private func byKeyboard(_ place: Workplace) throws -> ScreenSession {
    let session = try place.start(Self.batch, ["--guard", "0"])
    for (index, keys) in Self.keys.enumerated() {
      try session.wait(for: "item \(index + 1) of 3")
      for key in keys { try session.press(key) }
      try session.wait(done: index + 1)
    }
    try session.wait(for: "All 3 items are done.")
    return session
  }

  private func byLines(_ place: Workplace) throws {
    let terminal = try PseudoTerminal.spawn(
      executable: place.label(Self.batch, ["--plain", "--guard", "0"]),
      environment: place.environment(), columns: 80, rows: 24)
    for line in Self.lines.joined() {
      try terminal.read(quietMilliseconds: 60)
      try terminal.send(line + "\r")
    }
    try terminal.read(quietMilliseconds: 60)
    try terminal.send(":quit\r")
    #expect(try terminal.wait() == 0)
  }

  private func byScript(_ place: Workplace) throws {
    let run = try Subprocess(
      place.label(Self.batch, ["--plain"]), environment: place.environment(),
      input: Array(Self.lines.joined().map { $0 + "\n" }.joined().utf8))
    #expect(run.status == 0, "\(run.outputText)\(run.errorText)")
  }

  @Test func `the keyboard, lines and a script give the same labels of all six kinds`() throws {
    let places = [Workplace(), Workplace(), Workplace()]
    let session = try byKeyboard(places[0])
    #expect(session.emulator.faults == [])
    #expect(try session.leave() == 0)
    try byLines(places[1])
    try byScript(places[2])

    let labels = try places.map { try $0.labels() }
    #expect(labels[0].map(\.item) == ["m-oven", "m-crlf", "m-code"])
    #expect(Set(labels[0][0].answers.map(\.kind)).sorted() == Self.kinds)
    for other in labels.dropFirst() {
      #expect(other.map(\.item) == labels[0].map(\.item))
      #expect(other.map(\.answers) == labels[0].map(\.answers))
      #expect(other.map(\.rationale) == labels[0].map(\.rationale))
      #expect(other.map(\.input) == labels[0].map(\.input))
    }
    for place in places { #expect(try place.faults() == []) }
    try check(labels[0])
  }

  /// What was meant by the keys, once in full.
  private func check(_ labels: [Label]) throws {
    let first = labels[0].answers
    #expect(first.map(\.question).filter { $0 != "quality" }.count == 6)
    let order = labels[0].shownOrder
    let better = try #require(first.first { $0.question == "better" })
    #expect(better.preferred == order[0] && better.strength == 2)
    let ranked = try #require(first.first { $0.question == "order" })
    #expect(
      Set(ranked.ranking.map { "\($0.response) \($0.rank)" }) == ["\(order[1]) 1", "\(order[0]) 2"])
    let span = try #require(first.first { $0.question == "evidence" }?.spans.first)
    #expect(span.text == "windows" && span.of == order[0])
    #expect(first.last?.text == "It is the seal.")
    #expect(labels[1].answers.first { $0.question == "flag" }?.assisted == .accepted)
    #expect(
      labels[1].answers.allSatisfy { !["rules", "evidence", "rewrite"].contains($0.question) })
    #expect(labels[1].rationale == "Both find it.")
    #expect(labels[2].answers.first { $0.question == "evidence" }?.spans == [])
    #expect(labels[2].answers.last?.text == "Write one.\nOr two.")
  }

  @Test(.enabled(if: Python.has("jsonschema"), "needs Python with the package jsonschema"))
  func `every record fits the schema that gloss publishes`() throws {
    let place = Workplace()
    #expect(try byKeyboard(place).leave() == 0)
    for name in ["label", "event"] {
      let schema = try Subprocess([GlossExecutable.path, "schema", name])
      try place.write("\(name).schema.json", schema.outputText)
    }
    try Python.check(
      place,
      """
      import glob, json
      from jsonschema import Draft202012Validator
      counts = {}
      for folder, name in ("labels", "label"), ("events", "event"):
        schema = json.load(open(name + ".schema.json", encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for path in glob.glob("results/" + folder + "/*/*.jsonl"):
          for line in open(path, encoding="utf-8", newline="\\n"):
            record = json.loads(line)
            validator.validate(record)
            del record["schema"]
            assert not validator.is_valid(record)
            counts[name] = counts.get(name, 0) + 1
      assert counts["label"] == 3 and counts["event"] >= 3, counts
      """)
  }

  @Test func `going back restores every answer, and writes nothing until it is saved`() throws {
    let place = Workplace()
    let session = try byKeyboard(place)
    let before = place.text(place.journal("mixed"))
    let made = try place.labels()
    try goBack(session, to: 1)
    // A change of each kind, taken back again: what the screen says of the draft is the same. With a
    // value of the grid cleared no key that answers saves.
    let panel = session.screen.drop { !$0.hasPrefix(" > ") }
    for change in ["\t0", "\t\u{7F}", "\u{1B}[Z\u{1B}[Z2", "\tx"] {
      try session.press(change)
      try session.wait("a change") { $0.drop { !$0.hasPrefix(" > ") } != panel }
    }
    for _ in 0..<12 where session.screen[1].contains("item 1 of") {
      if session.screen.contains(where: { $0.contains("nothing before this") }) { break }
      try session.press("u")
      try session.terminal.read(quietMilliseconds: 60)
    }
    try session.wait(for: "There is nothing before this.")
    #expect(place.text(place.journal("mixed")) == before)
    // Saved as it is, it is the same again; then the session is where it was.
    for item in 1...3 {
      if item > 1 { try goBack(session, to: item) }
      try session.press("\u{13}")
      try session.wait(for: "All 3 items are done.")
    }
    #expect(place.text(place.journal("mixed")).hasPrefix(before))
    #expect(try session.leave() == 0)
    let all = try place.labels()
    #expect(all.map(\.revision) == [1, 1, 1, 2, 2, 2])
    #expect(all.suffix(3).map(\.item) == made.map(\.item))
    #expect(all.suffix(3).map(\.answers) == made.map(\.answers))
    #expect(all.suffix(3).map(\.rationale) == made.map(\.rationale))
    #expect(all.suffix(3).map(\.supersedes) == made.map(\.id))
    #expect(try place.faults() == [])
  }

  private func goBack(_ session: ScreenSession, to item: Int) throws {
    for passed in stride(from: 3, through: item, by: -1) {
      try session.press("u")
      try session.wait(for: "item \(passed) of 3 · revision 1")
    }
  }
}
