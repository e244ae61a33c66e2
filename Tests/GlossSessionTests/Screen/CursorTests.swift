import GlossScreen
import GlossTestSupport
import Testing

/// Wherever the cursor goes in a text, one sees it.
@Suite struct CursorTests {
  private static let texts =
    Texts.scripts.map(\.text) + [Texts.long, Texts.hostile, Texts.nested]
    + [String(repeating: "\u{738B}\u{5C0F}\u{660E} ", count: 300)]
    + ["a" + String(repeating: " ", count: 300) + "b\n\n\n  c\t\td\n"]

  private static let moves: [Key] = [
    "Left", "Right", "Right", "Right", "Up", "Down", "Down", "lt", "gt", "gt", "{", "}", "}",
    "S-Right", "S-Left", "Space", "p", "o", "Tab", "S-Tab", "(", ")", "Esc", "Bksp", "u",
  ].map(Typed.key)

  @Test(arguments: texts.indices) func cursorStaysInView(_ index: Int) throws {
    let stage = try Stage(Questions.names, items: [Stage.item("n1", Self.texts[index])])
    for (columns, rows) in [(80, 24), (200, 50), (40, 10), (61, 13)] {
      var generator = SeededGenerator(seed: UInt64(columns * rows + index))
      var player = ScreenPlayer(stage, columns: columns, rows: rows)
      for step in 0..<120 {
        let key = Self.moves.randomElement(using: &generator) ?? Key(.right)
        player.press(key)
        guard showsCursor(player.frame) else {
          Issue.record(
            "text \(index) at \(columns)×\(rows), step \(step), \(key)\n\(player.frame.snapshot())")
          break
        }
      }
    }
  }

  @Test func cursorComesBackIntoViewAfterScrolling() throws {
    let stage = try Stage(Questions.names, items: [Stage.item("n1", Texts.long)])
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    let start = player.frame
    player.press(Key(.pageDown))
    player.press(Key(.pageDown))
    #expect(player.frame != start)
    #expect(!showsCursor(player.frame))
    player.press(Key(.right))
    #expect(showsCursor(player.frame))
    player.press(Key(.pageDown))
    player.resize(columns: 60, rows: 20)
    player.press(Key(.left))
    #expect(showsCursor(player.frame))
  }

  /// The lines of a response beside another are its own, and not those of the prompt.
  @Test func `Up and Down keep the column in responses beside each other`() throws {
    let words = ["a", "b"].map { sign in
      (10..<80).map { "\(sign)\($0)" }.joined(separator: " ")
    }
    let stage = try Stage(
      Questions.namesInResponses, items: [Stage.item("two", prompt: "Who?", words)])
    var player = ScreenPlayer(stage, columns: 120, rows: 30)
    for response in words {
      var place = try #require(cursor(player.frame))
      // Under each line is the row for what is marked in it.
      for (key, rows) in [(Key(.down), 2), (Key(.down), 2), (Key(.up), -2), (Key(.down), 2)] {
        player.press(key)
        let next = try #require(cursor(player.frame))
        #expect(next.row == place.row + rows, "\(response.prefix(3))\n\(player.frame.snapshot())")
        #expect(next.column == place.column)
        place = next
      }
      for _ in words[0].split(separator: " ").dropFirst(28) { player.press(Key(.right)) }
    }
  }

  private func cursor(_ frame: Frame) -> (row: Int, column: Int)? {
    for row in 0..<frame.rows {
      if let column = frame.row(row).map(\.style.role).firstIndex(of: .cursor) {
        return (row, column)
      }
    }
    return nil
  }

  private func showsCursor(_ frame: Frame) -> Bool {
    (0..<frame.rows).contains { row in frame.row(row).contains { $0.style.role == .cursor } }
  }
}
