import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// Whatever ends the program, what the screen called saved is on the disk exactly once.
@Suite struct KillTests {
  enum End: String, CaseIterable, Sendable {
    case kill, terminate, hangup, interrupt, droppedLine

    /// The exit code that says so.
    var code: Int32 {
      switch self {
      case .kill: 128 + SIGKILL
      case .terminate: 143
      case .hangup, .droppedLine: 129
      case .interrupt: 0
      }
    }

    var signal: Int32 {
      switch self {
      case .kill: SIGKILL
      case .terminate: SIGTERM
      case .hangup: SIGHUP
      case .interrupt, .droppedLine: 0
      }
    }

    /// How many lines may be there that the screen did not speak of: the one being written; on a
    /// line that dropped also those whose frames were under way.
    var furtherLines: Int { self == .droppedLine ? 30 : 1 }
  }

  private static let items = 600
  private static let killsOfEach = 24

  /// The answer to each item, so that a label on the wrong item shows.
  private static func answer(_ index: Int) -> String { index % 3 == 1 ? "x" : "y" }

  @Test(arguments: End.allCases)
  func `what the screen called saved is in the journal once, at any moment`(_ end: End) throws {
    let seed = UInt64(0x61_7e_11) &+ UInt64(End.allCases.firstIndex(of: end)!)
    var random = SeededGenerator(seed: seed)
    let place = Workplace()
    let batch = try place.shortBatch(count: Self.items)
    var saved = 0
    var furtherLines = 0
    for round in 0..<Self.killsOfEach where saved + 40 < Self.items {
      let trace = Comment("seed \(seed), \(end.rawValue) \(round) at \(saved)")
      let session = try place.start(batch, ["--guard", "0"])
      try session.wait(for: "item \(saved + 1) of \(Self.items)")
      #expect(session.progress?.done == saved, trace)
      let said = try work(session, from: saved, until: end, &random)
      try finish(session, end)
      let labels = try place.labels()
      #expect(labels.count >= said && labels.count <= said + end.furtherLines, trace)
      furtherLines += labels.count - said
      let isExpected = labels.enumerated().allSatisfy { index, label in
        label.item == ID("i-\(index + 1)") && label.revision == 1
          && label.answers.first?.labels == [Self.answer(index) == "y" ? "yes" : "no"]
      }
      #expect(isExpected, trace)
      saved = labels.count
    }
    #expect(try place.faults() == [])
    #expect(saved > Self.killsOfEach)
    let session = try place.start(batch)
    try session.wait(for: "item \(saved + 1) of \(Self.items)")
    #expect(try session.leave() == 0)
    print("\(end.rawValue): \(Self.killsOfEach) ends, \(saved) labels, \(furtherLines) further")
  }

  /// Labels in a hurry, and ends the program at a random moment. Gives how many labels the screen
  /// called saved.
  private func work(
    _ session: ScreenSession, from saved: Int, until end: End,
    _ random: inout SeededGenerator
  ) throws -> Int {
    let seen = Int.random(in: 0...8, using: &random)
    let keys = (0..<30).map { Self.answer(saved + $0) }
    if end == .interrupt {
      // A key among keys: the moment is where it stands, and what follows it must do nothing.
      let cut = Int.random(in: 0...20, using: &random)
      try session.press((keys[..<cut] + ["\u{3}"] + keys[cut...]).joined())
      _ = try session.terminal.wait()
      return session.progress?.done ?? -1
    }
    if Bool.random(using: &random) {
      try session.press(keys.joined())
      try session.wait("some labels") { _ in (session.progress?.done ?? 0) >= saved + seen }
    } else {
      for index in 0...seen {
        try session.press(keys[index])
        if index < seen { try session.wait(done: saved + index + 1) }
      }
    }
    usleep(UInt32.random(in: 0...4000, using: &random))
    if end == .droppedLine {
      let said = session.progress?.done ?? -1
      session.terminal.hangUp()
      return said
    }
    session.terminal.kill(end.signal)
    _ = try session.terminal.wait()
    return session.progress?.done ?? -1
  }

  private func finish(_ session: ScreenSession, _ end: End) throws {
    let code = try session.terminal.wait()
    #expect(code == end.code)
  }

  @Test func `a kill at any moment of the start costs nothing`() throws {
    let seed: UInt64 = 20
    var random = SeededGenerator(seed: seed)
    for round in 0..<20 {
      let trace = Comment("seed \(seed), round \(round)")
      let place = Workplace()
      let batch = try place.shortBatch(count: 20)
      let session = try place.start(batch, ["--guard", "0"])
      try session.press("yyyyyy")
      usleep(UInt32.random(in: 0...90_000, using: &random))
      session.terminal.kill(SIGKILL)
      #expect(try session.terminal.wait() == 128 + SIGKILL)
      let said = session.progress?.done ?? 0
      let next = try place.start(batch)
      try next.wait(for: " of 20")
      let saved = try place.labels()
      #expect(saved.count >= said && saved.count <= said + 1, trace)
      #expect(next.itemLine.contains("item \(saved.count + 1) of 20"), trace)
      #expect(try next.leave() == 0)
      #expect(try place.faults() == [], trace)
    }
  }
}
