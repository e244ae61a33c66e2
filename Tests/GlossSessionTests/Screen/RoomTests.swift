import GlossJSON
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// The room of a screen goes to what is needed first: the last turn, the question, its choices.
@Suite struct RoomTests {
  private static func lines(_ count: Int, _ word: String) -> String {
    (1...count).map { "\(word) line \($0)" }.joined(separator: "\n")
  }

  private static func conversation(turn: Int, responses: [Int]) -> String {
    let turns = [
      ("system", lines(6, "system")), ("user", "first question"), ("assistant", lines(9, "reply")),
      ("user", lines(turn, "asked")),
    ]
    let prompt = turns.map { #"{"role": "\#($0.0)", "content": \#(Stage.quoted($0.1))}"# }
    let list = responses.enumerated().map {
      #"{"id": "r\#($0.offset)", "text": \#(Stage.quoted(lines($0.element, "answer \($0.offset)")))}"#
    }
    return #"{"id": "c1", "prompt": [\#(prompt.joined(separator: ", "))], "responses": "#
      + "[\(list.joined(separator: ", "))]}"
  }

  private func rows(_ player: ScreenPlayer) -> [String] {
    player.frame.snapshot().split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().map(String.init)
  }

  private func count(_ player: ScreenPlayer, _ word: String) -> Int {
    rows(player).count { $0.contains("\(word) line") }
  }

  @Test(
    "every published item opens at 80×24 with the last turn of the user in view",
    arguments: ["replies", "rlhf", "moderation"])
  func lastTurnIsInView(_ batch: String) throws {
    let stage = try Stage(tasks: batch)
    for place in stage.setup.order.indices {
      var player = ScreenPlayer(
        stage, columns: 80, rows: 24, typed: place == 0 ? "" : ":goto \(place + 1)<Enter>")
      // What stands behind a mask comes step by step.
      if player.session.open?.mask != nil { player.press(.character("V")) }
      let item = try #require(player.session.open?.presented)
      let turns = item.texts.filter { if case .turn("user") = $0.part { true } else { false } }
      guard let turn = turns.last else { continue }
      // Of a longer one its beginning is.
      let wrapping = Wrapping(turn.text.clusters, width: 76)
      let lines = wrapping.lines.count <= 6 ? wrapping.lines[...] : wrapping.lines.prefix(5)
      let written = lines.map { wrapping.clusters[$0.clusters].map(\.glyph).joined() }
        .joined(separator: " ")
      let wanted = written.split { !$0.isLetter && !$0.isNumber }
      let shown = rows(player).joined(separator: " ").split { !$0.isLetter && !$0.isNumber }
      #expect(
        shown.indices.contains { shown[$0...].starts(with: wanted) },
        "\(item.item.id): \(wanted)\n\(player.frame.snapshot())")
    }
  }

  @Test(
    "at 80×24 a pair shows its last turn whole, four lines of each response, and the choices",
    arguments: [1, 2, 3])
  func aPairAtTheUsualSize(_ turn: Int) throws {
    let stage = try Stage(
      Questions.better, items: [Self.conversation(turn: turn, responses: [20, 20])])
    let player = ScreenPlayer(stage, columns: 80, rows: 24)
    #expect(count(player, "asked") == turn, "\(player.frame.snapshot())")
    #expect(count(player, "answer 0") >= 4 && count(player, "answer 1") >= 4)
    #expect(rows(player).contains { $0.contains("neither") })
    #expect(rows(player).contains { $0.contains("system · 6 lines   user · 1   assistant · 9") })
  }

  @Test(
    "all lines across a screen are equally long",
    arguments: [(80, 24), (100, 30), (101, 31)])
  func linesAcross(_ columns: Int, _ rows: Int) throws {
    for (batch, typed) in [("replies", ""), ("rlhf", ""), ("rlhf", "<Down>")] {
      let player = ScreenPlayer(
        try Stage(tasks: batch), columns: columns, rows: rows, typed: typed)
      let lines = self.rows(player).filter { $0.contains("──") }
      let places = Set(lines.map { [$0.prefix { $0 == " " }.count, $0.count] })
      #expect(lines.count > 1 && places.count == 1, "\(player.frame.snapshot())")
    }
  }

