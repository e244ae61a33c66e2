import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

@Suite struct MaskedFrameTests {
  private func stage() throws -> Stage {
    let pair = #"""
      {"id": "m2", "prompt": [{"role": "system", "content": "Quixotic brawlers."}, {"role": "user",
      "content": "Jackdaw wept. Kumquat ended."}], "context": "Zweihander glimmered.",
      "responses": [{"id": "x", "text": "Vortex pummelled."}, {"id": "y", "text": "Jackdaw"}],
      "metadata": {"a": "Kumquat"}, "advice": ["violence"]}
      """#.replacing("\n", with: " ")
    var stage = try Stage(
      Sample.team, CareSample.care, items: [CareSample.masked, pair, CareSample.plain])
    stage.terms = Terms(
      SourceFile(path: "t", bytes: Array(#"{"support": "call Mira on 116 123"}"#.utf8)))
    stage.past = Past.seen(stage.terms)
    return stage
  }

  /// The bytes of whole screens, before and after everything that could bring the text up.
  @Test(arguments: [(40, 10), (80, 24), (100, 30), (200, 50)])
  func noByteOfTheTextIsSent(_ columns: Int, _ rows: Int) throws {
    let ways = [
      "", "b", "u", "?", "?k", "?t", "n1", "r", "z", "zz", "m", "d", "<Enter>",
      "/zweihander<Enter>",
      "/kumquat<Enter>", "/jackdaw<Enter>", ":goto m2<Enter>", ":goto m2<Enter>z", "s",
      ":break<Enter>", "!", "!<Esc>",
      "V:goto m2<Enter>", "V:goto p1<Enter>:goto m1<Enter>", "VbU", ":rationale x<Enter>",
    ]
    for way in ways {
      let player = ScreenPlayer(try stage(), columns: columns, rows: rows, typed: way)
      var painter = Painter(capability: .none)
      let bytes = String(decoding: painter.paint(player.frame), as: UTF8.self)
      #expect(CareSample.leaks(bytes).isEmpty, "\(way): \(player.frame.snapshot())")
    }
  }

  @Test func theFirstFrameNamesTheCategoryAndWhoHelps() throws {
    let drawn = ScreenPlayer(try stage(), columns: 80, rows: 24).frame.snapshot()
    #expect(drawn.contains("Masked: violence"))
    #expect(drawn.contains("Support: call Mira on 116 123"))
  }

  @Test func theTextIsThereOnceItIsRevealed() throws {
    let drawn = ScreenPlayer(try stage(), columns: 80, rows: 24, typed: "V").frame.snapshot()
    #expect(CareSample.leaks(drawn).count == 10)
    let part = ScreenPlayer(try stage(), columns: 80, rows: 24, typed: "v").frame.snapshot()
    #expect(CareSample.leaks(part) == ["Zweihander", "glimmered"])
  }

  @Test func plainModePrintsNothingOfItUntilItIsRevealed() throws {
    let plain = try PlainHarness(
      Sample.team, CareSample.care, items: [CareSample.masked, CareSample.plain])
    #expect(CareSample.leaks(plain.opening).isEmpty)
    #expect(plain.opening.contains("Masked: violence"))
    #expect(plain.opening.contains("Support: not stated"))
    let found = plain.type("b", "", ":find kumquat", ":goto 2", ":goto 1")
    #expect(CareSample.leaks(found).map(String.init) == [])
    #expect(found.contains("not taken: This item is masked"))
    #expect(CareSample.leaks(plain.type(":reveal")) == ["Zweihander", "glimmered"])
    #expect(CareSample.leaks(plain.type(":reveal all")).count == 10)
    #expect(plain.type("b").contains("saved lb_"))
  }

  @Test func aBrokenItemIsNotQuotedEither() throws {
    let broken = #"{"id": "m1", "text": 3, "context": "Zweihander", "advice": ["violence"]}"#
    let stage = try Stage(Sample.team, CareSample.care, items: [broken])
    let drawn = ScreenPlayer(stage, columns: 80, rows: 24).frame.snapshot()
    #expect(drawn.contains("is a number, not a string"))
    #expect(CareSample.leaks(drawn).isEmpty)
  }
}

extension Past {
  /// Of somebody who has seen these terms.
  static func seen(_ terms: Terms) -> Past {
    let content = EventContent(
      batch: "b", person: "p", session: "s", at: Timestamp(milliseconds: 0),
      happening: .seen(of: ID((terms.sha256 ?? .zero).text)))
    return Past(
      of: "p", on: "b", events: [Event(id: "ev_1", prev: .zero, content: content)],
      at: Timestamp(milliseconds: 0))
  }
}
