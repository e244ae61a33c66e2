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

  private func harness() throws -> SessionHarness {
    try SessionHarness(
      Self.quality + ",\n" + Self.order + ",\n" + Sample.better, items: [Sample.pair, Self.second])
  }

  private func ratings(_ helpful: Int, _ safe: Int, of: ID) -> [Rating] {
    [
      Rating(of: of, criterion: "helpful", value: helpful),
      Rating(of: of, criterion: "safe", value: safe),
    ]
  }

  @Test func oneGridIsAnAnswerForEachResponse() throws {
    let session = try harness()
    session.press("4521    \n1", "label i1 answered r1")
    let answers = try #require(session.appended.first).answers
    #expect(answers.map(\.question) == ["quality", "quality", "order", "better"])
    #expect(answers.map(\.of) == ["x1", "x2", "", ""])
    #expect(answers[0].ratings == ratings(4, 5, of: "x1"))
    #expect(answers[1].ratings == ratings(2, 1, of: "x2"))
    #expect(
      answers[2].ranking == [Rank(response: "x1", rank: 1), Rank(response: "x2", rank: 2)])
    #expect(answers[3].preferred == "x1")
  }

  @Test func goingBackRestoresTheWholeGrid() throws {
    let session = try harness()
    session.press("4521    \n1", "label i1 answered r1")
    let saved = try #require(session.appended.first)
    session.step { $0.undo($1) }
    #expect(session.item == "i1")
    let item = try #require(session.session.open)
    #expect(item.state.entries.map(\.isAnswered) == [true, true, true])
    #expect(
      item.state.entries.indices.map { item.standing($0) } == [.complete, .complete, .complete])
    session.step("label i1 answered r2") { $0.save($1) }
    #expect(session.appended.last?.answers == saved.answers)
    #expect(session.replayed().values.map(\.answers) == [saved.answers])
  }

  @Test func whatStandsBesideAGridIsSaidOfEachResponse() throws {
    let session = try harness()
    session.step {
      $0.setRationale("both are short", ask: "quality", $1)
    }
    session.press("4521    \n1", "label i1 answered r1")
    let answers = try #require(session.appended.first).answers
    #expect(answers.prefix(2).map(\.reason) == ["both are short", "both are short"])
    #expect(answers.suffix(2).map(\.reason) == ["", ""])
  }

  /// A half-made grid and a half-made ranking are as they were after another item.
  @Test func halfMadeAnswersSurviveAnotherItem() throws {
    let session = try harness()
    session.press("45")
    session.step { $0.focusQuestion(1, $1) }
    session.press("  ")
    let before = try #require(session.session.open).state.entries
    session.step { $0.goTo("i2", $1) }
    #expect(session.item == "i2")
    session.step { $0.goTo("i1", $1) }
    #expect(try #require(session.session.open).state.entries == before)
  }

  /// Every key that changed something is one step of undo, down to the untouched item.
  @Test func undoGoesThroughGridAndRanking() throws {
    let session = try harness()
    var states = [try #require(session.session.open).state.entries]
    for key in "4521" {
      session.press(String(key))
      states.append(try #require(session.session.open).state.entries)
    }
    for expected in states.dropLast().reversed() {
      session.step { $0.undo($1) }
      #expect(try #require(session.session.open).state.entries == expected)
    }
    #expect(try #require(session.session.open).isTouched == false)
  }

  @Test func plainLinesAnswerTheSame() throws {
    let (keys, lines) = (try harness(), try harness())
    keys.press("4521    \n1", "label i1 answered r1")
    lines.step { #expect($0.enter("4 5; 2 1", $1) == .taken) }
    lines.step { #expect($0.enter("A,B", $1) == .taken) }
    lines.step("label i1 answered r1") { #expect($0.enter("1", $1) == .taken) }
    #expect(keys.appended.map(\.answers) == lines.appended.map(\.answers))
  }

  /// Whatever is pressed, what was saved is what replay gives, and the session can go on.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func randomWalksSaveWhatTheySay(_ seed: UInt64) throws {
    let session = try harness()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      session.clock.advance(100)
      switch Int.random(in: 0..<24, using: &random) {
      case 0: session.store.undo(session.now)
      case 1: session.store.focusQuestion(1, session.now)
      case 2: session.store.goForward(session.now)
      case 3: session.store.goTo(Bool.random(using: &random) ? "i1" : "i2", session.now)
      default:
        let key = Self.walk[Int.random(in: 0..<Self.walk.count, using: &random)]
        _ = session.store.press(key, session.now, columns: 80)
      }
      session.settle()
    }
    #expect(!session.appended.isEmpty)
    #expect(session.held() == session.session.current)
    for label in session.appended where label.status == .answered {
      #expect(label.answers.map(\.question) == ["quality", "quality", "order", "better"])
      #expect(label.answers.flatMap(\.ranking).allSatisfy { $0.rank > 0 })
      #expect(label.answers.prefix(2).allSatisfy { $0.ratings.count == 2 })
    }
  }

  private static let walk =
    "1234512345  =AB\n\n".map { $0 == "\n" ? Key(.enter) : Key(.character($0)) }
    + [.up, .down, .left, .right, .backspace, .escape].map { Key($0) }
}
