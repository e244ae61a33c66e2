import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// Leaving over what is half-made asks once, in either face.
@Suite struct LeavingTests {
  @Test func leavingAsksOnceOverAHalfMadeItemInPlainModeToo() throws {
    let plain = try PlainHarness(Sample.toxic, items: Sample.texts(2))
    _ = plain.type("y")
    #expect(
      plain.type(":quit") == """
        :quit
        This is not saved; it is kept for the next start. Press it again to leave.
        >\u{20}
        """)
    #expect(plain.exitCode == nil)
    _ = plain.type(":quit")
    #expect(plain.exitCode == 0)
  }

  @Test func leavingAsksAgainOverAnotherItem() throws {
    let plain = try PlainHarness(Sample.toxic, items: Sample.texts(2))
    _ = plain.type("y", ":quit", "i", "y", ":quit")
    #expect(plain.saved.map(\.item) == ["i1"])
    #expect(plain.exitCode == nil)
  }

  @Test func leavingAsksAgainAfterAnotherChange() throws {
    let plain = try PlainHarness(
      Sample.toxic + "," + Sample.team, items: Sample.texts(2))
    _ = plain.type("y", ":quit", "i", ":quit")
    #expect(plain.exitCode == nil)
    _ = plain.type(":quit")
    #expect(plain.exitCode == 0)
  }

  @Test func aLineThatIsHalfTypedIsAskedAboutToo() throws {
    let harness = try SessionHarness(
      #"{"name": "order", "kind": "ranking"}"#, items: [Sample.pair])
    harness.step { _ = $0.press(Key(.character("B")), $1, columns: 80) }
    harness.step { $0.leaveOrAsk($1) }
    #expect(harness.notice.hasPrefix("This is not saved, and leaving drops it"))
  }

  @Test func leavingAnUntouchedItemOrAScriptAsksNothing() throws {
    let plain = try PlainHarness(Sample.toxic, items: Sample.texts(2))
    _ = plain.type(":quit")
    #expect(plain.exitCode == 0)
    let script = try PlainHarness(Sample.toxic, items: Sample.texts(2), isScript: true)
    _ = script.type("y", ":quit")
    #expect(script.exitCode == 0)
  }
}
