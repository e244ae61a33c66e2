import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

/// What every kind keeps, whatever it asks.
@Suite struct ContractTests {
  @Test func everyKindHasSamples() {
    #expect(Set(KindSample.all.map(\.kind)) == Set(Kinds.all.map { $0.name }))
  }

  @Test(arguments: KindSample.all)
  func aStartIsUntouchedAndEmpty(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    let start = kind.ask(asked)
    #expect(kind.fault(of: asked.item.item) == nil)
    #expect(start.standing == .untouched)
    #expect(start.summary == "")
    let values = start.values
    #expect(!values.isEmpty)
    for value in values {
      #expect(value == Answer(question: "", kind: sample.kind, of: value.of))
    }
    #expect(kind.ask(asked) == start)
    #expect(!kind.ask(asked).usage.isEmpty)
    #expect(kind.asksEachResponse == (sample.of != ""))
  }

  /// A kind that marks texts says which they are, before there is any span.
  @Test(arguments: KindSample.all.filter { Kinds.named($0.kind) is any MarksText.Type })
  func textsToMarkAreTheItemsOwn(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    let input = asked.item.item.input
    guard let marksTexts = kind as? any MarksText else { return }
    for text in marksTexts.markedTexts(input) {
      #expect(asked.item.text(of: text.of)?.text.string.utf8.elementsEqual(text.text.utf8) == true)
    }
  }

  @Test(arguments: KindSample.all)
  func everyBindingDoesSomething(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    #expect(Set(kind.bindings.map(\.key)).count == kind.bindings.count)
    for binding in kind.bindings {
      var ask = kind.ask(asked)
      #expect(ask.press(.character(binding.key)) != .ignored)
      #expect(!binding.word.isEmpty)
    }
  }

  /// What a key answers, the same word answers in plain mode.
  @Test(arguments: KindSample.all)
  func aKeyThatAnswersIsALineThatAnswers(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    for binding in kind.bindings {
      var (pressed, entered) = (kind.ask(asked), kind.ask(asked))
      guard pressed.press(.character(binding.key)) == .answered else { continue }
      #expect(entered.enter(String(binding.key)) == .answered)
      #expect(entered.values == pressed.values)
    }
  }

