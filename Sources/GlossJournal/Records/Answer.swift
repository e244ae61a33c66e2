import GlossJSON

/// The value given to one question, in columns that are the same for every kind.
///
/// A kind fills the columns that it uses and leaves the others empty; the journal does not know
/// which. All of them are on every line, so that readers infer one type from any of them.
package struct Answer: Hashable, Sendable {
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
  package var rationale: String
  /// Counts from 1; 0 is not asked.
  package var confidence: Int
  package var assisted: Assisted

  package init(
    question: ID, kind: String, of: ID = "", labels: [ID] = [], spans: [Span] = [],
    preferred: ID = "", strength: Int = 0, ranking: [Rank] = [], ratings: [Rating] = [],
    text: String = "", rationale: String = "", confidence: Int = 0, assisted: Assisted = .none
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
    self.rationale = rationale
    self.confidence = confidence
    self.assisted = assisted
  }
}

/// What became of a machine's suggestion in an answer.
package enum Assisted: String, CaseIterable, Hashable, Sendable {
  case none, accepted, changed
}

/// The place of one response in a ranking: 1 is best, dense, equal where tied.
package struct Rank: Hashable, Sendable {
  package var response: ID
  package var rank: Int

  package init(response: ID, rank: Int) {
    self.response = response
    self.rank = rank
  }
}

/// The value of one criterion for the item or for a response.
package struct Rating: Hashable, Sendable {
  package var of: ID
  package var criterion: ID
  package var value: Int

  package init(of: ID = "", criterion: ID, value: Int) {
    self.of = of
    self.criterion = criterion
    self.value = value
  }
}
