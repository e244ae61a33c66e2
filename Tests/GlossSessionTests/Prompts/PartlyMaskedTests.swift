import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import Testing

@testable import GlossSession

/// A masked item is answered from its first revealed sentence on, and no more of it is known.
@Suite struct PartlyMaskedTests {
  private static let items = [CareSample.masked, CareSample.plain]

  private func harness(
    _ questions: String = Sample.team, items: [String] = PartlyMaskedTests.items
  ) throws -> SessionHarness {
    try SessionHarness(questions, CareSample.care, items: items)
  }

  @Test func oneSentenceIsEnough() throws {
    let harness = try harness()
    harness.press("b")
    #expect(harness.notice.contains("masked"))
    harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
    harness.press(
      "b", "label m1 answered r1", #"exposure m1 ["hate", "violence"] 1/5"#, "drafts ")
    #expect(harness.appended[0].input.text == CareSample.sentences.joined(separator: " "))
    #expect(harness.item == "p1")
  }

  @Test func marksStandWithinWhatIsRevealed() throws {
    let harness = try harness(Sample.mentions)
    harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
    for _ in 0..<9 { _ = harness.store.press(Key(.right), harness.now) }
    harness.press("p")
    let spans = harness.session.open?.focused?.ask.values.flatMap(\.spans) ?? []
    #expect(spans.map(\.text) == ["glimmered"] || spans.map(\.text) == ["glimmered."])
    // A line cannot reach behind it, and what it says quotes nothing.
    let refused = harness.store.enter("30-38 person", harness.now)
    guard case .refused(let why) = refused else {
      _ = Issue.record("\(refused)")
      return
    }
    #expect(CareSample.leaks(why).isEmpty)
    harness.press(
      "\n", "label m1 answered r1", #"exposure m1 ["hate", "violence"] 1/5"#, "drafts ")
    #expect(harness.appended[0].answers[0].spans.count == 1)
  }

  /// Marks of an earlier answer stand behind what is revealed, and undo could bring them back.
  @Test func anEarlierAnswerWaitsForItsText() throws {
    let harness = try harness(Sample.mentions)
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    _ = harness.store.enter("0-10 person; 41-47 org", harness.now)
    harness.settle()
    #expect(harness.appended.count == 1)
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.isHidden == true)
    harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
    #expect(harness.session.open?.isHidden == true)
    harness.press("p")
    #expect(harness.notice.contains("needs more of this item"))
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    #expect(harness.session.open?.isHidden == false)
    #expect(harness.session.open?.focused?.ask.values[0].spans.count == 2)
  }

  @Test func aRewriteWaitsForTheWhole() throws {
    let harness = try harness(#"{"name": "t", "kind": "text", "from": "text"}"#)
    harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
    #expect(harness.session.open?.isHidden == true)
    harness.step("drafts m1: 5/5") { $0.reveal(whole: true, $1) }
    #expect(harness.session.open?.isHidden == false)
  }

  /// Everything that could bring up more than was revealed, on every kind.
  @Test func noMoreOfItIsDrawn() throws {
    let item = #"""
      {"id": "m1", "text": "Zweihander glimmered. Quixotic brawlers.", "prompt": "Zweihander. Kumquat.",
      "advice": ["violence"], "responses": [{"id": "x", "text": "Zweihander. Jackdaw wept."},
      {"id": "y", "text": "Zweihander. Vortex pummelled."}], "suggestions": {"team": {"labels":
      ["billing"]}, "mentions": {"spans": [{"of": "text", "start": 22, "end": 30, "label": "person",
      "text": "Quixotic"}]}}}
      """#.replacing("\n", with: " ")
    let questions = [
      Sample.team, Sample.mentions,
      Sample.mentions.replacing(#""labels""#, with: #""field": "responses", "labels""#),
      #"{"name": "order", "kind": "ranking", "ties": true}"#,
      #"{"name": "good", "kind": "rating", "of": "responses", "criteria": [{"id": "clear"}]}"#,
      Sample.better, #"{"name": "t", "kind": "text", "from": "response"}"#,
      #"{"name": "t", "kind": "text", "required": false}"#,
    ]
    let ways = [
      "", "d", "m", "z", "zz", "<Right><Right><Right><Right>p", "<End>p", "} p", "a", " ", "e", "A",
      "1", "/vortex<Enter>", "o", "p:goto p1<Enter>:goto m1<Enter>", "pu", "<Tab>", "r", "?",
    ]
    for question in questions {
      for way in ways {
        let stage = try Stage(question, CareSample.care, items: [item, CareSample.plain])
        let player = ScreenPlayer(stage, columns: 120, rows: 30, typed: "v" + way)
        let drawn = player.frame.snapshot(styles: false)
        let leaks = CareSample.leaks(drawn).filter { !["Zweihander", "glimmered"].contains($0) }
        #expect(leaks.isEmpty, "\(question) \(way): \(drawn)")
      }
    }
  }

  @Test func whatTakesWholeTextsIsRefused() throws {
    let stage = try Stage(Sample.team, CareSample.care, items: Self.items)
    for key in ["d", "m"] {
      let player = ScreenPlayer(stage, columns: 80, rows: 24, typed: "v" + key)
      #expect(
        player.session.notice?.text
          == "That needs the whole text, and some of it is masked; V reveals it.")
    }
    let plain = try PlainHarness(Sample.team, CareSample.care, items: Self.items)
    #expect(
      plain.type(":reveal", ":diff").contains("some of it is masked; :reveal all reveals it."))
    #expect(plain.type("b").contains("saved lb_"))
  }

  // MARK: The event

  @Test func itIsWrittenWhenTheItemIsLeft() throws {
    let leave: [(String, [String], (inout SessionStore, Moment) -> Void)] = [
      ("goto", ["exposure"], { $0.goTo("p1", $1) }),
      ("skip", ["label m1 skipped r1", "exposure"], { $0.skip($1) }),
      ("end", ["exposure", "time"], { $0.leave(code: 0, $1) }),
    ]
    for (name, wanted, act) in leave {
      let harness = try harness()
      harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
      harness.step("drafts m1: 2/5") { $0.reveal(whole: false, $1) }
      harness.clock.advance(1000)
      act(&harness.store, harness.now)
      harness.settle()
      let said = harness.applied.flatMap(\.effects).compactMap(SessionHarness.describe)
      let exposures = said.filter { $0.hasPrefix("exposure") }
      #expect(exposures == [#"exposure m1 ["hate", "violence"] 2/5"#], "\(name)")
      let order = said.compactMap { text in wanted.first { text.hasPrefix($0) } }
      #expect(order == wanted, "\(name): \(said)")
      #expect(harness.kept.isEmpty, "\(name)")
    }
  }

  @Test func aKillCostsNone() throws {
    let harness = try harness()
    harness.step("drafts m1: 1/5") { $0.reveal(whole: false, $1) }
    try harness.restart(in: "/again")
    let exposures = harness.applied.flatMap(\.effects).compactMap(SessionHarness.describe)
      .filter { $0.hasPrefix("exposure") }
    #expect(exposures == [#"exposure m1 ["hate", "violence"] 1/5"#])
    #expect(harness.kept.isEmpty)
    // Told once.
    try harness.restart(in: "/again2")
    let again = harness.applied.flatMap(\.effects).compactMap(SessionHarness.describe)
    #expect(again.count { $0.hasPrefix("exposure") } == 1)
  }
}
