import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import Testing

@Suite struct PairwiseKindTests {
  private static let all = #""tie": true, "neither": true, "strength": ["a bit", "much", "2nd"]"#
  private static let input = Sample.pair()

  /// The same item with its sides as in the batch, and the other way round.
  private static let sides: [Asked] = (["r1", "r2"] as [ID]).map { wanted in
    var seed = 0
    while presented(seed).shownOrder[0] != wanted { seed += 1 }
    return Asked(item: presented(seed))
  }

  private static func presented(_ seed: Int) -> PresentedItem {
    PresentedItem(
      Sample.item(input), batch: "b", annotator: "ana", seed: seed, shuffles: true)
  }

  private func press(_ names: String, _ kind: any Kind, _ asked: Asked) -> (Pressed?, AnswerValue) {
    var ask = kind.ask(asked)
    let last = keys(names).map { ask.press($0) }.last
    return (last, ask.value)
  }

  private func answer(_ preferred: ID, _ strength: Int = 0) -> AnswerValue {
    Answer(question: "", kind: "pairwise", preferred: preferred, strength: strength)
  }

  @Test func sidesAreUndoneInTheAnswer() throws {
    let kind = try Sample.kind("pairwise", "")
    for (asked, order) in zip(Self.sides, [["r1", "r2"], ["r2", "r1"]] as [[ID]]) {
      #expect(asked.item.shownOrder == order)
      for (key, place) in [("1", 0), ("A", 0), ("2", 1), ("B", 1)] {
        #expect(press(key, kind, asked) == (.answered, answer(order[place])))
      }
      for (line, place) in [("1", 0), ("a", 0), (" A ", 0), ("2", 1), ("b\t", 1)] {
        var ask = kind.ask(asked)
        #expect(ask.enter(line) == .answered)
        #expect(ask.value == answer(order[place]))
      }
      var ask = kind.ask(asked)
      _ = ask.press(.character("1"))
      #expect(ask.summary == "A is better")
      #expect(ask.lines[0].text == "  (*) 1 A is better    ( ) 2 B is better")
    }
  }

  @Test func tieAndNeitherAreOfferedOrRefused() throws {
    let asked = Self.sides[1]
    let kind = try Sample.kind("pairwise", Self.all)
    #expect(press("=", kind, asked) == (.answered, answer("tie")))
    #expect(press("0", kind, asked) == (.answered, answer("neither")))
    #expect(press("1 =", kind, asked) == (.answered, answer("tie")))
    let bare = try Sample.kind("pairwise", "")
    #expect(press("=", bare, asked).0 == .refused("= is no answer to this question."))
    #expect(press("0", bare, asked).0 == .refused("0 is no answer to this question."))
    #expect(press("3", bare, asked).0 == .refused("3 is no answer to this question."))
    #expect(press("a", bare, asked).0 == .ignored)
    #expect(press("enter", bare, asked).0 == .refused("Choose one: press 1 or 2."))
    #expect(bare.ask(asked).giving(answer("tie")) == nil)
    #expect(kind.ask(asked).giving(answer("tie")) != nil)
    #expect(kind.ask(asked).giving(answer("tie", 1)) == nil)
  }

  @Test func strengthFollowsAPreferenceAlone() throws {
    let asked = Self.sides[0]
    let kind = try Sample.kind("pairwise", Self.all)
    #expect(press("2", kind, asked) == (.changed, answer("r2")))
    #expect(press("2 3", kind, asked) == (.answered, answer("r2", 3)))
    #expect(press("2 2", kind, asked) == (.answered, answer("r2", 2)))
    #expect(press("2 A", kind, asked) == (.changed, answer("r1")))
    #expect(press("2 3 1", kind, asked) == (.changed, answer("r1")))
    #expect(press("2 enter", kind, asked).0 == .refused("How much better? press a digit."))
    #expect(press("2 3 enter", kind, asked) == (.answered, answer("r2", 3)))
    #expect(press("2 4", kind, asked).0 == .refused("4 is no answer to this question."))
    #expect(kind.ask(asked).giving(answer("r2")) == nil)
    #expect(kind.ask(asked).giving(answer("r2", 4)) == nil)
    let one = try Sample.kind("pairwise", #""strength": ["clearly"]"#)
    var ask = one.ask(asked)
    _ = ask.press(.character("1"))
    #expect(ask.standing == .incomplete("how much better?"))
    #expect(ask.hints == [Hint("1", "how much better")])
  }

  @Test(arguments: [
    ("2 much", "r2", 2), ("2 3", "r2", 3), ("b  a bit", "r2", 1), ("A\tmuch ", "r1", 2),
    ("2 2nd", "r2", 3), ("=", "tie", 0), ("tie", "tie", 0), ("Tie", "tie", 0),
    ("0", "neither", 0), ("NEITHER ", "neither", 0),
  ])
  func plainForms(_ line: String, _ preferred: String, _ strength: Int) throws {
    let kind = try Sample.kind("pairwise", Self.all)
    var ask = kind.ask(Self.sides[0])
    #expect(ask.enter(line) == .answered)
    #expect(ask.value == answer(ID(preferred), strength))
  }

  @Test(arguments: [
    ("", "Give 1 or A, 2 or B, = for a tie, 0 for neither"), ("C", "Give 1 or A"),
    ("3", "Give 1 or A"), ("1", "Say how much better, behind it: 1 a bit, 2 much, 3 2nd"),
    ("1 0", "Say how much better"), ("1 4", "Say how much better"),
    ("1 lots", "Say how much better"), ("= much", "Nothing is asked behind \"=\""),
  ])
  func plainRefusals(_ line: String, _ reason: String) throws {
    let kind = try Sample.kind("pairwise", Self.all)
    var ask = kind.ask(Self.sides[0])
    guard case .refused(let why) = ask.enter(line) else {
      Issue.record("\(line) was taken")
      return
    }
    #expect(why.hasPrefix(reason))
    #expect(ask == kind.ask(Self.sides[0]))
  }

  @Test func onlyTwoResponsesCanBeCompared() throws {
    let kind = try Sample.kind("pairwise", "")
    for count in [0, 1, 3] {
      let responses = (0..<count).map { Response(id: ID("r\($0)"), text: "x") }
      let fault = kind.fault(of: Sample.item(Input(text: "x", responses: responses)))
      #expect(fault == "it compares two responses, and this item has \(count)")
    }
    #expect(kind.fault(of: Sample.item(Self.input)) == nil)
  }

  @Test func preferencesNameResponsesAndNeverSides() {
    let preferences = { PairwiseKind.preferences($0, Self.input) }
    #expect(
      preferences(answer("r2", 3))
        == [Preference(.prefers(chosen: "r2", rejected: "r1"), strength: 3)])
    #expect(
      preferences(answer("r1", 1))
        == [Preference(.prefers(chosen: "r1", rejected: "r2"), strength: 1)])
    #expect(preferences(answer("tie")) == [Preference(.tie)])
    #expect(preferences(answer("neither")) == [Preference(.neither)])
    #expect(preferences(answer("")) == [])
    #expect(preferences(answer("nobody")) == [])
  }
}
