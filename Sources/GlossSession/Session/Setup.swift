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
  /// Indexes into the batch, in the order in which they are labelled.
  package let order: [Int]
  /// The places of the items by their indexes, -1 for one that is not asked for; nil where the order
  /// is the batch's.
  private let placeOfIndex: [Int32]?

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
    let practice = Set(
      batch.indexes(mayHold: .practice).filter { batch.holds(.practice, at: $0) })
    let withheld = Set(past.withheld.compactMap(batch.index(of:)))
    let all = only.isEmpty ? Array(batch.indices) : only.compactMap(batch.index(of:)).sorted()
    // A large batch is not copied where nothing is left out of it.
    let offered =
      withheld.isEmpty && !isPracticeOnly
      ? all
      : all.filter { !withheld.contains($0) && (!isPracticeOnly || practice.contains($0)) }
    let done =
      isPracticeOnly ? [] : practice.intersection(past.practised.compactMap(batch.index(of:)))
    let wanted = done.isEmpty ? offered : offered.filter { !done.contains($0) }
    countsPractice = isPracticeOnly || !offered.isEmpty && offered.allSatisfy(practice.contains)
    practisedBefore = countsPractice ? offered.count - wanted.count : 0
    let order = order ?? rubric.order
    let key = [String(seed), batch.id.string, annotator.string].joined(separator: "\0")
    let ordered = Setup.ordered(wanted, of: batch, order, key: Hash(of: key))
    self.order = ordered
    self.practice =
      practice.isEmpty ? [] : Set(ordered.indices.filter { practice.contains(ordered[$0]) })
    var places: [Int32]?
    if order != .batch {
      var found = [Int32](repeating: -1, count: batch.count)
      for (place, index) in ordered.enumerated() { found[index] = Int32(place) }
      places = found
    }
    placeOfIndex = places
  }

  /// What a person can opt out of: the categories of the batch's items, and those that are masked.
  var categories: [String] {
    Set(placesWithAdvice.flatMap { advice(at: $0) }).union(rubric.care.mask).sorted()
  }

  func id(at place: Int) -> ID? { batch.id(at: order[place]) }

  /// The place of an item by its id; nil where it is not in the batch, or not asked for.
  package func place(of id: ID) -> Int? {
    guard let index = batch.index(of: id) else { return nil }
    guard let placeOfIndex else {
      let place = order.firstSorted { $0 >= index }
      return order.indices.contains(place) && order[place] == index ? place : nil
    }
    return placeOfIndex[index] < 0 ? nil : Int(placeOfIndex[index])
  }

  func inputSHA256(at place: Int) -> Hash { batch.inputSHA256(at: order[place]) }

  /// What an item warns of, without reading all of it.
  func advice(at place: Int) -> [String] { batch.advice(at: order[place]) }

  /// The places of the items that may warn of something.
  var placesWithAdvice: some Sequence<Int> {
    order.indices.lazy.filter { batch.mayHold(.advice, at: order[$0]) }
  }

  /// Items that come in the order of the batch, in that of a session.
  private static func ordered(
    _ wanted: [Int], of batch: Batch, _ order: Rubric.Order, key: Hash
  ) -> [Int] {
    switch order {
    case .batch: return wanted
    case .shuffled:
      let keyed = KeyedOrder(count: batch.count, key: key)
      var isWanted = [Bool](repeating: false, count: batch.count)
      for index in wanted { isWanted[index] = true }
      return batch.indices.lazy.map { keyed[$0] }.filter { isWanted[$0] }
    case .priority:
      // Behind those that have one come the others.
      let priorities = wanted.map { (index: $0, priority: batch.priority(at: $0)) }
      return priorities.sorted { a, b in
        let (first, second) = (a.priority ?? -.infinity, b.priority ?? -.infinity)
        if first != second { return first > second }
        let isStated = (a.priority != nil, b.priority != nil)
        return isStated.0 == isStated.1 ? a.index < b.index : isStated.0
      }.map(\.index)
    }
  }
}

extension [Int] {
  /// The first index at which a test holds, which holds from there on; `count` where it never does.
  fileprivate func firstSorted(where test: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
