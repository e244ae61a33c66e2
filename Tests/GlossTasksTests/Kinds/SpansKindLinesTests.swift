import GlossJSON
import GlossJournal
import Testing

@testable import GlossTasks

/// Lines of plain mode, for the text, the responses and the turns.
@Suite struct SpansKindLinesTests {
  private let kind = SpansKindKeysTests.kind(overlap: false)

  private func enter(
    _ line: String, _ input: Input, field: SpansKind.Field = .text, overlap: Bool = false
  ) -> Result<[Span], LineFault> {
    let kind = SpansKindKeysTests.kind(overlap: overlap, field: field)
    let asked = Sample.asked(input)
    var draft = kind.start(asked)
    let before = draft
    switch kind.enter(line, &draft, asked) {
    case .answered:
      #expect(kind.standing(draft, asked) == .complete)
      return .success(kind.value(draft, asked).spans)
    case .refused(let why):
      #expect(draft == before)
      return .failure(LineFault(why))
    case .more:
      Issue.record("a line is a whole answer")
      return .success([])
    }
  }

  private func span(_ of: ID, _ start: Int, _ end: Int, _ label: ID, _ text: String) -> Span {
    Span(of: of, start: start, end: end, label: label, text: text)
  }

  private let acme = Input(text: "Ana of Acme Corp; Ana left \"Acme\".")

