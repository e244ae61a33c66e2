import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import Testing

/// What a note cites, in both faces.
@Suite struct NoteTests {
  private func player(_ typed: String) throws -> ScreenPlayer {
    ScreenPlayer(
      try Stage(Sample.team, items: Stage.items(2)), columns: 80, rows: 24, typed: typed)
  }

  private func notes(_ player: ScreenPlayer) -> [[String]] {
    player.happenings.compactMap {
      if case .note(_, let clauses, _, _) = $0 { clauses.map(\.string) } else { nil }
    }
  }

  @Test func aClauseIsCitedWhereverItStands() throws {
    let player = try player("n1is #threats, or #tone. wins here (#deciding)? #tone!<Enter>")
    #expect(notes(player) == [["threats", "tone", "deciding"]])
    #expect(
      player.session.notice?.text
        == "Your note went to the lead, citing #threats, #tone and #deciding.")
  }

  @Test(arguments: ["item # 3", "the C# reply", "a#b", "#!", "it is #1 of the day"])
  func aNumberSignAloneCitesNothing(_ text: String) throws {
    let player = try player("n7\(text)<Enter>")
    #expect(notes(player) == [[]])
    #expect(player.session.notice?.text == "Your note went to the lead.")
  }

  @Test func anUnknownClauseIsRefusedAndTheTextStays() throws {
    var player = try player("n1is #tone, or #thraets. first?<Enter>")
    #expect(notes(player) == [])
    #expect(
      player.session.notice?.text
        == "The guideline has no clause \"thraets\"; did you mean \"threats\"? "
        + "With a space behind # it is text.")
    #expect(player.frame.snapshot(styles: false).contains("is #tone, or #thraets. first?"))
    player.play(Typed.parse("<C-e><editor:is #tone, or #threats. first?><Enter>"))
    #expect(notes(player) == [["tone", "threats"]])
  }

  @Test func aLineCitesByTheSameRule() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    #expect(
      plain.type(":note unclear is (#tone), or #decidin?")
        .contains("The guideline has no clause \"decidin\"; did you mean \"deciding\"?"))
    #expect(
      plain.type(":note unclear tone -- or is it #deciding?")
        .contains("Your note went to the lead, citing #tone and #deciding."))
  }
}
