import GlossScreen
import GlossTestSupport
import Testing

/// What a key costs: time on long texts, bytes on a slow line.
@Suite(.serialized) struct ScreenCostTests {
  static let long: [(name: String, text: String)] = [
    ("one word", String(repeating: "a", count: 100_000)),
    ("words", String(repeating: "parcel came ", count: 100_000 / 12)),
    ("lines", String(repeating: "The parcel came late.\n", count: 100_000 / 22)),
    ("CJK", String(repeating: "\u{738B}\u{5C0F}\u{660E}\u{5728}", count: 25_000)),
    (
      "emoji", String(repeating: "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} ", count: 100_000 / 6)
    ),
    ("flags", String(repeating: "\u{1F1EE}\u{1F1EA}", count: 50_000)),
    ("escapes", String(repeating: "\u{202E}\u{1B}", count: 50_000)),
  ]

  @Test(arguments: long.indices) func aKeyOnALongTextTakesUnder100Milliseconds(
    _ index: Int
  ) throws {
    let (name, text) = Self.long[index]
    for (question, keys) in [
      (
        Questions.names, ["Right", "gt", "Down", "}", "Space", "Right", "p", "PgDn", "End", "Left"]
      ),
      (Questions.team, ["PgDn", "Down", "End", "Home", "x"]),
    ] {
      let stage = try Stage(question, items: [Stage.item("long", text)])
      var player = ScreenPlayer(stage, columns: 80, rows: 24)
      _ = player.frame
      for key in keys.map(Typed.key) {
        let times = (0..<3).map { _ in
          var tried = player.fork()
          return WorkClock().measure {
            tried.press(key)
            _ = tried.frame
          }
        }
        player.press(key)
        let best = times.min() ?? .zero
        #expect(best < .milliseconds(100), "\(name): \(key) took \(best)")
      }
    }
  }

  static let markdown: [(name: String, text: String)] = [
    ("emphasis", String(repeating: "**parcel** came ", count: 100_000 / 16)),
    ("asterisks", String(repeating: "*", count: 100_000)),
    ("list", String(repeating: "- The *parcel* came.\n", count: 100_000 / 21)),
    ("code", "```\n" + String(repeating: "parcel.came()\n", count: 100_000 / 14)),
    ("fences", String(repeating: "> ```\n~~~\n", count: 100_000 / 10)),
  ]

  @Test(arguments: markdown.indices) func aKeyOnLongMarkdownTakesUnder100Milliseconds(
    _ index: Int
  ) throws {
    let (name, text) = Self.markdown[index]
    let stage = try Stage(
      Questions.better, items: [Stage.item("long", prompt: "Why?", [text, "b"])])
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    _ = player.frame
    for key in ["PgDn", "m", "Down", "End", "m", "Home", "z", "z", "x"].map(Typed.key) {
      let times = (0..<3).map { _ in
        var tried = player.fork()
        return ContinuousClock().measure {
          tried.press(key)
          _ = tried.frame
        }
      }
      player.press(key)
      let best = times.min() ?? .zero
      #expect(best < .milliseconds(100), "\(name): \(key) took \(best)")
    }
  }

  @Test func cursorMovesPaintFewBytes() throws {
    let stage = try Stage(tasks: "news")
    var generator = SeededGenerator(seed: 7)
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    var painter = Painter(capability: .indexed256)
    _ = painter.paint(player.frame)
    let moves = ["Right", "Right", "Left", "Down", "Up", "gt", "lt", "}"].map(Typed.key)
    var bytes = 0
    var count = 0
    for move in 0..<300 {
      if move % 20 == 19 {
        // Another item: it is drawn, and not counted.
        player.press(.character("s"))
        _ = painter.paint(player.frame)
        player.press(Key(.left))
        _ = painter.paint(player.frame)
      }
      player.handle(.key(moves.randomElement(using: &generator) ?? Key(.right)), after: 100)
      bytes += painter.paint(player.frame).count
      count += 1
    }
    #expect(bytes / count < 100, "\(bytes) bytes for \(count) moves")
    #expect(bytes > 0)
  }

  @Test func aKeyThatChangesNothingPaintsNothing() throws {
    var player = ScreenPlayer(try Stage(tasks: "route"), columns: 80, rows: 24)
    var painter = Painter(capability: .indexed256)
    player.press(.character("x"))
    _ = painter.paint(player.frame)
    player.handle(.key(.character("x")), after: 10)
    #expect(painter.paint(player.frame).isEmpty)
    player.handle(.key(.control("l")), after: 10)
    #expect(painter.paint(player.frame).isEmpty)
    player.resize(columns: 80, rows: 24)
    #expect(painter.paint(player.frame).isEmpty)
  }
}
