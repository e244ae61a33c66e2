import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

@Suite struct PastTests {
  /// Events in the order given, an hour apart, each by its writer.
  private func events(_ happenings: [(ID, Happening)], batch: ID = "b") -> [Event] {
    happenings.enumerated().map { place, happening in
      Event(
        id: ID("ev_\(place)"), prev: .zero,
        content: EventContent(
          batch: batch, person: happening.0, session: "s",
          at: Timestamp(milliseconds: Int64(place) * 3_600_000), happening: happening.1))
    }
  }

  private func past(_ happenings: [(ID, Happening)], _ labels: [Label] = []) -> Past {
    Past(
      of: "ana", on: "b", events: events(happenings), labels: labels,
      at: Timestamp(milliseconds: 20 * 3_600_000))
  }

  private let start = Happening.sessionStarted(
    termsSHA256: Hash(of: [1]), rubricSHA256: .zero, tool: "t")

  @Test func settingsAreTheLastOnes() {
    let past = past([
      ("ana", .setting(name: .optout, value: "violence")),
      ("ana", .setting(name: .optout, value: "hate")),
      ("ana", .setting(name: .capMinutes, value: "90")),
      ("ana", .setting(name: .optout, value: "-violence")),
      ("bo", .setting(name: .optout, value: "sex")),
      ("ana", .setting(name: .capMinutes, value: "60")),
    ])
    #expect(past.optouts == ["hate"])
    #expect(past.capMinutes == 60)
  }

  @Test func todayCountsWorkAndNoBreaks() {
    let past = past([
      ("ana", .time(activity: .labeling, ms: 1000)), ("ana", .time(activity: .break, ms: 500)),
      ("ana", .time(activity: .reading, ms: 20)), ("bo", .time(activity: .labeling, ms: 7)),
    ])
    #expect(past.workedTodayMS == 1020)
  }

  /// As `me --hours` counts it, since people are paid by the one and stop by the other.
  @Test func whatTwoSessionsShareCountsOnce() {
    let events = ["s1", "s2"].map { session in
      Event(
        id: ID("ev_\(session)"), prev: .zero,
        content: EventContent(
          batch: "b", person: "ana", session: ID(session),
          at: Timestamp(milliseconds: 3_600_000), happening: .time(activity: .labeling, ms: 1000)))
    }
    let past = Past(
      of: "ana", on: "b", events: events, labels: [], at: Timestamp(milliseconds: 20 * 3_600_000))
    #expect(past.workedTodayMS == 1000)
  }

  /// A line of the format may hold any of these, and no start may end at them.
  @Test func `any cap and any time is taken, and told as far as it can be counted`() throws {
    let most = Happening.time(activity: .labeling, ms: .greatest)
    let past = past([
      ("ana", .setting(name: .capMinutes, value: String(Int.max))), ("ana", most), ("ana", most),
    ])
    #expect(past.workedTodayMS.isBound && past.capMinutes == Int.max)
    let start = Moment(wall: 0, monotonic: 0)
    var store = SessionStore(Session(try setup(past), labels: [], at: start), at: start)
    let later = Moment(wall: 61_000, monotonic: 61_000)
    store.setCap(30, later)
    store.sayHours(later)
    #expect(store.session.notice?.text.contains("at least 153722867280912 min") == true)
  }

