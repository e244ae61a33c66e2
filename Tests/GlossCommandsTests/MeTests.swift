import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct MeTests {
  private func reviewed() throws -> (results: Results, labels: [Label], reviews: [Event]) {
    let results = Results()
    let (labels, _) = try results.write(
      Results.content(item: "a"), Results.content(item: "b", status: .skipped))
    try results.write(Results.content(item: "a", annotator: "ben"), annotator: "ben")
    let reviews = try [
      results.write(
        event: .review(
          label: labels[0].id, verdict: .reject, clause: "tone", reason: "Rude \u{1b}[31m.")),
      results.write(
        event: .review(label: labels[1].id, verdict: .accept, clause: "", reason: ""),
        root: "reviews"),
    ]
    return (results, labels, reviews)
  }

  private func me(_ results: Results, _ words: String...) -> Ran {
    results.disk.run(["me", "results", "reviews", "--annotator", "ana"] + words)
  }

  @Test func `what others wrote about a person is theirs to see, and nothing else`() throws {
    let (results, _, _) = try reviewed()
    let ran = me(results)
    #expect(ran.code == .done && ran.err.isEmpty)
    let chunks = Chunks(Array(ran.out.utf8))
    #expect(chunks.fault == nil)
    #expect(
      chunks.files.keys.sorted() == [
        "results/README.md", "results/events/trips/rita.jsonl", "results/labels/trips/ana.jsonl",
        "results/locks/labels/trips/ana.lock", "reviews/events/trips/rita.jsonl",
      ])
    let ben = results.disk.run("me", "--annotator", "ben")
    #expect(!ben.out.contains("ana") && !ben.out.contains("Rude"))
  }

  @Test func `names that begin alike are told apart, and copies found under any name`() throws {
    let results = Results()
    for name in ["ana", "ana.2", "ana-5"] as [ID] {
      try results.write(Results.content(item: "a", annotator: name), annotator: name)
      results.disk["results/recovered/labels/trips/\(name)-700.part"] = Array("\(name)".utf8)
    }
    results.disk["results/labels/trips/copy.jsonl"] = results.disk["results/labels/trips/ana.jsonl"]
    let files = Chunks(Array(results.disk.run("me", "--annotator", "ana").out.utf8)).files
    #expect(
      files.keys.sorted() == [
        "results/README.md", "results/labels/trips/ana.jsonl", "results/labels/trips/copy.jsonl",
        "results/locks/labels/trips/ana.lock", "results/recovered/labels/trips/ana-700.part",
      ])
  }

  @Test func `bytes that are broken are the file's owner's, and are printed as they are`() throws {
    let results = Results()
    try results.write(Results.content(item: "a"), Results.content(item: "b"))
    let path = "results/labels/trips/ana.jsonl"
    results.disk[path]?[0] = UInt8(ascii: "x")
    results.disk[path]? += Array("{\"schema\u{1b}".utf8)
    let bytes = try #require(results.disk[path])
    let ran = results.disk.run("me", "--annotator", "ana")
    #expect(Chunks(Array(ran.out.utf8)).files[path] == bytes)
    // And told, as every command that reads results tells them.
    #expect(ran.code == .badInput && ran.err.contains("\(path):1:1: error: "))
    #expect(ran.err == results.disk.run("me", "--annotator", "ana", "--hours").err)
    let data = results.disk.run("me", "--annotator", "ana", "--json")
    #expect(data.code == .badInput && data.err == ran.err)
  }

  @Test func `on a terminal nothing is raw`() throws {
    let (results, _, _) = try reviewed()
    results.disk["results/drafts/trips/ana.jsonl"] = Array("\u{1b}[2J\u{9b}".utf8) + [0xff]
    let written = Written()
    var outside = written.outside(columns: 80)
    outside.storage = results.disk.storage
    #expect(Commands.run(["me", "--annotator", "ana"], outside) == .done)
    #expect(written.out.contains("<U+001B>[2J<U+009B><0xFF>"))
    #expect(Ran(code: .done, out: written.out, err: written.err).controls == [])
  }

  @Test func `without a name and a pseudonym nothing is made up`() throws {
    let (results, _, _) = try reviewed()
    let paths = results.disk.paths
    #expect(results.disk.run("me").code == .no)
    results.disk["state/gloss/annotator"] = Array("ana\n".utf8)
    let own = results.disk.run("me")
    #expect(own.code == .done && own.out.contains("==> state/gloss/annotator (4 bytes) <==\nana\n"))
    // The name of who asks is not joined to somebody else's lines.
    let ben = results.disk.run("me", "--annotator", "ben")
    #expect(!ben.out.contains("state/gloss"))
    #expect(results.disk.run("me", "--annotator", "zoe").code == .no)
    #expect(results.disk.run("me", "resluts", "--annotator", "ana").code == .badInput)
    #expect(results.disk.paths == paths + ["state/gloss/annotator"])
  }

  @Test func `one thing at a time, each flag with its own`() {
    let disk = MemoryStorage()
    for words in [
      ["--hours", "--record"], ["--text", "x"], ["--appeal", "ev_x"], ["--attest", "pay"],
      ["--attest", "pay", "--agree", "maybe"], ["--batch", "b"],
      ["--about", "=x"], ["--about", "region"],
    ] {
      #expect(disk.run(["me", "--annotator", "ana"] + words).code == .usage, "\(words)")
    }
    #expect(disk.paths == [])
  }

  @Test func `reviews show verdict, clause, reason and reviewer, the rejections first`() throws {
    let (results, labels, reviews) = try reviewed()
    let ran = me(results, "--reviews")
    #expect(ran.code == .done && ran.controls == [])
    let lines = ran.out.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("\(reviews[0].id)  reject  trips/a  \(labels[0].id)  rita  "))
    #expect(lines[1...2] == ["  clause #tone", "  Rude <U+001B>[31m."])
    #expect(lines[3].hasPrefix("\(reviews[1].id)  accept  trips/b  "))
    #expect(
      results.disk.run("me", "--annotator", "ben", "--reviews").out
        == "no reviews of your labels\n")
  }

  @Test func `an appeal is written once, and the decision on it is shown`() throws {
    let (results, _, reviews) = try reviewed()
    let id = reviews[0].id.string
    let ran = me(results, "--appeal", id, "--text", "I quoted him.", "--json")
    #expect(ran.code == .done)
    #expect(results.disk["results/events/trips/ana.jsonl"] == Array(ran.out.utf8))
    let appeal = try Event.read(JSONValue(parsing: Array(ran.out.utf8.dropLast())))
    #expect(appeal.happening == .appeal(review: reviews[0].id, text: "I quoted him."))
    let again = me(results, "--appeal", id, "--text", "Again.")
    #expect(again.code == .no && again.err.contains("\(appeal.id) against it is open"))
    try results.write(
      event: .decision(appeal: appeal.id, outcome: .reviewReversed, reason: "Indeed."),
      person: "lea")
    let reviewsNow = me(results, "--reviews").out
    #expect(reviewsNow.contains("decided: the review is reversed\n    Indeed.\n"))
    #expect(results.disk.run("verify", "results", "reviews").code == .done)
  }

  @Test func `only reviews of one's own labels can be appealed`() throws {
    let (results, labels, reviews) = try reviewed()
    let id = reviews[0].id.string
    let ben = results.disk.run(
      "me", "results", "--annotator", "ben", "--appeal", id, "--text", "x")
    #expect(ben.code == .usage && ben.err.contains("there is no review of your labels"))
    let near = me(results, "--appeal", id.dropLast() + "_", "--text", "x")
    #expect(near.code == .usage && near.err.contains("did you mean '\(id)'"))
    #expect(me(results, "--appeal", labels[0].id.string, "--text", "x").code == .usage)
    #expect(me(results, "--appeal", id, "--text", " ").code == .usage)
    #expect(results.disk["results/events/trips/ana.jsonl"] == nil)
  }

  @Test func `a label is withdrawn by a line that keeps all but what was answered`() throws {
    let (results, labels, _) = try reviewed()
    let ran = me(results, "--withdraw", labels[0].id.string)
    #expect(ran.code == .done && ran.err.isEmpty)
    let ledger = try Ledger(results.disk.storage, roots: ["results"])
    var lines = LabelReader(results.disk.storage)
    let line = try lines.label(try #require(ledger.labels.last { $0.annotator == "ana" }))
    // Outside of any session, so that none is lengthened.
    #expect(line.session == "")
    #expect(line.status == .withdrawn && line.supersedes == labels[0].id && line.revision == 2)
    #expect(line.answers.isEmpty && line.activeMS == 0 && line.input == labels[0].input)
    #expect(results.disk.run("verify").code == .done)
    let again = me(results, "--withdraw", labels[0].id.string)
    #expect(again.code == .no && again.err.contains("the one that counts is \(line.id)"))
    #expect(me(results, "--withdraw", line.id.string).code == .no)
    let ben = results.disk.run("me", "--annotator", "ben", "--withdraw", labels[1].id.string)
    #expect(ben.code == .no && ben.err.contains("another person's"))
    #expect(me(results, "--withdraw", labels[0].id.string.dropLast() + "_").code == .usage)
  }

  @Test func `the greatest revision is withdrawn by one that is no greater`() throws {
    let results = Results()
    var most = Results.content(item: "a", supersedes: nil)
    most.revision = .greatest
    most.supersedes = "lb_00000000000000000000000001"
    let (labels, _) = try results.write(most)
    #expect(me(results, "--withdraw", labels[0].id.string).code == .done)
    let ledger = try Ledger(results.disk.storage, roots: ["results"])
    #expect(ledger.labels.map(\.entry.revision) == [.greatest, .greatest])
    #expect(results.disk.run("verify").code == .done)
  }

  @Test func `a stop is taken back by nobody`() throws {
    let results = Results()
    var stop = Results.content(item: "a", status: .stopped, input: Input())
    stop.shownOrder = []
    let (labels, _) = try results.write(stop)
    let ran = results.disk.run("me", "--annotator", "ana", "--withdraw", labels[0].id.string)
    #expect(ran.code == .no && ran.err.contains("is a stop, which nobody takes back"))
    #expect(try Ledger(results.disk.storage, roots: ["results"]).labels.count == 1)
  }

  @Test func `what one says of oneself and of the card goes beside one's last work`() throws {
    let (results, _, _) = try reviewed()
    #expect(me(results, "--about", "region=north=east").code == .done)
    #expect(me(results, "--about", "region=").code == .done)
    let typo = me(results, "--about", "langauge=de")
    #expect(typo.code == .usage && typo.err.contains("did you mean 'language'"))
    #expect(
      me(results, "--attest", "pay", "--agree", "no", "--text", "It was less.").code == .done)
    #expect(me(results, "--attest", "hours", "--agree", "yes", "--batch", "other").code == .done)
    let events = try Ledger(results.disk.storage, roots: ["results"]).events.map(\.entry)
      .filter { $0.person == "ana" }
    #expect(
      Set(events.map(\.happening)) == [
        .about(key: "region", value: "north=east"), .about(key: "region", value: ""),
        .attest(line: "pay", value: "", agree: false, text: "It was less."),
        .attest(line: "hours", value: "", agree: true, text: ""),
      ])
    #expect(Set(events.map(\.batch)) == ["trips", "other"])
    let stranger = results.disk.run("me", "--annotator", "zoe", "--about", "region=x")
    #expect(stranger.code == .usage && stranger.err.contains("name --batch and --results"))
    let placed = results.disk.run(
      "me", "--annotator", "zoe", "--about", "region=x", "--batch", "trips", "--results", "new")
    #expect(placed.code == .done && results.disk["new/events/trips/zoe.jsonl"] != nil)
    let slash = results.disk.run(
      "me", "--annotator", "zoe", "--about", "region=x", "--batch", "trips", "--results", "fresh/")
    #expect(slash.code == .done && slash.err.isEmpty, "\(slash.err)")
    #expect(results.disk["fresh/events/trips/zoe.jsonl"] != nil)
    #expect(results.disk.run("verify").code == .done)
  }
}
