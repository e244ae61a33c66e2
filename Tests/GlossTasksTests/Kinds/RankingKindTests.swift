import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct RankingKindTests {
  private static let all = #""ties": true, "unrankable": true"#
  static let input = Input(
    prompt: [Turn(role: "user", content: "Which?")],
    responses: zip(["w", "x", "y", "z"], ["One.", "Two\nlines.", "Three.", "Four."]).map {
      Response(id: ID($0.0), text: $0.1)
    })

  /// Shown as A `w`, B `x`, C `y`, D `z`.
  private static let asked = Sample.asked(input)

  /// Shown in another order than the batch's: what the letters stand for has to be undone.
  private static let shuffled: Asked = {
    var seed = 0
    while presented(seed).shownOrder != ["z", "w", "y", "x"] { seed += 1 }
    return Asked(item: presented(seed))
  }()

  private static func presented(_ seed: Int) -> PresentedItem {
    PresentedItem(Sample.item(input), batch: "b", annotator: "ana", seed: seed, shuffles: true)
  }

  private func press(
    _ names: String, _ kind: any Kind, _ asked: Asked = Self.asked
  ) -> (Pressed?, String) {
    var ask = kind.ask(asked)
    let last = keys(names).map { ask.press($0) }.last
    return (last, ask.summary)
  }

  private func answer(_ ranking: [(ID, Int)]) -> AnswerValue {
    Answer(
      question: "", kind: "ranking",
      ranking: ranking.map { Rank(response: $0.0, rank: $0.1) })
  }

  @Test func theShownOrderIsNoRankingUntilAPersonMadeIt() throws {
    let kind = try Sample.kind("ranking", Self.all)
    let untouched = "Nothing is ranked yet: a digit gives the response its rank."
    #expect(press("enter", kind) == (.refused(untouched), ""))
    #expect(press("↓ ↓ ↑ enter", kind) == (.refused(untouched), ""))
    #expect(
      press("space space space space space space enter", kind)
        == (.refused("No rank yet for D."), "A,B,C …"))
    #expect(
      press("space space space space space space space space enter", kind)
        == (.answered, "A,B,C,D"))
    let shown = kind.ask(Self.asked).lines.map(\.text)
    #expect(
      shown == [" > –   A   One.", "   –   B   Two …", "   –   C   Three.", "   –   D   Four."])
  }

  /// What is lifted moves past whole tiers; out of a tie it gets a tier of its own.
  @Test(arguments: [
    ("space ↑ space space ↑ space", "B,A …"), ("↓ ↓ space space", "C …"),
    ("space space space ↑ ↑ ↑ enter", "B,A …"), ("space space space ↑ ↓ enter", "A,B …"),
    ("space space space = enter", "A=B …"), ("space space space = = enter", "A,B …"),
    ("space space space = ↑ enter", "B,A …"), ("space space space = ↓ enter", "A,B …"),
    ("space space space = space space ↑ space", "C,A=B …"),
    ("space space space = space space = space", "A=B=C …"),
    ("space space space space space ↑ = space", "A=C,B …"),
    ("space space space space ↑ ↑ =", "A,B …"), ("space space space space ↑ =", "A=B …"),
    ("0", ";A …"), ("0 0 0 0", ";A,B,C,D"), ("space 0", ";A …"), ("space space 0 0 ↑ ↑", "A;B,C …"),
    ("space space space space ↑ ↑ 0", "B;A …"), ("0 ↓ ↓ ↓ 0", ""), ("space esc", ""),
    ("space space space ↑ esc", "A …"), ("space space ↑ ↑ space esc", "A …"),
  ])
  func keysRank(_ typed: String, _ summary: String) throws {
    let kind = try Sample.kind("ranking", Self.all)
    #expect(press(typed, kind).1 == (summary), "\(typed)")
  }

  @Test(arguments: [
    ("=", "A has no rank yet: a digit gives it one."),
    ("space =", "There is nothing above it to tie it with."),
    ("0 ↓ ↓ ↓ space", "A is not rankable: 0 takes that back."),
    ("space enter enter", "No rank yet for B, C, D."),
    ("space B", "A is picked up: Space puts it down."),
    ("B B", "B is there twice."), ("B b", "B is there twice."),
    ("space ↓", "A is the only one with a rank: Space puts it down."),
    ("space ↑", "A is the only one with a rank: Space puts it down."),
    ("space space space ↓", "B is the last already."),
    ("space space space ↑ ↑", "B is the first already."),
    ("B , ,", ", stands between two responses."), ("B = ; ", "; stands once, behind a response."),
    ("B , enter", "A response is missing behind the last sign."),
    ("B , D enter", "Rank A and C too, or put them behind ; if they cannot be ranked."),
    ("B ; = ", "Behind ; there are no ranks to tie."),
  ])
  func refusals(_ typed: String, _ why: String) throws {
    let kind = try Sample.kind("ranking", Self.all)
    #expect(press(typed, kind).0 == .refused(why), "\(typed)")
  }

  /// A digit is the rank of the row, read down the responses in whatever order; what was typed stays
  /// as it was while others wait.
  @Test(arguments: [
    ("3 1 4 2", "B,D,A,C"), ("1 2 3 4", "A,B,C,D"), ("4 3 2 1", "D,C,B,A"), ("2 1", "B,A …"),
    ("2", "A …"), ("1 1 2 3", "A=B,C,D"), ("2 2 1 2", "C,A=B=D"), ("1 0 2 3", "A,C,D;B"),
    ("3 1 0 2", "B,D,A;C"), ("0 4 3 2", "D,C,B;A"),
    // To the row of the one that was ranked wrongly, and its digit.
    ("1 2 3 4 b 4", "A,C,B=D"), ("1 2 3 4 a 3", "B,A=C,D"), ("space 2", "A …"),
  ])
  func digitsRank(_ typed: String, _ summary: String) throws {
    #expect(press(typed, try Sample.kind("ranking", Self.all)).1 == summary, "\(typed)")
  }

  @Test(arguments: [
    ("1 1", "B,A …"), ("1 2 3 4 d 1", "D,A,B,C"), ("1 2 3 4 a 4", "B,C,D,A"),
    ("1 2 3 4 b 3", "A,C,B,D"), ("2 2", "B,A …"), ("2 2 1", "C,B,A …"),
  ])
  func whereNothingTiesADigitMovesTheOthersDown(_ typed: String, _ summary: String) throws {
    #expect(press(typed, try Sample.kind("ranking", "")).1 == summary, "\(typed)")
  }

  @Test func aRankThatThereIsNotIsRefused() throws {
    let kind = try Sample.kind("ranking", Self.all)
    #expect(press("5", kind).0 == .refused("There is no rank 5: there are 4 responses."))
    var ask = kind.ask(Self.asked)
    for key in keys("3 1") { _ = ask.press(key) }
    #expect(ask.standing == .incomplete("no rank yet for C, D"))
    #expect(ask.lines.map(\.text).prefix(2) == ["   1   B   Two …", "   3   A   One."])
    for key in keys("2 2") { _ = ask.press(key) }
    #expect(ask.hints.first == Hint("Enter", "take the order"))
    #expect(ask.press(Key(.enter)) == .answered)
    #expect(ask.value == answer([("x", 1), ("y", 2), ("z", 2), ("w", 3)]))
  }

  @Test func aLetterGoesToItsResponseAndThereLiftsIt() throws {
    let kind = try Sample.kind("ranking", Self.all)
    var ask = kind.ask(Self.asked)
    #expect(ask.press(.character("c")) == .changed)
    #expect(ask.focusedResponse == "y")
    #expect(ask.press(.character("c")) == .changed)
    #expect(ask.press(.character("b")) == .refused("C is picked up: Space puts it down."))
    #expect(ask.press(.character("c")) == .changed)
    #expect(ask.summary == "C …")
    #expect(ask.press(.character("e")) == .ignored)
    // What commands have is theirs.
    var asked = Self.asked
    asked.actionKeys = ["a", "d"]
    ask = kind.ask(asked)
    #expect(ask.press(.character("d")) == .ignored)
    #expect(ask.press(.character("b")) == .changed)
  }

  @Test func aFenceOfCodeIsNotHowAResponseBegins() throws {
    let texts = ["```swift\nlet a = 1\n```", "~~~\n~~~", "\n  ```\n\nprint()\n", "Plain."]
    let input = Input(
      responses: texts.enumerated().map { Response(id: ID("r\($0)"), text: $1) })
    let lines = try Sample.kind("ranking", "").ask(Sample.asked(input)).lines.map(\.text)
    #expect(
      lines == [
        " > –   A   let a = 1", "   –   B   ", "   –   C   print()", "   –   D   Plain.",
      ])
  }

  /// What no line can hold is for the session: its commands keep their keys.
  @Test(arguments: ["B q", "B u", "B s", "B n", "B ?", "B 0", "B 7", "B D V", "E", "V"])
  func whatIsNoPartOfALineIsNotTheQuestions(_ typed: String) throws {
    #expect(press(typed, try Sample.kind("ranking", Self.all)).0 == .ignored, "\(typed)")
  }

  @Test func aTypedLineIsTakenBackLetterByLetter() throws {
    let kind = try Sample.kind("ranking", Self.all)
    var ask = kind.ask(Self.asked)
    for key in keys("B D") { _ = ask.press(key) }
    #expect(ask.takingBack?.undo() == true)
    #expect(ask.lines.first?.text == " best first: B ")
    #expect(ask.takingBack?.undo() == true)
    #expect(ask == kind.ask(Self.asked))
    #expect(ask.takingBack?.undo() != true)
  }

  @Test func whatTheRubricDoesNotTakeIsRefused() throws {
    let kind = try Sample.kind("ranking", "")
    #expect(press("space space space =", kind).0 == .refused("Ties are not taken here."))
    #expect(press("0", kind).0 == .refused("Every response gets a rank here."))
    #expect(press("A =", kind).0 == .refused("Ties are not taken here."))
    #expect(
      press("A ;", kind).0 == .refused("Every response gets a rank here, and ; is not taken."))
    #expect(press("x", kind).0 == .ignored)
    #expect(kind.bindings.isEmpty)
    #expect(kind.ask(Self.asked).hints.map(\.key) == ["1–4", "↑↓", "Space", "type"])
    let tied = answer([("w", 1), ("x", 1), ("y", 2), ("z", 3)])
    let short = answer([("w", 1), ("x", 2), ("y", 3)])
    let all = try Sample.kind("ranking", Self.all)
    for value in [tied, short] {
      #expect(kind.ask(Self.asked).giving(value) == nil)
      #expect(all.ask(Self.asked).giving(value) != nil)
    }
  }

  @Test func aTypedLineBeginsWithACapitalAndIsTakenWhole() throws {
    let kind = try Sample.kind("ranking", Self.all)
    #expect(press("B d = a c enter", kind) == (.answered, "B,A=D,C"))
    #expect(press("B , D = A ; C enter", kind) == (.answered, "B,A=D;C"))
    #expect(press("B ?", kind).0 == .ignored)
    #expect(press("B D esc", kind) == (.changed, ""))
    #expect(press("B bksp enter", kind).0 != .answered)
    #expect(press("B D bksp A C D enter", kind) == (.answered, "B,A,C,D"))
    var ask = kind.ask(Self.asked)
    for key in keys("space space B ,") { _ = ask.press(key) }
    #expect(
      ask.lines.map(\.text) == [
        " best first: B, ", "   1   A   One.",
        "   –   B   Two …", "   –   C   Three.", "   –   D   Four.",
      ])
    #expect(
      ask.standing == .incomplete("a line is being typed: Enter takes it"))
    #expect(ask.hints.map(\.key) == ["Bksp", "Esc"])
    _ = ask.press(Key(.escape))
    #expect(ask.summary == "A …")
  }

  @Test(
    arguments: [
      ("B,D=A,C", [("x", 1), ("w", 2), ("z", 2), ("y", 3)]),
      (" b , d = a , c ", [("x", 1), ("w", 2), ("z", 2), ("y", 3)]),
      ("B>D>A>C", [("x", 1), ("z", 2), ("w", 3), ("y", 4)]),
      ("BDAC", [("x", 1), ("z", 2), ("w", 3), ("y", 4)]),
      ("D=C=B=A", [("w", 1), ("x", 1), ("y", 1), ("z", 1)]),
      ("B,D=A,C;", [("x", 1), ("w", 2), ("z", 2), ("y", 3)]),
      ("B,D=A;C", [("x", 1), ("w", 2), ("z", 2)]), ("B;D,A,C", [("x", 1)]), (";ABCD", []),
    ] as [(String, [(ID, Int)])])
  func linesRank(_ line: String, _ ranking: [(ID, Int)]) throws {
    let kind = try Sample.kind("ranking", Self.all)
    var ask = kind.ask(Self.asked)
    #expect(ask.enter(line) == .answered)
    #expect(ask.value == answer(ranking))
  }

  @Test(arguments: [
    "", ",", ";", "B,D=A", "B,D=A,C,", "B,D=A,C,B", "B,D=A;C,", "E,B,D,A,C", "B,,D,A,C",
    "B,D==A,C", "=B,D,A,C", "B,D;A;C", "B D A Ç", "1,2,3,4", "B,D=A,C x", "ABCD\u{301}", "B;C=D,A",
  ])
  func otherLinesAreRefused(_ line: String) throws {
    let kind = try Sample.kind("ranking", Self.all)
    var ask = kind.ask(Self.asked)
    guard case .refused(let why) = ask.enter(line) else {
      Issue.record("\(line) was taken")
      return
    }
    #expect(!why.isEmpty)
    #expect(ask == kind.ask(Self.asked))
  }

  @Test func lettersAreUndoneInTheAnswer() throws {
    let kind = try Sample.kind("ranking", Self.all)
    var ask = kind.ask(Self.shuffled)
    #expect(ask.enter("B,D=A;C") == .answered)
    #expect(ask.value == answer([("w", 1), ("x", 2), ("z", 2)]))
    let again = try #require(kind.ask(Self.shuffled).giving(ask.value))
    #expect(again == ask)
    let elsewhere = try #require(kind.ask(Self.asked).giving(ask.value))
    #expect(elsewhere.summary == "A,B=D;C")
    #expect(elsewhere.value == ask.value)
  }

  @Test func valuesThatAreNoRankingAreNoDraft() throws {
    let kind = try Sample.kind("ranking", Self.all)
    let strange: [[(ID, Int)]] = [
      [("w", 1), ("x", 3)], [("w", 0)], [("w", 2)], [("w", -1)], [("v", 1)], [("w", 1), ("w", 2)],
      [("w", 1), ("w", 1)], [("w", 9)], [("w", Int.max)],
    ]
    for ranking in strange { #expect(kind.ask(Self.asked).giving(answer(ranking)) == nil) }
    let unsorted = answer([("z", 2), ("w", 1)])
    let ask = try #require(kind.ask(Self.asked).giving(unsorted))
    #expect(ask.value == answer([("w", 1), ("z", 2)]))
    let none = try #require(kind.ask(Self.asked).giving(answer([])))
    #expect(none.standing == .complete)
    #expect(kind.ask(Self.asked).giving([unsorted, unsorted]) == nil)
  }

  /// Undo finds a step by the value that it changed.
  @Test func everyStepChangesWhatTheDraftIsWorth() throws {
    let kind = try Sample.kind("ranking", Self.all)
    var ask = kind.ask(Self.asked)
    for key in keys("0 space = 0 space 0 0") {
      let before = ask.value
      guard ask.press(key) == .changed, key != .character(" ") else {
        continue
      }
      #expect(ask.value != before, "\(key)")
    }
    #expect(ask.standing == .complete)
    #expect(ask.value == answer([]))
  }

  @Test func preferencesAreAllPairsThatWereRanked() {
    let found = RankingKind.preferences(answer([("x", 1), ("w", 2), ("z", 2)]), Self.input)
    #expect(
      found == [
        Preference(.prefers(chosen: "x", rejected: "w")),
        Preference(.prefers(chosen: "x", rejected: "z")), Preference(.tie),
      ])
    #expect(RankingKind.preferences(answer([("x", 1)]), Self.input) == [])
    #expect(RankingKind.preferences(answer([]), Self.input) == [])
  }

  @Test func oneResponseCannotBeRanked() throws {
    let kind = try Sample.kind("ranking", "")
    for count in 0...3 {
      let responses = (0..<count).map { Response(id: ID("r\($0)"), text: "x") }
      let fault = kind.fault(of: Sample.item(Input(text: "x", responses: responses)))
      let expected = "it ranks two responses or more, and this item has \(count)"
      #expect(fault == (count < 2 ? expected : nil))
    }
  }

  /// Past Z letters have numbers behind them, and the longest match counts.
  @Test func moreResponsesThanLetters() throws {
    let responses = (0..<30).map { Response(id: ID("r\($0)"), text: "x") }
    let asked = Sample.asked(Input(responses: responses))
    let kind = try Sample.kind("ranking", "")
    let names = asked.item.order.indices.map { PresentedItem.letter(at: $0) }
    var ask = kind.ask(asked)
    #expect(ask.enter(names.reversed().joined()) == .answered)
    #expect(ask.value.ranking.first == Rank(response: "r29", rank: 1))
    #expect(ask.summary == names.reversed().joined(separator: ","))
    #expect(press("R 2", kind, asked).0 == .changed)
    #expect(press("R 4", kind, asked).0 == .refused("There is no response R4; they are A to R30."))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func randomWalksNeverLoseAResponse(_ seed: UInt64) throws {
    let kind = try Sample.kind("ranking", Self.all)
    var random = SeededGenerator(seed: seed)
    var ask = kind.ask(Self.shuffled)
    let wanted = keys("space space space ↑ ↑ ↓ = 0 enter esc A B C D , ; bksp")
    for _ in 0..<600 {
      _ = ask.press(
        wanted[Int.random(in: 0..<wanted.count, using: &random)])
      let ranking = ask.value.ranking
      #expect(Set(ranking.map(\.response)).count == ranking.count)
      let ranks = Set(ranking.map(\.rank)).subtracting([0])
      #expect(ranks == Set(ranks.isEmpty ? [] : Array(1...ranks.count)))
      let rows = ask.lines.map(\.text)
      #expect(rows.count == 4 || rows.count == 5)
      let marked = rows.filter { $0.hasPrefix(" > ") || $0.hasPrefix(" ↕ ") }
      #expect(marked.count == (rows.count == 4 ? 1 : 0))
    }
  }
}
