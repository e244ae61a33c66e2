import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

/// Sessions whose lines come from a file, with nobody to ask again.
@Suite struct PlainScriptTests {
  @Test func aWholeScriptSavesAndLeaves() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2), isScript: true)
    _ = plain.type("b", ":rationale so it says", "r", "")
    plain.endInput()
    #expect(plain.exitCode == 0)
    #expect(plain.face.failure == nil)
    #expect(plain.saved.map(\.rationale) == ["", "so it says"])
  }

  @Test func aWrongAnswerStopsAndKeepsWhatWasSaved() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(3), isScript: true)
    let printed = plain.type("b", ":note other hello", "biling", "r")
    #expect(
      printed == """
        b
        saved lb_… b/i1

        Item 2 of 3 · i2 (1 done)
        Text
          text 2

        Which team?
          b  billing
          r  refund
        > :note other hello
        Your note went to the lead.
        > biling
        r

        """)
    #expect(
      plain.face.failure == "line 3: There is no label \"biling\"; did you mean \"billing\"?")
    #expect(plain.exitCode == 2)
    #expect(plain.saved.map(\.item) == ["i1"])
  }

  @Test(arguments: [
    (":skipp", "line 1: There is no command :skipp; did you mean :skip?"),
    (":goto 9", "line 1: There is no item 9; the batch has 1 item."),
    (":undo", "line 1: There is nothing before this."),
    (":save", "line 1: Which team? No answer yet."),
    (
      "\u{1b}[2J",
      "line 1: There is no label \"<U+001B>[2J\"; the labels are: b billing, r refund."
    ),
  ])
  func whatCannotBeDoneStops(_ line: String, _ failure: String) throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(1), isScript: true)
    _ = plain.type(line)
    #expect(plain.face.failure == failure)
    #expect(plain.exitCode == 2)
  }

  @Test func anAnswerAfterTheLastItemStops() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(1), isScript: true)
    _ = plain.type("b", "b")
    #expect(plain.face.failure == "line 2: every item is done; nothing is asked")
    #expect(plain.exitCode == 2)
  }

  @Test func aFailedWriteStopsWithTheCodeOfTheDisk() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2), isScript: true)
    _ = plain.type("b")
    plain.failNextWrite()
    _ = plain.type("r")
    #expect(
      plain.face.failure
        == "line 2: NOT SAVED: /results/labels/b/ana.jsonl: write: Input/output error")
    #expect(plain.exitCode == 74)
    #expect(plain.saved.map(\.item) == ["i1"])
  }

  @Test func aPersonIsToldAndGoesOnElsewhere() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    _ = plain.type("b")
    plain.failNextWrite()
    #expect(
      plain.type("r", "b", ":goto 1", ":results /other", ":save", ":quit") == """
        r
        NOT SAVED: /results/labels/b/ana.jsonl: write: Input/output error. Your answer is still here.
        This journal takes no more labels. :results DIR goes on in another directory; :quit leaves.
        > b
        Line 3 not taken: the last label is not saved; :results DIR or :quit
        > :goto 1
        Line 4 not taken: the last label is not saved; :results DIR or :quit
        > :results /other
        Going on in /other. The answer is not saved yet: save once more.

        Which team?
          b  billing
          r  refund
        Now: refund
        Answered; an empty line keeps it.
        > :save
        saved lb_… b/i2, revision 2
        All items are done: 2 of 2. :undo goes back, :quit leaves.
        > :quit

        """)
    #expect(plain.saved.map { $0.answers.flatMap(\.labels) } == [["billing"], ["refund"]])
  }

  /// What repeats a line is no longer than a message is.
  @Test(arguments: [
    "k", ":k", ":goto k", ":withdraw k", ":optout k", ":note k", "\"k\" k ", "k\"k k\\",
  ])
  func aHugeLineIsNotSaidWhole(_ form: String) throws {
    let huge = form.replacing("k", with: String(repeating: "k", count: 100_000))
    for questions in [Sample.team, Sample.toxic] {
      let plain = try PlainHarness(questions, items: Sample.texts(1))
      #expect(plain.type(huge).utf8.count < huge.utf8.count + 3000, "\(form)")
      let script = try PlainHarness(questions, items: Sample.texts(1), isScript: true)
      _ = script.type(huge)
      #expect((script.face.failure ?? "").utf8.count < 3000, "\(form)")
    }
  }
}
