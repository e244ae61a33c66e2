import GlossJSON

/// One line of a journal: all answers to one item by one person, with its place in the chain.
package typealias Label = Chained<LabelContent>

/// Everything of a label that a session decides; the journal adds id and chain.
package struct LabelContent: Hashable, Sendable {
  package var batch: ID
  package var item: ID
  package var annotator: ID
  package var session: ID
  package var role: LabelRole
  package var status: Status
  /// 0; n for the nth blind repeat of the item.
  package var `repeat`: Int
  package var revision: Count
  /// The writer's current label of the item, which this one takes the place of.
  package var supersedes: ID?
  package var answers: [Answer]
  package var rationale: String
  package var shownOrder: [ID]
  package var seed: Int
  package var advice: [String]
  package var rubric: ID
  package var rubricVersion: String
  package var rubricSHA256: Hash
  /// Nil where there were no terms.
  package var termsSHA256: Hash?
  package var inputSHA256: Hash
  package var shownAt: Timestamp
  package var savedAt: Timestamp
  package var activeMS: Count
  package var idleCapMS: Count
  package var input: Input
  /// JSON text of the item's and its responses' metadata; empty where there is none.
  package var metadata: String
  package var tool: String

  package init(
    batch: ID, item: ID, annotator: ID, session: ID, role: LabelRole = .annotator,
    status: Status, repeat: Int = 0, revision: Count = 1, supersedes: ID? = nil,
    answers: [Answer] = [], rationale: String = "", shownOrder: [ID] = [], seed: Int = 0,
    advice: [String] = [], rubric: ID, rubricVersion: String, rubricSHA256: Hash,
    termsSHA256: Hash? = nil, inputSHA256: Hash, shownAt: Timestamp, savedAt: Timestamp,
    activeMS: Count, idleCapMS: Count, input: Input, metadata: String = "", tool: String
  ) {
    self.batch = batch
    self.item = item
    self.annotator = annotator
    self.session = session
    self.role = role
    self.status = status
    self.repeat = `repeat`
    self.revision = revision
    self.supersedes = supersedes
    self.answers = answers
    self.rationale = rationale
    self.shownOrder = shownOrder
    self.seed = seed
    self.advice = advice
    self.rubric = rubric
    self.rubricVersion = rubricVersion
    self.rubricSHA256 = rubricSHA256
    self.termsSHA256 = termsSHA256
    self.inputSHA256 = inputSHA256
    self.shownAt = shownAt
    self.savedAt = savedAt
    self.activeMS = activeMS
    self.idleCapMS = idleCapMS
    self.input = input
    self.metadata = metadata
    self.tool = tool
  }
}

/// What came of an item.
package enum Status: String, ChoiceValue {
  case answered, skipped, withdrawn, stopped
}

/// In which role a label was given.
package enum LabelRole: String, ChoiceValue {
  case annotator, adjudicator
}

extension Chained: ColumnValue, Record where Content == LabelContent {
  /// Of nothing, to be filled from a line.
  package init() {
    self.init(
      id: "", prev: .zero,
      content: LabelContent(
        batch: "", item: "", annotator: "", session: "", status: .answered, rubric: "",
        rubricVersion: "", rubricSHA256: .zero, inputSHA256: .zero, shownAt: .blank,
        savedAt: .blank, activeMS: 0, idleCapMS: 0, input: Input(), tool: ""))
  }

  package static var table: Table<Label> { LabelContent.table }
}

extension LabelContent: ChainContent {
  package static let schema = "gloss/label/1"
  package static let idKind = EntryID.Kind.label

  fileprivate static let table = Table<Label>(chained: [
    Row("batch", .filled, \.content.batch, "The batch."),
    Row("item", .filled, \.content.item, "The item, unique in the batch."),
    Row("annotator", .filled, \.content.annotator, "Who decided, by pseudonym."),
    Row("session", \.content.session, "The session in which it was decided; empty outside of one."),
    Row("role", \.content.role, "In which role."),
    Row("status", \.content.status, "What came of the item."),
    Row("repeat", .count, \.content.repeat, "0; n for the nth blind repeat of the item."),
    Row(
      "revision", .integer(minimum: 1), \.content.revision,
      "1, or one more than the label superseded."),
    Row(
      "supersedes", .string(.orEmpty(.entry(.label))), \.content.supersedes,
      "The label that this one replaces."),
    Row("answers", \.content.answers, "One per question asked and answered."),
    Row("rationale", \.content.rationale, "Why, for the item as a whole."),
    Row("shown_order", \.content.shownOrder, "Response ids as they were shown."),
    Row("seed", .integer(minimum: .min), \.content.seed, "What the order was drawn from."),
    Row("advice", \.content.advice, "Content categories of the item."),
    Row("rubric", .filled, \.content.rubric, "The rubric."),
    Row("rubric_version", .filled, \.content.rubricVersion, "The rubric's version."),
    Row("rubric_sha256", \.content.rubricSHA256, "Of rubric, LF, guideline, as used."),
    Row("terms_sha256", \.content.termsSHA256, "Of the terms, as shown."),
    Row("input_sha256", \.content.inputSHA256, "Of the item's bytes."),
    Row("shown_at", \.content.shownAt, "When the item was shown."),
    Row("saved_at", \.content.savedAt, "When the label was saved."),
    Row(
      "active_ms", .count, \.content.activeMS, "Time at work on it, idle gaps cut at idle_cap_ms."),
    Row("idle_cap_ms", .count, \.content.idleCapMS, "How long a gap between inputs may count."),
    Row("input", \.content.input, "What was judged."),
    Row("metadata", \.content.metadata, "The item's metadata as JSON text."),
    Row("tool", .filled, \.content.tool, "The program that wrote the line."),
  ])

  package static func read(_ value: JSONValue, _ complaints: Complaints) -> Label {
    Label(value, complaints)
  }

  package static func write(_ line: Label, to writer: inout JSONWriter) {
    line.write(to: &writer)
  }

  package var owner: ChainOwner { ChainOwner(batch: batch, person: annotator) }

  package var currentKey: CurrentKey {
    CurrentKey(batch: batch, item: item, annotator: annotator, role: role, repeat: `repeat`)
  }
}

/// What a label is about and whose it is: of the labels that share it, one is current.
package struct CurrentKey: Hashable, Sendable {
  package var batch: ID
  package var item: ID
  package var annotator: ID
  package var role = LabelRole.annotator
  package var `repeat` = 0
}
