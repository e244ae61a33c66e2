import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// One stray key does not cost what was answered.
@Suite struct SkippingTests {
  private static let remark = #"{"name": "remark", "kind": "text", "title": "Say why"}"#

  @Test func goingBackToASkippedItemBringsBackWhatWasAnswered() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("yi", after: 400)
    harness.step("label i1 skipped r1") { $0.skip($1) }
    #expect(harness.appended[0].answers.isEmpty)
    #expect(harness.notice == "skipped i1; u brings back what you had answered")
    #expect(harness.item == "i2")
    harness.step { $0.undo($1) }
    #expect(harness.item == "i1")
    #expect(harness.session.open?.revising?.status == .skipped)
    harness.step { $0.undo($1) }
    harness.press("t\n", "label i1 answered r2")
    #expect(harness.appended[1].answers.map(\.labels) == [["yes"], ["threat"]])
    #expect(harness.appended[1].supersedes == harness.appended[0].id)
    #expect(harness.appended[1].activeMS == 3000)
    #expect(harness.item == "i2")
    #expect(harness.held() == harness.session.current)
  }

  @Test func aRevisionThatIsSkippedBringsItsAnswersBackToo() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    harness.step { $0.undo($1) }
    harness.step("label i1 skipped r2") { $0.skip($1) }
    harness.step { $0.undo($1) }
    harness.step("label i1 answered r3") { $0.save($1) }
    #expect(harness.appended[2].answers.map(\.labels) == [["billing"]])
  }

  @Test func anUntouchedItemThatIsSkippedComesBackEmpty() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.step("label i1 skipped r1") { $0.skip($1) }
    #expect(harness.notice == "skipped i1")
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.isTouched == false)
  }

  @Test func aSkippedTextIsOffTheDiskUntilOneGoesBackToIt() throws {
    let harness = try SessionHarness(Self.remark)
    harness.press("half", after: 10)
    harness.step("label i1 skipped r1") { $0.skip($1) }
    #expect(harness.session.unsavedTexts.isEmpty)
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.editableText == "half")
    harness.step(after: 3000, "drafts i1: half") { $0.keepDraftsIfDue($1) }
    harness.step("label i1 answered r2", "drafts ") {
      _ = $0.press(.control("s"), $1, columns: 80)
    }
  }

  @Test func aTextThatCannotBeRemovedIsSaidToBeThereStill() throws {
    let harness = try SessionHarness(Self.remark)
    harness.press("half", after: 10)
    harness.step(after: 3000, "drafts i1: half") { $0.keepDraftsIfDue($1) }
    harness.disk.failNext("remove", in: "/drafts/")
    harness.step("label i1 skipped r1", "drafts ") { $0.skip($1) }
    #expect(
      harness.notice.hasPrefix(
        "A text that is saved or dropped already still stands in drafts/b/ana.jsonl: "))
  }

  @Test func anItemThatIsSkippedIsLeftEvenWhereOneCameBackToIt() throws {
    let harness = try SessionHarness(Sample.toxic)
    harness.press("y")
    harness.step { $0.goTo("3", $1) }
    harness.step { $0.goTo("1", $1) }
    harness.step("label i1 skipped r1") { $0.skip($1) }
    #expect(harness.item == "i2")
  }

  @Test func whatWasSkippedIsGoneAfterAWithdrawal() throws {
    let harness = try SessionHarness(Sample.toxic, items: Sample.texts(2))
    harness.press("yi")
    harness.step("label i1 skipped r1") { $0.skip($1) }
    harness.step("label i1 withdrawn r2") { $0.withdraw("i1", $1) }
    harness.step { $0.goTo("i1", $1) }
    #expect(harness.item == "i1")
    #expect(harness.session.open?.isTouched == false)
    #expect(harness.session.open?.standing(0) == .untouched)
  }
}
