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
        This item's answer is not saved. Once more leaves it so.
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

  @Test func leavingAnUntouchedItemOrAScriptAsksNothing() throws {
    let plain = try PlainHarness(Sample.toxic, items: Sample.texts(2))
    _ = plain.type(":quit")
    #expect(plain.exitCode == 0)
    let script = try PlainHarness(Sample.toxic, items: Sample.texts(2), isScript: true)
    _ = script.type("y", ":quit")
    #expect(script.exitCode == 0)
  }
}
