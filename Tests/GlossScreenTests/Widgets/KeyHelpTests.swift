import GlossScreen
import Testing

@Suite struct KeyHelpTests {
  private let help = KeyHelp([
    .init("1", "billing"), .init("2", "refund"), .init("u", "undo"), .init("?", "guideline"),
  ])

  private func drawn(_ columns: Int, rows: Int = 1) -> String {
    var canvas = Canvas(columns: columns, rows: rows)
    help.draw(in: &canvas, row: 0)
    return String(canvas.frame.snapshot().split(separator: "\n").dropFirst().joined())
  }

  @Test func drawsWholePairsAndSaysWhereSomeAreLeftOut() {
    let whole = "1 billing  2 refund  u undo  ? guideline"
    #expect(drawn(80) == whole)
    #expect(drawn(whole.count) == whole)
    #expect(drawn(whole.count - 1) == "1 billing  2 refund  u undo  …")
    #expect(drawn(12) == "1 billing  …")
    #expect(drawn(11) == "…")
    #expect(drawn(1) == "…")
    #expect(drawn(0, rows: 0) == "")
  }

  @Test func neverCutsAPair() {
    let entries = help.entries.map { "\($0.key) \($0.word)" }
    for columns in 1...45 {
      var shown = drawn(columns).split(separator: "  ").map(String.init)
      if shown.last == "…" { shown.removeLast() } else { #expect(shown == entries) }
      #expect(shown == Array(entries.prefix(shown.count)))
    }
  }

  @Test func tellsKeysFromWordsByTheirRoles() {
    var canvas = Canvas(columns: 9, rows: 1)
    KeyHelp([.init("F1", "rules")]).draw(in: &canvas, row: 0)
    #expect(canvas.frame.snapshot(styles: true) == "9×1\nF1 rules\n---\n0: 0-1 key, 3-7 quiet\n")
  }

  @Test func wrapsWithoutCuttingAPair() {
    #expect(help.wrapped(width: 20).map { $0.map(\.key) } == [["1", "2"], ["u", "?"]])
    #expect(help.wrapped(width: 80) == [help.entries])
    #expect(help.wrapped(width: 0).flatMap { $0 } == help.entries)
  }

  @Test(arguments: [
    (80, "1 billing  2 refund  u undo  q leave  ? help  : more"),
    (52, "1 billing  2 refund  u undo  q leave  ? help  : more"),
    (51, "1 billing  2 refund  u undo  …  ? help  : more"), (36, "1 billing  …  ? help  : more"),
    (35, "1 billing  …  ? help  : more"), (34, "1 billing  2 refund  …  : more"), (15, "…  : more"),
    (14, "1 billing  …"), (2, "…"),
  ])
  func whatStandsLastStays(_ columns: Int, _ line: String) {
    let help = KeyHelp(
      Array(help.entries.prefix(3)),
      last: [.init("q", "leave"), .init("?", "help"), .init(":", "more")])
    var canvas = Canvas(columns: columns, rows: 1)
    help.draw(in: &canvas, row: 0)
    let drawn = canvas.frame.snapshot().split(separator: "\n").dropFirst().joined()
    #expect(drawn == line)
  }

  @Test func aKeyWithoutAWordStandsAlone() {
    var canvas = Canvas(columns: 20, rows: 1)
    KeyHelp([.init(":skip", ""), .init("q", "leave")]).draw(in: &canvas, row: 0)
    #expect(canvas.frame.snapshot().hasSuffix(":skip  q leave\n"))
  }
}
