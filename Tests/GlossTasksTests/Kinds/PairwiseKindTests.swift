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
      #expect(ask.lines.map(\.text) == [" ● 1 A is better   2 B is better"])
    }
  }

  @Test func tieAndNeitherAreOfferedOrRefused() throws {
    let asked = Self.sides[1]
    let kind = try Sample.kind("pairwise", Self.all)
    #expect(press("=", kind, asked) == (.answered, answer("tie")))
    #expect(press("0", kind, asked) == (.answered, answer("neither")))
    #expect(press("1 =", kind, asked) == (.answered, answer("tie")))
    let bare = try Sample.kind("pairwise", "")
    #expect(press("=", bare, asked).0 == .refused("= is no answer here: press 1 or 2."))
    #expect(press("0", bare, asked).0 == .refused("0 is no answer here: press 1 or 2."))
    #expect(press("3", bare, asked).0 == .refused("3 is no answer here: press 1 or 2."))
    #expect(press("a", bare, asked).0 == .ignored)
    #expect(press("enter", bare, asked).0 == .refused("Press 1 or 2."))
    let tied = try Sample.kind("pairwise", #""tie": true, "neither": true"#)
    #expect(press("enter", tied, asked).0 == .refused("Press 1, 2, = or 0."))
    #expect(tied.ask(asked).hints == [Hint("1 2 = 0", "answer")])
    #expect(bare.ask(asked).giving(answer("tie")) == nil)
    #expect(kind.ask(asked).giving(answer("tie")) != nil)
    #expect(kind.ask(asked).giving(answer("tie", 1)) == nil)
  }

  /// One key says who is better and by how much, from one end of the row to the other, and another
  /// changes both.
  @Test func strengthAndPreferenceAreOneKey() throws {
    let asked = Self.sides[0]
    let kind = try Sample.kind("pairwise", Self.all)
    #expect(
      kind.bindings.map { "\($0.key) \($0.word)" }.joined(separator: ", ")
        == "1 A 2nd, 2 A much, 3 A a bit, = tie, 4 B a bit, 5 B much, 6 B 2nd, 0 neither")
    for (key, preferred, strength) in [
      ("1", "r1", 3), ("3", "r1", 1), ("4", "r2", 1), ("6", "r2", 3), ("=", "tie", 0),
      ("0", "neither", 0),
    ] as [(String, ID, Int)] {
      #expect(press(key, kind, asked) == (.answered, answer(preferred, strength)))
      // To change one's mind is one key, whatever was said before.
      for before in ["2", "5", "="] {
        #expect(press("\(before) \(key)", kind, asked).1 == answer(preferred, strength))
      }
    }
    #expect(press("2 enter", kind, asked) == (.answered, answer("r1", 2)))
    for key in ["A", "B", "7"] {
      #expect(
        press(key, kind, asked).0
          == .refused("\(key) is no answer here: press 1, 2, 3, =, 4, 5, 6 or 0."))
    }
    #expect(press("b", kind, asked).0 == .ignored)
    #expect(kind.ask(asked).giving(answer("r2")) == nil)
    #expect(kind.ask(asked).giving(answer("r2", 4)) == nil)
    var ask = kind.ask(asked)
    #expect(ask.hints == [Hint("1–6 = 0", "answer")])
    _ = ask.press(.character("5"))
    #expect(ask.hints == [Hint("Enter", "save"), Hint("1–6 = 0", "answer")])
    #expect(ask.summary == "B much")
  }

  @Test func theOtherSideIsTheOtherResponse() throws {
    let kind = try Sample.kind("pairwise", Self.all)
    #expect(press("1", kind, Self.sides[1]) == (.answered, answer("r2", 3)))
    #expect(press("6", kind, Self.sides[1]) == (.answered, answer("r1", 3)))
  }

  @Test func strengthsAreARowOfTheirOwnWhereThereIsRoom() throws {
    let kind = try Sample.kind("pairwise", #""tie": true, "strength": ["slightly", "much"]"#)
    var ask = kind.ask(Self.sides[0])
    _ = ask.press(.character("4"))
    let row = "   1 A much   2 A slightly   = tie   3 B slightly ● 4 B much"
    #expect(ask.lines(in: Asked.Room(columns: 80, rows: 6)).map(\.text) == [row])
    #expect(
      ask.lines(in: Asked.Room(columns: 44, rows: 28)).map(\.text) == [
        "   1  A much", "   2  A slightly", "   =  tie", "   3  B slightly", " ● 4  B much",
      ])
    let chosen = ask.lines(in: Asked.Room(columns: 44, rows: 28)).last?.runs.last?.style
    #expect(chosen == Style(.text, .bold))
  }

  @Test(arguments: [
    ("5", "r2", 2), ("B much", "r2", 2), ("b  a bit", "r2", 1), ("A\tmuch ", "r1", 2),
    ("B 2nd", "r2", 3), ("1", "r1", 3), ("=", "tie", 0), ("tie", "tie", 0), ("Tie", "tie", 0),
    ("0", "neither", 0), ("NEITHER ", "neither", 0),
  ])
  func plainForms(_ line: String, _ preferred: String, _ strength: Int) throws {
    let kind = try Sample.kind("pairwise", Self.all)
    var ask = kind.ask(Self.sides[0])
    #expect(ask.enter(line) == .answered)
    #expect(ask.value == answer(ID(preferred), strength))
  }

  @Test(arguments: [
    ("", "Give 1 to 6, or its words, as in \"A 2nd\", = for a tie, 0 for neither."),
    ("C", "Give 1 to 6"), ("7", "Give 1 to 6"), ("B", "Give 1 to 6"),
    ("2 much", "Nothing is asked"),
    ("B 2", "Give 1 to 6"), ("B lots", "Give 1 to 6"), ("1 4", "Nothing is asked behind \"A 2nd\""),
    ("= much", "Nothing is asked behind \"tie\""),
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
