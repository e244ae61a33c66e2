import GlossJSON

/// The value given to one question, in columns that are the same for every kind.
///
/// A kind fills the columns that it uses and leaves the others empty; the journal does not know
/// which. All of them are on every line, so that readers infer one type from any of them.
package struct Answer: Record, Hashable {
  package var question: ID
  /// The kind's name; an open string, since only the registered kinds know what there is.
  package var kind: String
  /// A response id, `text`, `prompt/N`, or empty for the item.
  package var of: ID
  package var labels: [ID]
  package var spans: [Span]
  /// A response id, `tie`, `neither`, or empty.
  package var preferred: ID
  /// Counts from 1, weakest first; 0 is not asked.
  package var strength: Int
  package var ranking: [Rank]
  package var ratings: [Rating]
  package var text: String
  /// The rationale of this answer; no two columns of a line share a name.
  package var reason: String
  /// Counts from 1; 0 is not asked.
  package var confidence: Int
  package var assisted: Assisted
  /// What stands in columns that have no property above, as JSON text; none that says nothing.
  private var own: [ID: [UInt8]] = [:]

  package init(
    question: ID, kind: String, of: ID = "", labels: [ID] = [], spans: [Span] = [],
    preferred: ID = "", strength: Int = 0, ranking: [Rank] = [], ratings: [Rating] = [],
    text: String = "", reason: String = "", confidence: Int = 0, assisted: Assisted = .none
  ) {
    self.question = question
    self.kind = kind
    self.of = of
    self.labels = labels
    self.spans = spans
    self.preferred = preferred
    self.strength = strength
    self.ranking = ranking
    self.ratings = ratings
    self.text = text
    self.reason = reason
    self.confidence = confidence
    self.assisted = assisted
  }

  package init() { self.init(question: "", kind: "") }

  /// The value of a column that a kind brings along, by its name.
  package subscript<Value: ColumnValue>(own name: String) -> Value {
    get {
      guard let json = own[ID(name)], let value = try? JSONValue(parsing: json) else {
        return .blank
      }
      return Value.reader(of: name, as: Value.type)(value, Complaints()) ?? .blank
    }
    set {
      let json = newValue.json
      own[ID(name)] = json == Value.blank.json ? nil : json
    }
  }

  /// The columns that hold a value, in whichever kind; the others tell of the question, and of what
  /// stands beside a value.
  package static var valueColumns: [Column] {
    columns.filter {
      !["question", "kind", "of", "reason", "confidence", "assisted"].contains($0.name)
    }
  }

  /// The rows of columns that kinds bring along.
  package static var ownRows: [Row<Answer>] { table.rows.filter(\.isOwn) }

  /// The columns of an answer, the same for every kind of question. A kind that keeps its answer in
  /// none of them adds a row. Tests put others in their place.
  @TaskLocal package static var table = Table<Answer>([
    Row("question", .filled, \.question, "The question's name."),
    Row("kind", .filled, \.kind, "The question's kind."),
    Row("of", \.of, "A response id, text, prompt/N, or empty for the item."),
    Row("labels", \.labels, "classification: the labels chosen."),
    Row("spans", \.spans, "spans: by of, start, end, label."),
    Row("preferred", \.preferred, "pairwise: a response id, tie, neither, or empty."),
    Row("strength", .count, \.strength, "pairwise: from 1; 0 is not asked."),
    Row("ranking", \.ranking, "ranking: 1 is best."),
    Row("ratings", \.ratings, "rating: one per criterion."),
    Row("text", \.text, "text: what was written."),
    Row("reason", \.reason, "Why, for this question."),
    Row("confidence", .count, \.confidence, "From 1; 0 is not asked."),
    Row("assisted", \.assisted, "What became of a suggestion."),
  ])
}

extension Row where Record == Answer {
  /// A column of a kind's own, kept under its name.
  package init<Value: ColumnValue>(
    own name: String, _ type: ColumnType, holds: Value.Type, _ about: String
  ) {
    self.init(name, type, \Answer.[own: name] as WritableKeyPath<Answer, Value> & Sendable, about)
    isOwn = true
  }
}

/// What became of a machine's suggestion in an answer.
package enum Assisted: String, ChoiceValue {
  case none, accepted, changed
}

/// The place of one response in a ranking: 1 is best, dense, equal where tied.
package struct Rank: Record, Hashable {
  package var response: ID
  package var rank: Int

  package init(response: ID, rank: Int) {
    self.response = response
    self.rank = rank
  }

  package init() { self.init(response: "", rank: 1) }

  package static let table = Table<Rank>([
    Row("response", .filled, \.response, "The response."),
    Row("rank", .integer(minimum: 1), \.rank, "1 is best; ties share a rank."),
  ])
}

/// The value of one criterion for the item or for a response.
package struct Rating: Record, Hashable {
  package var of: ID
  package var criterion: ID
  package var value: Int

  package init(of: ID = "", criterion: ID, value: Int) {
    self.of = of
    self.criterion = criterion
    self.value = value
  }

  package init() { self.init(criterion: "", value: 0) }

  package static let table = Table<Rating>([
    Row("of", \.of, "A response id, or empty for the item."),
    Row("criterion", .filled, \.criterion, "The criterion."),
    Row("value", .integer(minimum: .min), \.value, "The value on the scale."),
  ])
}

/// A labelled stretch of one text of the item, with that text, so that a wrong offset shows.
package struct Span: Record, Hashable, Comparable {
  /// A response id, `text`, or `prompt/N`.
  package var of: ID
  /// Code points from the start of that text.
  package var start: Int
  /// Code points, exclusive.
  package var end: Int
  package var label: ID
  package var text: String

  package init(of: ID, start: Int, end: Int, label: ID, text: String) {
    self.of = of
    self.start = start
    self.end = end
    self.label = label
    self.text = text
  }

  package init() { self.init(of: "", start: 0, end: 0, label: "", text: "") }

  package static let table = Table<Span>([
    Row("of", .filled, \.of, "A response id, text, or prompt/N."),
    Row("start", .count, \.start, "Code points."),
    Row("end", .count, \.end, "Code points, exclusive."),
    Row("label", .filled, \.label, "The label."),
    Row("text", \.text, "The code points from start to end."),
  ])

  /// The order of spans in a line: `of`, start, end, label.
  package static func < (a: Span, b: Span) -> Bool {
    if a.of != b.of { return a.of < b.of }
    if a.start != b.start { return a.start < b.start }
    if a.end != b.end { return a.end < b.end }
    return a.label < b.label
  }
}
