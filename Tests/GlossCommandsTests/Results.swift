import GlossJSON
import GlossJournal
import GlossTestSupport

@testable import GlossCommands

/// Results directories made by the journal's own writer.
struct Results {
  let disk = MemoryStorage()
  private let clock = TestClock()

  static let input = Input(
    prompt: [Turn(role: "system", content: "Be brief."), Turn(role: "user", content: "Where to?")],
    responses: [
      Response(id: "r1", text: "Zurich."), Response(id: "r2", text: "I can't \u{1b}[31msay\u{9b}."),
    ])

  static func content(
    item: ID, annotator: ID = "ana", batch: ID = "trips", status: Status = .answered,
    answers: [Answer] = [], input: Input = Results.input, supersedes: Label? = nil,
    repeat: Int = 0, rubric: Hash = Hash(of: "rubric")
  ) -> LabelContent {
    LabelContent(
      batch: batch, item: item, annotator: annotator, session: "s-1", status: status,
      repeat: `repeat`, revision: (supersedes?.revision ?? 0) + 1, supersedes: supersedes?.id,
      answers: answers, shownOrder: input.responses.map(\.id).reversed(), rubric: "trips",
      rubricVersion: "1.0.0", rubricSHA256: rubric, inputSHA256: Hash(of: "input"),
      shownAt: Timestamp(milliseconds: 1_767_225_600_000),
      savedAt: Timestamp(milliseconds: 1_767_225_601_234),
      activeMS: status == .withdrawn ? 0 : 1234, idleCapMS: 120_000,
      input: input, tool: "gloss/0.1.0")
  }

  /// Keeps a rubric whose question "names" marks a field, as a session does at its start.
  func keep(marking field: String, root: String = "results") throws -> Hash {
    let rubric = """
      {"schema": "gloss/rubric/1", "id": "trips", "version": "1.0.0", "guideline": "trips.md",
       "questions": [
        {"name": "better", "kind": "pairwise", "required": false},
        {"name": "names", "kind": "spans", "field": "\(field)", "clause": "who",
         "labels": [{"id": "person"}, {"id": "place"}, {"id": "gap"}, {"id": "who"}]}]}
      """
    return try TextStore(ResultsLayout(root), storage: disk.storage)
      .keep(rubric: Array(rubric.utf8), guideline: Array("## Who {#who}\n".utf8))
  }

  /// Appends what `content` makes of the label before it, in one journal.
  @discardableResult
  func write(
    _ contents: [(Label?) -> LabelContent], root: String = "results", batch: ID = "trips",
    annotator: ID = "ana"
  ) throws -> (labels: [Label], receipt: Hash) {
    let (writer, _) = try JournalWriter.open(
      ResultsLayout(root), batch: batch, annotator: annotator, storage: disk.storage,
      clock: clock.clock, processID: 1)
    defer { writer.close() }
    var labels: [Label] = []
    for content in contents {
      clock.advance(1000)
      labels.append(try writer.append(content(labels.last)))
    }
    return (labels, writer.receipt)
  }

  @discardableResult
  func write(
    _ contents: LabelContent..., root: String = "results", batch: ID = "trips",
    annotator: ID = "ana"
  ) throws -> (labels: [Label], receipt: Hash) {
    try write(
      contents.map { content in { _ in content } }, root: root, batch: batch, annotator: annotator)
  }

  @discardableResult
  func write(
    event: Happening, root: String = "results", batch: ID = "trips", person: ID = "rita",
    session: ID = "s-2"
  ) throws -> Event {
    let (writer, _) = try EventWriter.open(
      ResultsLayout(root), batch: batch, person: person, storage: disk.storage,
      clock: clock.clock, processID: 1)
    defer { writer.close() }
    // The time that an event tells of has passed.
    if case .time(_, let ms) = event { clock.advance(Int64(clamping: min(ms, 86_400_000).value)) }
    clock.advance(1000)
    return try writer.append(
      EventContent(
        batch: batch, person: person, session: session,
        at: Timestamp(milliseconds: clock.now.wall), happening: event))
  }
}
