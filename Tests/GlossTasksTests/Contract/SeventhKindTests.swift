import GlossJSON
import GlossJournal
import GlossScreen
import GlossTestSupport
import Testing

@testable import GlossTasks

/// A kind that nothing in the program has heard of needs its folder and one line.
@Suite struct SeventhKindTests {
  private let question = #"{"name": "birds", "kind": "counting", "most": 3}"#
  private let asked = Sample.asked(Input(text: "a b"))

  private func ask() throws -> any Ask {
    try CountingKind.registered { try Sample.rubric(question).questions[0].ask(asked) }
  }

  @Test func aRubricReadsItsKeysAndNamesItsFaults() throws {
    func read(_ question: String) -> [String] {
      let report = Report()
      let text = """
        {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "questions": [\(question)]}
        """
      _ = Rubric.read(Sample.source(text, "rubric.json"), guideline: nil, report)
      return report.diagnostics.map(\.message)
    }
    #expect(read(question) == ["there is no such kind of question"])
    CountingKind.registered {
      #expect(read(question) == [])
      #expect(read(question.replacing("3", with: "300")).count == 1)
      #expect(read(question.replacing("most", with: "mots")).count == 1)
    }
    #expect(try ask().kind.name == "counting")
  }

  @Test func itIsAnsweredByKeyAndByLineAndItsAnswerIsReadBack() throws {
    var ask = try ask()
    #expect(ask.press(.character("z")) == .ignored)
    #expect(ask.press(Key(.enter)) == .refused("Nothing is counted yet."))
    #expect(ask.press(.character("+")) == .changed)
    #expect(ask.press(.character("+")) == .changed)
    #expect(ask.lines.map(\.text) == ["  2 of at most 3"])
    #expect(ask.press(Key(.enter)) == .answered)
    #expect(ask.value[own: "count"] == 2)
    #expect(try #require(ask.giving(ask.value)) == ask)
    #expect(ask.enter("9") == .refused("Give a number up to 3."))
    #expect(ask.enter("1") == .answered)
    #expect(ask.value[own: "count"] == 1)
    var tooMany = Answer(question: "", kind: "counting")
    tooMany[own: "count"] = 4
    #expect(ask.giving(tooMany) == nil)
  }

  @Test func itsColumnIsInLabelsAndInWhatItemsPropose() throws {
    try CountingKind.registered {
      var ask = try ask()
      #expect(ask.enter("2") == .answered)
      #expect(try ContractTests().recorded(ask.values, asked) == ask.values)
      func read(_ suggestion: String) -> (counts: [Int], messages: [String]) {
        let text = #"{"id": "a", "text": "t", "suggestions": {"birds": \#(suggestion)}}"#
        let value = try? JSONValue(parsing: Array(text.utf8))
        let report = Report()
        let input = Input(text: "t")
        let found = Proposals.answers(
          to: "birds", value?["suggestions"]?["birds"] ?? value!, "suggestion", input, report)
        return (found.map { $0.answer[own: "count"] }, report.diagnostics.map(\.message))
      }
      #expect(read(#"{"count": 2}"#) == ([2], []))
      #expect(read(#"{"count": "two"}"#) == ([], [#""count" must be an integer, not string"#]))
      #expect(read(#"{"count": -1}"#) == ([], [#""count" is -1, less than 0"#]))
      #expect(read(#"{"cuont": 2}"#).messages.count == 1)
    }
  }

  /// What it did not adopt it does not do, and nobody has to say so.
  @Test func itHasNoCapabilityThatItDidNotAdopt() throws {
    let ask = try ask()
    #expect(ask.writing == nil && ask.takingBack == nil && ask.marking == nil)
    #expect(ask.kind.choices == [])
    #expect(!(CountingKind.self is any StatesPreferences.Type))
  }

  @Test func questionsAndAsksOfItCompare() throws {
    func question(_ keys: String) throws -> Question {
      try CountingKind.registered {
        try Sample.rubric(#"{"name": "q", "kind": "counting"\#(keys)}"#).questions[0]
      }
    }
    let (three, four) = (try question(#", "most": 3"#), try question(#", "most": 4"#))
    #expect(try three == question(#", "most": 3"#))
    #expect(Set([three, four, three]).count == 2)
    #expect(three.ask(asked) == three.ask(asked))
    #expect(!(three.ask(asked) == four.ask(asked)))
    var counted = three.ask(asked)
    _ = counted.press(.character("+"))
    #expect(!(counted == three.ask(asked)))
  }

  @Test func itKeepsTheContractOfEveryKind() throws {
    let sample = KindSample(kind: "counting", keys: #""most": 3"#, input: Input(text: "a b"))
    let contract = ContractTests()
    try CountingKind.registered {
      try contract.aStartIsUntouchedAndEmpty(sample)
      try contract.textsToMarkAreTheItemsOwn(sample)
      try contract.everyBindingDoesSomething(sample)
      try contract.aKeyThatAnswersIsALineThatAnswers(sample)
      try contract.randomWalksKeepTheContract(sample)
      try RandomLineTests().areRefusedOrAnswer(sample)
    }
  }
}
