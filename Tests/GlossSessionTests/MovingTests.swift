import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct MovingTests {
  @Test func undoTakesBackTheDraftThenGoesBackThroughTheLabels() throws {
    let harness = try SessionHarness(Sample.toxic, items: Sample.texts(4))
    harness.press("n", "label i1 answered r1")
    harness.press("n", "label i2 answered r1")
    harness.press("yi")
    harness.step { $0.undo($1) }
    harness.step { $0.undo($1) }
    #expect(harness.item == "i3")
    #expect(harness.session.open?.isTouched == false)
    harness.step { $0.undo($1) }
    #expect(harness.item == "i2")
    harness.step { $0.undo($1) }
    #expect(harness.item == "i1")
    harness.step { $0.undo($1) }
    #expect(harness.notice == "There is nothing before this.")
    harness.step { $0.goForward($1) }
    #expect(harness.item == "i2")
    harness.step { $0.goForward($1) }
    #expect(harness.item == "i3")
    harness.step { $0.goForward($1) }
    #expect(harness.notice == "Nothing further: this is the next item to label.")
    #expect(harness.appended.count == 2)
  }

  @Test func aRevisionSupersedesAndReturns() throws {
    let harness = try SessionHarness(Sample.team, items: Sample.texts(4))
    harness.press("b", "label i1 answered r1")
    harness.press("b", "label i2 answered r1")
    harness.step { $0.undo($1) }
    harness.step { $0.undo($1) }
    harness.press("r", "label i1 answered r2")
    #expect(harness.item == "i3")
    #expect(harness.appended[2].supersedes == harness.appended[0].id)
    harness.step { $0.goTo("1", $1) }
    harness.press("b", "label i1 answered r3")
    #expect(harness.appended[3].supersedes == harness.appended[2].id)
    #expect(harness.item == "i3")
    #expect(harness.session.progress == (2, 4))
    #expect(harness.held() == harness.session.current)
  }

  @Test func whatIsHalfMadeIsParkedAndComesBack() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("yi")
    harness.step { $0.goTo("i3", $1) }
    harness.press("y")
    harness.step { $0.goTo("1", $1) }
    #expect(harness.session.open?.isTouched == true)
    harness.press("t\n", "label i1 answered r1")
    #expect(harness.appended[0].answers.map(\.labels) == [["yes"], ["insult", "threat"]])
    harness.step { $0.goTo("i3", $1) }
    harness.press("\n", "label i3 answered r1")
    #expect(harness.appended[1].answers.map(\.labels) == [["yes"], []])
    #expect(harness.item == "i2")
  }

  @Test func aParkedItemIsGuardedAnewWhenItComesBack() throws {
    let harness = try SessionHarness(Sample.toxic, guardMS: 250)
    harness.press("y")
    harness.step { $0.goTo("i3", $1) }
    harness.step { $0.goTo("i1", $1) }
    harness.press("i", after: 100)
    #expect(harness.notice.contains("100 ms after this item"))
    harness.press("i", after: 200)
    #expect(harness.session.open?.standing(1) == .complete)
  }

  @Test func skippingIsRecordedAndCanBeRevised() throws {
    let harness = try SessionHarness(Sample.team, items: Sample.texts(2))
    harness.step("label i1 skipped r1") { $0.skip($1) }
    #expect(harness.appended[0].answers.isEmpty)
    #expect(harness.session.progress == (1, 2))
    harness.step { $0.undo($1) }
    harness.press("b", "label i1 answered r2")
    harness.step { $0.goTo("i1", $1) }
    harness.step("label i1 skipped r3") { $0.skip($1) }
    #expect(harness.session.current["i1"]?.status == .skipped)
    #expect(harness.item == "i2")
  }

  @Test func onlyWithdrawWithdraws() throws {
    let harness = try SessionHarness(Sample.team, items: Sample.texts(2))
    harness.step { $0.withdraw(nil, $1) }
    #expect(harness.notice == "There is no label of this item to withdraw.")
    harness.press("b", "label i1 answered r1")
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    let withdrawn = harness.appended[1]
    #expect(withdrawn.answers.isEmpty)
    #expect(withdrawn.activeMS == 0)
    #expect(withdrawn.input == harness.appended[0].input)
    #expect(harness.session.progress == (0, 2))
    harness.step { $0.goTo("i1", $1) }
    harness.step { $0.withdraw(nil, $1) }
    #expect(harness.notice == "There is no label of this item to withdraw.")
    harness.press("r", "label i1 answered r3")
    #expect(harness.session.progress == (1, 2))
    #expect(harness.held() == harness.session.current)
  }

  @Test func brokenItemsAreSkippedWithOrWithoutARecord() throws {
    let harness = try SessionHarness(
      Sample.team, items: ["{", #"{"id": "i2"}"#, Sample.texts(3)[2]])
    #expect(harness.item == "-")
    harness.press("b")
    harness.step { $0.save($1) }
    harness.step { $0.skip($1) }
    #expect(harness.item == "i2")
    harness.step("label i2 skipped r1") { $0.skip($1) }
    harness.press("b", "label i3 answered r1")
    #expect(harness.session.progress == (3, 3))
    harness.step { $0.goTo("1", $1) }
    harness.step { $0.skip($1) }
    #expect(harness.session.progress == (3, 3))
    #expect(harness.session.phase == .finished)
  }

  @Test func theLimitEndsTheSessionRevisionsIncluded() throws {
    let harness = try SessionHarness(Sample.team, limit: 2)
    harness.press("b", "label i1 answered r1")
    harness.step { $0.undo($1) }
    harness.press("r", "label i1 answered r2", "time labeling 3000", "leave 0")
    #expect(harness.session.phase == .left)
    #expect(harness.exitCode == 0)
  }

  /// Places in the session are not places in the batch.
  @Test func skippedItemsAreCountedWhereOnlySomeAreAsked() throws {
    let harness = try SessionHarness(Sample.team, only: ["i3", "i2"])
    harness.step("label i2 skipped r1") { $0.skip($1) }
    #expect(harness.session.items.skippedCount == 1)
    harness.press("b", "label i3 answered r1")
    #expect(harness.session.items.skippedCount == 1)
    let screen = ScreenFace.snapshot(of: harness.store, harness.now)
    #expect(screen.contains("All 2 items are done, 1 of them skipped: o shows it."))
  }

  @Test func onlyTheItemsNamedAreOffered() throws {
    let harness = try SessionHarness(Sample.team, only: ["i3", "i1"])
    harness.press("b", "label i1 answered r1")
    harness.press("b", "label i3 answered r1")
    #expect(harness.session.phase == .finished)
    harness.step { $0.goTo("i2", $1) }
    #expect(
      harness.notice == "There is no item i2; the batch has 3 items, and this session 2 of them.")
  }

  @Test func aShuffledOrderIsThePersonsOwnAndStable() throws {
    func order(_ annotator: ID, seed: Int) throws -> [Int] {
      Setup(
        batch: try Sample.batch(Sample.texts(40)), rubric: try Sample.rubric(Sample.team),
        annotator: annotator, session: "s", seed: seed, order: .shuffled, tool: "t"
      ).order
    }
    let first = try order("ana", seed: 0)
    #expect(first.sorted() == Array(0..<40))
    #expect(first != Array(0..<40))
    #expect(try order("ana", seed: 0) == first)
    #expect(try order("bo", seed: 0) != first)
    #expect(try order("ana", seed: 1) != first)
  }

  @Test func aBatchThatChangesUnderASessionCostsNoTruth() throws {
    let disk = MemoryStorage()
    let text = String(repeating: "long ", count: 30_000)
    let lines = (1...3).map { #"{"id": "i\#($0)", "text": "\#(text)\#($0)"}"# }
    disk["b.jsonl"] = Array(lines.joined(separator: "\n").utf8)
    let batch = try #require(try Batch.open("b.jsonl", disk.storage, over: 0, Report()))
    let harness = try SessionHarness(
      Setup(
        batch: batch, rubric: try Sample.rubric(Sample.team), annotator: "ana", session: "s",
        guardMS: 0, tool: "t"))
    // Another part of the file is read last.
    #expect(batch.id(at: 2) == "i3")
    disk["b.jsonl"] = Array(#"{"id": "other", "text": "t"}"#.utf8)
    harness.press("b", "label i1 answered r1")
    #expect(harness.appended[0].inputSHA256 == Hash(of: lines[0]))
    #expect(harness.appended[0].input.text == text + "1")
  }

  @Test func thePriorityOfItemsIsAnOrder() throws {
    let priorities = ["1", nil, "2.5", "-1e3", "1.0", nil, "3"]
    let items = priorities.enumerated().map { index, priority in
      #"{"id": "i\#(index)", "text": "t""# + (priority.map { #", "priority": \#($0)"# } ?? "") + "}"
    }
    let setup = Setup(
      batch: try Sample.batch(items), rubric: try Sample.rubric(Sample.team), annotator: "ana",
      session: "s", order: .priority, tool: "t")
    #expect(setup.order == [6, 2, 0, 4, 3, 1, 5])
    #expect(setup.order.indices.map { setup.place(of: ID("i\(setup.order[$0])")) } == Array(0..<7))
  }

  @Test func anItemThatChangedIsOfferedAgain() throws {
    let before = try SessionHarness(Sample.team, items: Sample.texts(2))
    before.press("b", "label i1 answered r1")
    let changed = Setup(
      batch: try Sample.batch([#"{"id": "i1", "text": "other"}"#, Sample.texts(2)[1]]),
      rubric: try Sample.rubric(Sample.team), annotator: "ana", session: "s2", guardMS: 0,
      tool: "t")
    let session = SessionStore(changed, labels: before.appended, at: before.now).session
    #expect(session.open?.id == "i1")
    #expect(session.open?.remark == "This item has changed since you labelled it.")
    #expect(session.progress == (0, 2))
  }
}
