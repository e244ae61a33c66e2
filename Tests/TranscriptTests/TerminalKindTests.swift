import Foundation
import GlossScreen
import GlossTestSupport
import Testing

/// One program on many terminals.
@Suite struct TerminalKindTests {
  @Test(arguments: ["xterm-256color", "linux", "vt220", "xterm"])
  func `a bare terminal gets what it knows, and all of its modes back`(_ kind: String) throws {
    let place = Workplace()
    let session = try place.start(
      Repository.task("news.json"), ["--guard", "0"], environment: ["TERM": kind])
    try session.wait(for: "item 1 of")
    try session.press("o\r")
    try session.wait(done: 1)
    #expect(try session.leave() == 0)
    #expect(session.emulator.faults == [])
    #expect(Controls.unknown(in: session.output) == [])
    try expectRestored(session)
    let text = String(decoding: session.output, as: UTF8.self)
    let isQueried = text.contains("\u{1B}[?u") || text.contains("\u{1B}[c")
    #expect(isQueried == (kind != "linux"))
    let hasIndexed = text.contains("38;5;")
    #expect(hasIndexed == (kind == "xterm-256color"))
    #expect(!text.contains("38;2;"))
    // Whatever a terminal makes of an unknown TERM, colours are not the only sign.
    #expect(text.contains("\u{1B}[") && text.contains("Person"))
  }