  @Test("what is folded names the key only where that key unfolds it")
  func foldsBesidePages() throws {
    let item =
      Self.conversation(turn: 2, responses: [9]).dropLast()
      + #", "practice": {"answers": {"team": {"labels": ["refund"]}}, "explanation": "Why."}}"#
    let stage = try Stage(Questions.team, items: [String(item)])
    for (typed, isNamed) in [("", true), ("b", false)] {
      let drawn = ScreenPlayer(stage, columns: 80, rows: 24, typed: typed).frame.snapshot()
      #expect(
        drawn.contains("system · 6 lines") && drawn.contains("PgUp opens") == isNamed, "\(drawn)")
    }
  }

  @Test("the page that ends a batch is whole on a narrow screen")
  func theEndIsWhole() throws {
    let player = ScreenPlayer(
      try Stage(Questions.team, items: Stage.items(2)), columns: 40, rows: 10, typed: "sb")
    let drawn = rows(player).joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(drawn.contains("All 2 items are done, 1 of them skipped: o shows it."))
    #expect(drawn.contains("u goes back to look or to change; q leaves."))
  }

  @Test("the last turn is whole up to six lines, and then cut with its count")
  func longTurns() throws {
    for turn in 4...9 {
      let stage = try Stage(
        Questions.better, items: [Self.conversation(turn: turn, responses: [20, 20])])
      let player = ScreenPlayer(stage, columns: 80, rows: 24)
      let (shown, shot) = (count(player, "asked"), player.frame.snapshot())
      #expect(turn <= 6 ? shown == turn : shown >= 5, "\(turn): \(shot)")
      #expect(turn <= 6 || shot.contains("▼ \(turn - shown) more line"), "\(turn): \(shot)")
      #expect(count(player, "answer 0") >= 2 && count(player, "answer 1") >= 2)
    }
  }

  @Test("scrolling up opens what is folded, and scrolling down closes it")
  func scrollingOpensWhatIsFolded() throws {
    let stage = try Stage(
      Questions.better, items: [Self.conversation(turn: 2, responses: [20, 20])])
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    let before = player.frame.snapshot()
    player.press(Key(.pageUp))
    #expect(count(player, "asked") == 2 && count(player, "reply") > 0, "\(player.frame.snapshot())")
    player.press(Key(.home))
    #expect(count(player, "system") == 6, "\(player.frame.snapshot())")
    for _ in 0..<6 where player.frame.snapshot() != before { player.press(Key(.pageDown)) }
    #expect(player.frame.snapshot() == before)
    player.press(Key(.pageDown))
    #expect(count(player, "asked") == 2 && !rows(player).contains { $0.hasSuffix("0 line 1") })
  }

  @Test("where all is one pane, its end stays in view")
  func theEndOfOnePaneStays() throws {
    let stage = try Stage(
      Questions.order, items: [Self.conversation(turn: 2, responses: [9, 9, 9, 9])])
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    player.press(Key(.pageUp))
    player.press(Key(.home))
    #expect(player.frame.snapshot().contains("system line 1"))
    player.press(Key(.pageDown))
    #expect(!player.frame.snapshot().contains("system line 1"))
    player.press(Key(.end))
    let end = player.frame.snapshot()
    #expect(end.contains("answer 3 line 9"), "\(end)")
    player.press(Key(.pageDown))
    #expect(player.frame.snapshot() == end)
  }

  @Test("at 200×50 four responses of twenty lines are whole")
  func fourResponses() throws {
    let stage = try Stage(
      Questions.order, items: [Self.conversation(turn: 1, responses: [20, 20, 20, 20])])
    let player = ScreenPlayer(stage, columns: 200, rows: 50)
    for place in 0..<4 {
      let text = player.frame.snapshot()
      let seen = (1...20).filter {
        text.contains("answer \(place) line \($0) ")
          || text.contains("answer \(place) line \($0)\n")
      }
      #expect(seen.count == 20, "\(place):\n\(text)")
    }
    #expect(count(player, "asked") == 1)
  }

  @Test("at 160×45 twelve labels with descriptions, and the clause of one, beside thirty lines")
  func twelveLabels() throws {
    let labels = (1...12).map {
      #"{"id": "l\#($0)", "title": "Label \#($0)", "description": "what the label \#($0) means", "#
        + #""key": "\#(["a", "b", "c", "e", "f", "g", "h", "i", "j", "k", "l", "m"][$0 - 1])", "#
        + #""clause": "threats"}"#
    }
    let question =
      #"{"name": "q", "kind": "classification", "title": "Which?", "multiple": true, "labels": ["#
      + labels.joined(separator: ", ") + "]}"
    let stage = try Stage(question, items: [Stage.item("t1", Self.lines(30, "text"))])
    var player = ScreenPlayer(stage, columns: 160, rows: 45)
    player.press(Key(.down))
    let shot = player.frame.snapshot()
    #expect(count(player, "text") == 30, "\(shot)")
    for label in 1...12 {
      #expect(shot.contains("Label \(label) ") && shot.contains("the label \(label) means"))
    }
    #expect(shot.contains("A threat announces harm. A prediction is none."), "\(shot)")
  }

  @Test("a text alone has its questions right beside it, however wide the screen is")
  func aTextAloneHasItsQuestionsBesideIt() throws {
    let stage = try Stage(Questions.team, items: [Stage.item("t1", Self.lines(3, "text"))])
    for (columns, place) in [(120, 68), (160, 98), (200, 98), (300, 98)] {
      let player = ScreenPlayer(stage, columns: columns, rows: 45)
      let row = rows(player).first { $0.contains("Which team?") } ?? ""
      #expect(row.dropFirst(place).hasPrefix("Which team?"), "\(row)")
    }
  }

  @Test("a text stays where it is while spans are marked, where there is room for them")
  func marksDoNotMoveTheText() throws {
    let stage = try Stage(Questions.names, items: [Stage.item("t1", Self.lines(4, "Porto"))])
    for size in [(80, 24), (160, 45)] {
      var player = ScreenPlayer(stage, columns: size.0, rows: size.1)
      let before = rows(player).indices.filter { rows(player)[$0].contains("Porto line") }
      #expect(before.count == 4)
      player.play(Typed.parse("l<Right><Right>p"))
      #expect(rows(player).contains { $0.contains("l───┘") })
      #expect(rows(player).indices.filter { rows(player)[$0].contains("Porto line") } == before)
    }
  }

  @Test func `a question that waits says that it is not answered`() throws {
    let questions = Questions.team + "," + Questions.better
    let item = Stage.item("p1", prompt: "Why?", ["One", "Two"])
    var player = ScreenPlayer(try Stage(questions, items: [item]), columns: 80, rows: 24)
    #expect(rows(player).contains { $0.contains("Which reply helps more?  not answered") })
    player.press(.character("b"))
    #expect(!rows(player).contains { $0.contains("not answered") })
  }

  @Test("the question stays at its row from item to item, while texts are short")
  func nothingJumps() throws {
    let items = (1...4).map { Stage.item("i\($0)", Self.lines($0, "text")) }
    let stage = try Stage(Questions.team, items: items)
    for size in [(80, 24), (120, 35), (200, 50)] {
      var player = ScreenPlayer(stage, columns: size.0, rows: size.1)
      var places: Set<Int?> = []
      for _ in items {
        places.insert(rows(player).firstIndex { $0.contains("Which team?") })
        player.press(.character("b"))
      }
      #expect(places.count == 1 && places.first != nil, "\(size)")
    }
  }
}

