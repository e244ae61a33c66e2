import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// The worker's side of the built program: terms, masks, stopping, practice, replies, older rubrics.
@Suite struct WorkerTests {
  private let place = Workplace()

  private func rubric(_ version: String, _ guideline: String = "Yes, or no.") throws {
    try place.write(
      "r.json",
      """
      {"schema": "gloss/rubric/1", "id": "r", "version": "\(version)", "guideline": "r.md",
       "care": {"mask": ["violence"]}, "questions": [{"name": "so", "kind": "classification",
       "title": "Is it so?", "labels": [{"id": "yes", "key": "y"}, {"id": "no", "key": "x"}]}]}
      """)
    try place.write("r.md", "# Is it so?\n\n\(guideline)\n")
  }

  private func batch(_ items: [String], terms: String = "") throws -> String {
    let named = terms.isEmpty ? "" : #", "terms": "terms.json""#
    if !terms.isEmpty {
      try place.write("terms.json", #"{"schema": "gloss/terms/1", "client": "\#(terms)"}"#)
    }
    let header = #"{"schema": "gloss/batch/1", "id": "b", "rubric": "r.json"\#(named)}"#
    return try place.write("b.jsonl", ([header] + items).joined(separator: "\n") + "\n")
  }

  private func run(
    _ batch: String, _ lines: String..., flags: [String] = [], as person: String = "ana"
  ) throws -> (out: String, error: String, status: Int32) {
    let run = try Subprocess(
      place.label(batch, ["--plain"] + flags, annotator: person), environment: place.environment(),
      input: Array(lines.map { $0 + "\n" }.joined().utf8))
    #expect(try place.faults() == [])
    return (run.outputText, run.errorText, run.status)
  }

  private func events(of person: ID = "ana") throws -> [Happening] {
    try Ledger(Disk.storage, roots: [place.results]).events.map(\.entry)
      .filter { $0.person == person }.map(\.happening)
  }

  private static let texts = (1...3).map { #"{"id": "i\#($0)", "text": "Text \#($0)."}"# }

  /// Starts on a terminal, does that, and is gone as soon as it was done.
  private func start(
    _ batch: String, until text: String, _ act: (ScreenSession) throws -> Void
  ) throws {
    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: text)
    try act(session)
    _ = try session.terminal.wait()
    #expect(try place.faults() == [])
  }

  @Test func `terms are shown until they were passed, and again when they changed`() throws {
    try rubric("1.0.0")
    let page = "The terms of this work"
    func passed() throws -> [Happening] { try events().filter { $0.name == "seen" } }
    let acme = try batch(Self.texts, terms: "Acme")
    // A script prints them each time, and has seen nothing.
    for _ in 1...2 { #expect(try run(acme, "y").out.contains("For whom:\n  Acme\n")) }
    try start(acme, until: page) { try $0.press("\u{3}") }
    try start(acme, until: page) { $0.terminal.hangUp() }
    #expect(try passed() == [])
    try start(acme, until: page) { session in
      #expect(!session.screen.joined().contains("changed since"))
      try session.press("\r")
      try session.wait(for: "Text 3")
      session.terminal.kill(SIGKILL)
    }
    #expect(try passed().count == 1)
    try start(acme, until: "Text 3") { try $0.press("q") }
    let other = try batch(Self.texts, terms: "Other")
    try start(other, until: "They changed since you last saw them.") { session in
      try session.press("\u{1b}")
      try session.wait(for: "Text 3")
      try session.press("q")
    }
    let back = try batch(Self.texts, terms: "Acme")
    try start(back, until: "They changed since you last saw them.") { try $0.press("\u{3}") }
    #expect(try passed().count == 2)
  }

  @Test func `what is revealed is counted, and settings are remembered`() throws {
    try rubric("1.0.0")
    let items = [
      #"{"id": "m1", "text": "One. Two. Three. Four. Five.", "advice": ["violence"]}"#,
      #"{"id": "m2", "text": "Six.", "advice": ["violence"]}"#,
    ]
    let masked = try run(try batch(items), "y")
    #expect(masked.status == 2 && masked.error.contains("line 1: This item is masked"))
    #expect(!masked.out.contains("One."))
    let revealed = try run(
      try batch(items), ":reveal", ":reveal all", "y", ":cap 60", ":optout violence")
    #expect(revealed.status == 0, "\(revealed)")
    let happened = try events()
    #expect(happened.contains(.exposure(item: "m1", advice: ["violence"], shown: 5, sentences: 5)))
    #expect(happened.filter { $0.name == "exposure" }.count == 1)
    #expect(happened.contains(.setting(name: .capMinutes, value: "60")))
    let next = try run(try batch(items))
    #expect(next.out.contains("Items done: 1 of 2, 1 opted out."), "\(next.out)")
    #expect(try place.labels().map(\.item) == ["m1"])
  }

  @Test func `nothing of a stopped item's text is kept, and nobody is offered it`() throws {
    try rubric("1.0.0")
    let items = [#"{"id": "s1", "text": "Zweihander.", "metadata": {"a": "Kumquat"}}"#] + Self.texts
    let first = try run(try batch(items), ":rationale Zweihander", ":stop", "y")
    #expect(first.status == 0, "\(first)")
    let label = try #require(try place.labels().first)
    #expect(label.status == .stopped && label.input == Input() && label.rationale.isEmpty)
    for path in Workplace.everything(under: place.results) {
      #expect(!place.text(path).contains("Zweihander") && !place.text(path).contains("Kumquat"))
    }
    let other = try run(try batch(items), "y", as: "bo")
    #expect(!other.out.contains("Zweihander") && other.out.contains("Item 1 of 3 · i1"))
  }

  @Test func `practice is events, and comes again with --practice`() throws {
    try rubric("1.0.0")
    let items =
      [
        #"{"id": "p1", "text": "It is.", "practice": {"answers": {"so": {"labels": ["yes"]}}, "#
          + #""explanation": "Since it is."}}"#
      ] + Self.texts
    let first = try run(try batch(items), "x", "y")
    #expect(first.out.contains("Not as expected"), "\(first)")
    #expect(try place.labels().map(\.item) == ["i1"])
    #expect(try events().contains { $0.name == "practice" })
    #expect(!(try run(try batch(items), "y").out.contains("· p1")))
    let again = try run(try batch(items), "y", flags: ["--practice"])
    #expect(again.out.contains("as expected"))
    #expect(again.error.contains("0 saved in this session, 1 of 1 practice item done; receipt"))
    #expect(try events().filter { $0.name == "practice" }.count == 2)
  }

  @Test func `a reply to a note is news until its page was passed`() throws {
    try rubric("1.0.0")
    _ = try run(try batch(Self.texts), ":note unclear What is so?")
    let note = try #require(
      try Ledger(Disk.storage, roots: [place.results]).events.map(\.entry)
        .first { $0.happening.name == "note" })
    let reply = Event(
      id: ID("ev_" + String(repeating: "0", count: 26)), prev: .zero,
      content: EventContent(
        batch: "b", person: "lead", session: "s",
        // The lead's clock is behind, and the line came with a later sync.
        at: Timestamp(milliseconds: note.at.milliseconds - 3_600_000),
        happening: .reply(to: note.id, text: "All that is.", action: .answered)))
    try Data(reply.line + [0x0a]).write(
      to: URL(fileURLWithPath: place.results + "/events/b/lead.jsonl"))
    let batch = try batch(Self.texts)
    for _ in 1...2 {
      let next = try run(batch)
      #expect(next.out.contains("A reply to your note about i1:\n  What is so?\nAnswered:\n"))
      #expect(next.out.contains("  All that is.\n"))
    }
    try start(batch, until: "All that is.") { $0.terminal.kill(SIGKILL) }
    try start(batch, until: "All that is.") { session in
      try session.press("\r")
      try session.wait(for: "Text 1")
      try session.press("q")
    }
    #expect(try events().contains(.seen(of: reply.id)))
    #expect(!(try run(batch).out.contains("All that is.")))
  }

  @Test func `labels under an older rubric are told of, and offered again on request`() throws {
    try rubric("1.0.0")
    _ = try run(try batch(Self.texts), "y", "x")
    #expect(try run(try batch(Self.texts), flags: ["--stale"]).status == 1)
    try rubric("2.0.0", "Yes, unless it is not.")
    let told = try run(try batch(Self.texts))
    #expect(told.out.contains("The rubric r changed since your last label: 1.0.0, now 2.0.0"))
    #expect(told.out.contains("its meaning changed"))
    #expect(told.out.contains("2 labels of yours were made under an older version"))
    #expect(
      told.out.contains("  i1, under 1.0.0: meant otherwise\n  i2, under 1.0.0: meant otherwise\n"))
    #expect(told.out.contains("Item 3 of 3"))
    // The command that the page names says what changed.
    let named = try #require(
      told.out.split(separator: "\n").first { $0.hasPrefix("  gloss guide ") })
    let words = named.split(separator: " ").dropFirst().map(String.init)
    let difference = try Subprocess(Workplace.gloss(words), environment: place.environment())
    #expect(difference.status == 0, "\(difference.errorText)")
    #expect(difference.outputText.contains("+ Yes, unless it is not."))
    let within = try run(try batch(Self.texts), ":stale", ":quit")
    #expect(within.out.contains("You labelled this under 1.0.0, meant otherwise."))
    let again = try run(try batch(Self.texts), "x", ":quit", flags: ["--stale"])
    #expect(again.out.contains("Item 1 of 2 · i1"), "\(again)")
    #expect(again.out.contains("They are offered now, one by one.\n"))
    let labels = try place.labels()
    #expect(labels.last?.supersedes == labels.first?.id)
    #expect(labels.last?.rubricVersion == "2.0.0")
  }

