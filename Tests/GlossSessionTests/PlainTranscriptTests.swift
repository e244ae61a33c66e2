import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

/// Whole sessions as one types and reads them: the lines behind the prompts are typed.
@Suite struct PlainTranscriptTests {
  @Test func classificationWithAWrongAnswerAndUndo() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    #expect(
      plain.opening == """
        Batch b: Small
        Rubric r 1.0.0: What is it?
        You are ana. Labels go to /results/labels/b/ana.jsonl
        Labels found: 0. Items done: 0 of 2.
        Type an answer, or :help for the commands.

        Item 1 of 2 · i1 (0 done)
        Text
          text 1

        Which team?
          b  billing
          r  refund
        >\u{20}
        """)
    #expect(
      plain.type("biling", "b", ":undo", "refund", ":skip", ":quit") == """
        biling
        Line 1 not taken: There is no label "biling"; did you mean "billing"?
        > b
        saved lb_… b/i1

        Item 2 of 2 · i2 (1 done)
        Text
          text 2

        Which team?
          b  billing
          r  refund
        > :undo
        Back at item 1; nothing is written until you save.

        Item 1 of 2 · i1 (1 done)
        You labelled it before; saving makes revision 2.
        Text
          text 1

        Which team?
          b  billing
          r  refund
        Now: billing
        Answered; an empty line keeps it.
        > refund
        saved lb_… b/i1, revision 2

        Item 2 of 2 · i2 (1 done)
        Text
          text 2

        Which team?
          b  billing
          r  refund
        > :skip
        skipped lb_… b/i2
        All items are done: 2 of 2. 1 skipped: :items skipped shows it. :undo goes back, :quit leaves.
        > :quit

        """)
    #expect(plain.exitCode == 0)
  }

  @Test func spansOfAHostileText() throws {
    let plain = try PlainHarness(
      Sample.mentions,
      items: [#"{"id": "i1", "text": "Ana\u001b[2J met Acme.\n> Item 9 of 9\tAcme met Ana."}"#])
    #expect(
      plain.type("0-3 person; \"Acme\" org", "0-3 person; \"Acme\"#2 org", ":goto i1", "")
        == """
        0-3 person; "Acme" org
        Line 1 not taken: "Acme" occurs 2 times; say which: #1 12-16, #2 32-36.
        > 0-3 person; "Acme"#2 org
        saved lb_… b/i1
        All items are done: 1 of 1. :undo goes back, :quit leaves.
        > :goto i1

        Item 1 of 1 · i1 (1 done)
        You labelled it before; saving makes revision 2.
        Text
          Ana<U+001B>[2J met Acme.
          > Item 9 of 9   Acme met Ana.

        Mark names
          p  person
          o  org
          12-25 LABEL (code points, end exclusive) or "text" LABEL; several with ;
          An empty line marks nothing.
        Now: 0-3 person; 32-36 org
        Answered; :pass keeps it.
        >\u{20}
        saved lb_… b/i1, revision 2
        All items are done: 1 of 1. :undo goes back, :quit leaves.
        >\u{20}
        """)
    #expect(plain.saved.map { $0.answers.map(\.spans.count) } == [[0]])
  }

  @Test func pairwiseWithConfidenceAndARequiredRationale() throws {
    let plain = try PlainHarness(
      Sample.better, #""rationale": "required", "confidence": "optional","#, items: [Sample.pair])
    #expect(
      plain.type("B", "9", "4", "", ":undo", "", "it greets") == """
        B
        How sure are you? 1 (a guess) to 5 (sure); an empty line says nothing.
        confidence> 9
        Line 2 not taken: confidence is a number from 1 to 5
        confidence> 4
        Why? A rationale is required.
        rationale>\u{20}
        Line 4 not taken: a rationale is required
        rationale> :undo
        undone

        Which is better?
          1  A is better
          2  B is better
          =  tie
        Now: B is better
        How sure are you? 1 (a guess) to 5 (sure); an empty line says nothing.
        confidence>\u{20}
        Why? A rationale is required.
        rationale> it greets
        saved lb_… b/i1
        All items are done: 1 of 1. :undo goes back, :quit leaves.
        >\u{20}
        """)
    let label = try #require(plain.saved.first)
    #expect(label.rationale == "it greets")
    #expect(label.answers.map(\.preferred) == ["x2"])
    #expect(label.answers.map(\.confidence) == [0])
  }

  @Test func severalQuestionsOneAfterTheOther() throws {
    let optional = Sample.team.replacing(
      #""name": "team","#, with: #""name": "team", "required": false,"#)
    let plain = try PlainHarness(Sample.toxic + "," + optional, items: Sample.texts(2))
    #expect(
      plain.type("y", "i, threat", "", "no", ":pass") == """
        y

        Question 2 of 3: How?
          i  insult
          t  threat
          Several with commas between; an empty line is none of these.
        > i, threat

        Question 3 of 3: Which team?
          b  billing
          r  refund
        Optional; an empty line leaves it open.
        >\u{20}
        saved lb_… b/i1

        Item 2 of 2 · i2 (1 done)
        Text
          text 2

        Question 1 of 2: Toxic?
          y  yes
          n  no
        > no

        Question 2 of 2: Which team?
          b  billing
          r  refund
        Optional; an empty line leaves it open.
        > :pass
        saved lb_… b/i2
        All items are done: 2 of 2. :undo goes back, :quit leaves.
        >\u{20}
        """)
    #expect(plain.saved.map { $0.answers.map(\.question) } == [["toxic", "which"], ["toxic"]])
  }

  @Test func itemsThatAreBroken() throws {
    let plain = try PlainHarness(
      Sample.better, items: ["{bad", Sample.texts(1)[0]])
    #expect(
      plain.type("1", ":skip", ":note broken_item no replies", ":skip") == """
        1
        Line 1 not taken: this item cannot be labelled; :skip goes on
        > :skip
        Passed over; without an id there is nothing to record it by.

        Item 2 of 2 · i1 (1 done)
        This item cannot be labelled:
        b.jsonl:3:1: error: "better": it compares two responses, and this item has 0
          3 | {"id": "i1", "text": "text 1"}
            | ^
          = change the item, or the rubric's question
        :skip records that and goes on; :note broken_item TEXT tells the lead first.
        > :note broken_item no replies
        Your note went to the lead.
        > :skip
        skipped lb_… b/i1
        All items are done: 2 of 2. 1 skipped: :items skipped shows it. :undo goes back, :quit leaves.
        >\u{20}
        """)
  }

  @Test func aConversationIsPrintedWholeAndItsMetadataNot() throws {
    let item = #"""
      {"id": "i1", "context": "shop", "prompt": [{"role": "system", "content": "Be brief."},
      {"role": "user", "content": "Hi"}], "text": "t", "advice": ["violence"],
      "flagged_by": "a list", "metadata": {"secret": "m"}}
      """#
    let plain = try PlainHarness(Sample.team, items: [item.replacing("\n", with: " ")])
    #expect(
      plain.opening.hasSuffix(
        """
        Item 1 of 1 · i1 (0 done)
        Advice: violence
        Flagged by: a list
        Context
          shop
        Prompt, turn 1 of 2 (system)
          Be brief.
        Prompt, turn 2 of 2 (user)
          Hi
        Text
          t

        Which team?
          b  billing
          r  refund
        >\u{20}
        """))
    #expect(!plain.opening.contains("secret"))
  }

  @Test func readingIsPrintedAndCountsAsReading() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    #expect(
      plain.type(":guide tone", ":find TEXT 2") == """
        :guide tone
        Guideline of r 1.0.0
          Tone  #tone
          -----------

          Judge the words, not the mood.
        Other clauses, with :guide CLAUSE: deciding
        > :find TEXT 2
        Items found: 1
        Item 2 · i2: text 2
        >\u{20}
        """)
    _ = plain.type(":guide")
    #expect(plain.session.isReading)
    _ = plain.type("b")
    #expect(!plain.session.isReading)
    // Four lines of a second each, of which one was reading the clause and one the guideline.
    #expect(plain.saved.map(\.activeMS) == [2000])
    #expect(plain.type(":help").contains("\n:withdraw [N|ID]  Withdraws the label"))
  }

  @Test func whatDiffersIsPrintedAndHoursAreSaid() throws {
    let plain = try PlainHarness(Sample.better, items: [Sample.pair])
    let said = plain.type(":diff", ":hours")
    let shown = try #require(plain.session.open?.presented?.shownOrder)
    let changed = shown == ["x1", "x2"] ? "[-Hello!-]{+No.+}" : "[-No.-]{+Hello!+}"
    #expect(said.contains("  \(changed)\n"), "\(said)")
    #expect(said.contains("This session: 0 min. Today, breaks left out: 0 min."))
    let none = try PlainHarness(Sample.team, items: Sample.texts(1))
    #expect(none.type(":diff").contains("There are no two responses to compare here."))
  }
}
