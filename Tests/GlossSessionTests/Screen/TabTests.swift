import GlossScreen
import GlossSession
import Testing

/// Tab goes span by span, and past the last of them to the question beside.
@Suite struct TabTests {
  private static let severity = #"""
    {"name": "severity", "kind": "rating", "title": "How bad?", "min": 1, "max": 5,
    "criteria": [{"id": "harm", "title": "Harm"}]}
    """#

  private func player(_ typed: String, _ questions: String) throws -> ScreenPlayer {
    ScreenPlayer(
      try Stage(questions, items: [Stage.item("i1", "Ada wrote to Bo about it.")]), columns: 80,
      rows: 24, typed: "p<Right><Right><Right>p" + typed)
  }

  private func isOn(_ player: ScreenPlayer) -> String {
    let rows = player.frame.snapshot(styles: false).split(separator: "\n")
      .map { $0.drop { $0 == " " } }
    let line = rows.first { $0.hasPrefix("> ") && !$0.hasPrefix("> p  ") } ?? ""
    // Behind the title stands what is answered already.
    let question = String(line[..<(line.firstRange(of: "  ")?.lowerBound ?? line.endIndex)])
    let span = rows.first { $0.hasPrefix("> p  ") }.map { $0.split(separator: " ")[2] } ?? "-"
    return question + ": " + span
  }

  @Test(arguments: [
    ("", "> Mark the names: -"), ("<Tab>", "> Mark the names: Ada"),
    ("<Tab><Tab>", "> Mark the names: Bo"), ("<Tab><Tab><Tab>", "> How bad?: -"),
    ("<Tab><Tab><Tab><S-Tab>", "> Mark the names: -"),
    ("<Tab><Tab><Tab><S-Tab><S-Tab>", "> Mark the names: Bo"),
    ("<Tab><Tab><Tab><S-Tab><S-Tab><S-Tab>", "> Mark the names: Ada"),
    ("<Tab><Tab><Tab><S-Tab><S-Tab><S-Tab><S-Tab>", "> How bad?: -"),
  ])
  func tabWalksSpansAndGoesOn(_ typed: String, _ there: String) throws {
    let player = try player(typed, Questions.names + "," + Self.severity)
    #expect(isOn(player) == there)
  }

  @Test(arguments: [
    ("<Tab><Tab><Tab>", ": Ada"), ("<S-Tab><S-Tab><S-Tab>", ": Bo"),
    ("<Tab><Tab><Esc><Tab>", ": Ada"),
  ])
  func anOnlyQuestionBeginsAgain(_ typed: String, _ there: String) throws {
    #expect(isOn(try player(typed, Questions.names)) == there)
  }
}
