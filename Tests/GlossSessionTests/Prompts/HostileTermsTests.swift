import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

/// Terms come from whoever gives the work, and are as hostile as any text.
@Suite struct HostileTermsTests {
  /// A screen is erased, a line is drawn over another, an answer is posed, reading order is turned,
  /// letters are hidden, and one line is longer than any screen.
  private static let hostile =
    "\u{1B}[2J\u{9B}31mA\r\u{8}B\u{7}\n> Saved.\u{202E}evil\u{2066}\u{200F}\u{2028}C\u{E0041}\u{7F}\0"
    + String(repeating: "long", count: 20_000) + "END"

  private static let controls: Set<Unicode.Scalar> = [
    "\u{1B}", "\u{9B}", "\r", "\u{8}", "\u{7}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{2028}",
    "\u{E0041}", "\u{7F}", "\0",
  ]

  private func terms() -> Terms {
    let value = Stage.quoted(Self.hostile)
    let members = ["client", "support", "purpose"].map { "\"\($0)\": \(value)" }
    let text =
      "{" + members.joined(separator: ", ") + #", "model": {"withheld": \#(value)}, "#
      + #""pay": {"currency": \#(value), "basis": "hour", "amount": 1}}"#
    return Terms(SourceFile(path: "terms.json", bytes: Array(text.utf8)))
  }

  private func stage() throws -> Stage {
    var stage = try Stage(Sample.team, CareSample.care, items: [CareSample.masked])
    stage.terms = terms()
    return stage
  }

  @Test(arguments: [(80, 24), (200, 50), (40, 10)])
  func nothingOfThemReachesTheScreenRaw(_ columns: Int, _ rows: Int) throws {
    var player = ScreenPlayer(try stage(), columns: columns, rows: rows)
    #expect(player.session.prompt?.kind == .terms)
    var isShown = false
    // Page by page, then as they are read again, and as the support contact of a masked item.
    for typed in ["", "<PgDn>", "<PgDn>", "<End>", "<Enter>", ":terms<Enter>", "<End>"] {
      player.play(Typed.parse(typed))
      expectWhole(player.frame, "after \(typed) at \(columns)×\(rows)")
      isShown = isShown || player.frame.snapshot().contains("longlong")
    }
    #expect(isShown)
  }

  @Test(arguments: [false, true])
  func norIsItPrinted(isScript: Bool) throws {
    var stage = try stage()
    stage.face = isScript ? .script : .plain
    let plain = try PlainHarness(stage.setup)
    let printed = plain.opening + plain.type(isScript ? [":terms"] : ["", ":terms"])
    #expect(printed.contains("longEND"))
    let found = printed.unicodeScalars.filter { Self.controls.contains($0) }
    #expect(found.isEmpty, "\(found.map(\.value))")
    // A line of theirs is indented, so that it cannot pose as the program's own.
    #expect(!printed.split(separator: "\n").contains { $0.hasPrefix("> Saved.") })
  }
}
