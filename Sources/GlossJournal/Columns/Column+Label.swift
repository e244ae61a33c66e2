extension Column {
  /// The columns of a label line, in the order of its keys.
  package static let label: [Column] = [
    Column("schema", .string(.constant(Label.schema)), "What the line is."),
    Column("id", .string(.entry(.label)), "Rises strictly within a journal."),
    Column("prev", .string(.hash), "SHA-256 of the line before; zeros on the first."),
    Column("batch", .string(.filled), "The batch."),
    Column("item", .string(.filled), "The item, unique in the batch."),
    Column("annotator", .string(.filled), "Who decided, by pseudonym."),
    Column("session", .text, "The session in which it was decided; empty outside of one."),
    Column("role", .string(.cases(of: LabelRole.self)), "In which role."),
    Column("status", .string(.cases(of: Status.self)), "What came of the item."),
    Column("repeat", .count, "0; n for the nth blind repeat of the item."),
    Column("revision", .integer(minimum: 1), "1, or one more than the label superseded."),
    Column("supersedes", .string(.entryOrEmpty(.label)), "The label that this one replaces."),
    Column("answers", .list(.structure(answer)), "One per question asked and answered."),
    Column("rationale", .text, "Why, for the item as a whole."),
    Column("shown_order", .list(.text), "Response ids as they were shown."),
    Column("seed", .integer(minimum: .min), "What the order was drawn from."),
    Column("advice", .list(.text), "Content categories of the item."),
    Column("rubric", .string(.filled), "The rubric."),
    Column("rubric_version", .string(.filled), "The rubric's version."),
    Column("rubric_sha256", .string(.hash), "Of rubric, LF, guideline, as used."),
    Column("terms_sha256", .string(.hashOrEmpty), "Of the terms, as shown."),
    Column("input_sha256", .string(.hash), "Of the item's bytes."),
    Column("shown_at", .string(.time), "When the item was shown."),
    Column("saved_at", .string(.time), "When the label was saved."),
    Column("active_ms", .count, "Time at work on it, idle gaps cut at idle_cap_ms."),
    Column("idle_cap_ms", .count, "How long a gap between inputs may count."),
    Column("input", .structure(input), "What was judged."),
    Column("metadata", .text, "The item's metadata as JSON text."),
    Column("tool", .string(.filled), "The program that wrote the line."),
  ]

  /// The columns of an answer, the same for every kind of question.
  package static let answer: [Column] = [
    Column("question", .string(.filled), "The question's name."),
    Column("kind", .string(.filled), "The question's kind."),
    Column("of", .text, "A response id, text, prompt/N, or empty for the item."),
    Column("labels", .list(.text), "classification: the labels chosen."),
    Column("spans", .list(.structure(span)), "spans: by of, start, end, label."),
    Column("preferred", .text, "pairwise: a response id, tie, neither, or empty."),
    Column("strength", .count, "pairwise: from 1; 0 is not asked."),
    Column("ranking", .list(.structure(rank)), "ranking: 1 is best."),
    Column("ratings", .list(.structure(rating)), "rating: one per criterion."),
    Column("text", .text, "text: what was written."),
    Column("rationale", .text, "Why, for this question."),
    Column("confidence", .count, "From 1; 0 is not asked."),
    Column("assisted", .string(.cases(of: Assisted.self)), "What became of a suggestion."),
  ]

  static let span: [Column] = [
    Column("of", .string(.filled), "A response id, text, or prompt/N."),
    Column("start", .count, "Code points."),
    Column("end", .count, "Code points, exclusive."),
    Column("label", .string(.filled), "The label."),
    Column("text", .text, "The code points from start to end."),
  ]

  static let rank: [Column] = [
    Column("response", .string(.filled), "The response."),
    Column("rank", .integer(minimum: 1), "1 is best; ties share a rank."),
  ]

  static let rating: [Column] = [
    Column("of", .text, "A response id, or empty for the item."),
    Column("criterion", .string(.filled), "The criterion."),
    Column("value", .integer(minimum: .min), "The value on the scale."),
  ]

  package static let input: [Column] = [
    Column("text", .text, "The text to judge."),
    Column("context", .text, "Shown above, not judged."),
    Column("prompt", .list(.structure(turn)), "What was asked."),
    Column("responses", .list(.structure(response)), "In batch order."),
  ]

  static let turn: [Column] = [
    Column("role", .text, "Who speaks."),
    Column("content", .text, "What is said."),
  ]

  static let response: [Column] = [
    Column("id", .string(.filled), "The response's id."),
    Column("text", .text, "The response."),
  ]
}
