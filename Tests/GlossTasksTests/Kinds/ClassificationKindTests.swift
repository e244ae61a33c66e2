import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import Testing

@Suite struct ClassificationKindTests {
  private let asked = Sample.asked(Input(text: "Text."))

  private static let abc = #""labels": [{"id": "a", "key": "a"}, {"id": "b"}, {"id": "c"}]"#

  private static func many(_ count: Int) -> String {
    "\"labels\": [" + (1...count).map { "{\"id\": \"label-\($0)\"}" }.joined(separator: ",") + "]"
  }

  /// Presses keys and gives what came of the last, with the labels chosen.
  private func press(_ names: String, _ kind: any Kind) -> (last: Pressed?, labels: [ID]) {
    var ask = kind.ask(asked)
    let last = keys(names).map { ask.press($0) }.last
    return (last, ask.value.labels)
  }

  private func enter(_ line: String, _ kind: any Kind) -> Result<[ID], Refusal> {
    var ask = kind.ask(asked)
    let outcome = ask.enter(line)
    guard case .refused(let why) = outcome else {
      #expect(outcome == .answered)
      return .success(ask.value.labels)
    }
    #expect(ask == kind.ask(asked))
    return .failure(Refusal(why: why))
  }

  struct Refusal: Error, Equatable { let why: String }

  @Test func aSingleChoiceIsOneKey() throws {
    let kind = try Sample.kind("classification", Self.abc)
    #expect(kind.bindings.map(\.key) == ["a", "1", "2"])
    #expect(press("a", kind) == (.answered, ["a"]))
    #expect(press("1", kind) == (.answered, ["b"]))
    #expect(press("a 2", kind) == (.answered, ["c"]))
    #expect(press("enter", kind) == (.refused("Choose a label."), []))
    #expect(press("z", kind) == (.ignored, []))
    #expect(press("b", kind) == (.ignored, []))
    #expect(kind.ask(asked).hints == [Hint("a 1 2", "choose")])
  }

