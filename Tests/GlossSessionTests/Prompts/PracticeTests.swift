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

  @Test(arguments: [("b", "not as expected", "billing"), ("r", "as expected", "refund")])
  func theAnswerIsExplainedAndNeverALabel(_ key: String, _ verdict: String, _ given: String)
    throws
  {
    let harness = try SittingHarness(try setup())
    #expect(harness.sitting.progress == (0, 1))
    harness.press(key, "practice x1 [\(given)] 2000", after: 2000)
    let prompt = try #require(harness.sitting.prompt)
    #expect(
      prompt.blocks == [
        .heading("Which team?: \(verdict)"), .value(name: "You answered", given),
        .value(name: "Expected", "refund"), .gap, .quoted("Money back is a refund.\nAlways."),
      ])
    // Answering and reading why are practice, and what comes after is not.
    harness.step(after: 3000, "time practice 5000") { $0.answerPrompt(.enter, $1) }
    #expect(harness.item == "i1")
    harness.press("b", "label i1 answered r1", after: 1000)
    #expect(harness.sitting.phase == .finished)
    #expect(harness.sitting.progress == (1, 1))
  }

  @Test func skippingPracticeLeavesNoRecord() throws {
    let harness = try SittingHarness(try setup())
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
      of: "ana", on: "b", events: [Event(id: "ev_1", prev: .zero, content: content)], labels: [],
      current: [], at: Timestamp(milliseconds: 0))
    #expect(try SittingHarness(try setup(past: past)).item == "i1")
    let only = try SittingHarness(try setup(past: past, isOnly: true))
    #expect(only.item == "x1")
    #expect(only.sitting.progress == (0, 1))
    only.press("r", "practice x1 [refund] 1000")
    only.step("time practice 2000") { $0.answerPrompt(.enter, $1) }
    #expect(only.sitting.phase == .finished)
    #expect(only.sitting.progress == (1, 1))
  }

  @Test func plainModeExplainsToo() throws {
    let plain = try PlainHarness(try setup())
    #expect(plain.opening.contains("This is practice"))
    let said = plain.type("b")
    #expect(said.contains("You answered:\n  billing\nExpected:\n  refund\n"))
    #expect(said.contains("  Money back is a refund.\n  Always."))
    #expect(plain.type("").contains("Item 2 of 2"))
    #expect(plain.saved.isEmpty)
  }
}
