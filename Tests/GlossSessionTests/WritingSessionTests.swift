import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// Texts of the annotator's own, in the session and in plain mode.
@Suite struct WritingSessionTests {
  private static let rewrite = #"""
    {"name": "rewrite", "kind": "text", "title": "Shorten it", "from": "response",
    "goal": "shorter"}
    """#
  private static let remark = #"""
    {"name": "remark", "kind": "text", "title": "Say why", "of": "responses", "min_length": 2,
    "required": false}
    """#

  // MARK: The session

  @Test func theResponsePreferredEarlierIsRewritten() throws {
    let harness = try SessionHarness(
      Sample.better + "," + Self.rewrite, items: [Sample.pair])
    #expect(harness.session.open?.state.entries[1].ask.asked.preferred == nil)
    harness.press("2")
    #expect(harness.session.open?.state.entries[1].ask.asked.preferred == "x2")
    harness.press("\n!", after: 100)
    #expect(harness.session.open?.editableText == "!No.")
    harness.step("label i1 answered r1") {
      _ = $0.press(.control("s"), $1, columns: 80)
    }
    #expect(harness.appended[0].answers.map(\.text) == ["", "!No."])
  }

  @Test func anotherPreferenceKeepsWhatWasWrittenAndElseBeginsAnew() throws {
    let harness = try SessionHarness(
      Sample.better + "," + Self.rewrite, items: [Sample.pair])
    harness.press("2=", "label i1 answered r1")
    #expect(harness.appended[0].answers[1].text == "No.")
    #expect(harness.appended[0].answers[1].of == "x2")
    harness.step { $0.undo($1) }
    // A text that was kept as it was is no answer about another one.
    harness.press("1")
    #expect(harness.session.open?.state.entries[1].isAnswered == false)
    harness.press("=", "label i1 answered r2")
    #expect(harness.appended[1].answers[1].of == "x1")
    #expect(harness.appended[1].answers[1].text == "Hello!")

    let fresh = try SessionHarness(
      Sample.better + "," + Self.rewrite + "," + Self.remark, items: [Sample.pair])
    fresh.press("2=")
    fresh.step { $0.focusQuestion(-2, $1) }
    fresh.press("1")
    #expect(fresh.session.open?.state.entries[1].isAnswered == false)
    fresh.press("\n")
    #expect(fresh.session.open?.editableText == "Hello!")
  }

  @Test func ofSeveralBestResponsesTheOneShownFirstIsRewritten() throws {
    let three = #"""
      {"id": "i1", "text": "t", "responses": [{"id": "x1", "text": "One"},
      {"id": "x2", "text": "Two"}, {"id": "x3", "text": "Three"}]}
      """#.replacing("\n", with: " ")
    let harness = try SessionHarness(
      #"{"name": "order", "kind": "ranking", "ties": true},"# + Self.rewrite, items: [three])
    let order = try #require(harness.session.open?.presented?.shownOrder)
    for (line, preferred) in [("B=C,A", order[1]), ("A=B=C", order[0])] {
      harness.step { _ = $0.enter(line, $1) }
      let item = try #require(harness.session.open)
      #expect(item.state.entries[1].ask.asked.preferred ?? order[0] == preferred)
      harness.step { $0.focusQuestion(-1, $1) }
    }
  }

  @Test func whatWasWrittenSaysWhichResponseItIsFrom() throws {
    let harness = try SessionHarness(
      Sample.better + "," + Self.rewrite + "," + Self.remark, items: [Sample.pair])
    harness.press("2\n!")
    harness.step { _ = $0.press(Key(.escape), $1, columns: 80) }
    harness.step { $0.focusQuestion(-1, $1) }
    harness.press("1")
    let summary = { (session: Session) -> String? in
      session.open?.state.entries[1].ask.summary
    }
    #expect(summary(harness.session)?.contains("made from B, and A is preferred now") == true)
    harness.press("ok", after: 10)
    harness.step { _ = $0.press(.control("s"), $1, columns: 80) }
    harness.step("label i1 answered r1") { $0.save($1) }
    #expect(harness.appended.first?.answers[1].of == "x2")
    #expect(harness.appended.first?.answers[1].text == "!No.")
    // Opened again it is still from there, and can be begun anew.
    harness.step { $0.undo($1) }
    #expect(summary(harness.session)?.contains("made from B, and A is preferred now") == true)
    harness.step { $0.focusQuestion(1, $1) }
    harness.step { _ = $0.press(Key(.backspace), $1, columns: 80) }
    #expect(summary(harness.session) == "")
    harness.press("=")
    #expect(summary(harness.session) == "6 characters, as the original")
  }

  @Test func writingIsKeptWithinFiveSecondsAndComesBack() throws {
    let harness = try SessionHarness(Self.remark, items: [Sample.pair])
    harness.press("\nhi", after: 10)
    let due = try #require(harness.session.draftsDueAt)
    #expect(due - harness.now.monotonic < 5000)
    harness.step(after: due - harness.now.monotonic, "drafts i1: hi") { $0.keepDraftsIfDue($1) }
    #expect(harness.kept == [UnsavedText(item: "i1", field: .text(ask: "remark/x1"), text: "hi")])
    let again = try SessionHarness(Self.remark, items: [Sample.pair], unsaved: harness.kept)
    #expect(again.notice == "Brought back: your unfinished text.")
    #expect(again.session.open?.standing(0) == .complete)
    #expect(again.session.open?.standing(1) == .untouched)
    again.step("label i1 answered r1", "drafts ") { $0.save($1) }
    #expect(again.appended[0].answers.map(\.of) == ["x1"])
    #expect(again.appended[0].answers.map(\.text) == ["hi"])
  }

  /// A draft for each letter would grow without limit; undo goes by what the editor remembers.
  @Test func lettersAreNoChangesOfTheItem() throws {
    let harness = try SessionHarness(Self.rewrite, items: [Sample.pair, Sample.texts(1)[0]])
    harness.press("\n" + String(repeating: "long ", count: 200), after: 10)
    #expect(harness.session.open?.history.count == 0)
    #expect(harness.session.open?.isTouched == true)
    harness.step { _ = $0.press(Key(.escape), $1, columns: 80) }
    harness.step { $0.undo($1) }
    #expect(harness.notice == "undone")
    for _ in 0..<199 { harness.step { $0.undo($1) } }
    #expect(harness.session.open?.isTouched == false)
    harness.step { $0.undo($1) }
    #expect(harness.notice == "There is nothing before this.")
  }

  @Test func whatWasWrittenSurvivesAnotherItemAndTheEditorsTextIsTaken() throws {
    let harness = try SessionHarness(
      Self.remark, items: [Sample.pair, Sample.pair.replacing("i1", with: "i2")])
    harness.press("\nab", after: 10)
    harness.step { $0.replaceText("from outside\nand more", $1) }
    #expect(harness.session.open?.editableText == "from outside\nand more")
    harness.step { $0.goTo("2", $1) }
    harness.step { $0.goTo("1", $1) }
    #expect(harness.session.open?.editableText == "from outside\nand more")
    harness.step { _ = $0.press(.control("z"), $1, columns: 80) }
    #expect(harness.session.open?.editableText == "ab")
  }

  // MARK: Plain mode

  @Test func aRewriteLineByLine() throws {
    let plain = try PlainHarness(Sample.better + "," + Self.rewrite, items: [Sample.pair])
    #expect(
      plain.type("2", "Nope.", ":quit", "", "..", ".", ":undo") == """
        2

