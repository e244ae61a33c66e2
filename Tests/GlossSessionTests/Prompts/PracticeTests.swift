import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

@Suite struct PracticeTests {
  private static let practice = #"""
    {"id": "x1", "text": "Give it back.", "practice": {"answers": {"team": {"labels": ["refund"]}},
    "explanation": "Money back is a refund.\nAlways."}}
    """#.replacing("\n", with: " ").replacing("refund. Always", with: "refund.\\nAlways")

  private func setup(
    _ items: [String] = [practice] + Sample.texts(1), past: Past = Past(), isOnly: Bool = false
  ) throws -> Setup {
    Setup(
      batch: try Sample.batch(items), rubric: try Sample.rubric(Sample.team), annotator: "ana",
      session: "s1", past: past, guardMS: 0, isPracticeOnly: isOnly, tool: "gloss/0.1.0")
  }

  @Test(arguments: [("b", "Not as expected", "billing"), ("r", "As expected", "refund")])
  func theAnswerIsExplainedAndNeverALabel(_ key: String, _ verdict: String, _ given: String)
    throws
  {
    let harness = try SessionHarness(try setup())
    #expect(harness.session.progress == (0, 1))
    harness.press(key, "practice x1 [\(given)] 2000", after: 2000)
    let prompt = try #require(harness.session.prompt)
    let expected: [Prompt.Block] = key == "r" ? [] : [.value(name: "Expected", "refund")]
    #expect(
      prompt.blocks == [
        .heading(verdict), .line("Which team?"), .gap, .value(name: "You answered", given),
      ] + expected + [.gap, .quoted("Money back is a refund.\nAlways.")])
    harness.step(after: 2000) { $0.answerPrompt(.enter, $1) }
    // The score is a page of its own, so that nobody passes it with the last explanation.
    let score = try #require(harness.session.prompt)
    #expect(score.title == "Practice is done")
    #expect(
      score.blocks == [
        .heading("Answered as expected: \(key == "r" ? 1 : 0) of 1"), .gap, .gap,
        .line("This count is for you alone, and is not kept."),
      ])
    // Answering and reading why are practice, and what comes after is not.
    harness.step(after: 1000, "time practice 5000") { $0.answerPrompt(.enter, $1) }
    #expect(harness.item == "i1")
    harness.press("b", "label i1 answered r1", after: 1000)
    #expect(harness.session.phase == .finished)
    #expect(harness.session.progress == (1, 1))
  }

  @Test func practiceThatSomebodyStoppedAtCountsNoMore() throws {
    let items = ["x1", "x2", "x3"].map { Self.practice.replacing("x1", with: $0) }
    let harness = try SessionHarness(try setup(items, isOnly: true))
    harness.press("r", "practice x1 [refund] 1000")
    harness.step { $0.answerPrompt(.enter, $1) }
    #expect(harness.session.progress == (1, 3))
    harness.stops = ["x1"]
    harness.press("r", "practice x2 [refund] 1000")
    #expect(harness.session.progress == (1, 2))
  }

  @Test func skippingPracticeLeavesNoRecord() throws {
    let harness = try SessionHarness(try setup())
    harness.step { $0.skip($1) }
    #expect(harness.item == "i1")
    harness.step("time practice 1000") { $0.goTo("1", $1) }
    #expect(harness.item == "x1")
  }

  @Test func practiceThatWasDoneIsOfferedAgainOnlyOnRequest() throws {
    let content = EventContent(
      batch: "b", person: "ana", session: "s", at: Timestamp(milliseconds: 0),
      happening: .practice(item: "x1", answers: [], ms: 1))
    let past = Past(
      of: "ana", on: "b", events: [Event(id: "ev_1", prev: .zero, content: content)],
      at: Timestamp(milliseconds: 0))
    #expect(try SessionHarness(try setup(past: past)).item == "i1")
    let only = try SessionHarness(try setup(past: past, isOnly: true))
    #expect(only.item == "x1")
    #expect(only.session.progress == (0, 1))
    only.press("r", "practice x1 [refund] 1000")
    only.step { $0.answerPrompt(.enter, $1) }
    only.step("time practice 3000") { $0.answerPrompt(.enter, $1) }
    #expect(only.session.phase == .finished)
    #expect(only.session.progress == (1, 1))
  }

  /// By the clauses that explanations cite, else those of what was expected.
  @Test func practiceEndsWithACountByClause() throws {
    let team = Sample.team.replacing(#""id": "refund""#, with: #""id": "refund", "clause": "tone""#)
    func item(_ id: String, _ explanation: String) -> String {
      #"{"id": "\#(id)", "text": "t", "practice": {"answers": {"team": {"labels": ["refund"]}}, "#
        + #""explanation": "\#(explanation)"}}"#
    }
    let items = [item("x1", "So."), item("x2", "See #deciding and #tone."), item("x3", "So.")]
    let harness = try SessionHarness(
      Setup(
        batch: try Sample.batch(items), rubric: try Sample.rubric(team), annotator: "ana",
        session: "s1", guardMS: 0, tool: "t"))
    for (id, key) in [("x1", "r"), ("x2", "b"), ("x3", "r")] {
      harness.press(key, "practice \(id) [\(key == "r" ? "refund" : "billing")] 1000")
      #expect(try #require(harness.session.prompt).title != "Practice is done")
      harness.step { $0.answerPrompt(.enter, $1) }
    }
    let blocks = try #require(harness.session.prompt).blocks
    #expect(
      blocks == [
        .heading("Answered as expected: 2 of 3"), .gap, .line("0 of 1  Deciding"),
        .line("2 of 3  Tone"), .gap, .line("This count is for you alone, and is not kept."),
      ])
  }

  @Test func plainModeExplainsToo() throws {
    let plain = try PlainHarness(try setup())
    #expect(plain.opening.contains("This is practice"))
    let said = plain.type("b")
    #expect(said.contains("You answered:\n  billing\nExpected:\n  refund\n"))
    #expect(said.contains("  Money back is a refund.\n  Always."))
    #expect(plain.type("").contains("Answered as expected: 0 of 1"))
    #expect(plain.type("").contains("Item 2 of 2"))
    #expect(plain.saved.isEmpty)
  }
}

/// Practice of questions that are asked of each response.
@Suite struct ResponsePracticeTests {
  /// Two items in which this is expected, and explained by "So."
  private func harness(_ questions: String, _ answers: String) throws -> SessionHarness {
    try SessionHarness(questions, items: [Self.item(answers), Self.item(answers, id: "i2")])
  }

  private static func item(_ answers: String, id: String = "i1") -> String {
    Sample.pair.replacing("\"i1\"", with: "\"\(id)\"").dropLast()
      + ", \"practice\": {\"answers\": {\(answers)}, \"explanation\": \"So.\"}}"
  }

  private func said(_ harness: SessionHarness) -> [Prompt.Block] {
    harness.session.prompt?.blocks ?? []
  }

  private static let both =
    #""fits": [{"of": "x1", "labels": ["yes"]}, {"of": "x2", "labels": ["no"]}]"#

  @Test(arguments: [
    ("yo", "As expected", "A: yes\nB: no"), ("yy", "As expected but for B", "A: yes\nB: yes"),
    ("oo", "As expected but for A", "A: no\nB: no"), ("oy", "Not as expected", "A: no\nB: yes"),
  ])
  func eachResponseIsComparedWithItsOwn(_ keys: String, _ verdict: String, _ given: String) throws {
    let harness = try harness(ResponseSuggestionTests.fits, Self.both)
    let labels = keys.map { $0 == "y" ? "yes" : "no" }.joined(separator: ", ")
    harness.press(keys, "practice i1 [\(labels)] 2000")
    let expected: [Prompt.Block] =
      keys == "yo" ? [] : [.value(name: "Expected", "A: yes\nB: no")]
    #expect(
      said(harness) == [
        .heading(verdict), .line("Does it fit?"), .gap, .value(name: "You answered", given),
      ] + expected + [.gap, .quoted("So.")])
  }

  @Test func onlyWhatIsExpectedIsCompared() throws {
    let harness = try harness(
      ResponseSuggestionTests.fits, #""fits": [{"of": "x2", "labels": ["no"]}]"#)
    harness.press("yy", "practice i1 [yes, yes] 2000")
    #expect(
      said(harness) == [
        .heading("Not as expected"), .line("Does it fit?"), .gap,
        .value(name: "You answered", "B: yes"),
        .value(name: "Expected", "B: no"), .gap, .quoted("So."),
      ])
  }

  /// A grid, and texts; the event holds what was given to each response.
  @Test func gridsAndTextsAreComparedByResponse() throws {
    let harness = try harness(
      ResponseSuggestionTests.quality + "," + ResponseSuggestionTests.mended,
      #""quality": [{"of": "x1", "ratings": [{"criterion": "clear", "value": 4}, {"criterion":"#
        + #" "true", "value": 5}]}, {"of": "x2", "ratings": [{"criterion": "clear", "value": 2},"#
        + #" {"criterion": "true", "value": 1}]}],"#
        + #" "mended": [{"of": "x1", "text": "Hello!"}, {"of": "x2", "text": "No,\nthanks."}]"#)
    harness.press("4531==", "practice i1 [] 6000")
    #expect(
      said(harness) == [
        .heading("As expected but for B"), .line("How good?"), .gap,
        .value(name: "You answered", "A: 4 5; B: 3 1"),
        .value(name: "Expected", "A: 4 5; B: 2 1"), .gap,
        .heading("As expected but for B"), .line("Mend it"), .gap,
        .value(name: "You answered", "A: Hello!\nB: No."),
        .value(name: "Expected", "A: Hello!\nB: No, / thanks."), .gap, .quoted("So."),
      ])
    #expect(harness.appended.isEmpty)
  }

  /// Passed over is no answer, not even "none of these".
  @Test func whatWasPassedOverIsNotAsExpected() throws {
    let optional = ResponseSuggestionTests.faults.replacing(
      "\"of\"", with: "\"required\": false, \"of\"")
    let harness = try harness(
      optional, #""faults": [{"of": "x1", "labels": []}, {"of": "x2", "labels": []}]"#)
    harness.step { $0.pass($1) }
    harness.press("\n", "practice i1 [] 2000")
    #expect(
      said(harness).prefix(5) == [
        .heading("As expected but for A"), .line("Which faults?"), .gap,
        .value(name: "You answered", "A: nothing\nB: none"),
        .value(name: "Expected", "A: none\nB: none"),
      ])
  }

  @Test func plainModeExplainsByResponse() throws {
    let plain = try PlainHarness(ResponseSuggestionTests.fits, items: [Self.item(Self.both)])
    _ = plain.type("y")
    #expect(
      plain.type("y").contains(
        """
        Practice: what was expected
        As expected but for B
        Does it fit?

