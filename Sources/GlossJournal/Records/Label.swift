import GlossJSON

/// One line of a journal: all answers to one item by one person, with its place in the chain.
@dynamicMemberLookup
package struct Label: Hashable, Sendable {
  package static let schema = "gloss/label/1"

  package var id: ID
  /// The hash of the line before, without its newline; `Hash.zero` on the first.
  package var prev: Hash
  package var content: LabelContent

  package init(id: ID, prev: Hash, content: LabelContent) {
    self.id = id
    self.prev = prev
    self.content = content
  }

  package subscript<T>(dynamicMember path: KeyPath<LabelContent, T>) -> T {
    content[keyPath: path]
  }
}

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
  package var revision: Int
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
  package var activeMS: Int
  package var idleCapMS: Int
  package var input: Input
  /// JSON text of the item's and its responses' metadata; empty where there is none.
  package var metadata: String
  package var tool: String

  package init(
    batch: ID, item: ID, annotator: ID, session: ID, role: LabelRole = .annotator,
    status: Status, repeat: Int = 0, revision: Int = 1, supersedes: ID? = nil,
    answers: [Answer] = [], rationale: String = "", shownOrder: [ID] = [], seed: Int = 0,
    advice: [String] = [], rubric: ID, rubricVersion: String, rubricSHA256: Hash,
    termsSHA256: Hash? = nil, inputSHA256: Hash, shownAt: Timestamp, savedAt: Timestamp,
    activeMS: Int, idleCapMS: Int, input: Input, metadata: String = "", tool: String
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
package enum Status: String, CaseIterable, Hashable, Sendable {
  case answered, skipped, withdrawn, stopped
}

/// In which role a label was given.
package enum LabelRole: String, CaseIterable, Hashable, Sendable {
  case annotator, adjudicator
}