        Question 2 of 2: Shorten it
          Goal: shorter
          From response B:
            No.
          Write lines; a line that holds only . ends the text.
          To begin a line with . write .. and to begin the first with : write ::.
          A . at once takes the original, or what became of it, as it is.
        > Nope.
        text> :quit
        text>\u{20}
        text> ..
        text> .
        saved lb_… b/i1
        All items are done: 1 of 1. :undo goes back, :quit leaves.
        > :undo
        Back at item 1; nothing is written until you save.

        Item 1 of 1 · i1 (1 done)
        You labelled it before; saving makes revision 2.
        Prompt (user)
          Say hello.
        Response A
          Hello!
        Response B
          No.

        Question 1 of 2: Which is better?
          1  A is better
          2  B is better
          =  tie
        Now: B is better
        Answered; an empty line keeps it.
        >\u{20}
        """)
    #expect(plain.saved[0].answers[1].text == "Nope.\n:quit\n\n.")
    #expect(
      plain.type("", ".") == """


        Question 2 of 2: Shorten it
          Goal: shorter
          From response B:
            No.
          Write lines; a line that holds only . ends the text.
          To begin a line with . write .. and to begin the first with : write ::.
          A . at once takes the original, or what became of it, as it is.
        Now: 14 characters
        Written so far:
          Nope.
          :quit

          .
        Answered; :pass keeps it.
        > .
        saved lb_… b/i1, revision 2
        All items are done: 1 of 1. :undo goes back, :quit leaves.
        >\u{20}
        """)
    #expect(plain.saved[0].answers[1].text == "Nope.\n:quit\n\n.")
  }

  @Test func aFirstLineWithAColonIsDoubled() throws {
    let plain = try PlainHarness(Self.remark, items: [Sample.pair])
    _ = plain.type("::) thanks", "::", ".", ":save")
    #expect(plain.saved[0].answers.map(\.text) == [":) thanks\n::"])
  }

  @Test func aScriptThatEndsWithinATextFails() throws {
    let plain = try PlainHarness(Self.rewrite, items: [Sample.pair], isScript: true)
    _ = plain.type("Half a", "text")
    plain.endInput()
    #expect(
      plain.face.failure == "line 2: the text is not ended by a line that holds only .")
    #expect(plain.exitCode == 2)
    #expect(plain.saved.isEmpty)
  }
}
