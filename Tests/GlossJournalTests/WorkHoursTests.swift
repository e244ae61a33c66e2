import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct WorkHoursTests {
  private static let minute: Int64 = 60_000

  /// Events by session, each at a minute of the day.
  private func events(
    _ told: [(session: ID, minute: Int64, happening: Happening)], person: ID = "ana",
    batch: ID = "b"
  ) -> [Event] {
    told.enumerated().map { number, told in
      Event(
        id: ID("ev_\(person)_\(batch)_\(100 + number)"), prev: .zero,
        content: EventContent(
          batch: batch, person: person, session: told.session,
          at: Timestamp(milliseconds: 1_767_225_600_000 + told.minute * Self.minute),
          happening: told.happening))
    }
  }

  private func time(_ activity: Happening.Activity, _ minutes: Int) -> Happening {
    .time(activity: activity, ms: Count(minutes * 60_000))
  }

  private let start = Happening.sessionStarted(
    termsSHA256: nil, rubricSHA256: .zero, tool: "gloss/0.1.0")
  private let end = Happening.sessionEnded(labels: 0, receipt: .zero)

  private func minutes(_ hours: WorkHours) -> [Happening.Activity: Int] {
    Dictionary(uniqueKeysWithValues: hours.byActivity.map { ($0.activity, $0.ms.value / 60_000) })
  }

  @Test func `a stretch that two sessions share is paid once, to the one that began first`() {
    let one = events([
      ("s1", 0, start), ("s1", 30, time(.labeling, 30)), ("s1", 60, time(.reading, 30)),
      ("s1", 60, end),
    ])
    let two = events(
      [("s2", 20, start), ("s2", 80, time(.review, 60)), ("s2", 80, end)], batch: "c")
    for events in [one + two, two + one] {
      let hours = WorkHours(Ledger(events: events))
      #expect(minutes(hours) == [.labeling: 30, .reading: 30, .review: 20])
      #expect(hours.of(batch: "c").total.value == 20 * 60_000)
      #expect(hours.of(person: "ana").total.value == 80 * 60_000)
      #expect(hours.of(person: "bo").total == 0)
    }
    // Another person's time is theirs.
    let others = events(
      [("s3", 0, start), ("s3", 60, time(.labeling, 60)), ("s3", 60, end)], person: "bo")
    #expect(WorkHours(Ledger(events: one + others)).total.value == 120 * 60_000)
  }

  @Test func `work in one session is not swallowed by a break in another`() {
    let told = events([
      ("s1", 0, start), ("s1", 60, time(.break, 60)), ("s1", 60, end),
      ("s2", 10, start), ("s2", 40, time(.labeling, 30)), ("s2", 40, end),
    ])
    #expect(minutes(WorkHours(Ledger(events: told))) == [.break: 30, .labeling: 30])
  }

  @Test func `within one session a clock that was set back takes nothing away`() {
    let told = events([
      ("s1", 30, start), ("s1", 60, time(.labeling, 30)), ("s1", 50, time(.labeling, 30)),
      ("s1", 50, end),
    ])
    #expect(minutes(WorkHours(Ledger(events: told))) == [.labeling: 60])
  }

  @Test func `time that was written again elsewhere after a failed sync counts once`() {
    let failed = [("s1" as ID, Int64(30), time(.labeling, 30))]
    let told = events(
      [("s1", 0, start)] + failed + [("s1", 60, time(.labeling, 30)), ("s1", 60, end)])
    let again = events(failed, batch: "elsewhere")
    #expect(minutes(WorkHours(Ledger(events: told + again))) == [.labeling: 60])
    // As much time at another moment, or of another activity, is more time.
    let more = events(
      [("s1", 31, time(.labeling, 30)), ("s1", 30, time(.reading, 30))], batch: "c")
    #expect(minutes(WorkHours(Ledger(events: told + more))) == [.labeling: 90, .reading: 30])
  }

  @Test func `more time than can be counted is at least the most that can`() {
    let most = Happening.time(activity: .labeling, ms: .greatest)
    let told = events([
      ("s1", 0, start), ("s1", 30, most), ("s1", 31, most), ("s2", 10, most), ("s2", 10, end),
      // At the first moment that there is.
      ("s3", -(1 << 40), .time(activity: .break, ms: .greatest)),
    ])
    let hours = WorkHours(Ledger(events: told))
    #expect(hours.total.isBound && hours.rows.contains { $0.ms.isBound })
    #expect(hours.byActivity.first?.activity == .labeling && hours.on(day: "2026-01-01").total > 0)
  }

  @Test func `a killed session counts until its last line`() {
    let told = events([
      ("s1", 0, start), ("s1", 30, time(.labeling, 30)),
      ("s1", 34, .note(topic: .other, clauses: [], item: "", text: "So.")),
    ])
    #expect(minutes(WorkHours(Ledger(events: told))) == [.labeling: 34])
    let label = Label(
      id: "lb_1", prev: .zero,
      content: LabelContent(
        batch: "b", item: "i", annotator: "ana", session: "s1", status: .skipped, rubric: "r",
        rubricVersion: "1.0.0", rubricSHA256: .zero, inputSHA256: .zero,
        shownAt: Timestamp(milliseconds: 0),
        savedAt: Timestamp(milliseconds: 1_767_225_600_000 + 35 * Self.minute), activeMS: 0,
        idleCapMS: 0, input: Input(), tool: "x"))
    #expect(minutes(WorkHours(Ledger(labels: [label], events: told))) == [.labeling: 35])
    // What was ended has been told whole.
    let ended = told + events([("s1", 36, end)], batch: "z")
    #expect(minutes(WorkHours(Ledger(labels: [label], events: ended))) == [.labeling: 30])
    // Killed before any time was told.
    let early = events([("s1", 0, start), ("s1", 3, .practice(item: "p", answers: [], ms: 1))])
    #expect(minutes(WorkHours(Ledger(events: early))) == [.practice: 3])
  }
}