  @Test func `a newer rubric is told of between items, and the session keeps its own`() throws {
    try rubric("1.0.0")
    let session = try place.start(try batch(Self.texts), ["--guard", "0"])
    try session.wait(for: "Text 1")
    try place.write("r.json", #"{"schema": "gloss/rubric/1", "id": "r", "ver"#)
    try session.press("y")
    try session.wait(for: "Text 2")
    try rubric("2.0.0", "Yes, unless it is not.")
    try session.press("y")
    try session.wait(for: "A newer text of the rubric r is there: 1.0.0, now 2.0.0")
    #expect(session.screen.joined().contains("its meaning changed"))
    #expect(session.screen.joined().contains("goes on with the text that it started with"))
    try session.press("\r")
    try session.wait(for: "Text 3")
    try session.press("y")
    try session.wait(done: 3)
    #expect(!session.screen.joined().contains("A newer text"))
    #expect(try session.leave() == 0)
    #expect(Set(try place.labels().map(\.rubricVersion)) == ["1.0.0"])
    #expect(try place.faults() == [])
  }

  @Test func `new text under an old version is refused to everyone`() throws {
    try rubric("1.0.0")
    _ = try run(try batch(Self.texts), "y")
    try rubric("1.0.0", "Yes, unless it is not.")
    for _ in 1...2 {
      let other = try run(try batch(Self.texts), "y", as: "bo")
      #expect(other.status == 2)
      #expect(other.error.contains("is not the text under which ana labelled at"), "\(other)")
    }
    let own = try run(try batch(Self.texts), "y")
    #expect(own.status == 2 && own.error.contains("under which you labelled at"))
    // The text that was refused is not kept: the old one is taken as before.
    try rubric("1.0.0")
    #expect(try run(try batch(Self.texts), "y", as: "bo").status == 0)
    try rubric("1.0.1", "Yes, unless it is not.")
    #expect(try run(try batch(Self.texts), ":quit", as: "cy").status == 0)
    // Nobody labelled under it yet; cy started.
    try rubric("1.0.1", "Yes, if it is.")
    let third = try run(try batch(Self.texts), "y", as: "bo")
    #expect(third.status == 2 && third.error.contains("kept as \(place.results)/texts/"))
  }
}
