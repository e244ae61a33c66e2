import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// One question that records an answer for each response, between others that record one.
@Suite struct GridTests {
  private static let quality = #"""
    {"name": "quality", "kind": "rating", "of": "responses", "min": 1, "max": 5,
    "criteria": [{"id": "helpful"}, {"id": "safe"}], "rationale": "optional"}
    """#

  private static let order = #"{"name": "order", "kind": "ranking", "ties": true}"#

  private static let second = Sample.pair.replacing("\"i1\"", with: "\"i2\"")

  private func harness() throws -> SittingHarness {
    try SittingHarness(
      Self.quality + ",\n" + Self.order + ",\n" + Sample.better, items: [Sample.pair, Self.second])
  }

  private func ratings(_ helpful: Int, _ safe: Int, of: ID) -> [Rating] {
    [
      Rating(of: of, criterion: "helpful", value: helpful),
      Rating(of: of, criterion: "safe", value: safe),
    ]
  }

  @Test func oneGridIsAnAnswerForEachResponse() throws {
    let sitting = try harness()
    sitting.press("4521    \n1", "label i1 answered r1")
    let answers = try #require(sitting.appended.first).answers
    #expect(answers.map(\.question) == ["quality", "quality", "order", "better"])
    #expect(answers.map(\.of) == ["x1", "x2", "", ""])
    #expect(answers[0].ratings == ratings(4, 5, of: "x1"))
    #expect(answers[1].ratings == ratings(2, 1, of: "x2"))
    #expect(
      answers[2].ranking == [Rank(response: "x1", rank: 1), Rank(response: "x2", rank: 2)])
    #expect(answers[3].preferred == "x1")
  }

  @Test func goingBackRestoresTheWholeGrid() throws {
    let sitting = try harness()
    sitting.press("4521    \n1", "label i1 answered r1")
    let saved = try #require(sitting.appended.first)
    sitting.step { $0.undo($1) }
    #expect(sitting.item == "i1")
    let item = try #require(sitting.sitting.open)
    #expect(item.state.entries.map(\.isAnswered) == [true, true, true])
    #expect(item.asks.indices.map { item.standing($0) } == [.complete, .complete, .complete])
    sitting.step("label i1 answered r2") { $0.save($1) }
    #expect(sitting.appended.last?.answers == saved.answers)
    #expect(sitting.replayed().values.map(\.answers) == [saved.answers])
  }

  @Test func whatStandsBesideAGridIsSaidOfEachResponse() throws {
    let sitting = try harness()
    sitting.step {
      $0.setRationale("both are short", ask: "quality", $1)
    }
    sitting.press("4521    \n1", "label i1 answered r1", "drafts ")
    let answers = try #require(sitting.appended.first).answers
    #expect(answers.prefix(2).map(\.rationale) == ["both are short", "both are short"])
    #expect(answers.suffix(2).map(\.rationale) == ["", ""])
  }

  /// A half-made grid and a half-made ranking are as they were after another item.
  @Test func halfMadeAnswersSurviveAnotherItem() throws {
    let sitting = try harness()
    sitting.press("45")
    sitting.step { $0.focusQuestion(1, $1) }
    sitting.press("  ")
    let before = try #require(sitting.sitting.open).state.entries
    sitting.step { $0.goTo("i2", $1) }
    #expect(sitting.item == "i2")
    sitting.step { $0.goTo("i1", $1) }
    #expect(try #require(sitting.sitting.open).state.entries == before)
  }

  /// Every key that changed something is one step of undo, down to the untouched item.
  @Test func undoGoesThroughGridAndRanking() throws {
    let sitting = try harness()
    var states = [try #require(sitting.sitting.open).state.entries]
    for key in "4521" {
      sitting.press(String(key))
      states.append(try #require(sitting.sitting.open).state.entries)
    }
    for expected in states.dropLast().reversed() {
      sitting.step { $0.undo($1) }
      #expect(try #require(sitting.sitting.open).state.entries == expected)
    }
    #expect(try #require(sitting.sitting.open).isTouched == false)
  }

  @Test func plainLinesAnswerTheSame() throws {
    let (keys, lines) = (try harness(), try harness())
    keys.press("4521    \n1", "label i1 answered r1")
    lines.step { #expect($0.enter("4 5; 2 1", $1) == .answered) }
    lines.step { #expect($0.enter("A,B", $1) == .answered) }
    lines.step("label i1 answered r1") { #expect($0.enter("1", $1) == .answered) }
    #expect(keys.appended.map(\.answers) == lines.appended.map(\.answers))
  }

  /// Whatever is pressed, what was saved is what replay gives, and the session can go on.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func randomWalksSaveWhatTheySay(_ seed: UInt64) throws {
    let sitting = try harness()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      sitting.clock.advance(100)
      switch Int.random(in: 0..<24, using: &random) {
      case 0: sitting.sitting.undo(sitting.now)
      case 1: sitting.sitting.focusQuestion(1, sitting.now)
      case 2: sitting.sitting.goForward(sitting.now)
      case 3: sitting.sitting.goTo(Bool.random(using: &random) ? "i1" : "i2", sitting.now)
      default:
        let key = Self.walk[Int.random(in: 0..<Self.walk.count, using: &random)]
        _ = sitting.sitting.press(key, sitting.now, columns: 80)
      }
      sitting.settle()
    }
    #expect(!sitting.appended.isEmpty)
    #expect(sitting.replayed() == sitting.sitting.current)
    for label in sitting.appended where label.status == .answered {
      #expect(label.answers.map(\.question) == ["quality", "quality", "order", "better"])
      #expect(label.answers.flatMap(\.ranking).allSatisfy { $0.rank > 0 })
      #expect(label.answers.prefix(2).allSatisfy { $0.ratings.count == 2 })
    }
  }

  private static let walk =
    "1234512345  =AB\n\n".map { $0 == "\n" ? Key(.enter) : Key(.character($0)) }
    + [.up, .down, .left, .right, .backspace, .escape].map { Key($0) }
}
