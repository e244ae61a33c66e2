import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct NotesTests {
  /// Notes in two directories; one is replied to.
  private func results() throws -> (results: Results, notes: [ID]) {
    let results = Results()
    let notes = try [
      results.write(
        event: .note(
          topic: .unclear, clauses: ["tone"], item: "t-a", text: "What of irony?\nAnd \u{1b}[2J?"),
        person: "ana"),
      results.write(
        event: .note(
          topic: .conflict, clauses: ["tone", "length"], item: "t-b", text: "Both apply."),
        root: "more", person: "ben"),
      results.write(
        event: .note(topic: .other, clauses: [], item: "", text: "Thanks."), person: "ana"),
    ].map(\.id)
    try results.write(
      event: .reply(to: notes[1], text: "Tone wins.", action: .guidelineChanged), root: "more",
      person: "rita")
    return (results, notes)
  }

  @Test func `notes stand under their clauses, those without one last, the open ones named first`()
    throws
  {
    let (results, notes) = try results()
    let ran = results.disk.run("notes", "results", "more")
    #expect(ran.code == .done && ran.err.isEmpty)
    let lines = ran.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "3 notes, 2 without a reply")
    #expect(lines[2] == "without a reply:")
    #expect(lines[3].hasPrefix("  \(notes[0])  unclear  trips/t-a  ana  2026-01-01 00:00"))
    #expect(lines[4].hasPrefix("  \(notes[2])  other  trips  ana  "))
    let heads = lines.filter { $0.hasPrefix("#") || $0 == "no clause" }
    #expect(heads == ["#length", "#tone", "no clause"])
    #expect(lines.filter { $0 == "    Both apply." }.count == 2)
    #expect(lines.filter { $0 == "      Tone wins." }.count == 2)
    #expect(lines.contains("    What of irony?") && lines.contains("    And <U+001B>[2J?"))
    #expect(ran.controls == [])
  }

  @Test func `as data each note is a line, the open ones first`() throws {
    let (results, notes) = try results()
    let ran = results.disk.run("notes", "results", "more", "--json")
    #expect(ran.code == .done && ran.controls == [])
    let rows = try ran.out.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(rows.map { $0["note"]?.string } == [notes[0], notes[2], notes[1]].map(\.string))
    #expect(rows.map { $0["answered"]?.bool } == [false, false, true])
    let reply = rows[2]["replies"]?.elements.first { _ in true }
    #expect(reply?["action"]?.string == "guideline_changed" && reply?["person"]?.string == "rita")
  }

  @Test func `a reply goes into the replier's own file beside the note, and answers it`() throws {
    let (results, notes) = try results()
    let ran = results.disk.run(
      "notes", "results", "more", "--reply", notes[0].string, "--text", "Irony counts.",
      "--action", "answered", "--as", "lea")
    #expect(ran.code == .done && ran.err.isEmpty)
    let path = "results/events/trips/lea.jsonl"
    #expect(ran.out.hasSuffix("is written to \(path)\n"))
    let ledger = try Ledger(results.disk.storage, roots: ["results"])
    let reply = try #require(ledger.events.first { $0.place.path == path }).entry
    #expect(reply.happening == .reply(to: notes[0], text: "Irony counts.", action: .answered))
    #expect(reply.batch == "trips" && reply.person == "lea")
    let after = results.disk.run("notes", "results", "more")
    #expect(after.out.hasPrefix("3 notes, 1 without a reply\n"))
    #expect(results.disk.run("verify", "results", "more").code == .done)
  }

  @Test func `a reply may be written elsewhere, and is read from there`() throws {
    let (results, notes) = try results()
    let ran = results.disk.run(
      "notes", "results", "--reply", notes[2].string, "--text", "Gladly.", "--action", "declined",
      "--as", "lea", "--results", "out", "--json")
    #expect(ran.code == .done && ran.err.isEmpty)
    let line = try #require(results.disk["out/events/trips/lea.jsonl"])
    #expect(line == Array(ran.out.utf8))
    #expect(results.disk.run("notes", "results", "out").out.contains("Gladly."))
  }

  @Test func `what is no note is refused, and the one that was meant is named`() throws {
    let (results, notes) = try results()
    var typo = notes[0].string
    typo.removeLast()
    typo += "_"
    let paths = results.disk.paths
    func reply(_ id: String, _ more: String...) -> Ran {
      results.disk.run(
        ["notes", "--reply", id, "--text", "x", "--action", "answered", "--as", "lea"] + more)
    }
    let ran = reply(typo)
    #expect(ran.code == .usage && ran.err.contains("did you mean '\(notes[0])"), "\(ran.err)")
    let other = try results.write(event: .about(key: "region", value: "north"))
    #expect(reply(other.id.string).err.contains("is no note but: about"))
    #expect(reply("ev_\u{1b}[31m").controls == [])
    #expect(results.disk.run("notes", "--text", "x").code == .usage)
    #expect(results.disk.run("notes", "--reply", notes[0].string).code == .usage)
    #expect(
      results.disk.run(
        "notes", "--reply", notes[0].string, "--text", " ", "--action", "answered"
      ).code == .usage)
    #expect(results.disk.paths.filter { $0.contains("lea") } == [])
    #expect(paths.count < results.disk.paths.count)
  }

  @Test func `a file that another session holds is left alone`() throws {
    let (results, notes) = try results()
    let (held, _) = try EventWriter.open(
      ResultsLayout("results"), batch: "trips", person: "lea", storage: results.disk.storage,
      clock: TestClock().clock, processID: 7)
    let ran = results.disk.run(
      "notes", "--reply", notes[0].string, "--text", "x", "--action", "answered", "--as", "lea")
    held.close()
    #expect(ran.code == .locked)
    #expect(ran.err.contains("is open in another session (process 7)"))
  }

  @Test func `a bad line is named, the rest is shown, and the code says so`() throws {
    let (results, _) = try results()
    results.disk["results/events/trips/ana.jsonl"]?[0] = 0x1b
    let ran = results.disk.run("notes")
    #expect(ran.code == .badInput && ran.out.contains("Thanks.") && ran.controls == [])
    #expect(ran.err.hasPrefix("results/events/trips/ana.jsonl:1:1: error: "))
    #expect(results.disk.run("notes", "resluts").code == .badInput)
  }
}
