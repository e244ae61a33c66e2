import Foundation
import GlossScreen
import GlossTestSupport
import Testing

/// Texts that are built to break a terminal do nothing to it.
@Suite struct HostileTests {
  private static let count = 21

  @Test(arguments: [(80, 24), (200, 50)])
  func `no item's bytes reach the terminal, and the screen stays aligned`(
    _ columns: Int, _ rows: Int
  ) throws {
    let place = Workplace()
    let session = try place.start(
      Repository.fixture("hostile.jsonl"), ["--guard", "0"], columns: columns, rows: rows)
    try session.wait(for: "item 1 of \(Self.count)")
    var times: [Double] = []
    for index in 0..<Self.count {
      let (here, other) = (index + 1, index == 0 ? 2 : 1)
      let best = try (0..<3).map { _ in
        if index != 0 || session.itemLine.contains("item 1 of") {
          _ = try time(session, ":goto \(other)\r", "item \(other) of")
        }
        return try time(session, ":goto \(here)\r", "item \(here) of")
      }.min()!
      times.append(best)
      #expect(best < 100, "item \(index + 1): \(best) ms")
      try check(session, rows)
      for key in ["\u{1B}[6~", "\u{1B}[F", "\u{1B}[H", "z", "z", "z"] {
        try session.press(key)
        try check(session, rows)
      }
      let message = try (0..<3).map { _ in try timeOfMessage(session) }.min()!
      times.append(message)
      #expect(message < 100, "a key on item \(index + 1): \(message) ms")
    }
    try session.press(":goto 1\r")
    try session.wait(for: "item 1 of")
    for index in 0..<Self.count {
      try session.wait(for: "item \(index + 1) of")
      try session.press("w")
      try session.wait(done: index + 1)
    }
    #expect(try session.leave() == 0)
    #expect(session.emulator.faults == [])
    #expect(Controls.unknown(in: session.output) == [])
    #expect(try place.labels().count == Self.count)
    #expect(try place.faults() == [])
    let sorted = times.sorted()
    print("hostile \(columns)×\(rows): key to frame, median \(sorted[sorted.count / 2]) ms,")
    print("  most \(sorted.last!) ms")
  }