  @Test(arguments: [
    ("0-3 person", [(0, 3, "person", "Ana")]),
    ("  0-3\tp ;; 7-16 o;", [(0, 3, "person", "Ana"), (7, 16, "org", "Acme Corp")]),
    ("7-16 org; 0-3 person", [(0, 3, "person", "Ana"), (7, 16, "org", "Acme Corp")]),
    ("\"Acme Corp\" org", [(7, 16, "org", "Acme Corp")]),
    ("\"Acme Corp\"org", [(7, 16, "org", "Acme Corp")]),
    ("\"Corp; Ana\" o", [(12, 21, "org", "Corp; Ana")]),
    ("\"Ana\"#2 p", [(18, 21, "person", "Ana")]),
    ("\"\\\"Acme\\\"\" o", [(27, 33, "org", "\"Acme\"")]),
    ("\"\\u0041cme Corp\" o", [(7, 16, "org", "Acme Corp")]),
    ("", []), (" \t", []), (";", []), ("\r", []),
  ])
  func marksOneText(_ line: String, _ expected: [(Int, Int, String, String)]) {
    #expect(
      enter(line, acme)
        == .success(expected.map { span("text", $0.0, $0.1, ID($0.2), $0.3) }))
  }

  @Test(arguments: [
    ("\"Ana\" person", "\"Ana\" occurs 2 times; say which: #1 0-3, #2 18-21"),
    ("\"Ana\"#3 person", "\"Ana\" occurs 2 times, not 3"),
    ("\"Ana\"#0 person", "behind # stands which of them, from 1"),
    ("\"Ana\"# person", "behind # stands which of them, from 1"),
    ("\"Bob\" person", "the text does not hold \"Bob\""),
    ("\"ana\" person", "the text does not hold \"ana\""),
    ("\"Ana person", "the closing \" is missing: "),
    ("\"Ana\\", "the closing \" is missing: "),
    ("\"\\x\" person", "\"\\x\" is no JSON string: "), ("\"\" person", "\"\" is no JSON string: "),
    ("0-3", "which label? "), ("0-3 ; 4-6 p", "which label? "),
    ("0-3 persn", "there is no label \"persn\"; did you mean \"person\"?"),
    ("0-3 zebra crossing", "there is no label \"zebra crossing\"; the labels are: "),
    ("Ana person", "\"Ana\" is no span: "), ("3 person", "\"3\" is no span: "),
    ("-1-3 person", "\"-1-3\" is no span: "), ("0--3 person", "is no span: "),
    ("99999999999999999999-3 person", "is no span: "),
    ("3-0 person", "3-0 ends before it begins"), ("3-3 person", "3-3 marks nothing"),
    ("0-35 person", "0-35 is outside the text, which ends at 34"),
    ("9223372036854775807-9223372036854775807 p", "is outside the text"),
    ("0-9 person; 7-16 org", "it overlaps person 0-9, and spans may not overlap here"),
    ("0-3 p; 0-3 person", "that is marked person already"),
    ("3-4 person", "3-4 is white space alone; a span marks more than that"),
    ("0-4 person", "it ends in a space; 0-3 is without"),
    ("3-6 person", "it begins with a space; 4-6 is without"),
    ("3-7 person", "it begins and ends in white space; 4-6 is without"),
    ("\"Ana \"#1 person", "it ends in a space; 0-3 is without"),
    ("A: 0-3 person", "there is no text \"A:\" to mark here"),
    ("t1: 0-3 person", "there is no text \"t1:\" to mark here"),
  ])
  func refusesWithAReason(_ line: String, _ reason: String) throws {
    let fault = try #require(throws: LineFault.self) { try enter(line, acme).get() }
    #expect(fault.message.hasPrefix(reason) || fault.message.contains(reason), "\(fault.message)")
  }

  /// What was marked before, or by a machine, is as it is.
  @Test func aLabelWithWhiteSpaceIsOpenedAgain() {
    let asked = Sample.asked(Input(text: "a \r\nb"))
    let value = Answer(
      question: "", kind: "spans", spans: [span("text", 0, 4, "org", "a \r\n")])
    let draft = kind.draft([value], asked)
    #expect(draft.map { kind.values($0, asked) } == [value])
    var other = kind.start(asked)
    #expect(
      kind.enter("0-4 org", &other, asked)
        == .refused("it ends in white space; 0-1 is without"))
  }

  @Test func overlapsWhereTheRubricAllows() {
    #expect(
      enter("0-6 person; 4-16 org; 0-6 org", acme, overlap: true)
        == .success([
          span("text", 0, 6, "org", "Ana of"), span("text", 0, 6, "person", "Ana of"),
          span("text", 4, 16, "org", "of Acme Corp"),
        ]))
  }

  @Test func responsesAreNamedByTheLettersShown() {
    let input = Sample.pair("Ana won", "Bo and Ana")
    let find = { (line: String) in enter(line, input, field: .responses) }
    #expect(
      find("B: 0-2 person; A:0-3 p")
        == .success([span("r1", 0, 3, "person", "Ana"), span("r2", 0, 2, "person", "Bo")]))
    #expect(find("b: \"Ana\" p") == .success([span("r2", 7, 10, "person", "Ana")]))
    #expect(find("\"Bo\" p") == .success([span("r2", 0, 2, "person", "Bo")]))
    #expect(find("\"Ana\"#2 p") == .success([span("r2", 7, 10, "person", "Ana")]))
    #expect(
      find("\"Ana\" p")
        == .failure(.init("\"Ana\" occurs 2 times; say which: #1 A: 0-3, #2 B: 7-10")))
    #expect(
      find("0-3 p") == .failure(.init("say which text the offsets are of: A:, B:")))
    #expect(find("C: 0-3 p") == .failure(.init("there is no text \"C:\" to mark here")))
  }

  @Test func turnsCountFromOne() {
    let input = Input(prompt: [
      Turn(role: "system", content: "Be kind."), Turn(role: "user", content: "Ana?"),
    ])
    #expect(
      enter("t2: 0-3 person", input, field: .prompt)
        == .success([span("prompt/1", 0, 3, "person", "Ana")]))
    #expect(
      enter("t0: 0-3 person", input, field: .prompt)
        == .failure(.init("there is no text \"t0:\" to mark here")))
    #expect(
      enter("t3: 0-3 person", input, field: .prompt)
        == .failure(.init("there is no text \"t3:\" to mark here")))
  }

  @Test(arguments: [
    ("cafe\u{301}", "3-4 o", "4 is inside a character that is drawn as one; give 3 or 5"),
    ("a 👨‍👩‍👧 b", "2-4 o", "4 is inside a character that is drawn as one; give 2 or 7"),
    ("a 👨‍👩‍👧 b", "3-7 o", "3 is inside a character that is drawn as one; give 2 or 7"),
    ("a\r\nb", "2-4 o", "2 is inside a character that is drawn as one; give 1 or 3"),
    ("cafe\u{301}", "\"e\" o", "4 is inside a character that is drawn as one; give 3 or 5"),
  ])
  func aBoundaryInsideADrawnCharacterIsRefused(_ text: String, _ line: String, _ reason: String) {
    #expect(enter(line, Input(text: text)) == .failure(.init(reason)))
  }

  /// What is no whole character is no other place of a quoted text.
  @Test func aQuotedTextIsFoundWhereItStandsWhole() {
    let text = "e cafe\u{301} e"
    #expect(
      enter("\"e\"#2 o", Input(text: text)) == .success([span("text", 8, 9, "org", "e")]))
    #expect(
      enter("\"e\" o", Input(text: text))
        == .failure(.init("\"e\" occurs 2 times; say which: #1 0-1, #2 8-9")))
    #expect(
      enter("\"caf\u{e9}\" o", Input(text: text))
        == .failure(.init("the text does not hold \"caf\u{e9}\"")))
  }

  @Test func usageNamesEveryLabelAndPrefix() {
    let kind = SpansKindKeysTests.kind(overlap: false, field: .responses)
    let usage = kind.usage(Sample.asked(Sample.pair())).joined(separator: "\n")
    for word in ["o  org", "p  person", "l  place", "A: B:", "code points", "empty line"] {
      #expect(usage.contains(word))
    }
  }
}
