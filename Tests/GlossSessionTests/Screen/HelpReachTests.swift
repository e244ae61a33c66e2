import GlossScreen
import GlossSession
import Testing

/// The guideline and the keys are one key away, wherever somebody is, and Esc comes back.
@Suite struct HelpReachTests {
  private func player(_ stage: Stage, _ typed: String) -> ScreenPlayer {
    ScreenPlayer(stage, columns: 80, rows: 24, typed: typed)
  }

  private func page(_ player: ScreenPlayer) -> Reader.Page? {
    if case .reading(let reader, _) = player.face.mode { reader.page } else { nil }
  }

  private func last(_ player: ScreenPlayer) -> String {
    let rows = player.frame.snapshot(styles: false).split(separator: "\n")
    return String(rows.last ?? "")
  }

  /// Where somebody may be, with what opens the guideline there.
  private static let places: [(String, String, @Sendable () throws -> Stage)] = [
    ("", "?", { try terms() }), ("", "F1", { try terms() }),
    ("", "?", { try PromptScenes.news() }),
    ("b", "?", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("n", "?", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("n", "F1", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("/parcel<Enter><Down>", "?", { try Stage(Questions.team, items: Stage.items(3)) }),
    ("bb", "?", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("!", "?", { try PromptScenes.masked() }), ("", "?", { try PromptScenes.masked() }),
    (":no", "F1", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("/pa", "F1", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("n2so", "F1", { try Stage(Questions.team, items: Stage.items(2)) }),
    ("rso", "F1", { try Stage(Questions.team, items: Stage.items(2)) }),
    (":break<Enter>x", "?", { try Stage(Questions.team, items: Stage.items(2)) }),
  ]

  /// Where the guideline has one of the page's own keys, that key is still the page's.
  @Test func thePagesOwnKeysComeFirst() throws {
    for (key, page) in [("k", Reader.Page.keys), ("t", .terms)] {
      var stage = try Stage(Questions.team, items: Stage.items(2))
      stage.keys = try KeyBindings(value: "guideline=\(key)")
      #expect(self.page(player(stage, key)) == .guideline)
      #expect(self.page(player(stage, key + key)) == page)
      #expect(self.page(player(stage, key + key + "<Esc>")) == nil)
    }
  }

  @Test(arguments: places.indices)
  func oneKeyOpensTheGuidelineAndEscComesBack(_ place: Int) throws {
    let (typed, key, stage) = Self.places[place]
    let there = player(try stage(), typed)
    #expect(last(there).contains(" help"), "\(typed): \(last(there))")
    var open = there
    open.play(Typed.parse(key == "F1" ? "<F1>" : key))
    #expect(page(open) == .guideline, "\(typed)")
    #expect(CareSample.leaks(open.frame.snapshot()).isEmpty)
    open.play(Typed.parse("k"))
    #expect(page(open) == .keys, "\(typed)")
    open.play(Typed.parse("<Esc>"))
    #expect(open.face.mode == there.face.mode, "\(typed)")
    #expect(open.session.prompt == there.session.prompt)
    #expect(last(open) == last(there))
  }

  @Test func apartFromThatAPromptTakesEnterAndEscAlone() throws {
    let player = player(try PromptScenes.news(), "?<Esc>b")
    #expect(player.session.prompt?.kind == .news)
    #expect(player.labels.isEmpty)
  }

  /// Reading is no break, and the offer's own time is.
  @Test func theGuidelineOverAnOfferOfABreakIsReading() throws {
    let stage = try PromptScenes.masked()
    var player = player(stage, "<wait:3700000>s")
    #expect(player.session.prompt?.kind == .offer)
    player.play(Typed.parse("<wait:20000>?<wait:30000><Esc><wait:60000><Enter><C-c>"))
    let spent = player.happenings.compactMap { happening -> String? in
      if case .time(let activity, let ms) = happening { return "\(activity.rawValue) \(ms)" }
      return nil
    }
    #expect(spent.suffix(4) == ["break 20000", "reading 30000", "break 60000", "labeling 1000"])
  }

  @Test func linesReachItOverAPromptToo() throws {
    let prompt = Prompt(.news, "New", [.line("Hello.")])
    let plain = try PlainHarness(Sample.team, items: Sample.texts(1), prompts: [prompt])
    #expect(plain.type(":guide tone").contains("Judge the words"))
    #expect(plain.type("?").contains("Read it all."))
    #expect(plain.type(":help").contains(":note TOPIC"))
    #expect(plain.type(":terms").contains("The terms of this work"))
    #expect(plain.type(":skip").contains("An empty line goes on."))
    #expect(plain.session.prompt == prompt)
    #expect(plain.type("").contains("text 1"))
  }

  private static func terms() throws -> Stage {
    var stage = try PromptScenes.masked()
    stage.past = Past()
    return stage
  }
}
