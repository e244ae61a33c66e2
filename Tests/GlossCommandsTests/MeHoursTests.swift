import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct MeHoursTests {
  private static let terms = Array(
    #"""
    {"schema": "gloss/terms/1", "pay": {"currency": "EUR", "basis": "hour", "amount": 12.5,
     "covers": ["labeling", "reading"]}}
    """#.utf8)

  /// An hour of labelling, half of one of reading, a quarter of a break; then a session without
  /// terms; another person's hour beside them.
  private func results() throws -> Results {
    let results = Results()
    let hash = try TextStore(ResultsLayout("results"), storage: results.disk.storage)
      .keep(terms: Self.terms)
    func write(_ happening: Happening, _ session: ID, _ person: ID = "ana") throws {
      try results.write(event: happening, person: person, session: session)
    }
    try write(
      .sessionStarted(termsSHA256: hash, rubricSHA256: Hash(of: "r"), tool: "gloss/0.1.0"), "s-1")
    try write(.time(activity: .labeling, ms: 3_000_000), "s-1")
    try write(.time(activity: .reading, ms: 1_800_000), "s-1")
    try write(.time(activity: .labeling, ms: 600_000), "s-1")
    try write(.time(activity: .break, ms: 900_000), "s-1")
    try write(.sessionEnded(labels: 2, receipt: Hash(of: "line")), "s-1")
    try write(
      .sessionStarted(termsSHA256: nil, rubricSHA256: Hash(of: "r"), tool: "gloss/0.1.0"), "s-2")
    try write(.time(activity: .labeling, ms: 61_000), "s-2")
    try write(.time(activity: .labeling, ms: 3_600_000), "s-3", "ben")
    return results
  }

  private func me(_ results: Results, _ words: String...) -> Ran {
    results.disk.run(["me", "--annotator", "ana"] + words)
  }

  @Test func `hours are summed by day and activity, and reckoned by the terms that held`() throws {
    let ran = me(try results(), "--hours")
    let hash = Hash(of: Self.terms)
    #expect(
      ran
        == Ran(
          code: .done,
          out: """
            1:46:01 of session time
            2026-01-01  labeling 1:01:01  reading 0:30:00  break 0:15:00
            without terms: pay is not stated
            terms \(hash): 12.5 EUR an hour comes to 18.75 EUR; pay of break is not stated

            """, err: ""))
  }

  @Test func `copies of a line count once`() throws {
    let results = try results()
    for path in results.disk.paths where path.hasPrefix("results/") {
      results.disk["copy/" + path.dropFirst("results/".count)] = results.disk[path]
    }
    #expect(
      results.disk.run("me", "results", "copy", "--annotator", "ana", "--hours").out
        == me(results, "--hours").out)
  }

  @Test func `hours as data`() throws {
    let ran = me(try results(), "--hours", "--json")
    let value = try JSONValue(parsing: Array(ran.out.utf8.dropLast()))
    #expect(value["ms"]?.int == 6_361_000)
    let pay = try #require(value["pay"]).elements.map { $0["sum"]?.string }
    #expect(pay == ["", "18.75"])
    #expect(value["hours"]?.elements.compactMap { $0["ms"]?.int }.reduce(0, +) == 6_361_000)
  }

  @Test func `what the terms withhold or lack is said, and nothing is reckoned`() throws {
    for (pay, said) in [
      (#""pay": {"withheld": "under \u001b[31m audit"}"#, "withheld: under <U+001B>[31m audit"),
      (#""pay": {"basis": "hour", "amount": {"withheld": "asked"}}"#, "withheld: asked"),
      (#""pay": {"basis": "item", "amount": 0.2, "currency": "EUR"}"#, "paid by item, 0.2 EUR\n"),
      (#""client": "a lab""#, "pay is not stated\n"),
    ] {
      let results = Results()
      let text = Array("{\"schema\": \"gloss/terms/1\", \(pay)}".utf8)
      let hash = try TextStore(ResultsLayout("results"), storage: results.disk.storage)
        .keep(terms: text)
      try results.write(
        event: .sessionStarted(termsSHA256: hash, rubricSHA256: Hash(of: ""), tool: "x"),
        person: "ana", session: "s-1")
      try results.write(
        event: .time(activity: .labeling, ms: 5000), person: "ana", session: "s-1")
      let ran = me(results, "--hours")
      #expect(ran.out.contains(said), "\(ran.out)")
      #expect(ran.controls == [] && !ran.out.contains("comes to"))
      results.disk[ResultsLayout("results").text(hash, as: .json)] = nil
      #expect(me(results, "--hours").out.contains("their text is not here"))
    }
  }

  @Test(
    arguments: [
      (nil, "12.5 EUR an hour, what it covers is not stated\n"),
      (#"{"withheld": "asked"}"#, "12.5 EUR an hour, what it covers is not stated\n"),
      (#"["labeling"]"#, "12.5 EUR an hour comes to 12.50 EUR; pay of reading is not stated\n"),
      (#"["reading", "labeling"]"#, "12.5 EUR an hour comes to 18.75 EUR\n"),
      (#"["review"]"#, "12.5 EUR an hour; pay of labeling, reading is not stated\n"),
      (#"["labelling"]"#, "12.5 EUR an hour; pay of labeling, reading is not stated\n"),
      ("[]", "12.5 EUR an hour, what it covers is not stated\n"),
    ] as [(String?, String)])
  func `nothing is reckoned from pay that is not stated to cover the time`(
    _ covers: String?, _ said: String
  ) throws {
    let results = Results()
    let text = """
      {"schema": "gloss/terms/1", "pay": {"currency": "EUR", "basis": "hour", "amount": 12.5
      \(covers.map { ", \"covers\": \($0)" } ?? "")}}
      """
    let hash = try TextStore(ResultsLayout("results"), storage: results.disk.storage)
      .keep(terms: Array(text.utf8))
    for happening in [
      .sessionStarted(termsSHA256: hash, rubricSHA256: Hash(of: ""), tool: "x"),
      .time(activity: .labeling, ms: 3_600_000), .time(activity: .reading, ms: 1_800_000),
    ] as [Happening] {
      try results.write(event: happening, person: "ana", session: "s-1")
    }
    let ran = me(results, "--hours")
    #expect(ran.out.hasSuffix(said), "\(ran.out)")
    #expect(!ran.out.contains(" 0.00") && !ran.out.contains("not paid"))
    let data = try JSONValue(
      parsing: Array(me(results, "--hours", "--json").out.utf8.dropLast()))
    let sum = try #require(data["pay"]?.elements.first { _ in true })["sum"]?.string
    #expect((sum == "") == !said.contains("comes to"))
  }

  /// Terms that were kept before amounts had bounds, and lines of any program.
  @Test(
    arguments: [
      ("1e20", 3_600_000, "1:00:00 of", "an hour comes to at least 92233720368547758.07 EUR\n"),
      ("1e999", 3_600_000, "1:00:00 of", "an hour comes to at least 92233720368547758.07 EUR\n"),
      ("9223372036854775808", 1000, "0:00:01 of", " 2562047788015215.36 EUR\n"),
      ("1e-400", 1000, "0:00:01 of", "an hour comes to 0.00 EUR\n"),
      ("-1e999", 1000, "0:00:01 of", "paid by hour, -1e999 EUR\n"),
      ("12.5", Int.max, "at least 2562047788015:12:55 of", " at least 32025597350190.19 EUR\n"),
    ])
  func `a sum that cannot be counted is told as a bound`(
    _ amount: String, _ ms: Int, _ total: String, _ said: String
  ) throws {
    let results = Results()
    let text = """
      {"schema": "gloss/terms/1", "pay": {"currency": "EUR", "basis": "hour", "amount": \(amount),
      "covers": ["labeling"]}}
      """
    let hash = try TextStore(ResultsLayout("results"), storage: results.disk.storage)
      .keep(terms: Array(text.utf8))
    for happening in [
      .sessionStarted(termsSHA256: hash, rubricSHA256: Hash(of: ""), tool: "x"),
      .time(activity: .labeling, ms: Count(ms)), .sessionEnded(labels: 0, receipt: .zero),
    ] as [Happening] {
      try results.write(event: happening, person: "ana", session: "s-1")
    }
    let ran = me(results, "--hours")
    #expect(ran.out.hasPrefix(total) && ran.out.hasSuffix(said), "\(ran.out)")
    #expect(me(results, "--hours", "--json").code == .done)
    #expect(me(results, "--record").out.contains("In all: \(total)"))
    #expect(results.disk.run("status").out.contains("\n\(total)"))
  }

  @Test func `a label that is withdrawn later lengthens no session of the record`() throws {
    let results = Results()
    try results.write(
      event: .sessionStarted(termsSHA256: nil, rubricSHA256: Hash(of: ""), tool: "x"),
      person: "ana", session: "s-1")
    let (labels, _) = try results.write(Results.content(item: "a"))
    try results.write(
      event: .sessionEnded(labels: 1, receipt: Hash(of: "")), person: "ana", session: "s-1")
    func sessions() -> [String] {
      me(results, "--record").out.split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("- s-1") || $0.hasPrefix("- ,") }
    }
    let before = sessions()
    #expect(before.count == 1)
    #expect(me(results, "--withdraw", labels[0].id.string).code == .done)
    #expect(sessions() == before)
  }

  @Test func `a record has counts, hours and hashes and no text`() throws {
    let results = try results()
    let (labels, receipt) = try results.write(
      [
        { _ in Results.content(item: "secret-item", answers: []) },
        { Results.content(item: "secret-item", status: .withdrawn, supersedes: $0) },
        { _ in Results.content(item: "b") },
      ])
    try results.write(
      event: .note(topic: .other, clauses: [], item: "", text: "secret-words"), person: "ana",
      session: "")
    let ran = me(results, "--record")
    #expect(ran.code == .done && ran.controls == [])
    for part in [
      "- Person: ana\n", "- In all: 1:46:01", "## trips\n",
      "3 lines saved; of the labels that count now: 1 answered, 1 withdrawn\n",
      "- 2026-01-01: labeling 1:01:01", "receipt \(Hash(of: "line"))",
      "cut short, without a receipt", "- rubric trips 1.0.0: \(Hash(of: "rubric"))",
      "- journal results/labels/trips/ana.jsonl, 3 lines, the last: \(receipt)",
    ] { #expect(ran.out.contains(part), "\(part) in \(ran.out)") }
    let json = me(results, "--record", "--json")
    let value = try JSONValue(parsing: Array(json.out.utf8.dropLast()))
    let batch = try #require(value["batches"]?.elements.first { _ in true })
    #expect(batch["answered"]?.int == 1 && batch["lines"]?.int == labels.count)
    for word in ["secret", "Zurich", "Be brief", "ben"] {
      #expect(!ran.out.contains(word) && !json.out.contains(word), "\(word)")
    }
    // The last hash is what verify finds; the receipt that the session made up, it misses.
    let verified = results.disk.run("verify", "--receipt", receipt.text)
    #expect(verified.out.hasSuffix("ana.jsonl:3: the receipt's line, the last line\n"))
    #expect(verified.code == .no && verified.out.contains("broken: 1 fault"))
  }
}
