import GlossTestSupport
import Testing

/// What is long to read goes to the person's pager where there is a terminal.
@Suite struct PagerTests {
  @Test func `a guideline is read in the pager`() throws {
    let place = Workplace()
    let terminal = try PseudoTerminal.spawn(
      executable: Workplace.gloss([
        "guide", "\(GlossExecutable.packageRoot)/guidelines/route.json", "--clause", "hazard",
      ]),
      environment: place.environment(["PAGER": "sed 's/^/paged: /'"]))
    try terminal.read(until: "paged: ")
    #expect(try terminal.wait() == 0)
  }
}