  @Test(arguments: KindSample.all)
  func randomWalksKeepTheContract(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    var completed = 0
    for seed in 1...6 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let wanted =
        manyKeys + kind.bindings.map { .character($0.key) }
        + kind.bindings.map {
          .character($0.key)
        } + Array(repeating: keys(sample.often), count: 20).flatMap { $0 }
      var ask = kind.ask(asked)
      var pressed: [Key] = []
      for _ in 0..<150 {
        let key = wanted[Int.random(in: 0..<wanted.count, using: &random)]
        pressed.append(key)
        let before = ask
        let outcome = ask.press(key)
        let trail = Comment("seed \(seed), after \(pressed.count) keys, the last \(key)")
        switch outcome {
        case .ignored: #expect(ask.values == before.values, trail)
        case .refused(let why):
          #expect(ask == before, trail)
          #expect(isSentence(why), "\(why)")
        case .answered: #expect(ask.standing == .complete, trail)
        case .changed: break
        }
        checkScreen(kind, ask, asked, trail)
        try checkResumed(kind, ask, asked, trail)
        guard ask.standing == .complete else { continue }
        completed += 1
        try checkValue(kind, ask, asked, sample.summaryIsALine, trail)
      }
    }
    #expect(completed > 0)
  }

  private func checkValue(
    _ kind: any Kind, _ ask: any Ask, _ asked: Asked, _ summaryIsALine: Bool, _ trail: Comment
  ) throws {
    let values = ask.values
    #expect(!values.isEmpty && values.allSatisfy { $0.kind == kind.name })
    #expect(Set(values.map(\.of)).count == values.count)
    let ofs = asked.of == "" ? [""] + asked.item.shownOrder : [asked.of]
    #expect(values.allSatisfy { ofs.contains($0.of) })
    let again = try #require(kind.ask(asked).giving(values), trail)
    #expect(again.values == values, trail)
    #expect(again.standing == .complete, trail)
    #expect(again.chosen == ask.chosen, trail)
    #expect(try recorded(values, asked) == values, trail)
    let summary = ask.summary
    #expect(!summary.isEmpty, trail)
    var typed = kind.ask(asked)
    let isNone =
      ["classification", "spans"].contains(kind.name)
      && values.allSatisfy { $0.labels.isEmpty && $0.spans.isEmpty }
    guard summaryIsALine else { return }
    // What is nothing of anything is an empty line, where the kind takes one; a ranking of none is
    // typed.
    var empty = kind.ask(asked)
    let line = isNone && empty.enter("") == .answered ? "" : summary
    #expect(typed.enter(line) == .answered, trail)
    #expect(typed.values == values, trail)
  }

  /// What is half-made comes back from what it records, through a file. Texts are kept as texts.
  private func checkResumed(
    _ kind: any Kind, _ ask: any Ask, _ asked: Asked, _ trail: Comment
  ) throws {
    guard ask.writing == nil, ask.values != ask.blank.values else { return }
    let named = ask.values.map { value in
      var answer = value
      answer.question = "q"
      return answer
    }
    let kept = try #require([Answer](draftText: named.draftText), trail)
    let resumed = try #require(kind.ask(asked).resuming(kept), trail)
    #expect(resumed.values == ask.values, trail)
    #expect(resumed.standing != .untouched, trail)
    #expect(resumed.chosen == ask.chosen, trail)
  }

  /// The values as a label's line gives them back, which holds them to the item's texts.
  func recorded(_ values: [AnswerValue], _ asked: Asked) throws -> [AnswerValue] {
    let answers = values.map { value in
      var answer = value
      answer.question = "q"
      return answer
    }
    let content = LabelContent(
      batch: "b", item: "i", annotator: "ana", session: "s", status: .answered, answers: answers,
      rubric: "r", rubricVersion: "1.0.0", rubricSHA256: Hash(of: "r"),
      inputSHA256: Hash(of: "i"), shownAt: Timestamp(milliseconds: 0),
      savedAt: Timestamp(milliseconds: 1), activeMS: 1, idleCapMS: 120_000,
      input: asked.item.item.input, tool: "gloss/0.1.0")
    let label = Label(id: "lb_01kdvxxc00000000000000000a", prev: .zero, content: content)
    return try Label.read(JSONValue(parsing: Array(label.line))).answers.map { answer in
      var value = answer
      #expect(value.question == "q")
      value.question = ""
      return value
    }
  }

  private func checkScreen(_ kind: any Kind, _ ask: any Ask, _ asked: Asked, _ trail: Comment) {
    let lines = ask.lines.map(\.text) + kind.ask(asked).usage
    let hints = ask.hints
    for text in lines + hints.flatMap({ [$0.key, $0.word] }) + [ask.summary] {
      let isSafe = Text.visible(text).unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value)
      }
      #expect(isSafe, trail)
    }
    for mark in ask.marking?.marks ?? [] {
      let text = asked.item.text(of: mark.of)?.text
      #expect(text?.isBoundary(mark.range.lowerBound) == true, trail)
      #expect(text?.isBoundary(mark.range.upperBound) == true, trail)
      #expect(!mark.range.isEmpty, trail)
    }
    for hint in hints {
      for key in hinted(hint.key) {
        var copy = ask
        let outcome = copy.press(key)
        #expect(outcome != .ignored, "hint \(hint), \(trail)")
        if case .refused = outcome, key == Key(.enter) {
          Issue.record("hint \(hint) is refused, \(trail)")
        }
      }
    }
  }

  /// The keys that a hint names; none for those that name a class of keys.
  private func hinted(_ hint: String) -> [Key] {
    hint.split(separator: " ").flatMap { key(named: String($0)) }
  }

  private func key(named name: String) -> [Key] {
    switch name {
    case "Enter": [Key(.enter)]
    case "Esc": [Key(.escape)]
    case "Tab": [Key(.tab)]
    case "Space": [.character(" ")]
    case "Bksp": [Key(.backspace)]
    case "Ctrl-S": [.control("s")]
    case "Ctrl-Z": [.control("z")]
    case "⇧←→": [Key(.left, .shift), Key(.right, .shift)]
    // A class of keys, and a key that is the session's.
    case "letter", "type", "Ctrl-E": []
    default: named(name)
    }
  }

  /// `1–4`, or one key for each character.
  private func named(_ keys: String) -> [Key] {
    if keys.contains("–"), let first = keys.first?.wholeNumberValue,
      let last = keys.last?.wholeNumberValue
    {
      return (first...last).map { .character(Character(String($0))) }
    }
    return GlossTasksTests.keys(keys.map(String.init).joined(separator: " "))
  }

  /// What another question recorded is no draft of this one, and no trap.
  @Test func aDraftOfAnotherQuestionsValueIsNil() throws {
    var values: [(sample: KindSample, values: [AnswerValue])] = []
    for sample in KindSample.all {
      let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
      var ask = kind.ask(asked)
      for key in kind.bindings.map(\.key) + kind.bindings.map(\.key) {
        _ = ask.press(.character(key))
      }
      values.append((sample, ask.values))
    }
    for sample in KindSample.all {
      let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
      for other in values {
        guard let ask = kind.ask(asked).giving(other.values) else { continue }
        #expect(other.sample.kind == sample.kind)
        #expect(ask.values == other.values)
      }
      var strange = Answer(question: "q", kind: sample.kind, of: sample.of)
      strange.labels = ["no such label"]
      strange.spans = [Span(of: "text", start: 0, end: 1_000_000, label: "a", text: "?")]
      strange.preferred = "nobody"
      strange.strength = -7
      #expect(kind.ask(asked).giving([strange]) == nil)
      #expect(kind.ask(asked).giving([]) == nil)
      #expect(kind.ask(asked).resuming([strange]) == nil)
    }
  }
}