  /// Whatever its time says: it may have come by a later sync, from a clock that is behind.
  @Test func aReplyIsNewsUntilItsPersonHasSeenIt() throws {
    let note = Happening.note(topic: .unclear, clauses: [], item: "i1", text: "What is it?")
    let past = past([
      ("ana", start), ("ana", note),
      ("lead", .reply(to: "ev_1", text: "seen", action: .answered)),
      ("lead", .reply(to: "ev_1", text: "new", action: .guidelineChanged)),
      ("lead", .reply(to: "ev_9", text: "to somebody else", action: .answered)),
      ("ana", .seen(of: "ev_2")), ("bo", .seen(of: "ev_3")), ("ana", start), ("ana", start),
    ])
    #expect(past.replies.count == 1)
    let session = Session(
      try setup(past), labels: [], at: Moment(wall: 0, monotonic: 0))
    let prompt = try #require(session.prompt)
    #expect(prompt.seen == ["ev_3"])
    #expect(
      prompt.blocks == [
        .heading("A reply to your note about i1:"), .quoted("What is it?"),
        .line("The guideline was changed:"), .quoted("new"),
      ])
  }

  @Test func aReviewAndADecisionReachTheirPerson() throws {
    let past = past(
      [
        ("rev", .review(label: "lb_1", verdict: .reject, clause: "tone", reason: "No.")),
        ("rev", .review(label: "lb_2", verdict: .reject, clause: "tone", reason: "not hers")),
        ("ana", .appeal(review: "ev_0", text: "But yes.")),
        ("lead", .decision(appeal: "ev_2", outcome: .reviewReversed, reason: "Indeed.")),
      ], [label("lb_1", "ana"), label("lb_2", "bo")])
    let session = Session(try setup(past), labels: [], at: Moment(wall: 0, monotonic: 0))
    #expect(
      session.prompt?.blocks == [
        .heading("rev rejected your label of i1, by the clause tone."), .quoted("No."),
        .line("To appeal: gloss me --appeal ev_0 --text TEXT. Another person decides."), .gap,
        .heading("lead decided your appeal: the review is reversed."), .quoted("Indeed."),
      ])
    #expect(session.prompt?.seen == ["ev_0", "ev_3"])
  }

  @Test func termsAreShownUntilSeenAndAgainWhenTheyChanged() throws {
    let terms = Terms(
      SourceFile(
        path: "t", bytes: Array(#"{"client": "Us", "model": {"withheld": "a secret"}}"#.utf8)))
    func prompt(_ past: Past) throws -> Prompt? {
      Session(try setup(past, terms), labels: [], at: Moment(wall: 0, monotonic: 0)).prompt
    }
    let first = try #require(try prompt(Past()))
    #expect(first.kind == .terms)
    #expect(first.blocks.contains(.value(name: "For whom", "Us")))
    #expect(first.blocks.contains(.value(name: "Which model", "withheld: a secret")))
    #expect(first.blocks.contains(.value(name: "Support", "not stated")))
    #expect(first.seen == [ID((terms.sha256 ?? .zero).text)])
    let (seen, others) = (Happening.seen(of: first.seen[0]), Happening.seen(of: ID(Hash.zero.text)))
    #expect(try prompt(past([("ana", seen)])) == nil)
    let again = try #require(try prompt(past([("ana", others)])))
    #expect(again.blocks.first == .line("They changed since you last saw them."))
    // Back to the ones that were seen first: they are not those that were seen last.
    #expect(try prompt(past([("ana", seen), ("ana", others)])) == again)
    #expect(try prompt(past([("bo", seen)])) == first)
    // A session alone shows nothing to anybody.
    let began = Happening.sessionStarted(
      termsSHA256: terms.sha256, rubricSHA256: .zero, tool: "t")
    #expect(try prompt(past([("ana", began)])) == first)
    // Each batch has its terms.
    let elsewhere = Past(
      of: "ana", on: "b", events: events([("ana", seen)], batch: "c"),
      at: Timestamp(milliseconds: 0))
    #expect(try prompt(elsewhere) == first)
  }

  @Test(
    arguments: [
      ("1.1.0", nil), ("0.9.0", "its meaning changed"), ("1.0.1", "the meaning did not change"),
      // The rubric went back: what was made under the text that is gone is not older.
      ("1.2.0", nil), ("2.0.0", nil),
    ] as [(String, String?)])
  func aRubricThatChangedSaysWhatItMeansForOlderLabels(_ version: String, _ what: String?) throws {
    var label = label("lb_1", "ana")
    let setup = try setup(Past(), version: "1.1.0")
    label.content.rubricVersion = version
    let prompt = Session(setup, labels: [label], at: Moment(wall: 0, monotonic: 0)).prompt
    #expect((prompt != nil) == (what != nil))
    guard let what, let prompt else { return }
    #expect(prompt.title.contains("\(version), now 1.1.0"))
    #expect(prompt.blocks.first.map { "\($0)".contains(what) } == true)
    #expect("\(prompt.blocks)".contains("1 label of yours was made under an older version"))
  }

  private func setup(
    _ past: Past, _ terms: Terms = .none, version: String = "1.0.0"
  ) throws -> Setup {
    Setup(
      batch: try Sample.batch(Sample.texts(2)),
      rubric: try Sample.rubric(Sample.team, version: version),
      annotator: "ana", session: "s1", terms: terms, past: past, tool: "gloss/0.1.0")
  }

  private func label(_ id: ID, _ annotator: ID, _ status: Status = .answered) -> Label {
    Label(
      id: id, prev: .zero,
      content: LabelContent(
        batch: "b", item: "i1", annotator: annotator, session: "s", status: status, rubric: "r",
        rubricVersion: "1.0.0", rubricSHA256: .zero, inputSHA256: .zero,
        shownAt: Timestamp(milliseconds: 0), savedAt: Timestamp(milliseconds: 0), activeMS: 1,
        idleCapMS: 1, input: Input(text: "text 1"), tool: "t"))
  }
}
