import GlossTasks
import Testing

@testable import GlossSession

/// Tables of a guideline, out of the lines that Markdown leaves as they are.
@Suite struct ReadingTableTests {
  private func table(_ lines: String...) -> ReadingTable? {
    ReadingTable(MarkdownBlock.blocks(in: lines)[...])
  }

  @Test func headsAndCellsAreReadAsTheyStand() throws {
    let found = try #require(
      table("| value | when |", "|:--|---|", "| 1 | *Nothing* holds |", "  |2| a || c", "", "| x |")
    )
    #expect(
      found.rows == [["value", "when"], ["1", "Nothing holds"], ["2", "a", "", "c"]])
    #expect(found.blockCount == 4)
  }

  @Test(arguments: [
    ["| a | b |"], ["| a | b |", "| c | d |"], ["a | b", "---|---"], ["---"], ["words"],
  ])
  func barsAloneAreNone(_ lines: [String]) {
    #expect(ReadingTable(MarkdownBlock.blocks(in: lines)[...]) == nil)
  }
}