  @Test func digitsGoToThoseWithoutAKeyAndSkipThoseTaken() throws {
    let kind = try Sample.kind(
      "classification", #""labels": [{"id": "x"}, {"id": "y", "key": "1"}, {"id": "z"}]"#)
    #expect(kind.bindings.map(\.key) == ["2", "1", "3"])
    let nine = try Sample.kind("classification", Self.many(9))
    #expect(nine.ask(asked).hints == [Hint("1–9", "choose")])
    let gaps = try Sample.kind(
      "classification",
      #""labels": [{"id": "x", "key": "2"}, {"id": "y", "key": "5"}, {"id": "z", "key": "9"}]"#)
    #expect(gaps.ask(asked).hints == [Hint("2 5 9", "choose")])
  }

  @Test func severalAreOneKeyEachAndEnter() throws {
    let kind = try Sample.kind("classification", Self.abc + #", "multiple": true"#)
    #expect(press("2 a enter", kind) == (.answered, ["a", "c"]))
    #expect(press("2 a 2 enter", kind) == (.answered, ["a"]))
    #expect(press("enter", kind) == (.answered, []))
    #expect(enter("c, a", kind) == .success(["a", "c"]))
    #expect(enter("2,a,,", kind) == .success(["a", "c"]))
    #expect(enter("", kind) == .success([]))
    #expect(enter("a,a", kind) == .success(["a"]))
    #expect(
      enter("a,zebra", kind)
        == .failure(Refusal(why: "There is no label \"zebra\"; the labels are: a a, 1 b, 2 c.")))
  }

  @Test func noneIsAnAnswerApartFromNothing() throws {
    let kind = try Sample.kind("classification", Self.abc + #", "multiple": true"#)
    var ask = kind.ask(asked)
    #expect(ask.standing == .untouched)
    #expect(ask.hints == [Hint("Enter", "none of these"), Hint("a 1 2", "on/off")])
    _ = ask.press(Key(.enter))
    #expect(ask.standing == .complete)
    #expect(ask.summary == "none")
    _ = ask.press(.character("a"))
    _ = ask.press(.character("a"))
    #expect(ask.standing == .untouched)
  }

  @Test func leastAndMostAreHeld() throws {
    let kind = try Sample.kind(
      "classification", Self.abc + #", "multiple": true, "min": 1, "max": 2"#)
    #expect(press("enter", kind) == (.refused("Choose at least 1; 0 chosen."), []))
    #expect(press("a 1 2 enter", kind).last == .refused("Choose at most 2; 3 chosen."))
    #expect(press("a 1 enter", kind) == (.answered, ["a", "b"]))
    #expect(enter("", kind) == .failure(Refusal(why: "Choose at least 1; 0 chosen.")))
    #expect(enter("a,b,c", kind) == .failure(Refusal(why: "Choose at most 2; 3 chosen.")))
    #expect(!kind.ask(asked).hints.contains { $0.key == "Enter" })
    var ask = kind.ask(asked)
    for key in keys("a 1 2") { _ = ask.press(key) }
    #expect(ask.standing == .incomplete("choose at most 2; 3 chosen"))
    let value = { Answer(question: "", kind: "classification", labels: $0) }
    #expect(kind.ask(asked).giving(value(["a", "b", "c"])) == nil)
    #expect(kind.ask(asked).giving(value([])) == nil)
    #expect(kind.ask(asked).giving(value(["a", "a"])) == nil)
  }

  @Test func aSingleChoiceTakesNoSecond() throws {
    let kind = try Sample.kind("classification", Self.abc)
    #expect(enter("a, b", kind) == .failure(Refusal(why: "Choose one label.")))
    #expect(enter("", kind) == .failure(Refusal(why: "Choose a label.")))
    let two = Answer(question: "", kind: "classification", labels: ["a", "b"])
    #expect(kind.ask(asked).giving(two) == nil)
  }

  @Test func arrowsHighlightAndEnterOrSpaceChooses() throws {
    let single = try Sample.kind("classification", Self.abc)
    #expect(press("↓ ↓ enter", single) == (.answered, ["b"]))
    #expect(press("↑ space", single) == (.answered, ["c"]))
    #expect(press("↓ ↑ ↑ enter", single) == (.answered, ["a"]))
    var ask = single.ask(asked)
    _ = ask.press(Key(.down))
    #expect(ask.hints == [Hint("Enter a 1 2", "choose")])
    let several = try Sample.kind("classification", Self.abc + #", "multiple": true"#)
    #expect(press("↓ space ↓ space enter", several) == (.answered, ["a", "b"]))
    #expect(press("space", several).last == .ignored)
  }

  @Test func pastNineTypingFilters() throws {
    let kind = try Sample.kind("classification", Self.many(12))
    #expect(kind.bindings.count == 9)
    #expect(press("l enter", kind) == (.answered, ["label-1"]))
    #expect(press("- 1 2 enter", kind) == (.answered, ["label-12"]))
    #expect(press("l ↓ enter", kind) == (.answered, ["label-2"]))
    #expect(press("l x", kind).last == .refused("No label has \"lx\" in its name."))
    #expect(press("l bksp 3", kind) == (.answered, ["label-3"]))
    #expect(press("l a esc 3", kind) == (.answered, ["label-3"]))
    #expect(press("7", kind) == (.answered, ["label-7"]))
    let several = try Sample.kind("classification", Self.many(12) + #", "multiple": true"#)
    #expect(press("- 1 2 enter 1 enter", several) == (.answered, ["label-1", "label-12"]))
    #expect(enter("label-11, 2", several) == .success(["label-2", "label-11"]))
  }

  @Test func aFilterSwallowsNoKeyOfEveryQuestion() throws {
    let kind = try Sample.kind("classification", Self.many(12))
    for key in ["u", "q", ":", "?", "/", "!", "]"] {
      #expect(press(key, kind).last == .ignored, "\(key)")
    }
    for key in [":", "?", "/", "!", "]"] {
      #expect(press("l \(key)", kind).last == .ignored, "l \(key)")
    }
    #expect(press("l u", kind).last == .refused("No label has \"lu\" in its name."))
    #expect(press("esc", kind).last == .ignored)
    #expect(press("bksp", kind).last == .ignored)
  }

  @Test func aRefusedMarkLeavesTheFilterAsItWas() throws {
    let kind = try Sample.kind("classification", Self.many(12))
    var ask = kind.ask(asked)
    _ = ask.press(.character("e"))
    let before = ask
    _ = ask.press(.character("\u{301}"))
    #expect(ask == before)
  }

  @Test func eachResponseIsAskedForItself() throws {
    let kind = try Sample.kind("classification", Self.abc + #", "of": "responses""#)
    #expect(kind.asksEachResponse)
    #expect(kind.fault(of: Sample.item(Input(text: "x"))) != nil)
    #expect(kind.fault(of: Sample.item(Sample.pair())) == nil)
    let second = Sample.asked(Sample.pair(), of: "r2")
    var ask = kind.ask(second)
    #expect(ask.press(.character("a")) == .answered)
    let value = ask.value
    #expect(value == Answer(question: "", kind: "classification", of: "r2", labels: ["a"]))
    #expect(kind.ask(Sample.asked(Sample.pair(), of: "r1")).giving(value) == nil)
  }

  @Test func idsMayHoldCommasAndKeysMayBeCapitals() throws {
    let kind = try Sample.kind(
      "classification",
      #""labels": [{"id": "yes, but", "key": "B"}, {"id": "yes"}], "multiple": true"#)
    #expect(enter("yes, but", kind) == .success(["yes, but"]))
    #expect(enter("1,B", kind) == .success(["yes, but", "yes"]))
    #expect(press("B enter", kind) == (.answered, ["yes, but"]))
  }

  @Test func titlesAndIDsAreTakenInWhateverCaseWhereTheyAreOneLabelsAlone() throws {
    let kind = try Sample.kind(
      "classification",
      """
      "labels": [{"id": "billing", "title": "Money, taken", "key": "m"}, {"id": "M"},
        {"id": "tech", "title": "Billing error"}, {"id": "TECH", "title": "money"},
        {"id": "éa", "title": "ZÜRICH"}, {"id": "x", "title": "Both"}, {"id": "both"}]
      """)
    for (word, id) in [
      ("Billing", "billing"), ("MONEY, TAKEN", "billing"), ("billing ERROR", "tech"),
      ("tech", "tech"), ("TECH", "TECH"), ("m", "billing"), ("M", "M"), ("Money", "TECH"),
      ("zürich", "éa"), ("Éa", "éa"), ("both", "both"),
    ] as [(String, ID)] {
      #expect(enter(word, kind) == .success([id]), "\(word)")
    }
    for word in ["Tech", "Both "] {
      guard case .failure(let refusal) = enter(word, kind) else {
        Issue.record("\(word) is two labels")
        continue
      }
      #expect(refusal.why.hasPrefix("There is no label"))
    }
  }

  @Test func linesSayWhatIsChosenWithoutColour() throws {
    let kind = try Sample.kind("classification", Self.abc + #", "multiple": true"#)
    var ask = kind.ask(asked)
    for key in keys("a ↓ ↓") { _ = ask.press(key) }
    #expect(ask.lines.map(\.text) == [" ● a a ○ 1 b ○>2 c"])
    #expect(
      ask.lines(in: Asked.Room(columns: 44, rows: 20)).map(\.text)
        == ["  ● a  a", "  ○ 1  b", "> ○ 2  c"])
    #expect(kind.ask(asked).usage.first == "  a  a")
    #expect(kind.choices == ["a", "b", "c"])
  }
}
