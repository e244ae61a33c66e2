import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// What a session costs: keys of people, bytes of slow lines, time of the first frame. One after
/// the other, since they are measured.
@Suite(.serialized) struct EconomyTests {
  @Test func `a cursor key writes few bytes, and one that changes nothing none`() throws {
    let place = Workplace()
    let session = try place.start(Repository.task("news.json"), ["--guard", "0"])
    try session.wait(for: "item 1 of")
    var random = SeededGenerator(seed: 7)
    let keys = ["\u{1B}[C", "\u{1B}[C", "\u{1B}[C", "\u{1B}[D", ">", "<", "}", "{"]
    var costs: [Int] = []
    for item in 1...10 {
      try session.press(":goto \(item)\r")
      try session.wait("item \(item)") { $0[1].contains("item \(item) of") }
      try session.terminal.read(quietMilliseconds: 60)
      // The first key also takes the message line away.
      for _ in 0..<20 {
        let mark = session.output.count
        try session.press(keys.randomElement(using: &random)!)
        try session.terminal.read(quietMilliseconds: 25)
        costs.append(session.bytes(since: mark).count)
      }
    }
    let average = Double(costs.reduce(0, +)) / Double(costs.count)
    print("bytes per cursor key at 80×24: \(average) on average, \(costs.max()!) at most")
    #expect(average > 5 && average < 100)

    // At the start there is no further left, and the end has no further right.
    for (key, code) in [("left", "\u{1B}[D"), ("start of a sentence", "{"), ("Home", "\u{1B}[H")] {
      for _ in 0..<40 { try session.press(code) }
      try session.terminal.read(quietMilliseconds: 150)
      let mark = session.output.count
      for _ in 0..<5 { try session.press(code) }
      try session.terminal.read(quietMilliseconds: 150)
      #expect(session.bytes(since: mark).isEmpty, "\(key)")
    }
    #expect(try session.leave() == 0)
  }

  @Test func `a message that is there already is not written again`() throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 3), ["--guard", "0"])
    try session.wait(for: "item 1 of 3")
    for key in ["w", "\u{1B}[18~", "]"] {
      try session.press(key)
      try session.terminal.read(quietMilliseconds: 150)
      let mark = session.output.count
      try session.press(key)
      try session.terminal.read(quietMilliseconds: 150)
      #expect(session.bytes(since: mark).isEmpty, "\(key.debugDescription)")
    }
    #expect(try session.leave() == 0)
  }

  @Test func `one key labels an item with a single choice, and a pair`() throws {
    for (task, key) in [("route", "b"), ("replies", "1")] {
      let place = Workplace()
      let session = try place.start(Repository.task("\(task).json"), ["--guard", "0"])
      try session.wait(for: "item 1 of")
      for count in 1...5 {
        try session.press(key)
        try session.wait(done: count)
      }
      #expect(try session.leave() == 0)
      #expect(try place.labels().count == 5)
    }
  }

  @Test func `k labels of several take k + 1 keys`() throws {
    let place = Workplace()
    let session = try place.start(Repository.task("violations.json"), ["--guard", "0"])
    try session.wait(for: "item 1 of")
    let choices = [[], ["t"], ["t", "p"], ["h", "g", "e"]]
    for (index, keys) in choices.enumerated() {
      for key in keys {
        try session.press(key)
        try session.wait(for: "● \(key)")
        #expect(session.progress?.done == index)
      }
      try session.press("\r")
      try session.wait(done: index + 1)
    }
    #expect(try session.leave() == 0)
    #expect(try place.labels().map { $0.answers[0].labels.count } == [0, 1, 2, 3])
  }

  @Test func `a one-word span is at most two keys once the cursor is on the word`() throws {
    let place = Workplace()
    let session = try place.start(Repository.task("news.json"), ["--guard", "0"])
    try session.wait(for: "item 1 of")
    try session.press("\u{1B}[C")
    try session.terminal.read(quietMilliseconds: 100)
    // One for the span, and one to save: two for an item with one span.
    try session.press("o")
    try session.wait(for: "1 span")
    try session.press("\r")
    try session.wait(done: 1)
    #expect(try session.leave() == 0)
    let span = try #require(place.labels().first?.answers.first?.spans.first)
    #expect(span.label == "organisation" || span.label == "org")
    #expect(span.text == "Porto", "\(span)")
  }

  @Test func `silence writes nothing to the screen and nothing to the disk`() throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 3), ["--guard", "0"])
    try session.wait(for: "item 1 of 3")
    try session.press("yrsome words")
    try session.wait(for: "some words")
    let draft = ResultsLayout(place.results).draft(batch: "short", person: "ana")
    #expect(wait { place.text(draft).contains("some words") })
    try session.terminal.read(quietMilliseconds: 200)
    let before = try place.snapshot()
    let mark = session.output.count
    try session.terminal.read(quietMilliseconds: 5000)
    #expect(session.bytes(since: mark).isEmpty)
    #expect(try place.snapshot() == before)
    session.terminal.kill(SIGTERM)
    #expect(try session.terminal.wait() == 143)
  }

  @Test func `the first frame comes without any step, and soon`() throws {
    let place = Workplace()
    var idle: [Double] = []
    var start: [Double] = []
    for round in 0..<8 {
      var from = Stopwatch.now
      let nothing = try PseudoTerminal.spawn(
        executable: ["/bin/true"], environment: place.environment())
      _ = try nothing.wait()
      idle.append(Stopwatch.now - from)
      from = Stopwatch.now
      let session = try ScreenSession(
        Workplace.gloss(["label", "tasks/replies.json", "--results", "\(place.results)/\(round)"]),
        place.environment(), directory: GlossExecutable.packageRoot)
      try session.wait(for: "item 1 of")
      start.append(Stopwatch.now - from)
      #expect(try session.leave() == 0)
    }
    let (best, nothing) = (start.min()!, idle.min()!)
    print("first frame: \(best) ms, \(best / nothing) times /bin/true (\(nothing) ms)")
    // A person does not wait; generous, since this is the debug build on a busy machine.
    #expect(best < 1000)
  }
}
