import GlossScreen
import Testing

/// What `d` marks: neither of two responses more than the other.
@Suite struct DifferenceMarkTests {
  /// The marked glyphs of the current difference, left and right of the line between two responses.
  private func marked(_ responses: [String]) throws -> [String] {
    let stage = try Stage(
      Questions.better, items: [Stage.item("p", prompt: "How cold?", responses)])
    let frame = ScreenPlayer(stage, columns: 110, rows: 30, typed: "d").frame
    var sides = ["", ""]
    for row in 0..<frame.rows {
      let cells = Array(frame.row(row))
      guard let line = cells.firstIndex(where: { $0.glyph == "│" }) else { continue }
      for (column, cell) in cells.enumerated() where cell.style.role == .difference {
        sides[column < line ? 0 : 1] += cell.glyph
      }
    }
    return sides
  }

  @Test("where one response has something more, the other shows where that would be")
  func absence() throws {
    #expect(try marked(["Keep it cool.", "Keep it very cool."])[0] == " ")
    #expect(try marked(["Keep it very cool.", "Keep it cool."])[1] == " ")
    #expect(try marked(["Keep it cool.", "Keep it cool. Always and everywhere."])[0] == " ")
    #expect(try marked(["Keep it cool.", "Please Keep it cool."])[1].contains("Please"))
  }

  @Test("no letter is marked that the other response has, too")
  func letters() throws {
    let sides = try marked(["東京は寒い。", "東京はとても寒い。"])
    #expect(!sides[1].isEmpty && sides[0].allSatisfy { $0 == " " })
  }
}