  @Test func `a terminal that speaks kitty's protocol is spoken to, and let go`() throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 3), ["--guard", "0"])
    try session.wait(for: "item 1 of 3")
    try session.press("\u{1B}[?0u\u{1B}[?62;c")
    try session.wait("the protocol") { _ in session.emulator.keyboardDepth == 1 }
    try session.press("\u{1B}[121u")
    try session.wait(done: 1)
    #expect(try session.leave() == 0)
    let text = String(decoding: session.output, as: UTF8.self)
    #expect(text.components(separatedBy: "\u{1B}[>5u").count == 2)
    #expect(text.components(separatedBy: "\u{1B}[<u").count == 2)
    try expectRestored(session)
  }

  @Test func `NO_COLOR leaves signs and takes colours`() throws {
    let place = Workplace()
    let session = try place.start(
      Repository.task("news.json"), ["--guard", "0"], environment: ["NO_COLOR": "1"])
    try session.wait(for: "item 1 of")
    try session.press("o")
    try session.wait(for: "1 span")
    // The span is not saved: leaving is asked for twice.
    try session.press("q")
    try session.wait(for: "Press it again to leave")
    #expect(try session.leave() == 0)
    let text = String(decoding: session.output, as: UTF8.self)
    let colours = text.matches(of: #/\u{1B}\[([0-9;]*)m/#).flatMap { $0.1.split(separator: ";") }
    #expect(colours.allSatisfy { (Int($0) ?? 0) < 30 }, "\(Set(colours))")
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": ""]])
  func `a dumb terminal gets plain mode`(_ environment: [String: String]) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let terminal = try PseudoTerminal.spawn(
      executable: place.label(batch, ["--guard", "0"]), environment: place.environment(environment))
    try terminal.read(until: "Item 1 of 3")
    try terminal.read(until: "\n> ")
    try terminal.send("y\n")
    try terminal.read(until: "saved lb_")
    try terminal.read(until: "Item 2 of 3")
    try terminal.read(until: "\n> ")
    try terminal.send("nonsense\n")
    try terminal.read(until: "Line 2 not taken: ")
    try terminal.read(until: "\n> ")
    try terminal.send("no\n")
    try terminal.read(until: "Item 3 of 3")
    try terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
    let text = String(decoding: terminal.output, as: UTF8.self)
    let bytes = Array(text.replacingOccurrences(of: "\r\n", with: "\n").utf8)
    #expect(Controls.raw(in: bytes) == [])
    #expect(try place.labels().map { $0.answers[0].labels } == [["yes"], ["no"]])
  }

  @Test func `an unset TERM is a dumb terminal`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 1)
    var environment = place.environment()
    environment["TERM"] = nil
    let terminal = try PseudoTerminal.spawn(
      executable: place.label(batch), environment: environment)
    try terminal.read(until: "\n> ")
    #expect(!terminal.output.contains(0x1B))
    try terminal.send(":quit\n")
    #expect(try terminal.wait() == 0)
  }

  @Test func `a resize draws anew, and a screen that is too small says so and recovers`() throws {
    let place = Workplace()
    let session = try place.start(Repository.task("replies.json"), ["--guard", "0"])
    try session.wait(for: "item 1 of")
    for (columns, rows) in [(200, 50), (30, 8), (120, 30), (39, 24), (80, 9), (40, 10), (80, 24)] {
      session.resize(columns: columns, rows: rows)
      if columns < 40 || rows < 10 {
        try session.wait(for: "Too small: needs 40×10")
        // A key here answers nothing that nobody sees.
        let mark = session.output.count
        try session.press("1\u{C}")
        try session.wait("the redrawing asked for behind it") { _ in session.output.count > mark }
      } else {
        try session.wait("the item at \(columns)×\(rows)") { screen in
          screen[0].contains("replies ") && screen[1].contains("item 1 of")
        }
      }
    }
    #expect(session.progress?.done == 0)
    try session.press("1")
    try session.wait(done: 1)
    #expect(try session.leave() == 0)
    #expect(session.emulator.faults == [])
    #expect(try place.labels().count == 1)
  }

  enum Way: String, CaseIterable, Sendable { case quit, interrupt, terminate, hangup, crash, abort }

  @Test(arguments: Way.allCases)
  func `every way out gives the terminal back`(_ way: Way) throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 3), ["--guard", "0"])
    try session.wait(for: "item 1 of 3")
    try session.press("\u{1B}[?0u")
    try session.wait("the protocol") { _ in session.emulator.keyboardDepth == 1 }
    switch way {
    case .quit: try session.press("q")
    case .interrupt: try session.press("\u{3}")
    case .terminate: session.terminal.kill(SIGTERM)
    case .hangup: session.terminal.kill(SIGHUP)
    case .crash: session.terminal.kill(SIGSEGV)
    case .abort: session.terminal.kill(SIGABRT)
    }
    let codes: [Way: Int32] = [
      .quit: 0, .interrupt: 0, .terminate: 143, .hangup: 129, .crash: 128 + SIGSEGV,
      .abort: 128 + SIGABRT,
    ]
    #expect(try session.terminal.wait() == codes[way])
    try expectRestored(session)
    let next = try place.start(place.directory.path("short.jsonl"))
    try next.wait(for: "item 1 of 3")
    #expect(try next.leave() == 0)
  }

  /// What was switched on is switched off, and after that only the shell's screen is written to.
  private func expectRestored(_ session: ScreenSession) throws {
    let output = session.output
    for (on, off) in [
      (ControlSequence.enterAlternateScreen, ControlSequence.leaveAlternateScreen),
      (ControlSequence.wrapOff, ControlSequence.wrapOn),
      (ControlSequence.keepOrder, ControlSequence.orderByItself),
      (ControlSequence.hideCursor, ControlSequence.showCursor),
      (ControlSequence.pasteMarkersOn, ControlSequence.pasteMarkersOff),
      (ControlSequence.pushKeyboardProtocol, ControlSequence.popKeyboardProtocol),
      (ControlSequence.beginUpdate, ControlSequence.endUpdate),
    ] {
      let lastOn = output.ranges(of: on).last?.lowerBound ?? -1
      let lastOff = output.ranges(of: off).last?.lowerBound ?? -1
      let isOff = lastOff > lastOn || (lastOn == -1 && lastOff == -1)
      #expect(isOff, "\(String(decoding: on, as: UTF8.self).debugDescription)")
    }
    let left = try #require(output.ranges(of: ControlSequence.leaveAlternateScreen).last)
    #expect(Controls.raw(in: output[left.upperBound...].filter { $0 != 0x0D }) == [])
  }
}
