import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct ExportTests {
  private let results = Results()

  private static func better(_ preferred: ID, question: ID = "better") -> [Answer] {
    [Answer(question: question, kind: "pairwise", preferred: preferred)]
  }

  private static func marked(_ spans: Span...) -> [Answer] {
    [Answer(question: "names", kind: "spans", spans: spans)]
  }

  private func rows(_ ran: Ran) throws -> [JSONValue] {
    try ran.out.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
  }

  @Test func `a pair is the conversation, the chosen and the rejected response`() throws {
    let (labels, _) = try results.write(Results.content(item: "a", answers: Self.better("r2")))
    let ran = results.disk.run("export", "trl-preference")
    #expect(ran.code == .done)
    // Sides were swapped on the screen; the row names responses as the answer does. Control
    // characters of the response are escapes, so that a terminal may have the row too.
    #expect(
      ran.out == """
        {"prompt":[{"role":"system","content":"Be brief."},{"role":"user","content":"Where to?"}],\
        "chosen":[{"role":"assistant","content":"I can't \\u001b[31msay\\u009b."}],\
        "rejected":[{"role":"assistant","content":"Zurich."}],\
        "label_id":"\(labels[0].id)","item":"a","batch":"trips","annotator":"ana",\
        "question":"better","rubric":"trips","rubric_version":"1.0.0"}

        """)
    #expect(ran.err == "1 label read, 1 exported as 1 row\n")
  }

  @Test func `what is left out is counted with its reason`() throws {
    let content = { (item: ID, preferred: ID) in
      Results.content(item: item, answers: Self.better(preferred))
    }
    var bare = Results.input
    bare.prompt = []
    let (labels, _) = try results.write([
      { _ in content("a", "r1") },
      { Results.content(item: "a", answers: Self.better("r2"), supersedes: $0) },
      { _ in content("b", "r1") },
      { Results.content(item: "b", status: .withdrawn, supersedes: $0) },
      { _ in Results.content(item: "c", status: .skipped) },
      { _ in content("d", "tie") }, { _ in content("e", "neither") },
      { _ in content("f", "r1") }, { _ in content("g", "r2") },
      { _ in Results.content(item: "h", answers: []) },
      { _ in Results.content(item: "i", status: .stopped, input: Input()) },
      { _ in Results.content(item: "j", answers: Self.better("r1"), input: bare) },
      { _ in Results.content(item: "k", answers: Self.better("")) },
    ])
    try results.write(
      Results.content(item: "i", annotator: "ben", answers: Self.better("r1")),
      Results.content(item: "a", annotator: "ben", answers: Self.better("r1")), annotator: "ben")
    try results.write(
      Results.content(item: "a", batch: "other", answers: Self.better("r1")), batch: "other")
    try results.write(
      event: .review(label: labels[7].id, verdict: .reject, clause: "tone", reason: "Rude."))
    let ran = results.disk.run("export", "trl-preference", "--batch", "trips")
    #expect(ran.code == .done)
    #expect(try rows(ran).map { $0["item"]?.string } == ["a", "g", "a"])
    #expect(
      ran.err == """
        16 labels read, 3 exported as 3 rows
          1 left out: of another batch
          2 left out: superseded by a later label
          1 left out: withdrawn
          1 left out: skipped
          1 left out: stopped
          1 left out: of an item at which someone stopped
          1 left out: rejected by a review
          1 left out: the question was not answered
          1 left out: a tie
          1 left out: neither was preferred
          1 left out: the answer prefers nothing
          1 left out: the item has no prompt

        """)
  }

  @Test func `what adjudicators say and blind repeats are no annotator's first answer`() throws {
    try results.write(
      Results.content(item: "a", answers: Self.better("r1")),
      Results.content(item: "a", answers: Self.better("r2"), repeat: 1))
    var other = Results.content(item: "a", annotator: "rita", answers: Self.better("r2"))
    other.role = .adjudicator
    try results.write(other, annotator: "rita")
    let ran = results.disk.run("export", "trl-preference")
    #expect(try rows(ran).map { $0["annotator"]?.string } == ["ana"])
    #expect(
      ran.err == """
        3 labels read, 1 exported as 1 row
          1 left out: by an adjudicator
          1 left out: a blind repeat

        """)
  }

  @Test func `a rejection that was reversed counts again, the last word holds`() throws {
    let (labels, _) = try results.write(Results.content(item: "a", answers: Self.better("r1")))
    let label = labels[0].id
    let count = { try self.rows(self.results.disk.run("export", "trl-preference")).count }
    let lastEvent = {
      try #require(
        Ledger(self.results.disk.storage, roots: ["results"]).events.map(\.id).max())
    }
    try results.write(event: .review(label: label, verdict: .reject, clause: "a", reason: "No."))
    #expect(try count() == 0)
    try results.write(event: .appeal(review: try lastEvent(), text: "But."))
    #expect(try count() == 0)
    let appeal = try lastEvent()
    try results.write(event: .decision(appeal: appeal, outcome: .reviewStands, reason: "No."))
    #expect(try count() == 0)
    try results.write(event: .decision(appeal: appeal, outcome: .reviewReversed, reason: "Yes."))
    #expect(try count() == 1)
    try results.write(event: .review(label: label, verdict: .reject, clause: "a", reason: "New."))
    #expect(try count() == 0)
    try results.write(event: .review(label: label, verdict: .accept, clause: "", reason: ""))
    #expect(try count() == 1)
  }

  @Test func `one question is taken by itself, one of several has to be named`() throws {
    try results.write(
      Results.content(
        item: "a",
        answers: Self.better("r1") + Self.better("r2", question: "kinder") + Self.marked()))
    let ran = results.disk.run("export", "trl-preference")
    #expect(ran.code == .usage && ran.out.isEmpty)
    #expect(ran.err.contains("choose with --question: better, kinder"))
    let kinder = results.disk.run("export", "trl-preference", "--question", "kinder")
    #expect(try rows(kinder)[0]["rejected"]?.elements.map { $0["content"]?.string } == ["Zurich."])
    let typo = results.disk.run("export", "trl-preference", "--question", "beter")
    #expect(typo.code == .usage)
    #expect(typo.err.contains("did you mean 'better'?"))
    let batch = results.disk.run("export", "spans", "--batch", "tirps")
    #expect(batch.code == .usage)
    #expect(batch.err.contains("did you mean 'trips'?"))
    #expect(results.disk.run("export", "spans").code == .done)
  }

  @Test func `the order of files and copies of them change nothing`() throws {
    try results.write(Results.content(item: "a", answers: Self.better("r1")))
    try results.write(
      Results.content(item: "a", annotator: "ben", answers: Self.better("r2")), root: "more",
      annotator: "ben")
    let once = results.disk.run("export", "trl-preference", "results", "more")
    #expect(try rows(once).count == 2)
    #expect(once == results.disk.run("export", "trl-preference", "more", "results"))
    results.disk["copy/labels/trips/ana.2.jsonl"] = results.disk["results/labels/trips/ana.jsonl"]
    #expect(once == results.disk.run("export", "trl-preference", "copy", "more", "results"))
  }

  @Test func `a file is written once and never over another`() throws {
    try results.write(Results.content(item: "a", answers: Self.better("r1")))
    let ran = results.disk.run("export", "trl-preference", "-o", "pairs.jsonl")
    #expect(ran.code == .done && ran.out.isEmpty)
    let written = try #require(results.disk["pairs.jsonl"])
    #expect(
      String(decoding: written, as: UTF8.self) == results.disk.run("export", "trl-preference").out)
    results.disk["pairs.jsonl"] = [1]
    let again = results.disk.run("export", "trl-preference", "--output=pairs.jsonl")
    #expect(again.code == .cannotCreate)
    #expect(
      again.err
        == "gloss: pairs.jsonl: is there already, and was not changed; --force replaces it\n")
    #expect(results.disk["pairs.jsonl"] == [1])
    let forced = results.disk.run("export", "trl-preference", "-o", "pairs.jsonl", "--force")
    #expect(forced.code == .done && results.disk["pairs.jsonl"] == written)
    #expect(!results.disk.paths.contains { $0.hasSuffix(".tmp") })
  }

  @Test func `rows go out as they are made`() throws {
    var input = Results.input
    input.prompt = [Turn(role: "user", content: String(repeating: "Where to? ", count: 3000))]
    let contents = (0..<12).map { number in
      { (_: Label?) in
        Results.content(item: ID("i-\(number)"), answers: Self.better("r1"), input: input)
      }
    }
    try results.write(contents)
    let written = Written()
    var outside = written.outside()
    outside.storage = results.disk.storage
    final class Sizes: @unchecked Sendable { var all: [Int] = [] }
    let sizes = Sizes()
    let out = outside.out
    outside.out = { text throws(Stop) in
      sizes.all.append(text.utf8.count)
      try out(text)
    }
    #expect(Commands.run(["export", "trl-preference"], outside) == .done)
    #expect(sizes.all.count > 2 && sizes.all.allSatisfy { $0 < 100_000 })
    #expect(written.out.split(separator: "\n").count == 12)
  }

  @Test func `a disk that fails leaves what was there, or all of the rows`() throws {
    try results.write(Results.content(item: "a", answers: Self.better("r1")))
    let run = { self.results.disk.run("export", "trl-preference", "-o", "x.jsonl", "--force") }
    let start = results.disk.callCount
    #expect(run().code == .done)
    let calls = results.disk.callCount - start
    let whole = results.disk["x.jsonl"]
    for before in [nil, [1]] as [[UInt8]?] {
      for ahead in 0..<calls {
        results.disk["x.jsonl"] = before
        results.disk.failCall(results.disk.callCount + ahead)
        let ran = run()
        // A disk that failed to rename may have done it.
        let left = results.disk["x.jsonl"]
        #expect(left == before && ran.code != .done || left == whole, "\(ahead)")
      }
    }
  }

  @Test func `nothing is made from labels that were changed, or from no directory`() throws {
    try results.write(
      Results.content(item: "a", answers: Self.better("r1")),
      Results.content(item: "b", answers: Self.better("r1")))
    let path = "results/labels/trips/ana.jsonl"
    let whole = try #require(results.disk[path])
    results.disk[path] = whole.dropLast()
    let torn = results.disk.run("export", "trl-preference")
    #expect(torn.code == .done)
    #expect(torn.errLines.first?.hasPrefix("\(path): the last line is incomplete") == true)
    #expect(try rows(torn).count == 1)
    var changed = whole
    let place = try #require(changed.firstRange(of: Array("1234".utf8)))
    changed[place.lowerBound] = UInt8(ascii: "9")
    results.disk[path] = changed
    let broken = results.disk.run("export", "trl-preference", "-o", "x.jsonl")
    #expect(broken.code == .badInput)
    #expect(broken.err.hasPrefix("\(path):2:1: error: "))
    #expect(results.disk["x.jsonl"] == nil)
    let gone = results.disk.run("export", "spans", "resluts\u{9b}")
    #expect(gone.code == .badInput && gone.controls == [])
  }

  private static let text = "Ann \u{1f6eb}\r\nZu\u{308}rich \u{202e}on Monday"

  @Test func `spans are code points of their text, and no span is an answer`() throws {
    let input = Input(text: Self.text)
    let scalars = Array(Self.text.unicodeScalars)
    let span = { (start: Int, end: Int, label: ID) in
      Span(
        of: "text", start: start, end: end, label: label,
        text: String(String.UnicodeScalarView(scalars[start..<end])))
    }
    let rubric = try results.keep(marking: "text")
    try results.write(
      Results.content(
        item: "a",
        answers: Self.marked(span(0, 3, "person"), span(4, 7, "gap"), span(7, 14, "place")),
        input: input, rubric: rubric),
      Results.content(item: "b", answers: Self.marked(), input: input, rubric: rubric))
    let ran = results.disk.run("export", "spans")
    #expect(ran.code == .done && ran.controls == [])
    #expect(ran.err == "2 labels read, 2 exported as 2 rows\n")
    let found = try rows(ran)
    let keys = [
      "text", "spans", "label_id", "item", "batch", "annotator", "question", "rubric",
      "rubric_version", "of",
    ]
    for row in found {
      #expect(row.members.map { $0.key.keyString } == keys)
      #expect(ID(row["text"]?.string ?? "") == ID(Self.text))
    }
    let spans = try #require(found[0]["spans"].map { Array($0.elements) })
    #expect(spans.map { $0["label"]?.string } == ["person", "gap", "place"])
    for span in spans {
      let (start, end) = (try #require(span["start"]?.int), try #require(span["end"]?.int))
      let slice = String(String.UnicodeScalarView(scalars[start..<end]))
      #expect(ID(span["text"]?.string ?? "") == ID(slice))
    }
    #expect(found[1]["spans"]?.elements.first { _ in true } == nil)
  }

  @Test func `each text that a question marks has its row`() throws {
    let span = Span(of: "r2", start: 0, end: 1, label: "who", text: "I")
    let rubric = try results.keep(marking: "responses")
    try results.write(
      Results.content(item: "a", answers: Self.marked(), rubric: rubric),
      Results.content(item: "b", answers: Self.marked(span), rubric: rubric))
    let ran = results.disk.run("export", "spans")
    let found = try rows(ran).map { "\($0["item"]?.string ?? "") \($0["of"]?.string ?? "")" }
    #expect(found == ["a r1", "a r2", "b r1", "b r2"])
    #expect(ran.err == "2 labels read, 2 exported as 4 rows\n")
    let turn = Span(of: "prompt/1", start: 0, end: 5, label: "who", text: "Where")
    let other = Results()
    let prompts = try other.keep(marking: "prompt")
    try other.write(
      Results.content(item: "a", answers: Self.marked(turn), rubric: prompts),
      Results.content(item: "b", answers: Self.marked(), rubric: prompts))
    let turns = try rows(other.disk.run("export", "spans")).map { $0["of"]?.string }
    #expect(turns == ["prompt/0", "prompt/1", "prompt/0", "prompt/1"])
  }

  @Test func `what was marked nowhere is of the texts that the kept rubric names, or of none`()
    throws
  {
    // Nothing was marked in any label, and the item has a text that nobody was asked about.
    var input = Results.input
    input.text = "Only beside it."
    let rubric = try results.keep(marking: "responses", root: "more")
    try results.write(
      Results.content(item: "a", answers: Self.marked(), input: input, rubric: rubric),
      Results.content(item: "b", answers: Self.marked(), input: input),
      Results.content(
        item: "c", answers: [Answer(question: "gone", kind: "spans")], input: input,
        rubric: rubric))
    try results.write(
      Results.content(item: "d", annotator: "ben", answers: Self.better("r1")), root: "more",
      annotator: "ben")
    let ran = results.disk.run("export", "spans", "results", "more", "--question", "names")
    #expect(try rows(ran).map { $0["of"]?.string } == ["r1", "r2"])
    #expect(
      ran.errLines == [
        "4 labels read, 1 exported as 2 rows", "  2 left out: the question was not answered",
        "  1 left out: no rubric kept in texts/ says which texts were to be marked",
      ])
    let renamed = results.disk.run("export", "spans", "results", "more", "--question", "gone")
    #expect(try rows(renamed).isEmpty)
    // A kept text that was changed is not what people were asked.
    let path = ResultsLayout("more").text(rubric, as: .json)
    let kept = try #require(results.disk[path])
    results.disk[path] = Array(
      String(decoding: kept, as: UTF8.self).replacing("responses", with: "text").utf8)
    let changed = results.disk.run("export", "spans", "results", "more", "--question", "names")
    #expect(
      changed.out.isEmpty && changed.errLines.last?.hasPrefix("  2 left out: no rubric") == true)
  }

  @Test(.enabled(if: Python.has("datasets"), "needs Python with the package datasets"))
  func `the rows load as a trainer expects them`() throws {
    let rubric = try results.keep(marking: "responses")
    try results.write(
      Results.content(item: "a", answers: Self.better("r1") + Self.marked(), rubric: rubric),
      Results.content(
        item: "b",
        answers: Self.better("r2")
          + Self.marked(Span(of: "r1", start: 0, end: 6, label: "place", text: "Zurich")),
        rubric: rubric))
    let files = [
      "pairs.jsonl": results.disk.run("export", "trl-preference").out,
      "spans.jsonl": results.disk.run("export", "spans").out,
    ]
    let result = try Python.run(
      """
      from datasets import load_dataset
      pairs = load_dataset("json", data_files="pairs.jsonl", split="train")
      assert pairs.column_names[:3] == ["prompt", "chosen", "rejected"], pairs.column_names
      for row in pairs:
        assert [turn["role"] for turn in row["prompt"]] == ["system", "user"], row
        for side in "chosen", "rejected":
          assert [turn["role"] for turn in row[side]] == ["assistant"], row
      assert [row["chosen"][0]["content"] for row in pairs][0] == "Zurich."
      assert [row["rejected"][0]["content"] for row in pairs][1] == "Zurich."
      spans = load_dataset("json", data_files="spans.jsonl", split="train")
      marked = [(row, span) for row in spans for span in row["spans"]]
      assert len(spans) == 4 and len(marked) == 1, spans
      for row, span in marked:
        assert row["text"][span["start"]:span["end"]] == span["text"], row
      """, files: files)
    #expect(result.code == 0, "\(result.err.suffix(2000))")
  }
}
