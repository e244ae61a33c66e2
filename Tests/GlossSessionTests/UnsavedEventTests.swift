import GlossJSON
import GlossJournal
import GlossSession
import GlossTestSupport
import Testing

/// Events are saved as labels are: said after the sync, kept where it fails, asked about, told by the
/// exit code.
@Suite struct UnsavedEventTests {
  private func failNext(_ harness: SessionHarness) {
    harness.disk.failNext("write", in: "/events/")
  }

  private func events(_ harness: SessionHarness, in root: String) -> [Happening] {
    let path = "\(root)/events/b/ana.jsonl"
    return ChainContents<EventContent>(path: path, bytes: harness.disk[path] ?? []).lines
      .map(\.entry.happening)
  }

  @Test func aNoteIsSaidOnlyOnceItIsOnTheDisk() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step("note other [] i1: hm") { $0.note(.other, clauses: [], text: "hm", $1) }
    #expect(harness.notice == "Your note went to the lead.")
    failNext(harness)
    harness.step("note other [] i1: more", "drafts i1: more") {
      $0.note(.other, clauses: [], text: "more", $1)
    }
    #expect(harness.notice.hasPrefix("NOT SAVED: /results/events/b/ana.jsonl: write:"))
    #expect(
      harness.notice.hasSuffix("What you did last waits here; :results DIR goes on elsewhere."))
    // Its text is kept as a draft, and nothing is labelled as if all were well.
    #expect(harness.kept.map(\.text) == ["more"])
    harness.press("b")
    #expect(harness.isBlocked && harness.appended.isEmpty)
  }

  @Test func allThatWaitsIsSavedInTheOtherDirectoryBehindItsBeginning() throws {
    let harness = try SessionHarness(Sample.team)
    failNext(harness)
    harness.step("note other [] i1: hm", "drafts i1: hm") {
      $0.note(.other, clauses: [], text: "hm", $1)
    }
    // Settings that are made meanwhile wait behind it.
    harness.step { $0.setCap(90, $1) }
    harness.step(
      "results /other", "session started", "note other [] i1: hm", "setting cap_minutes 90"
    ) { $0.changeResults("/other", $1) }
    #expect(!harness.isBlocked)
    let saved = events(harness, in: "/other")
    #expect(saved.count == 3)
    guard case .sessionStarted = saved.first else {
      _ = Issue.record("\(saved)")
      return
    }
    harness.step(after: 3000, "drafts ") { $0.keepDraftsIfDue($1) }
    harness.press("b", "label i1 answered r1")
    harness.step("time labeling 8000", "leave 0") { $0.leave(code: 0, $1) }
    #expect(harness.exitCode == 74)
    guard case .sessionEnded(1, _) = events(harness, in: "/other").last else {
      _ = Issue.record("no end there")
      return
    }
  }

  /// A full disk between the sizes of the two files: hours and the end must not be lost in silence.
  @Test func whatCannotBeWrittenAtTheEndIsToldByTheCode() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    failNext(harness)
    harness.step("time labeling 2000", "leave 0") { $0.leave(code: 0, $1) }
    #expect(harness.exitCode == 74)
    let end = try SessionHarness(Sample.team)
    end.step("time labeling 1000") { $0.setReading(true, $1) }
    end.disk.failNext("fsync", in: "/events/")
    end.step(after: 0, "leave 0") { $0.leave(code: 0, $1) }
    #expect(end.exitCode == 74)
  }

  @Test func theDirectoryThatFailedIsNotGoneOnIn() throws {
    let harness = try SessionHarness(Sample.team)
    harness.disk.failNext("fsync", in: "/labels/")
    harness.press("b", "label i1 answered r1")
    harness.step("results /results") { $0.changeResults("/results", $1) }
    #expect(
      harness.notice
        == "/results/labels/b/ana.jsonl is in the directory of this session; name another one")
  }

  @Test func whatWasKeptInTheOtherDirectoryComesBack() throws {
    let first = try SessionHarness(Sample.team)
    first.step { $0.keep(.note, "half a note", $1) }
    first.step("drafts i1: half a note") { $0.flushDrafts($1) }
    let harness = try SessionHarness(
      Setup(
        batch: try Sample.batch(Sample.texts(3)), rubric: try Sample.rubric(Sample.team),
        annotator: "ana", session: "s1", guardMS: 0, tool: "gloss/0.1.0"))
    let draft = "/results/drafts/b/ana.jsonl"
    harness.disk["/other/drafts/b/ana.jsonl"] = first.disk[draft]
    // A torn last line is put aside there too, and told.
    harness.disk["/other/labels/b/ana.jsonl"] = Array(#"{"schema": "gl"#.utf8)
    harness.disk.failNext("fsync", in: "/labels/")
    harness.press("b", "label i1 answered r1")
    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    #expect(harness.session.unsentNote == "half a note")
    #expect(harness.notice.contains("the last line was incomplete (14 bytes)"))
    #expect(harness.disk.paths.contains { $0.hasPrefix("/other/recovered/labels/b/ana-0") })
  }

  /// Drafts of the open item come back into it; others of the same field are put aside, not lost.
  @Test func draftsThereComeBackIntoTheOpenItemOrAreKeptBeside() throws {
    let first = try SessionHarness(Sample.team, #""rationale": "optional","#)
    first.step { $0.setRationale("since there", ask: nil, $1) }
    first.step { $0.keep(.note, "their note", $1) }
    first.step("drafts i1: since there, i1: their note") { $0.flushDrafts($1) }
    let drafts = try #require(first.disk["/results/drafts/b/ana.jsonl"])

    let harness = try SessionHarness(Sample.team, #""rationale": "optional","#)
    harness.disk["/other/drafts/b/ana.jsonl"] = drafts
    harness.step { $0.keep(.note, "my note", $1) }
    harness.step("drafts i1: my note") { $0.flushDrafts($1) }
    harness.disk.failNext("fsync", in: "/labels/")
    harness.press("b", "label i1 answered r1")
    harness.step("results /other", "session started") { $0.changeResults("/other", $1) }
    #expect(harness.session.rationale(ask: nil) == "since there")
    #expect(harness.session.unsentNote == "my note")
    let aside = harness.disk.paths.filter { $0.hasPrefix("/other/recovered/drafts/b/ana-") }
    #expect(aside.count == 1 && harness.disk[aside.first ?? ""] == drafts)
    #expect(harness.notice.contains("Other unsaved text was kept there; it is in /other/recovered"))
  }

  @Test func whatIsSaidThereSurvivesTheNotesThatWaited() throws {
    let harness = try SessionHarness(Sample.team)
    failNext(harness)
    harness.step("note other [] i1: hm", "drafts i1: hm") {
      $0.note(.other, clauses: [], text: "hm", $1)
    }
    harness.disk["/other/labels/b/ana.jsonl"] = Array(#"{"schema": "gl"#.utf8)
    harness.step("results /other", "session started", "note other [] i1: hm") {
      $0.changeResults("/other", $1)
    }
    #expect(harness.notice.hasPrefix("Going on in /other. What waited is saved there."))
    #expect(harness.notice.contains("the last line was incomplete (14 bytes)"))
  }

  @Test func oneBeginningInEachPlace() throws {
    let harness = try SessionHarness(Sample.team)
    failNext(harness)
    harness.step("note other [] i1: hm", "drafts i1: hm") {
      $0.note(.other, clauses: [], text: "hm", $1)
    }
    failNext(harness)
    harness.step("results /g", "session started", "note other [] i1: hm", "drafts i1: hm") {
      $0.changeResults("/g", $1)
    }
    #expect(harness.isBlocked)
    harness.step("results /h", "session started", "note other [] i1: hm") {
      $0.changeResults("/h", $1)
    }
    #expect(events(harness, in: "/h").count == 2)
  }

  @Test func anItemThatIsDoneThereIsNotAskedAgain() throws {
    let there = try SessionHarness(Sample.team)
    there.press("b", "label i1 answered r1")
    let harness = try SessionHarness(Sample.team)
    harness.disk["/other/labels/b/ana.jsonl"] = there.disk["/results/labels/b/ana.jsonl"]
    failNext(harness)
    harness.step("setting cap_minutes 90") { $0.setCap(90, $1) }
    #expect(harness.isBlocked && harness.item == "i1")
    harness.step("results /other", "session started", "setting cap_minutes 90") {
      $0.changeResults("/other", $1)
    }
    #expect(harness.item == "i2")
  }

  @Test func whileEventsWaitWhatIsDoneIsSaidNotToBeSaved() throws {
    let plain = try PlainHarness(Sample.team, items: Sample.texts(2))
    plain.failNextWrite(of: "/events/")
    #expect(plain.type(":note other one").contains("NOT SAVED:"))
    #expect(plain.type(":note other two").contains("NOT SAVED:"))
    #expect(plain.type(":cap 30").contains("NOT SAVED:"))
    #expect(plain.type(":quit").isEmpty == false)
    #expect(plain.exitCode == 74)
  }

  @Test func whatWasPutAsideIsToldThoughTheStartIsRefused() throws {
    let other = try SessionHarness(
      Setup(
        batch: try Sample.batch(Sample.texts(3)),
        rubric: try Sample.rubric(Sample.team.replacing("Which", with: "Whose")),
        annotator: "bo", session: "s9", guardMS: 0, tool: "gloss/0.1.0"))
    other.press("b", "label i1 answered r1")
    let disk = MemoryStorage()
    disk["/results/labels/b/bo.jsonl"] = other.disk["/results/labels/b/bo.jsonl"]
    disk["/results/labels/b/ana.jsonl"] = Array(#"{"schema": "gl"#.utf8)
    let harness = try SessionHarness(Sample.team)
    do throws(Opening.Failure) {
      _ = try SessionRig(harness.session.setup, disk: disk)
      Issue.record("it opened")
    } catch {
      let lines = SessionWords.refused(error, to: "ana").split(separator: "\n")
      #expect(lines.first?.contains("the last line was incomplete (14 bytes)") == true)
      #expect(lines.dropFirst().first?.contains("under which bo labelled") == true)
    }
  }

  @Test func aRefusalIsOneLineOnTheScreen() throws {
    let harness = try SessionHarness(Sample.team)
    let line = #"{"schema": "gloss/label/1"}"# + "\n"
    harness.disk["/other/labels/b/ana.jsonl"] = Array(line.utf8)
    harness.disk.failNext("fsync", in: "/labels/")
    harness.press("b", "label i1 answered r1")
    harness.step("results /other") { $0.changeResults("/other", $1) }
    #expect(!harness.notice.contains("\n"))
    #expect(harness.notice.hasPrefix("/other/labels/b/ana.jsonl:1: "))
    #expect(harness.notice.hasSuffix("gloss verify tells all of it"))
  }

  @Test func whatIsTypedIsQuotedNoFurtherThanABound() throws {
    let harness = try SessionHarness(Sample.team)
    harness.step { $0.goTo(String(repeating: "x", count: 3000), $1) }
    #expect(harness.notice.unicodeScalars.count < 320)
    let refused = ActionCall.read(String(repeating: "y", count: 3000), harness.session.setup.rubric)
    guard case .failure(let refusal) = refused else {
      _ = Issue.record("taken")
      return
    }
    #expect(refusal.message.unicodeScalars.count < 320)
  }

  @Test func anotherTextUnderTheSameVersionIsRefusedThereToo() throws {
    let other = try SessionHarness(
      Setup(
        batch: try Sample.batch(Sample.texts(3)),
        rubric: try Sample.rubric(Sample.team.replacing("Which", with: "Whose")),
        annotator: "bo", session: "s9", guardMS: 0, tool: "gloss/0.1.0"))
    other.press("b", "label i1 answered r1")
    let harness = try SessionHarness(Sample.team)
    harness.disk["/other/labels/b/bo.jsonl"] = other.disk["/results/labels/b/bo.jsonl"]
    harness.disk.failNext("fsync", in: "/labels/")
    harness.press("b", "label i1 answered r1")
    harness.step("results /other") { $0.changeResults("/other", $1) }
    #expect(harness.notice.contains("the rubric r 1.0.0 is not the text under which bo labelled"))
    #expect(harness.isBlocked)
  }

  /// A line that somebody changed says nothing of the text that it names.
  @Test func damageIsToldBeforeTheRubric() throws {
    let harness = try SessionHarness(Sample.team)
    harness.press("b", "label i1 answered r1")
    harness.press("b", "label i2 answered r1")
    let path = "/results/labels/b/ana.jsonl"
    let hash = try Sample.rubric(Sample.team).sha256.hex
    let text = String(decoding: try #require(harness.disk[path]), as: UTF8.self)
    let changed = text.replacing(hash, with: String(hash.reversed()), maxReplacements: 1)
    let disk = MemoryStorage()
    disk[path] = Array(changed.utf8)
    do throws(Opening.Failure) {
      _ = try SessionRig(harness.session.setup, disk: disk)
      Issue.record("it opened")
    } catch {
      guard case .journal(.damaged(_, let faults)) = error.reason else {
        _ = Issue.record("\(error)")
        return
      }
      #expect(faults.first?.position?.line == 2)
    }
  }
}