        You answered:
          A: yes
          B: yes
        Expected:
          A: yes
          B: no

          So.
        """))
  }
}

/// A batch in which everything is practice counts it, and says so.
@Suite struct PracticeProgressTests {
  private static func items(_ count: Int) -> [String] {
    (1...count).map {
      #"{"id": "p\#($0)", "text": "t", "practice": {"answers": {}, "explanation": "So."}}"#
    }
  }

  private func setup(
    _ items: [String], past: Past = Past(), isOnly: Bool = false
  ) throws -> Setup {
    Setup(
      batch: try Sample.batch(items), rubric: try Sample.rubric(Sample.team), annotator: "ana",
      session: "s1", past: past, guardMS: 0, isPracticeOnly: isOnly, tool: "gloss/0.1.0")
  }

  private func past(_ items: ID...) -> Past {
    Past(
      of: "ana", on: "b",
      events: items.enumerated().map { place, item in
        let content = EventContent(
          batch: "b", person: "ana", session: "s", at: Timestamp(milliseconds: 0),
          happening: .practice(item: item, answers: [], ms: 1))
        return Event(id: ID("ev_\(place)"), prev: .zero, content: content)
      }, at: Timestamp(milliseconds: 0))
  }

  @Test func whatIsDoneOfItIsCountedAndRemembered() throws {
    let plain = try PlainHarness(try setup(Self.items(3), past: past("p2")))
    #expect(plain.opening.contains("Labels found: 0. Practice items done: 1 of 3."))
    _ = plain.type("b", "")
    #expect(plain.session.progress == (2, 3))
    let last = plain.type("b", "", "")
    #expect(
      last.contains(
        """
        3 of 3 practice items done.
        Practice leaves no labels.
        To repeat it, start again with --practice; :quit leaves.
        """), "\(last)")
    let again = try PlainHarness(try setup(Self.items(3), past: past("p1", "p2", "p3")))
    #expect(again.opening.contains("Practice items done: 3 of 3."))
    #expect(again.opening.contains("3 of 3 practice items done."))
  }

  @Test func whatWasPassedOverIsNotDone() throws {
    let plain = try PlainHarness(try setup(Self.items(2)))
    _ = plain.type(":skip")
    #expect(
      plain.type("b", "", "").contains(
        "1 of 2 practice items done.\nWhat was passed over comes again.\n"))
  }

  @Test func askedForItCountsFromTheBeginning() throws {
    let mixed = Self.items(1) + Sample.texts(1)
    #expect(
      try PlainHarness(try setup(mixed)).opening.contains("Labels found: 0. Items done: 0 of 1."))
    let only = try PlainHarness(try setup(mixed, past: past("p1"), isOnly: true))
    #expect(only.opening.contains("Practice items done: 0 of 1."))
    #expect(only.type("b", "", "").contains("1 of 1 practice item done."))
    let none = try PlainHarness(try setup(Sample.texts(1), isOnly: true))
    #expect(none.opening.contains("This batch has no practice items."))
  }
}
