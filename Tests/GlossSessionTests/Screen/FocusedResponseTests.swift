import GlossScreen
import Testing

/// Whoever moves to a response sees it, also where the screen has no room for all of them.
@Suite struct FocusedResponseTests {
  private static let texts = (1...4).map { response in
    (1...6).map { "Sentence \($0) of response number \(response), and what else there is." }
      .joined(separator: " ")
  }
  private static let item =
    #"{"id": "f1", "prompt": "What is asked?", "responses": ["#
    + texts.enumerated().map { #"{"id": "r\#($0)", "text": "\#($1)"}"# }.joined(separator: ", ")
    + "]}"

  private func player(_ question: String) throws -> ScreenPlayer {
    ScreenPlayer(try Stage(question, items: [Self.item]), columns: 80, rows: 24)
  }

  private func shows(_ heading: String, _ player: ScreenPlayer) -> Bool {
    player.frame.snapshot(styles: false).split(separator: "\n").contains { row in
      row.split { " ─".contains($0) }.joined(separator: " ") == heading
    }
  }

  @Test func `moving in a ranking scrolls to the response, and opening it shows what was asked`()
    throws
  {
    var player = try player(#"{"name": "order", "kind": "ranking"}"#)
    #expect(shows("What is asked?", player) && !shows("D", player))
    for letter in ["B", "C", "D", "C"] {
      player.press(Key(letter == "C" && shows("D", player) ? .up : .down))
      #expect(shows(letter, player), "\(player.frame.snapshot())")
    }
    player.press(Key(.home))
    #expect(shows("What is asked?", player))
    player.press(.character(" "))
    #expect(shows("What is asked?", player))
  }

  @Test func `rating a response scrolls to it, and shows it where another stood alone`() throws {
    let question = """
      {"name": "good", "kind": "rating", "of": "responses", "min": 1, "max": 5,
       "criteria": [{"id": "clear"}, {"id": "true"}]}
      """
    var player = try player(question)
    for _ in 0..<2 { player.press(.character("3")) }
    #expect(shows("B", player), "\(player.frame.snapshot())")
    player.press(.character("z"))
    player.press(.character("z"))
    player.press(Key(.right))
    #expect(player.frame.snapshot().contains("C alone"), "\(player.frame.snapshot())")
  }

  @Test func `after a ranking, the grid begins with the response that it is about in view`() throws
  {
    let grid = """
      {"name": "good", "kind": "rating", "of": "responses", "min": 1, "max": 5,
       "criteria": [{"id": "clear"}]}
      """
    var player = try player(#"{"name": "order", "kind": "ranking"},"# + grid)
    player.play(Typed.parse("<Down><Down><Down>"))
    #expect(shows("D", player) && !shows("A", player), "\(player.frame.snapshot())")
    player.play(Typed.parse("A,B,C,D<Enter>"))
    #expect(player.session.open?.state.focus == 1)
    #expect(shows("A", player), "\(player.frame.snapshot())")
  }

  @Test func `z shows the response that keys go to first, then the others, then all`() throws {
    var player = try player(#"{"name": "order", "kind": "ranking"}"#)
    player.play(Typed.parse("<Down><Down>"))
    var alone: [String] = []
    for _ in 0..<6 {
      player.press(.character("z"))
      let shot = player.frame.snapshot()
      alone.append(shot.firstMatch(of: /(\w+) alone/).map { String($0.output.1) } ?? "all")
    }
    #expect(alone == ["C", "D", "prompt", "A", "B", "all"])
  }
}