  @Test func `nor do those of terms, which come first`() throws {
    let place = Workplace()
    let hostile =
      #"\u001b[2J\u009b31m\r\u0008\u0007\n> Saved.\u202eevil\u2066\u2028\udb40\udc41\u007f"#
      + String(repeating: "long", count: 5000)
    try place.write(
      "terms.json",
      #"{"schema": "gloss/terms/1", "client": "\#(hostile)", "support": "\#(hostile)"}"#)
    _ = try place.shortBatch(count: 1)
    let batch = try place.write(
      "b.json",
      #"{"schema": "gloss/batch/1", "id": "b", "rubric": "short.json", "terms": "terms.json", "#
        + #""items": [{"id": "i-1", "text": "This is text 1."}]}"#)
    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: "The terms of this work")
    let whole = { (hint: String) in
      try session.wait("a whole frame") { screen in
        screen.count == 24 && screen[0].hasPrefix(" b ") && screen[0].hasSuffix("ana · 0 min")
          && screen[23].hasPrefix(" " + hint)
      }
    }
    for key in ["\u{1B}[6~", "\u{1B}[F", "\u{1B}[H"] {
      try session.press(key)
      try whole("Enter go on")
    }
    try session.press("\r")
    try session.wait(for: "This is text 1.")
    try session.press(":terms\r")
    try session.wait(for: "For whom")
    try whole("Esc back")
    try session.press("\u{3}")
    #expect(try session.terminal.wait() == 0)
    #expect(session.emulator.faults == [])
    #expect(Controls.unknown(in: session.output) == [])
    let plain = try Subprocess(
      place.label(batch, ["--plain"]), environment: place.environment(),
      input: Array(":terms\n".utf8))
    #expect(plain.status == 0)
    #expect(Controls.raw(in: plain.output) == [])
    #expect(Controls.raw(in: Array(plain.errorText.utf8)) == [])
  }

  /// Milliseconds from the last key to the frame that answers it.
  private func time(_ session: ScreenSession, _ keys: String, _ text: String) throws -> Double {
    try session.press(String(keys.dropLast()))
    try session.wait(for: String(keys.dropLast()))
    return try Stopwatch.work(of: session.terminal.processID) {
      try session.press(String(keys.suffix(1)))
      try session.wait("the item or that it is this one") { screen in
        screen[1].contains(text) && !screen[screen.count - 2].hasPrefix(" :")
      }
    }
  }

  /// Milliseconds from a key that only changes the message line to its frame.
  private func timeOfMessage(_ session: ScreenSession) throws -> Double {
    let key = session.messageLine.contains("1 does") ? "2" : "1"
    return try Stopwatch.work(of: session.terminal.processID) {
      try session.press(key)
      try session.wait(for: "\(key) does nothing here")
    }
  }

  /// The top line, the item's line and the key line stand where they should.
  private func check(_ session: ScreenSession, _ rows: Int) throws {
    try session.wait("a whole frame") { screen in
      screen[0].hasPrefix(" hostile ") && screen[0].contains("ana · ")
        && screen[1].contains(" of \(Self.count)") && screen[rows - 1].contains("w b choose")
    }
  }

  @Test func `plain mode writes no control byte but the line's end`() throws {
    let place = Workplace()
    let run = try Subprocess(
      place.label(Repository.fixture("hostile.jsonl"), ["--plain"]),
      environment: place.environment(),
      input: Array((":guide\n:find a\n" + String(repeating: "w\n", count: Self.count)).utf8))
    #expect(run.status == 0, "\(run.errorText)")
    #expect(Controls.raw(in: run.output) == [])
    #expect(Controls.raw(in: run.error) == [])
    #expect(try place.labels().count == Self.count)
  }

  @Test func `no message shows what it quotes raw`() throws {
    let place = Workplace()
    let evil = "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{85}\u{7F}"
    try place.write("\(evil).json", #"{"schema": "gloss/batch/1", "\#(evil)": }"#)
    try place.write(
      "ids.json",
      #"{"schema": "gloss/batch/1", "id": "\u001b[2J", "rubric": "\u001b]0;r\u0007.json", "#
        + #""items": [{"id": "\u001b[31m", "text": 1}, {"id": "a", "te\u202ext": "x"}]}"#)
    try place.write("syntax.json", "{\"schema\": \"gloss/batch/1\", \"\u{9B}31m\u{202E}")
    let runs: [([String], [UInt8])] = [
      (["check", place.directory.path("\(evil).json")], []),
      (["check", place.directory.path("\(evil)-is-not-there.json")], []),
      (["check", place.directory.path("ids.json"), place.directory.path("syntax.json")], []),
      (["check", "--strict", Repository.fixture("hostile.jsonl")], []),
      (["check", Repository.fixture("hostile-rubric.json")], []),
      (["label", place.directory.path("\(evil).json"), "--plain"], []),
      (["label", place.directory.path("ids.json"), "--plain"], []),
      (["label", Repository.fixture("hostile.jsonl"), "--annotator", evil, "--plain"], []),
      (["label", Repository.fixture("hostile.jsonl"), "--only", evil, "--plain"], []),
      (["label", Repository.fixture("hostile.jsonl"), "--results", "/dev/null/\(evil)"], []),
      (
        [
          "label", Repository.fixture("hostile.jsonl"), "--plain", "--annotator", "eve",
          "--results", place.directory.path("r\(evil)"),
        ], Array(":goto \(evil)\n".utf8)
      ),
      (
        [
          "label", Repository.fixture("hostile.jsonl"), "--plain", "--annotator", "eve",
          "--results", place.results,
        ], Array("\(evil)\n".utf8)
      ),
      ([evil], []), (["help", evil], []), (["label", "--\(evil)"], []),
      (["completions", evil], []), (["label", "x", "--color", evil], []),
      (["label", "x", "--guard", evil], []),
    ]
    for (words, input) in runs {
      let run = try Subprocess(
        Workplace.gloss(words), environment: place.environment(),
        directory: place.directory.path, input: input)
      let comment = Comment("\(words.map(\.debugDescription)): \(run.errorText.debugDescription)")
      #expect(Controls.raw(in: run.output) == [], comment)
      #expect(Controls.raw(in: run.error) == [], comment)
      if words.last != Repository.fixture("hostile-rubric.json") {
        #expect(!run.error.isEmpty || !run.output.isEmpty, comment)
      }
    }
  }

  @Test func `a hostile annotator's name is safe on the screen`() throws {
    let place = Workplace()
    let session = try place.start(
      Repository.fixture("hostile.jsonl"), annotator: "e\u{1B}[2Jve\u{202E}")
    try session.wait(for: "item 1 of")
    #expect(try session.leave() == 0)
    #expect(session.emulator.faults == [])
    #expect(Controls.unknown(in: session.output) == [])
  }

  @Test func `a hostile paste is kept as it is and drawn harmlessly`() throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 2), ["--guard", "0"])
    try session.wait(for: "item 1 of 2")
    let evil = "a\u{1B}]0;x\u{7}b \u{202E}c\u{9B}31m 👩🏽‍🚀 e\u{301}\u{0}d"
    try session.press("r\u{1B}[200~\(evil)\u{1B}[201~")
    try session.wait("the paste in its field") { screen in
      screen.contains { $0.contains("👩🏽‍🚀") && $0.contains("31m") }
    }
    try session.press("\r")
    try session.wait(for: "rationale: a")
    try session.press("y")
    try session.wait(done: 1)
    #expect(try session.leave() == 0)
    #expect(session.emulator.faults == [])
    #expect(Controls.unknown(in: session.output) == [])
    let kept = try #require(place.labels().first?.rationale)
    // The key for the end of a paste cannot be in one; all else is kept.
    #expect(kept.utf8.elementsEqual(evil.utf8), "\(kept.debugDescription)")
  }

  @Test func `a paste answers nothing`() throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 2), ["--guard", "0"])
    try session.wait(for: "item 1 of 2")
    try session.press("\u{1B}[200~yyq\u{1B}[201~")
    try session.wait(for: "A paste answers nothing here")
    #expect(try session.leave() == 0)
    #expect(try place.labels().isEmpty)
  }
}