/// Neither of two responses has a sign of its own.
@Suite struct NeutralityTests {
  private static let item = Stage.item(
    "d1", prompt: "Why?", ["one same two same three", "1 same 2 same three and more"])

  @Test func `differences are marked alike on both sides, counted, and gone through by d`() throws {
    var player = ScreenPlayer(
      try Stage(Questions.better, items: [Self.item]), columns: 120, rows: 35)
    for place in 1...3 {
      player.press(.character("d"))
      let shot = player.frame.snapshot(styles: true)
      #expect(shot.contains("\(place) of 3 differences"), "\(shot)")
      #expect(!shot.contains("added") && !shot.contains("removed"), "\(shot)")
      let word = place < 3 ? "d next difference" : "d marks off"
      #expect(shot.contains(word), "\(shot)")
      // The one looked at is marked on each side, also where that has nothing.
      #expect(styles(shot, "difference").count == 2, "\(shot)")
    }
    player.press(.character("d"))
    #expect(styles(player.frame.snapshot(styles: true), "difference").isEmpty)
  }

  private func styles(_ shot: String, _ name: String) -> [Substring] {
    shot.split(whereSeparator: { $0 == "\n" || $0 == "," }).filter { $0.hasSuffix(" " + name) }
  }

  @Test func `of more than two responses, the others are held against the one that keys go to`()
    throws
  {
    let item = Stage.item("d2", prompt: "Why?", ["same one", "same two", "same three"])
    var player = ScreenPlayer(
      try Stage(Questions.order, items: [item]), columns: 120, rows: 35)
    player.press(.character("d"))
    #expect(player.frame.snapshot().contains("1 of 2 differences"), "\(player.frame.snapshot())")
  }

  @Test func `the next difference scrolls both sides to it`() throws {
    let filler = (1...60).map { "the same line \($0)" }.joined(separator: "\n")
    let item = Stage.item(
      "d3", prompt: "Why?", ["first\n\(filler)\nalpha", "erste\n\(filler)\nomega"])
    var player = ScreenPlayer(
      try Stage(Questions.better, items: [item]), columns: 80, rows: 24)
    player.press(.character("d"))
    #expect(player.frame.snapshot().contains("first"))
    player.press(.character("d"))
    let shot = player.frame.snapshot()
    #expect(shot.contains("alpha") && shot.contains("omega"), "\(shot)")
  }

  @Test func `the title of the response that keys go to is inverted, in every kind`() throws {
    let rating = """
      {"name": "good", "kind": "rating", "of": "responses", "min": 1, "max": 5,
       "criteria": [{"id": "clear"}]}
      """
    let item = Stage.item("f1", prompt: "Why?", ["one", "two", "three"])
    for (question, key) in [(rating, "5"), (Questions.order, "<Down>"), (Questions.good, "y")] {
      let stage = try Stage(question, items: [item])
      let size = (columns: 120, rows: 35)
      for (typed, letter) in [("", "A"), (key, "B")] {
        let player = ScreenPlayer(stage, columns: size.columns, rows: size.rows, typed: typed)
        let frame = player.frame
        let inverted = (0..<frame.rows).flatMap { row in
          frame.row(row).filter { $0.style == Style(.title, .reverse) }.map(\.glyph)
        }
        #expect(inverted.joined() == " \(letter) ", "\(question) \(typed): \(inverted)")
      }
    }
  }
}
