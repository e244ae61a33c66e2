import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossSession

/// The way through a batch: to an item and on from there, back, for later, and the list of all.
@Suite struct ItemsTests {
  private static let team = Sample.team
    .replacing(#""id": "billing""#, with: #""id": "billing", "title": "Billing""#)

  private func player(
    _ typed: String, items: [String] = Stage.items(5), _ more: String = "", past: Past = Past(),
    unsaved: [UnsavedText] = [], rows: Int = 24
  ) throws -> ScreenPlayer {
    var stage = try Stage(Self.team, more, items: items)
    stage.past = past
    stage.unsaved = unsaved
    return ScreenPlayer(stage, columns: 80, rows: rows, typed: typed)
  }

  private func lines(_ player: ScreenPlayer) -> [String] {
    player.frame.snapshot(styles: false).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
  }

  @Test func afterGotoTheSessionGoesOnFromThere() throws {
    let harness = try SessionHarness(Sample.team, items: Sample.texts(6))
    harness.step { $0.goTo("4", $1) }
    harness.press("b", "label i4 answered r1")
    #expect(harness.item == "i5")
    // Going back returns to where that began.
    harness.step { $0.undo($1) }
    harness.press("r", "label i4 answered r2")
    #expect(harness.item == "i5")
    harness.press("b", "label i5 answered r1")
    harness.press("b", "label i6 answered r1")
    #expect(harness.item == "i1")
    harness.step { $0.goTo("3", $1) }
    harness.step { $0.run("next", $1) }
    #expect(harness.item == "i1")
    harness.step { $0.run("next", $1) }
    #expect(harness.notice == "That is this item.")
    // Withdrawing another item is a visit.
    harness.step("label i5 withdrawn r2") { $0.withdraw("5", $1) }
    #expect(harness.item == "i1")
  }

  @Test func forLaterComesLastAndSurvivesAKill() throws {
    let harness = try SessionHarness(Sample.toxic, items: Sample.texts(3))
    harness.press("y")
    harness.step { $0.run("later", $1) }
    #expect(harness.item == "i2")
    #expect(harness.notice == "i1 is marked for later; o lists it.")
    harness.press("n", "label i2 answered r1")
    #expect(harness.item == "i3")
    harness.store.flushDrafts(harness.now)
    harness.settle()
    try harness.restart(in: "/again")
    #expect(harness.item == "i3")
    harness.press("n", "label i3 answered r1")
    #expect(
      harness.item == "i1" && harness.notice.contains("Brought back: your unfinished choices."))
    harness.step { $0.run("later", $1) }
    #expect(harness.notice == "i1 is not marked for later any more.")
    harness.step { $0.run("later", $1) }
    #expect(harness.item == "i1" && harness.notice == "Marked for later; nothing else is open.")
    harness.press("i\n", "label i1 answered r1", "drafts ")
    #expect(harness.session.phase == .finished && harness.session.items.later.isEmpty)
    #expect(harness.kept.isEmpty)
  }

  @Test func theOverviewListsAllByStateWithTheirWordsAndAnswers() throws {
    let typed = "bs:note other why<Enter>+o"
    let drawn = lines(try player(typed))
    let texts = drawn.map(\.trimmed)
    #expect(texts.contains("5 items: 1 later · 1 skipped · 2 open · 1 answered"))
    #expect(texts.contains("later (1)") && texts.contains("skipped (1)"))
    let answered = try #require(drawn.first { $0.contains("i1") })
    #expect(answered.hasSuffix("Billing") && !answered.contains("billing"))
    let later = try #require(drawn.first { $0.contains("i3") })
    #expect(later.contains("noted"))
    #expect(drawn.contains { $0.hasPrefix(" > i4") && $0.hasSuffix("here") })
  }

  @Test func enterGoesThereAndPlusMarks() throws {
    let went = try player("bo<Down><Enter>")
    #expect(went.session.open?.id == "i3")
    let skipped = try player("sso<Home><Down><Enter>")
    #expect(skipped.session.open?.id == "i2")
    let marked = try player("o<End>+<Esc>")
    #expect(marked.session.items.later == [4])
    #expect(marked.session.unsavedTexts.map(\.item) == ["i5"])
    #expect(try player("oq").face.mode == .answering)
    #expect(try player("oo").face.mode == .answering)
  }

  @Test func tabGoesFromStateToState() throws {
    #expect(try player("sbo<Tab><Enter>").session.open?.id == "i2")
    #expect(try player("sbo<Tab><Tab><Enter>").session.open?.id == "i1")
    #expect(try player("sbo<S-Tab><S-Tab><Enter>").session.open?.id == "i2")
    #expect(try player("sb:items answered<Enter><Enter>").session.open?.id == "i2")
    #expect(try player(":items answered<Enter>").session.notice?.text == "No item is answered.")
  }

  @Test func theEndSaysWhatWasSkipped() throws {
    let drawn = lines(try player("sbbbs")).joined(separator: "\n")
    #expect(drawn.contains("All 5 items are done, 2 of them skipped: o shows them."))
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    #expect(plain.type(":skip", "b").contains("1 skipped: :items skipped shows it."))
  }

  @Test func noTextOfAMaskedOrStoppedItemIsListed() throws {
    let items = [CareSample.masked, CareSample.plain, CareSample.hate]
    for typed in ["o", "Vbo", "vo", "!<Enter>o", "V+o"] {
      let player = try player(typed, items: items, CareSample.care)
      let drawn = player.frame.snapshot(styles: false)
      #expect(CareSample.leaks(drawn).isEmpty, "\(typed): \(drawn)")
    }
    let stopped = try player("!<Enter>o", items: items, CareSample.care)
    #expect(stopped.frame.snapshot(styles: false).contains("withheld from everyone"))
    let plain = try PlainHarness(Sample.team, CareSample.care, items: items)
    #expect(CareSample.leaks(plain.type(":items", ":items open")).isEmpty)
  }

  @Test func plainModePrintsThemBoundedWithACount() throws {
    let plain = try PlainHarness(Self.team, items: Sample.texts(130))
    let printed = plain.type("b", ":items")
    #expect(printed.contains("\n130 items: 129 open · 1 answered\n"))
    #expect(printed.contains("\n30 more are not listed; :items STATE lists those of one state.\n"))
    #expect(plain.type(":items answered").contains("\nItem 1 · i1 (answered; Billing): text 1\n"))
    #expect(plain.type(":items oben").contains("did you mean \"open\"?"))
    #expect(plain.type(":items later").contains("No item is later."))
  }

  /// Of a large batch no more is read than is drawn, and a key stays a key.
  @Test func aLargeBatchIsListedAtOnce() throws {
    var player = try player("", items: Stage.items(100_000))
    let start = ContinuousClock.now
    player.play(Typed.parse("o<End>"))
    for _ in 0..<20 { player.play(Typed.parse("<PgUp>")) }
    #expect(player.frame.snapshot(styles: false).contains("open (100000)") == false)
    player.play(Typed.parse("<Home>"))
    #expect(player.frame.snapshot(styles: false).contains("open (100000)"))
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
