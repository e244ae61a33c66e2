import Foundation
import GlossJournal
import GlossTestSupport
import Testing

/// Ten minutes without a key, lived through a hundred times as fast.
@Suite(.serialized) struct SilenceTests {
  private static let faketime = ["/usr/bin/faketime", "/usr/local/bin/faketime"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let speed = 100.0
  private static let silence = 600_000.0

  @Test(.enabled(if: faketime != nil, "needs the program faketime"))
  func `ten minutes change nothing on the screen and nothing on the disk`() throws {
    let place = Workplace()
    let session = try ScreenSession(
      [try #require(Self.faketime), "-f", "+0 x\(Int(Self.speed))"]
        + place.label(Repository.fixture("mixed.jsonl"), ["--guard", "0"]),
      place.environment())
    try session.wait(for: "item 1 of 3")
    for key in ["12", "B,A\r", "453112", "x"] { try session.press(key) }
    try session.press("rSome words")
    try session.wait(for: "Some words")
    let draft = ResultsLayout(place.results).draft(batch: "mixed", person: "ana")
    #expect(wait { place.text(draft).contains("Some words") })
    try session.terminal.read(quietMilliseconds: 300)

    let before = try place.snapshot()
    let mark = session.output.count
    try session.terminal.read(quietMilliseconds: Int(Self.silence / Self.speed))
    #expect(session.bytes(since: mark).isEmpty)
    #expect(try place.snapshot() == before)

    try session.press("\r\u{13}")
    try session.wait(done: 1)
    #expect(try session.leave() == 0)
    let label = try #require(place.labels().first)
    let shown = Double(label.savedAt.milliseconds - label.shownAt.milliseconds)
    #expect(shown >= Self.silence && label.idleCapMS == 120_000)
    // What was not silence counts whole, the silence up to the cap.
    #expect(label.activeMS >= label.idleCapMS)
    #expect(Double(label.activeMS.value) <= Double(label.idleCapMS.value) + shown - Self.silence)
    let hours = try Ledger(Disk.storage, roots: [place.results]).events.map(\.entry)
      .compactMap { if case .time(_, let ms) = $0.happening { ms } else { nil } }
    #expect(Double(hours.sum().value) >= shown)
  }
}
