import GlossJournal
import GlossScreen
import GlossSession
import Testing

@Suite struct PromptTests {
  private let news = [
    Prompt(.news, "New since then", [.heading("A reply"), .quoted("one\n> two")]),
    Prompt(.terms, "Terms", [.value(name: "For whom", "Us")]),
  ]

  @Test func pagesComeOneByOneBeforeTheFirstItem() throws {
    let harness = try SessionHarness(Sample.team, prompts: news)
    #expect(harness.session.prompt == news[0])
    harness.press("b")
    #expect(harness.session.open?.state.entries[0].isAnswered == false)
    #expect(harness.session.open?.shownAt == nil)
    harness.step { $0.answerPrompt(.enter, $1) }
    #expect(harness.session.prompt == news[1])
    harness.step("time reading 3000") { $0.answerPrompt(.escape, $1) }
    #expect(harness.session.prompt == nil)
    #expect(harness.session.open?.shownAt == harness.now)
    harness.press("b", "label i1 answered r1", after: 700)
    // What was read before does not count as work on the item.
    #expect(harness.appended[0].activeMS == 700)
  }

  @Test func aPageIsSeenOnceItWasPassed() throws {
    let pages = [
      Prompt(.news, "New", [.quoted("Yes.")], seen: ["ev_1", "ev_2"]),
      Prompt(.terms, "Terms", [.value(name: "For whom", "Us")], seen: ["sha256:1"]),
    ]
    let harness = try SessionHarness(Sample.team, prompts: pages)
    harness.step("seen ev_1", "seen ev_2") { $0.answerPrompt(.enter, $1) }
    // Whoever leaves from a page has not passed it.
    let copy = try SessionHarness(Sample.team, prompts: pages)
    copy.step("seen ev_1", "seen ev_2") { $0.answerPrompt(.enter, $1) }
    harness.step("time reading 2000", "leave 130") { $0.leave(code: 130, $1) }
    copy.step(after: 2000, "time reading 3000", "seen sha256:1") { $0.answerPrompt(.escape, $1) }
  }

  @Test func aScriptSeesNothing() throws {
    let page = Prompt(.news, "New", [.quoted("Yes.")], seen: ["ev_1"])
    func seen(isScript: Bool) throws -> [Happening] {
      let plain = try PlainHarness(
        Sample.team, items: Sample.texts(1), isScript: isScript, prompts: [page])
      #expect(plain.opening.contains("  Yes.\n"))
      _ = plain.type(isScript ? "b" : "")
      return plain.happenings.filter { $0.name == "seen" }
    }
    #expect(try seen(isScript: true) == [])
    #expect(try seen(isScript: false) == [.seen(of: "ev_1")])
  }

  @Test(arguments: [":q", ":quit"])
  func aLineLeavesFromAPage(_ line: String) throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(1), prompts: news)
    #expect(plain.prompt == "enter> ")
    _ = plain.type(line)
    #expect(plain.exitCode == 0 && plain.session.phase == .left)
    #expect(plain.saved.isEmpty)
  }

  /// On the full screen a page has no command line: both words are keys that do nothing.
  @Test(arguments: [":q", ":quit"])
  func keysOfAWordLeaveAPageAsItIs(_ typed: String) throws {
    var stage = try Stage(Questions.team, items: Stage.items(1))
    stage.prompts = news
    var player = ScreenPlayer(stage, columns: 80, rows: 24, typed: typed)
    #expect(player.session.prompt == news[0] && player.exitCode == nil)
    #expect(player.session.notice?.text == "Enter goes on; arrows and PgDn scroll.")
    player.play(Typed.parse("<Enter><Enter>"))
    #expect(player.session.prompt == nil)
    player.play(Typed.parse(typed + "<Enter>"))
    #expect(player.exitCode == 0)
  }

  @Test func nothingIsDoneToAnItemBehindAPage() throws {
    let harness = try SessionHarness(Sample.toxic, prompts: news)
    let before = harness.session.open
    harness.step { session, now in
      session.save(now)
      session.skip(now)
      session.pass(now)
      session.undo(now)
      session.goTo("2", now)
      session.focusQuestion(1, now)
      let pasted = session.paste("x", now)
      let entered = session.enter("y", now)
      #expect(!pasted && entered == .refused("there is nothing to answer"))
    }
    #expect(harness.session.open == before)
  }

  @Test func theGuardCountsFromThePageAndFromAfterIt() throws {
    let harness = try SessionHarness(Sample.team, guardMS: 250, prompts: [news[1]])
    harness.step(after: 100) { $0.answerPrompt(.enter, $1) }
    #expect(harness.session.prompt != nil)
    #expect(harness.notice.contains("after this page"))
    harness.step(after: 200, "time reading 300") { $0.answerPrompt(.enter, $1) }
    #expect(harness.session.prompt == nil)
    harness.press("b", after: 100)
    #expect(harness.notice.contains("after this item"))
    harness.press("b", "label i1 answered r1", after: 200)
  }

  @Test func plainModeWaitsForAnEmptyLine() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(1), prompts: news)
    #expect(
      plain.opening.contains("New since then\nA reply\n  one\n  > two\nAn empty line goes on."))
    #expect(!plain.opening.contains("Item 1"))
    #expect(plain.opening.hasSuffix("enter> "))
    #expect(plain.type("b").contains("not taken: An empty line goes on."))
    #expect(plain.type("").contains("For whom:\n  Us"))
    #expect(plain.type("").contains("Item 1 of 1"))
    #expect(plain.type("b").contains("saved lb_"))
  }

  @Test func aScriptGoesOnByItself() throws {
    let plain = try PlainHarness(
      Sample.team, items: Sample.texts(1), isScript: true, prompts: news)
    #expect(plain.opening.contains("For whom:\n  Us"))
    #expect(plain.opening.contains("Item 1 of 1"))
    #expect(plain.type("b").contains("saved lb_"))
  }
}
