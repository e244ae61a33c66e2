import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

@Suite struct StaleTests {
  @Test func labelsOfAnOlderRubricAreOfferedAgainOneByOne() throws {
    let first = try SessionHarness(Sample.team)
    first.press("b", "label i1 answered r1")
    first.press("r", "label i2 answered r1")
    let changed = try Sample.rubric(Sample.team + "," + Sample.toxic, version: "1.0.1")
    func setup(_ reoffers: Bool) throws -> Setup {
      Setup(
        batch: try Sample.batch(Sample.texts(3)), rubric: changed, annotator: "ana",
        session: "s2", guardMS: 0, only: reoffers ? ["i1", "i2"] : [], reoffersStale: reoffers,
        tool: "gloss/0.1.0")
    }
    let now = first.now
    let usual = SessionStore(try setup(false), labels: first.appended, at: now).session
    #expect(usual.prompt?.kind == .news)
    #expect(usual.open?.id == "i3")
    let again = SessionStore(try setup(true), labels: first.appended, at: now).session
    #expect(again.progress == (0, 2))
    #expect(again.open?.id == "i1")
    #expect(again.open?.remark == "You labelled this under 1.0.0, worded otherwise.")
    #expect(again.open?.revising?.revision == 1)
    // The earlier answer is there, to be looked at again.
    #expect(again.open?.state.entries[0].isAnswered == true)
  }
  /// Two labels under 1.0.0, another text now.
  private func changed(
    reoffers: Bool = false, files: Setup.Files? = nil, past: Past = Past()
  ) throws -> SessionHarness {
    let first = try SessionHarness(Sample.team)
    first.press("b", "label i1 answered r1")
    first.press("r", "label i2 answered r1")
    let setup = Setup(
      batch: try Sample.batch(Sample.texts(3)),
      rubric: try Sample.rubric(
        Sample.team.replacing("Which", with: "Whose"), version: "1.0.1"), annotator: "ana",
      session: "s2", past: past, guardMS: 0, reoffersStale: reoffers, files: files,
      tool: "gloss/0.1.0")
    return try SessionHarness(setup, labels: first.appended)
  }

  @Test func thePageListsThemAndSaysHowToReopenThem() throws {
    let hash = try Sample.rubric(Sample.team).sha256
    let files = Setup.Files(rubric: "my work/r.json", results: ResultsLayout("out"))
    let blocks = try #require(try changed(files: files).session.prompt).blocks
    #expect(
      blocks == [
        .line("The version says that the meaning did not change, only the wording."),
        .line("2 labels of yours were made under an older version:"),
        .line("  i1, under 1.0.0: worded otherwise"), .line("  i2, under 1.0.0: worded otherwise"),
        .gap,
        .line(
          ":stale goes to the next of them, from any item; gloss label --stale offers them alone."),
        .gap,
        .value(
          name: "What changed since 1.0.0",
          "gloss guide 'my work/r.json' --diff out/texts/\(hash.hex).json"),
      ])
    let offered = try #require(try changed(reoffers: true).session.prompt).blocks
    #expect(offered.last == .line("They are offered now, one by one."))
    #expect(!"\(offered)".contains("--stale"))
  }

  @Test func theyAreReopenedOneByOneFromWithinTheSession() throws {
    let harness = try changed()
    harness.step("time reading 1000") { $0.answerPrompt(.enter, $1) }
    #expect(harness.item == "i3")
    harness.step { $0.goToStale($1) }
    #expect(harness.item == "i1")
    #expect(
      harness.session.open?.remark == "You labelled this under 1.0.0, worded otherwise.")
    harness.step { $0.goToStale($1) }
    #expect(harness.item == "i2")
    harness.press("r", "label i2 answered r2")
    #expect(harness.item == "i3")
    harness.step { $0.goToStale($1) }
    #expect(harness.item == "i1")
    harness.step { $0.goToStale($1) }
    #expect(
      harness.notice == "No other label of yours was made under an older text of the rubric.")
    harness.press("b", "label i1 answered r2")
    harness.step { $0.goToStale($1) }
    #expect(harness.item == "i3")
    #expect(harness.notice == "No label of yours was made under an older text of the rubric.")
  }

  @Test func aLabelOfAnotherRubricIsNotOlder() throws {
    let first = try SessionHarness(Sample.team)
    first.press("b", "label i1 answered r1")
    var label = try #require(first.appended.first)
    let newer = try rubric("1.0.1")
    #expect(newer.isOlder(label))
    label.content.rubric = "other"
    #expect(!newer.isOlder(label))
  }

  // MARK: While a session goes on

  private func rubric(_ version: String, _ questions: String = Sample.toxic) throws -> Rubric {
    try Sample.rubric(questions, version: version)
  }

  @Test func aNewerTextIsToldBetweenItemsOnceForEachVersion() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    let newer = try rubric("1.1.0")
    harness.step("time labeling 2000") { $0.announce(newer, $1) }
    let prompt = try #require(harness.session.prompt)
    #expect(prompt.title == "A newer text of the rubric r is there: 1.0.0, now 1.1.0")
    #expect("\(prompt.blocks)".contains("the meaning did not change"))
    #expect("\(prompt.blocks)".contains("This session goes on with the text that it started with."))
    harness.step("time reading 1000") { $0.answerPrompt(.escape, $1) }
    #expect(harness.session.prompt == nil && harness.item == "i2")
    // The same once more, unfinished text under the old number, and another rubric.
    for other in [newer, try rubric("1.0.0"), try Sample.rubric(Sample.team)] {
      harness.step { $0.announce(other, $1) }
      #expect(harness.session.prompt == nil)
    }
    harness.press("b", "label i2 answered r1")
    #expect(harness.appended.last?.rubricVersion == "1.0.0")
    let meant = try rubric("2.0.0")
    harness.step("time labeling 5000") { $0.announce(meant, $1) }
    let last = try #require(harness.session.prompt)
    #expect("\(last.blocks)".contains("its meaning changed"))
  }
}
