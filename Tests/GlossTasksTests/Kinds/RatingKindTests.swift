import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct RatingKindTests {
  private static let criteria =
    #""criteria": [{"id": "acc", "title": "Accuracy"}, {"id": "safe"}, {"id": "tone"}]"#
  private static let ofResponses = criteria + #", "of": "responses""#
  private static let item = Sample.asked(Input(text: "Some text."))
  private static let responses = Sample.asked(RankingKindTests.input)

  private func press(_ names: String, _ kind: any Kind, _ asked: Asked) -> (Pressed?, any Ask) {
    var ask = kind.ask(asked)
    let last = keys(names).map { ask.press($0) }.last
    return (last, ask)
  }

  private func ratings(_ values: [(ID, Int)], of: ID = "") -> AnswerValue {
    Answer(
      question: "", kind: "rating", of: of,
      ratings: values.map { Rating(of: of, criterion: $0.0, value: $0.1) })
  }

  @Test func digitsFillTheGridAndTheLastAnswers() throws {
    let kind = try Sample.kind("rating", Self.criteria)
    let (last, ask) = press("4 5 3", kind, Self.item)
    #expect(last == .answered)
    #expect(ask.values == [ratings([("acc", 4), ("safe", 5), ("tone", 3)])])
    #expect(press("4 5", kind, Self.item).0 == .changed)
    let half = press("4 5", kind, Self.item).1
    #expect(half.standing == .incomplete("no value yet: tone"))
    #expect(half.summary == "acc=4 safe=5 tone=·")
    #expect(press("4 enter", kind, Self.item).0 == .refused("No value yet: safe, tone."))
    #expect(
      press("6", kind, Self.item).0 == .refused("6 is not on the scale, which goes from 1 to 5."))
    #expect(press("x", kind, Self.item).0 == .ignored)
  }

  /// In a full grid a digit changes one value, and there may be others to change.
  @Test func aFullGridWaitsForEnter() throws {
    let kind = try Sample.kind("rating", Self.criteria)
    let value = ratings([("acc", 4), ("safe", 5), ("tone", 3)])
    var ask = try #require(kind.ask(Self.item).giving(value))
    #expect(ask.press(.character("1")) == .changed)
    #expect(ask.press(.character("2")) == .changed)
    #expect(ask.summary == "acc=1 safe=2 tone=3")
    #expect(ask.press(Key(.enter)) == .answered)
  }

  @Test(arguments: [
    ("4 bksp", ""), ("4 5 bksp bksp 1", "acc=1 safe=· tone=·"),
    ("↓ 2 ↑ 3 1", "acc=· safe=3 tone=1"),
    ("→", "acc=1 safe=· tone=·"), ("←", "acc=5 safe=· tone=·"), ("→ →", "acc=2 safe=· tone=·"),
    ("→ ←", "acc=1 safe=· tone=·"), ("← →", "acc=5 safe=· tone=·"),
    ("↑ ↑ ↓ ↓ ↓ ↓ 2", "acc=· safe=· tone=2"),
    ("↓ ↓ 2 5", "acc=5 safe=· tone=2"), ("bksp", ""),
  ])
  func keysMoveBetweenCriteriaAndAlongTheScale(_ typed: String, _ summary: String) throws {
    let kind = try Sample.kind("rating", Self.criteria)
    #expect(press(typed, kind, Self.item).1.summary == summary)
  }

  @Test func aGridOfResponsesGivesAnAnswerForEach() throws {
    let kind = try Sample.kind("rating", Self.ofResponses)
    #expect(!kind.asksEachResponse)
    let (last, ask) = press("1 1 1 2 2 2 3 3 3 4 5 4", kind, Self.responses)
    #expect(last == .answered)
    let values = ask.values
    #expect(values.map(\.of) == ["w", "x", "y", "z"])
    #expect(values[3] == ratings([("acc", 4), ("safe", 5), ("tone", 4)], of: "z"))
    #expect(ask.summary == "A: 1 1 1; B: 2 2 2; C: 3 3 3; D: 4 5 4")
    let some = press("1 1 1 2 → → → ↓ ↓ 4", kind, Self.responses).1
    #expect(
      some.standing
        == .incomplete("no value yet: safe of B, tone of B and 5 more"))
    #expect(some.summary == "A: 1 1 1; B: 2 · ·; C: · · ·; D: · · 4")
  }

  @Test func lettersAreUndoneInTheAnswers() throws {
    let kind = try Sample.kind("rating", Self.ofResponses)
    let shuffled = Asked(
      item: PresentedItem(
        Sample.item(RankingKindTests.input), batch: "b", annotator: "ana", seed: 3, shuffles: true))
    #expect(shuffled.item.shownOrder != Self.responses.item.shownOrder)
    var ask = kind.ask(shuffled)
    #expect(ask.enter("1 1 1; 2 2 2; 3 3 3; 4 4 4") == .answered)
    for (place, id) in shuffled.item.shownOrder.enumerated() {
      let value = ask.values.first { $0.of == id }
      let all = [("acc", place + 1), ("safe", place + 1), ("tone", place + 1)] as [(ID, Int)]
      #expect(value == ratings(all, of: id))
    }
    let again = try #require(kind.ask(Self.responses).giving(ask.values))
    #expect(
      Set(again.values) == Set(ask.values))
  }

  @Test(arguments: [
    ("4 5 3", "acc=4 safe=5 tone=3"), (" 4,5,\t3 ", "acc=4 safe=5 tone=3"),
    ("tone=1 acc=2 safe=3", "acc=2 safe=3 tone=1"), ("ACC=2 safe=3 tone=1", "acc=2 safe=3 tone=1"),
    ("acc=1 acc=2 safe=3 tone=1", "acc=2 safe=3 tone=1"),
  ])
  func linesOfAnItem(_ line: String, _ summary: String) throws {
    let kind = try Sample.kind("rating", Self.criteria)
    var ask = kind.ask(Self.item)
    #expect(ask.enter(line) == .answered)
    #expect(ask.summary == summary)
  }

  @Test(arguments: [
    ("", "Give 3 values (acc, safe, tone); this has 0."),
    ("4 5", "Give 3 values (acc, safe, tone); this has 2."),
    ("4 5 6", "\"6\" is not on the scale, which goes from 1 to 5."),
    ("4 5 x", "\"x\" is not on the scale, which goes from 1 to 5."),
    ("acc=4", "No value yet: safe, tone."),
    ("acc=", "\"\" is not on the scale, which goes from 1 to 5."),
    ("sfae=4", "There is no criterion \"sfae\"; did you mean \"safe\"?"),
    ("zzzzzz=4", "There is no criterion \"zzzzzz\"; they are: acc, safe, tone."),
    ("acc=4 5 3", "\"5\" names no criterion: write acc=5."),
  ])
  func refusedLinesOfAnItem(_ line: String, _ why: String) throws {
    let kind = try Sample.kind("rating", Self.criteria)
    var ask = kind.ask(Self.item)
    #expect(ask.enter(line) == .refused(why))
    #expect(ask == kind.ask(Self.item))
  }

  /// By name, a line changes what it names and leaves the rest.
  @Test func aNamedValueLeavesTheOthers() throws {
    let kind = try Sample.kind("rating", Self.criteria)
    var ask = try #require(
      kind.ask(Self.item).giving(ratings([("acc", 4), ("safe", 5), ("tone", 3)])))
    #expect(ask.enter("safe=1") == .answered)
    #expect(ask.summary == "acc=4 safe=1 tone=3")
    let grid = try Sample.kind("rating", Self.ofResponses)
    var cells = grid.ask(Self.responses)
    #expect(cells.enter("1 1 1;2 2 2;3 3 3;4 4 4;") == .answered)
    #expect(cells.enter("c: tone=5; a:2 2 2") == .answered)
    #expect(cells.summary == "A: 2 2 2; B: 2 2 2; C: 3 3 5; D: 4 4 4")
  }

  @Test(arguments: [
    (
      "1 1 1;2 2 2;3 3 3",
      "Give a row for each response, A to D, with ; between: there are 4, and this has 3."
    ),
    ("", "Give a row for each response, A to D, with ; between: there are 4, and this has 0."),
    ("A: 1 1 1", "No value yet: Accuracy of B, safe of B and 7 more."),
    ("A: 1 1 1; 2 2 2", "Give every row its letter, or none: \"2 2 2\" has none."),
    ("A: 1 1 1; A: 2 2 2", "A has two rows."),
    ("1 1 1;2 2;3 3 3;4 4 4", "Give 3 values (acc, safe, tone); this has 2."),
  ])
  func refusedRows(_ line: String, _ why: String) throws {
    let kind = try Sample.kind("rating", Self.ofResponses)
    var ask = kind.ask(Self.responses)
    #expect(ask.enter(line) == .refused(why))
    #expect(ask == kind.ask(Self.responses))
  }

  /// Every value of every scale has one digit, and the line with its number gives the same.
  @Test func everyScaleHasADigitForEachValue() throws {
    for min in 0...9 {
      for max in (min + 1)...10 where max - min <= 9 {
        let keys = #""criteria": [{"id": "c"}], "min": \#(min), "max": \#(max)"#
        let kind = try Sample.kind("rating", keys)
        #expect(kind.bindings.count == max - min + 1)
        for (value, binding) in zip(min...max, kind.bindings) {
          var (pressed, entered) = (kind.ask(Self.item), kind.ask(Self.item))
          #expect(pressed.press(.character(binding.key)) == .answered)
          #expect(pressed.values == [ratings([("c", value)])])
          #expect(entered.enter(String(value)) == .answered)
          #expect(entered == pressed)
        }
      }
    }
  }

  @Test func valuesThatDoNotFillTheGridAreNoDraft() throws {
    let kind = try Sample.kind("rating", Self.criteria)
    let strange: [[(ID, Int)]] = [
      [], [("acc", 4), ("safe", 5)], [("acc", 4), ("safe", 5), ("tone", 6)],
      [("acc", 4), ("safe", 5), ("tone", 3), ("tone", 3)],
      [("acc", 4), ("safe", 5), ("tone", 3), ("new", 3)],
    ]
    for values in strange { #expect(kind.ask(Self.item).giving(ratings(values)) == nil) }
    let reordered = ratings([("tone", 3), ("acc", 4), ("safe", 5)])
    let ask = try #require(kind.ask(Self.item).giving(reordered))
    #expect(ask.summary == "acc=4 safe=5 tone=3")
    let grid = try Sample.kind("rating", Self.ofResponses)
    var cells = grid.ask(Self.responses)
    _ = cells.enter("1 1 1;2 2 2;3 3 3;4 4 4")
    let values = cells.values
    #expect(grid.ask(Self.responses).giving(Array(values.dropLast())) == nil)
    #expect(grid.ask(Self.responses).giving(values + [values[0]]) == nil)
    let proposal = Answer(question: "q", kind: "rating", ratings: values.flatMap(\.ratings))
    let proposed = try #require(grid.ask(Self.responses).giving(proposal))
    #expect(proposed.values == values)
  }

  @Test func theGridIsDrawnWithItsScale() throws {
    let anchors = #", "anchors": {"1": "wrong", "5": "right"}"#
    let kind = try Sample.kind("rating", Self.criteria + anchors)
    #expect(
      press("4 1", kind, Self.item).1.lines.map(\.text) == [
        "             1   2   3   4   5  ",
        "   Accuracy  ·   ·   ·   ●   ·  ", "   safe      ●   ·   ·   ·   ·  ",
        " > tone      ·   ·   ·   ·   ·  ", "   1  wrong   5  right",
      ])
    let grid = try Sample.kind("rating", Self.ofResponses)
    #expect(
      press("4 1 2 5", grid, Self.responses).1.lines.map(\.text) == [
        "             A   B   C   D  ", "   Accuracy  4   5   ·   ·  ",
        " > safe      1  [·]  ·   ·  ", "   tone      2   ·   ·   ·  ",
      ])
  }

  /// Where not all responses fit, those around the cursor are shown, and what is cut is said.
  @Test func aGridTooWideShowsTheCursorsPart() throws {
    let many = Input(responses: (0..<20).map { Response(id: ID("r\($0)"), text: "x") })
    let kind = try Sample.kind("rating", Self.ofResponses)
    let asked = Sample.asked(many, columns: 40)
    var ask = kind.ask(asked)
    for step in 0..<20 {
      let lines = ask.lines.map(\.text)
      #expect(lines[0].contains(" \(PresentedItem.letter(at: step)) "))
      #expect(lines[1].contains("[·]"))
      #expect(lines.allSatisfy { Text.width($0) <= 40 })
      let isCutBefore = lines[0].drop { $0 == " " }.hasPrefix("…")
      #expect(lines[0].hasSuffix("…") != isCutBefore || (1...18).contains(step))
      _ = ask.press(Key(.right))
    }
  }

  /// Where not all criteria fit, those around the cursor are shown under the names of the columns.
  @Test func aGridTooHighShowsTheCursorsPart() throws {
    let kind = try Sample.kind("rating", Self.ofResponses)
    var asked = Self.responses
    asked.room = Asked.Room(columns: 80, rows: 2)
    var ask = kind.ask(asked)
    for criterion in ["1 of 3", "2 of 3", "3 of 3"] {
      let lines = ask.lines.map(\.text)
      #expect(lines.count == 2)
      #expect(lines[0].contains(criterion) && lines[0].contains(" A   B   C   D"))
      #expect(lines[1].contains("[·]"))
      _ = ask.press(Key(.down))
    }
  }

  @Test(arguments: [
    (#""criteria": []"#, "there is nothing to rate"),
    (#""min": 1"#, "this question has no \"criteria\""),
    (#""criteria": [{"title": "x"}]"#, "this criterion has no \"id\""),
    (
      #""criteria": [{"id": "a"}, {"id": "a"}]"#,
      "another criterion is called \"a\"; the first is at line 2"
    ),
    (#""criteria": [{"id": "a"}], "min": 5, "max": 5"#, "the scale goes from 5 to 5"),
    (
      #""criteria": [{"id": "a"}], "min": 0, "max": 10"#,
      "the scale has 11 values, and there are ten digits"
    ),
    (#""criteria": [{"id": "a"}], "max": 11"#, "\"max\" is 11"),
    (#""criteria": [{"id": "a"}], "min": -3"#, "\"min\" is -3"),
    (
      #""criteria": [{"id": "a"}], "anchors": {"6": "x"}"#,
      "the scale goes from 1 to 5, and has no 6"
    ),
    (#""criteria": [{"id": "a"}], "anchors": {"one": "x"}"#, "\"one\" is no value of a scale"),
    (#""criteria": [{"id": "a"}], "anchors": {"1": 1}"#, "what 1 means is a number, not a string"),
    (#""criteria": [{"id": "a"}], "anchors": ["x"]"#, "\"anchors\" is an array, not an object"),
    (#""criteria": [{"id": "a", "clause": "none"}]"#, "the guideline has no clause \"none\""),
  ])
  func faultsOfARubric(_ keys: String, _ message: String) throws {
    let text = """
      {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0",
       "questions": [{"name": "q", "kind": "rating", \(keys)}]}
      """
    let report = Report()
    #expect(Rubric.read(Sample.source(text, "rubric.json"), guideline: nil, report) == nil)
    #expect(report.errors.map(\.message).contains { $0.hasPrefix(message) })
  }

  @Test func onlyResponsesThatAreThereCanBeRated() throws {
    let kind = try Sample.kind("rating", Self.ofResponses)
    #expect(
      kind.fault(of: Sample.item(Input(text: "x")))
        == "it rates each response, and this item has none")
    #expect(kind.fault(of: Sample.item(RankingKindTests.input)) == nil)
    #expect(try Sample.kind("rating", Self.criteria).fault(of: Self.item.item.item) == nil)
  }

  /// A value is lost by clearing it alone.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func randomWalksKeepEveryOtherCell(_ seed: UInt64) throws {
    let kind = try Sample.kind("rating", Self.ofResponses)
    var random = SeededGenerator(seed: seed)
    var ask = kind.ask(Self.responses)
    let wanted = keys("1 2 3 4 5 5 ↑ ↓ ← → bksp enter 7")
    for _ in 0..<400 {
      let before = Set(ask.values.flatMap(\.ratings))
      let key = wanted[Int.random(in: 0..<wanted.count, using: &random)]
      _ = ask.press(key)
      let after = Set(ask.values.flatMap(\.ratings))
      #expect(before.subtracting(after).count <= 1)
      #expect(after.subtracting(before).count <= (key == Key(.backspace) ? 0 : 1))
    }
  }
}
