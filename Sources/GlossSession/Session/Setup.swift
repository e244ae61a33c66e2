import GlossJSON
import GlossJournal
import GlossTasks

/// What a session starts from and never changes.
package struct Setup: Sendable {
  package let batch: Batch
  package let rubric: Rubric
  package let annotator: ID
  package let sessionID: ID
  package let terms: Terms
  package let past: Past
  package let seed: Int
  /// Answers within this many milliseconds of an item being shown answer nothing; 0 for no guard.
  package let guardMS: Int
  /// End after this many saved labels; nil for no limit.
  package let limit: Int?
  /// On which keys the full screen has its actions.
  package let keys: KeyBindings
  /// Where the rubric and the results lie, for messages that name commands; nil where none may.
  package let files: Files?
  /// `gloss/N.N.N`.
  package let tool: String
  package let face: Face
  /// Only practice items are offered, those that were done before as well.
  package let isPracticeOnly: Bool
  /// Labels made under another text of the rubric do not count as done.
  package let reoffersStale: Bool
  /// There is nothing but practice, so that progress counts it.
  package let countsPractice: Bool
  /// Practice items that are not offered again since earlier sessions answered them: they are done.
  let practisedBefore: Int
  /// Places of practice items. They stand among the others, and do not count in the progress.
  let practice: Set<Int>
  /// Indexes into `batch.entries`, in the order in which they are labelled.
  package let order: [Int]

  /// Who shows the session.
  package enum Face: Hashable, Sendable {
    case screen
    /// Lines of a terminal, which name actions by their words.
    case plain
    /// Lines without a person: nobody is asked twice, and nobody has seen anything.
    case script
  }

  package struct Files: Hashable, Sendable {
    let rubric: String
    let results: ResultsLayout

    package init(rubric: String, results: ResultsLayout) {
      self.rubric = rubric
      self.results = results
    }
  }

  /// - Parameter only: the ids to be labelled; all of the batch where it is empty.
  package init(
    batch: Batch, rubric: Rubric, annotator: ID, session: ID, terms: Terms = .none,
    past: Past = Past(), seed: Int = 0, guardMS: Int = 250, limit: Int? = nil, only: Set<ID> = [],
    order: Rubric.Order? = nil, isPracticeOnly: Bool = false, reoffersStale: Bool = false,
    keys: KeyBindings = .standard, files: Files? = nil, face: Face = .screen, tool: String
  ) {
    self.batch = batch
    self.rubric = rubric
    self.annotator = annotator
    self.sessionID = session
    self.terms = terms
    self.past = past
    self.seed = seed
    self.guardMS = guardMS
    self.limit = limit
    self.keys = keys
    self.files = files
    self.face = face
    self.tool = tool
    self.isPracticeOnly = isPracticeOnly
    self.reoffersStale = reoffersStale
    let practice = Set(batch.entries.indices.filter { batch.entries[$0].value?["practice"] != nil })
    let offered = batch.entries.indices.filter { index in
      guard !isPracticeOnly || practice.contains(index) else { return false }
      guard let id = batch.entries[index].id else { return only.isEmpty }
      return (only.isEmpty || only.contains(id)) && !past.withheld.contains(id)
    }
    let wanted = offered.filter { index in
      isPracticeOnly || !practice.contains(index)
        || batch.entries[index].id.map { !past.practised.contains($0) } ?? true
    }
    countsPractice = isPracticeOnly || !offered.isEmpty && offered.allSatisfy(practice.contains)
    practisedBefore = countsPractice ? offered.count - wanted.count : 0
    let ordered =
      (order ?? rubric.order) == .batch
      ? wanted : Setup.shuffled(wanted, batch: batch, annotator: annotator, seed: seed)
    self.order = ordered
    self.practice = Set(ordered.indices.filter { practice.contains(ordered[$0]) })
  }

  /// What a person can opt out of: the categories of the batch's items, and those that are masked.
  var categories: [String] {
    Set(order.indices.flatMap { advice(at: $0) }).union(rubric.care.mask).sorted()
  }

  func id(at place: Int) -> ID? { batch.entries[order[place]].id }

  func inputSHA256(at place: Int) -> Hash {
    Hash(of: batch.entries[order[place]].value?.rawBytes ?? [])
  }

  /// What an item warns of, without reading all of it.
  func advice(at place: Int) -> [String] {
    batch.entries[order[place]].value?["advice"]?.elements.compactMap(\.string) ?? []
  }

  /// Sorted by SHA-256 of seed, batch, item and annotator, joined by NUL.
  private static func shuffled(_ indexes: [Int], batch: Batch, annotator: ID, seed: Int) -> [Int] {
    let keyed = indexes.map { index -> (index: Int, hash: Hash) in
      let item = batch.entries[index].id?.string ?? ""
      let parts = [String(seed), batch.id.string, item, annotator.string]
      return (index, Hash(of: parts.joined(separator: "\0")))
    }
    return keyed.sorted { ($0.hash, $0.index) < ($1.hash, $1.index) }.map(\.index)
  }
}

extension Batch.Entry {
  /// Nil for a line that is no item.
  var value: JSONValue? { if case .value(let value) = content { value } else { nil } }
}
