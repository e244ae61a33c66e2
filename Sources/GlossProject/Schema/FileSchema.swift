import GlossJSON
import GlossJournal
import GlossTasks

/// The JSON Schemas (draft 2020-12) of the files that people write.
///
/// They hold files as strictly as `check --strict`: a key that is not known is an error. Only of ids
/// that readers change they say nothing. What a schema cannot say (that ids are unique, that a clause exists) only `check` finds.
package enum FileSchema {
  package static var batch: String {
    let answer = Answer.valueColumns.map(\.writtenProperty)
    return JSONSchema.text(
      "A batch of gloss", batchProperties,
      definitions: [
        ("id", .anyID), ("item", .object(itemProperties)), ("answer", .object(answer)),
        ("answer_of", .object([answerOf] + answer)),
      ])
  }

  package static var rubric: String {
    JSONSchema.text("A rubric of gloss", rubricProperties, definitions: [("id", .anyID)])
  }

  package static var terms: String {
    JSONSchema.text("Terms of gloss", [constant(Terms.schema)] + properties(of: Terms.keys))
  }

  private static let batchProperties = [
    constant(Batch.schema),
    SchemaProperty("id", .id, required: true, "The batch's id, which its labels carry."),
    SchemaProperty("title", .string, "What the annotator reads above it."),
    SchemaProperty("rubric", .string, "The rubric's path, relative to this file."),
    SchemaProperty("terms", .string, "The terms' path, relative to this file."),
    SchemaProperty("locale", .string, "The language of the items."),
    SchemaProperty("items", .list(.object(itemProperties)), required: true, "What to judge."),
  ]

  /// In a `.jsonl` file, one a line.
  private static let itemProperties = [
    SchemaProperty("id", .id, required: true, "Unique in the batch."),
    SchemaProperty("text", .string, "The text to judge."),
    SchemaProperty(
      "prompt",
      .either([
        .string,
        .list(
          .object([
            SchemaProperty("role", .string, required: true, "Who speaks."),
            SchemaProperty("content", .string, required: true, "What is said."),
          ])),
      ]), "What was asked: one turn of the user, or a conversation."),
    SchemaProperty(
      "responses",
      .list(
        .object([
          SchemaProperty("id", .id, required: true, "Unique in the item."),
          SchemaProperty("text", .string, required: true, "The response."),
          SchemaProperty("metadata", .map(nil), "Never shown; carried into the label."),
        ])), "What is judged, compared, ranked."),
    SchemaProperty("context", .string, "Shown above, not judged."),
    SchemaProperty("advice", .list(.string), "Content categories."),
    SchemaProperty("flagged_by", .string, "What flagged it before a person saw it."),
    SchemaProperty(
      "priority", .number(.min ... .max),
      "Under the order priority, greater first; ties in the batch's order."),
    SchemaProperty("suggestions", answers, "A machine's proposal for each question."),
    SchemaProperty(
      "practice",
      .object([
        SchemaProperty("answers", answers, required: true, "The answer that is explained."),
        SchemaProperty("explanation", .string, required: true, "Why."),
      ]), "Marks a practice item."),
    SchemaProperty("metadata", .map(nil), "Never shown; carried into the label."),
  ]

  /// By question: one answer, or one for each response where the question is asked of each.
  private static let answers = SchemaType.map(
    .either([.definition("answer"), .list(.definition("answer_of"))]))

  private static let answerOf = SchemaProperty(
    "of", .id, required: true, "The response that it answers for.")

  private static let demand = SchemaType.oneOf(Demand.allCases.map(\.rawValue))

  private static var rubricProperties: [SchemaProperty] {
    [
      constant(Rubric.schema),
      SchemaProperty("id", .id, required: true, "The rubric's id, which its labels carry."),
      SchemaProperty(
        "version", .version, required: true, "A change of meaning raises the first number."),
      SchemaProperty("valid_until", .string, "Its last day; empty for none."),
      SchemaProperty("title", .string, "What is asked, in one line."),
      SchemaProperty("locale", .string, "The language of the guideline."),
      SchemaProperty("guideline", .string, "The guideline's path, relative to this file."),
      SchemaProperty("owner", .string, "Who answers for it."),
      SchemaProperty("rationale", demand, "Whether the item's is asked for; optional."),
      SchemaProperty("confidence", demand, "Whether it is asked for; off."),
      SchemaProperty(
        "order", .oneOf(Rubric.Order.allCases.map(\.rawValue)), "The order of the items; batch."),
      SchemaProperty("shuffle_responses", .boolean, "Whether sides are drawn by lot; true."),
      SchemaProperty("idle_cap_seconds", .integer(1...86_400), "What a pause counts at most; 120."),
      SchemaProperty(
        "care",
        .object([
          SchemaProperty("mask", .list(.string), "Categories that open masked."),
          SchemaProperty("break_after_minutes", .integer(1...Int.max), "When a break is offered."),
          SchemaProperty(
            "break_after_minutes_masked", .integer(1...Int.max), "The same among masked items."),
        ]), "What spares people."),
      SchemaProperty(
        "questions", .list(.either(Kinds.all.map(question)), minimum: 1), required: true,
        "What is asked of each item, in order."),
    ]
  }

  private static func question(_ kind: any Kind.Type) -> SchemaType {
    .object(
      [
        SchemaProperty("name", .id, required: true, "The question's name, which answers carry."),
        SchemaProperty("kind", .constant(kind.name), required: true, "What is answered."),
        SchemaProperty("title", .string, "The question; its name where not given."),
        SchemaProperty("description", .string, "What to heed, under the title."),
        SchemaProperty("required", .boolean, "Whether it must be answered; true."),
        SchemaProperty("clause", .either([.id, .constant("")]), "Where ? opens the guideline."),
        SchemaProperty("rationale", demand, "Whether one is asked for with this answer."),
        SchemaProperty("confidence", demand, "Whether it is asked for with this answer."),
        SchemaProperty(
          "when",
          .object([
            SchemaProperty("question", .id, required: true, "An earlier classification."),
            SchemaProperty("has", .id, required: true, "The label it must have."),
          ]), "Asks only then."),
      ] + kind.schema)
  }

  private static func constant(_ schema: String) -> SchemaProperty {
    SchemaProperty("schema", .constant(schema), required: true, "What the file is.")
  }

  /// Every value may be withheld, with a reason.
  private static func properties(of keys: [SchemaProperty]) -> [SchemaProperty] {
    keys.map { key in
      var type = key.type
      if case .object(let inner, _) = type { type = .object(properties(of: inner)) }
      return SchemaProperty(key.name, .either([type, withheld]))
    }
  }

  private static let withheld = SchemaType.object([
    SchemaProperty("withheld", .string, required: true, "Why it is not stated.")
  ])
}
