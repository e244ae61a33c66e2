import Foundation
import GlossJournal
import GlossTestSupport
import Testing

/// Text that was typed and not saved is there again, whatever ended the program.
@Suite struct DraftTests {
  @Test(arguments: KillTests.End.allCases)
  func `a rationale being typed comes back`(_ end: KillTests.End) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 9)
    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: "item 1 of 9")
    try session.press("yx")
    try session.wait(for: "item 3 of 9")
    try session.press("rBecause of the naïve 漢字")
    try session.wait(for: "Because of the naïve 漢字")
    let draft = ResultsLayout(place.results).draft(batch: "short", person: "ana")
    switch end {
    case .kill:
      let start = Stopwatch.now
      #expect(wait { place.text(draft).contains("Because of the naïve 漢字") })
      #expect(Stopwatch.now - start < 5000)
      session.terminal.kill(SIGKILL)
    case .interrupt: try session.press("\u{3}")
    case .droppedLine: session.terminal.hangUp()
    case .terminate, .hangup: session.terminal.kill(end.signal)
    }
    #expect(try session.terminal.wait() == end.code)

    let next = try place.start(batch, ["--guard", "0"])
    try next.wait(for: "item 3 of 9")
    try next.wait(for: "Brought back: your unfinished rationale")
    try next.press("r")
    try next.wait("the text in its field") { screen in
      screen.contains { $0.contains("┌") } && screen.contains { $0.contains("naïve 漢字") }
    }
    try next.press(", indeed\r")
    try next.wait(for: "rationale: Because of the naïve 漢字, indeed")
    try next.press("y")
    try next.wait(for: "item 4 of 9")
    #expect(try next.leave() == 0)
    #expect(try place.labels().last?.rationale == "Because of the naïve 漢字, indeed")
    #expect(!place.text(draft).contains("Because"))
  }

  @Test(arguments: [KillTests.End.terminate, .droppedLine])
  func `a note being typed comes back`(_ end: KillTests.End) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let session = try place.start(batch)
    try session.wait(for: "item 1 of 2")
    try session.press("n1both #it and not")
    try session.wait(for: "both #it and not")
    if end == .droppedLine { session.terminal.hangUp() } else { session.terminal.kill(SIGTERM) }
    #expect(try session.terminal.wait() == end.code)

    let next = try place.start(batch)
    try next.wait(for: "item 1 of 2")
    try next.press("n1")
    try next.wait(for: "both #it and not")
    try next.press("\r")
    try next.wait(for: "Your note went to the lead")
    #expect(try next.leave() == 0)
    let events = try Ledger(Disk.storage, roots: [place.results]).events
    let notes = events.map(\.entry.happening).compactMap { happening -> String? in
      if case .note(.unclear, ["it"], "i-1", let text) = happening { return text }
      return nil
    }
    #expect(notes == ["both #it and not"])
    #expect(try place.faults() == [])
  }

  @Test(arguments: [KillTests.End.kill, .terminate])
  func `what EDITOR saved comes back, though the session ended meanwhile`(
    _ end: KillTests.End
  ) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let editor = try place.write(
      "editor", "printf 'typed and more\\n' > \"$1\"; echo '[saved]'; exec sleep 60")
    let session = try place.start(batch, environment: ["EDITOR": "sh \(editor)"])
    try session.wait(for: "item 1 of 2")
    try session.press("rtyped\u{5}")
    try session.terminal.read(until: "[saved]")
    session.terminal.kill(end == .kill ? SIGKILL : SIGTERM)
    #expect(try session.terminal.wait() == end.code)
    #expect(Workplace.everything(under: place.directory.path("tmp")).count == 1)
    let next = try place.start(batch)
    try next.wait(for: "Brought back: your unfinished rationale")
    try next.press("r")
    try next.wait(for: "typed and more")
    try next.press("\u{3}")
    #expect(try next.terminal.wait() == 0)
  }

  @Test func `what was typed is on the disk while EDITOR is open`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let editor = try place.write(
      "editor", "echo '[editing]'; while test ! -e go; do sleep 0.1; done")
    let session = try place.start(batch, environment: ["EDITOR": "sh \(editor)"])
    try session.wait(for: "item 1 of 2")
    try session.press("rtyped first\u{5}")
    try session.terminal.read(until: "[editing]")
    let draft = ResultsLayout(place.results).draft(batch: "short", person: "ana")
    #expect(wait(milliseconds: 5000) { place.text(draft).contains("typed first") })
    session.terminal.kill(SIGKILL)
    #expect(try session.terminal.wait() == 128 + SIGKILL)
    try place.write("go", "")
    let next = try place.start(batch)
    try next.wait(for: "Brought back: your unfinished rationale")
    try next.press("r")
    try next.wait(for: "typed first")
    try next.press("\u{1B}")
    #expect(try next.leave() == 0)
  }
}
