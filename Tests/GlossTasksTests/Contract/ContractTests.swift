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
    let start = kind.start(asked)
    #expect(kind.fault(of: asked.item.item) == nil)
    #expect(kind.standing(start, asked) == .untouched)
    #expect(kind.summary(start, asked) == "")
    let values = kind.values(start, asked)
    #expect(!values.isEmpty)
    for value in values {
      #expect(value == Answer(question: "", kind: sample.kind, of: value.of))
    }
    #expect(kind.start(asked) == start)
    #expect(!kind.usage(asked).isEmpty)
    #expect(kind.asksEachResponse == (sample.of != ""))
  }

  /// A kind that states spans says which texts they are of, before there is any.
  @Test(arguments: KindSample.all)
  func textsToMarkAreTheItemsOwn(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    let input = asked.item.item.input
    let marksTexts = kind.spans(Answer(question: "", kind: sample.kind)) != nil
    #expect((kind.markedTexts(input) != nil) == marksTexts)
    for text in kind.markedTexts(input) ?? [] {
      #expect(asked.item.text(of: text.of)?.text.string.utf8.elementsEqual(text.text.utf8) == true)
    }
  }

  @Test(arguments: KindSample.all)
  func everyBindingDoesSomething(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    #expect(Set(kind.bindings.map(\.key)).count == kind.bindings.count)
    for binding in kind.bindings {
      var draft = kind.start(asked)
      #expect(kind.press(.character(binding.key), &draft, asked) != .ignored)
      #expect(!binding.word.isEmpty)
    }
  }

  /// What a key answers, the same word answers in plain mode.
  @Test(arguments: KindSample.all)
  func aKeyThatAnswersIsALineThatAnswers(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    for binding in kind.bindings {
      var (pressed, entered) = (kind.start(asked), kind.start(asked))
      guard kind.press(.character(binding.key), &pressed, asked) == .answered else { continue }
      #expect(kind.enter(String(binding.key), &entered, asked) == .answered)
      #expect(kind.values(entered, asked) == kind.values(pressed, asked))
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
      var draft = kind.start(asked)
      var pressed: [Key] = []
      for _ in 0..<150 {
        let key = wanted[Int.random(in: 0..<wanted.count, using: &random)]
        pressed.append(key)
        let before = draft
        let outcome = kind.press(key, &draft, asked)
        let trail = Comment("seed \(seed), after \(pressed.count) keys, the last \(key)")
        switch outcome {
        case .ignored: #expect(kind.values(draft, asked) == kind.values(before, asked), trail)
        case .refused(let why):
          #expect(draft == before, trail)
          #expect(isSentence(why), "\(why)")
        case .answered: #expect(kind.standing(draft, asked) == .complete, trail)
        case .changed: break
        }
        checkScreen(kind, draft, asked, trail)
        guard kind.standing(draft, asked) == .complete else { continue }
        completed += 1
        try checkValue(kind, draft, asked, sample.summaryIsALine, trail)
      }
    }
    #expect(completed > 0)
  }

  private func checkValue(
    _ kind: AnyKind, _ draft: AnyDraft, _ asked: Asked, _ summaryIsALine: Bool, _ trail: Comment
  ) throws {
    let values = kind.values(draft, asked)
    #expect(!values.isEmpty && values.allSatisfy { $0.kind == kind.name })
    #expect(Set(values.map(\.of)).count == values.count)
    let ofs = asked.of == "" ? [""] + asked.item.shownOrder : [asked.of]
    #expect(values.allSatisfy { ofs.contains($0.of) })
    let again = try #require(kind.draft(values, asked), trail)
    #expect(kind.values(again, asked) == values, trail)
    #expect(kind.standing(again, asked) == .complete, trail)
    #expect(kind.chosen(again) == kind.chosen(draft), trail)
    #expect(try recorded(values, asked) == values, trail)
    let summary = kind.summary(draft, asked)
    #expect(!summary.isEmpty, trail)
    var typed = kind.start(asked)
    let isNone =
      ["classification", "spans"].contains(kind.name)
      && values.allSatisfy { $0.labels.isEmpty && $0.spans.isEmpty }
    guard summaryIsALine else { return }
    // What is nothing of anything is an empty line, where the kind takes one; a ranking of none is
    // typed.
    var empty = kind.start(asked)
    let line = isNone && kind.enter("", &empty, asked) == .answered ? "" : summary
    #expect(kind.enter(line, &typed, asked) == .answered, trail)
    #expect(kind.values(typed, asked) == values, trail)
  }

  /// The values as a label's line gives them back, which holds them to the item's texts.
  private func recorded(_ values: [AnswerValue], _ asked: Asked) throws -> [AnswerValue] {
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

  private func checkScreen(_ kind: AnyKind, _ draft: AnyDraft, _ asked: Asked, _ trail: Comment) {
    let lines = kind.lines(draft, asked).map(\.text) + kind.usage(asked)
    let hints = kind.hints(draft, asked)
    for text in lines + hints.flatMap({ [$0.key, $0.word] }) + [kind.summary(draft, asked)] {
      let isSafe = Text.visible(text).unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value)
      }
      #expect(isSafe, trail)
    }
    for mark in kind.marks(draft, asked) {
      let text = asked.item.text(of: mark.of)?.text
      #expect(text?.isBoundary(mark.range.lowerBound) == true, trail)
      #expect(text?.isBoundary(mark.range.upperBound) == true, trail)
      #expect(!mark.range.isEmpty, trail)
    }
    for hint in hints {
      for key in hinted(hint.key) {
        var copy = draft
        let outcome = kind.press(key, &copy, asked)
        #expect(outcome != .ignored, "hint \(hint), \(trail)")
        if case .refused = outcome, key == Key(.enter) {
          Issue.record("hint \(hint) is refused, \(trail)")
        }
      }
    }
  }

  /// The keys that a hint names; none for those that name a class of keys.
  private func hinted(_ hint: String) -> [Key] {
    switch hint {
    case "Enter": [Key(.enter)]
    case "Esc": [Key(.escape)]
    case "Tab": [Key(.tab)]
    case "Space": [.character(" ")]
    case "Bksp": [Key(.backspace)]
    case "Ctrl-S": [.control("s")]
    case "Ctrl-Z": [.control("z")]
    case "⇧←→": [Key(.left, .shift), Key(.right, .shift)]
    // A class of keys, and a key that is the session's.
    case "label", "type", "Ctrl-E": []
    default:
      if hint.contains("–"), let first = hint.first?.wholeNumberValue,
        let last = hint.last?.wholeNumberValue
      {
        (first...last).map { .character(Character(String($0))) }
      } else {
        keys(hint.filter { $0 != " " }.map(String.init).joined(separator: " "))
      }
    }
  }

  /// What another question recorded is no draft of this one, and no trap.
  @Test func aDraftOfAnotherQuestionsValueIsNil() throws {
    var values: [(sample: KindSample, values: [AnswerValue])] = []
    for sample in KindSample.all {
      let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
      var draft = kind.start(asked)
      for key in kind.bindings.map(\.key) + kind.bindings.map(\.key) {
        _ = kind.press(.character(key), &draft, asked)
      }
      values.append((sample, kind.values(draft, asked)))
    }
    for sample in KindSample.all {
      let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
      for other in values {
        guard let draft = kind.draft(other.values, asked) else { continue }
        #expect(other.sample.kind == sample.kind)
        #expect(kind.values(draft, asked) == other.values)
      }
      var strange = Answer(question: "q", kind: sample.kind, of: sample.of)
      strange.labels = ["no such label"]
      strange.spans = [Span(of: "text", start: 0, end: 1_000_000, label: "a", text: "?")]
      strange.preferred = "nobody"
      strange.strength = -7
      #expect(kind.draft([strange], asked) == nil)
      #expect(kind.draft([], asked) == nil)
    }
  }
}
