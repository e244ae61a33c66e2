import GlossJSON

@testable import GlossJournal

/// Records that are right in every way, to be bent by tests.
enum Sample {
  static let text = "Ann flew to Z\u{fc}rich 🛫\r\non Monday"

  static let input = Input(
    text: text, context: "", prompt: [Turn(role: "user", content: "Where to?")],
    responses: [Response(id: "r1", text: "Zurich."), Response(id: "r2", text: "I can't say.")])

  static let answers = [
    Answer(question: "topic", kind: "classification", labels: ["travel", "other"]),
    Answer(
      question: "names", kind: "spans",
      spans: [
        Span(of: "r1", start: 0, end: 6, label: "place", text: "Zurich"),
        Span(of: "text", start: 0, end: 3, label: "person", text: "Ann"),
        Span(of: "text", start: 19, end: 22, label: "gap", text: "🛫\r\n"),
      ]),
    Answer(
      question: "better", kind: "pairwise", preferred: "r2", strength: 2, reason: "Says so.",
      confidence: 4, assisted: .changed),
    Answer(
      question: "order", kind: "ranking",
      ranking: [Rank(response: "r2", rank: 1), Rank(response: "r1", rank: 1)]),
    Answer(
      question: "quality", kind: "rating",
      ratings: [Rating(of: "r1", criterion: "tone", value: 3), Rating(criterion: "fit", value: -1)]),
    Answer(question: "rewrite", kind: "text", of: "r1", text: "To Zürich."),
  ]

  static func content(
    item: ID = "i-1", annotator: ID = "ana", batch: ID = "trips-01", revision: Count = 1,
    supersedes: ID? = nil
  ) -> LabelContent {
    LabelContent(
      batch: batch, item: item, annotator: annotator, session: "s-1", status: .answered,
      revision: revision, supersedes: supersedes, answers: answers,
      rationale: "A \"quote\",\ta \\ and \u{1b}[31m\u{85}\u{202e}\u{e0041}\u{7f}\n/ é",
      shownOrder: ["r2", "r1"], seed: 7, advice: ["violence"], rubric: "trips",
      rubricVersion: "1.0.0", rubricSHA256: Hash(of: "rubric"), termsSHA256: nil,
      inputSHA256: Hash(of: "input"), shownAt: Timestamp(milliseconds: 1_767_225_600_000),
      savedAt: Timestamp(milliseconds: 1_767_225_601_234), activeMS: 1234, idleCapMS: 120_000,
      input: input, metadata: #"{"source":"x"}"#, tool: "gloss/0.1.0")
  }

  static func skipped(item: ID = "i-1") -> LabelContent {
    var content = content(item: item)
    content.status = .skipped
    content.answers = []
    content.rationale = ""
    content.shownOrder = []
    content.advice = []
    content.input = Input(text: "Only text.")
    content.metadata = ""
    return content
  }

  static let happenings: [Happening] = [
    .sessionStarted(termsSHA256: Hash(of: "t"), rubricSHA256: Hash(of: "r"), tool: "gloss/0.1.0"),
    .time(activity: .break, ms: 300_000),
    .sessionEnded(labels: 3, receipt: Hash(of: "line")),
    .setting(name: .capMinutes, value: "240"),
    .seen(of: "ev_00000000000000000000000001"),
    .exposure(item: "i-2", advice: ["violence"], shown: 2, sentences: 9),
    .practice(item: "p-1", answers: answers, ms: 900),
    .note(topic: .edgeCase, clauses: ["tone", "facts"], item: "i-1", text: "Both?\nBoth."),
    .reply(to: "ev_00000000000000000000000001", text: "Yes.", action: .guidelineChanged),
    .review(
      label: "lb_00000000000000000000000001", verdict: .reject, clause: "tone", reason: "Rude.",
      correction: nil),
    .appeal(review: "ev_00000000000000000000000002", text: "It is a quote."),
    .decision(
      appeal: "ev_00000000000000000000000003", outcome: .reviewReversed, reason: "It is."),
    .attest(line: "pay.amount", value: "12.50", agree: false, text: "Less."),
    .about(key: "region", value: ""),
  ]

  static func event(_ happening: Happening) -> EventContent {
    EventContent(
      batch: "trips-01", person: "ana", session: "s-1",
      at: Timestamp(milliseconds: 1_767_225_600_000), happening: happening)
  }
}
