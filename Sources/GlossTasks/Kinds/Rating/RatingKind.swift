import GlossJSON
import GlossJournal
import GlossScreen

/// Giving values on a scale to criteria: of the item, or of each response, in one grid.
package struct RatingKind: HasUnits {
  package static let name = "rating"

  package var criteria: [Criterion]
  package var scale: Scale
  package var ofResponses: Bool

  package struct Draft: Hashable, Sendable {
    /// By subject, then by criterion; nil until given.
    package var cells: [[Int?]]
    package var cursor = Place(subject: 0, criterion: 0)

    subscript(_ place: Place) -> Int? {
      get { cells[place.subject][place.criterion] }
      set { cells[place.subject][place.criterion] = newValue }
    }
  }

  /// A cell; `subject` is a response's place in the order shown, or 0 for the item.
  package struct Place: Hashable, Sendable {
    package var subject: Int
    package var criterion: Int
  }

  package var bindings: [Binding] {
    scale.values.map { value in
      let word = scale.anchors[value] ?? ""
      return Binding(scale.key(of: value), word.isEmpty ? "rate \(value)" : word)
    }
  }

  package func fault(of item: Item) -> String? {
    ofResponses && item.input.responses.isEmpty
      ? RatingWords.noResponses : nil
  }

  /// What is rated: the responses in the order shown, or the item, which has no name.
  func subjects(_ asked: Asked) -> [ID] {
    ofResponses ? asked.item.shownOrder : [asked.of]
  }

  package func start(_ asked: Asked) -> Draft {
    let row = [Int?](repeating: nil, count: criteria.count)
    return Draft(cells: subjects(asked).map { _ in row })
  }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    let missing = missing(draft)
    if missing.isEmpty { return .complete }
    let isUntouched = draft.cells.allSatisfy { $0.allSatisfy { $0 == nil } }
    return isUntouched ? .untouched : .incomplete(naming(missing))
  }

  /// The cells without a value, in the order in which a digit moves through them.
  func missing(_ draft: Draft) -> [Place] {
    places(draft).filter { draft[$0] == nil }
  }

  /// Every cell: the criteria of one subject, then those of the next.
  func places(_ draft: Draft) -> [Place] {
    draft.cells.indices.flatMap { subject in
      draft.cells[subject].indices.map { Place(subject: subject, criterion: $0) }
    }
  }

  /// Names the first of the cells without a value.
  func naming(_ missing: [Place]) -> String {
    let named = missing.prefix(2).map { place in
      let title = criteria[place.criterion].title
      let letter = PresentedItem.letter(at: place.subject)
      return ofResponses ? RatingWords.cell(title, of: letter) : title
    }
    return RatingWords.noValueYet(named, others: missing.count - named.count)
  }

  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    zip(subjects(asked), draft.cells).map { subject, row in
      let ratings = zip(criteria, row).compactMap { criterion, value in
        value.map { Rating(of: subject, criterion: criterion.id, value: $0) }
      }
      return Answer(question: "", kind: name, of: subject, ratings: ratings)
    }
  }

  /// Takes one value for each response, as labels have them, or one that rates them all, as a
  /// machine's proposal is written.
  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    let given = values.flatMap(\.ratings)
    var draft = start(asked)
    for (subject, id) in subjects(asked).enumerated() {
      for (place, criterion) in criteria.enumerated() {
        let rating = given.first { $0.of == id && $0.criterion == criterion.id }
        guard let rating, scale.values.contains(rating.value) else { return nil }
        draft.cells[subject][place] = rating.value
      }
    }
    let again = self.values(draft, asked)
    let sorted = values.map { ordered($0, asked) }
    let together = Answer(
      question: "", kind: name, of: asked.of, ratings: again.flatMap(\.ratings))
    let isWhole = values.count == again.count && Set(sorted) == Set(again)
    return isWhole || sorted == [together] ? draft : nil
  }

  /// The bare value with its ratings in the order of the grid: order says nothing in them.
  private func ordered(_ value: AnswerValue, _ asked: Asked) -> AnswerValue {
    let subjects = subjects(asked)
    let criteria = self.criteria.map(\.id)
    let place = { (rating: Rating) in
      (
        subjects.firstIndex(of: rating.of) ?? subjects.count,
        criteria.firstIndex(of: rating.criterion) ?? criteria.count
      )
    }
    var value = value.bare
    value.ratings.sort { place($0) < place($1) }
    return value
  }

  package var agreement: AgreementScale { .ordinal(scale.values) }

  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    answer.ratings.map { AgreementUnit(of: $0.of, criterion: $0.criterion, .number($0.value)) }
  }

  // MARK: Keys

  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    guard key.modifiers.isEmpty else { return .ignored }
    switch key.code {
    case .up: return move(criterion: -1, &draft)
    case .down: return move(criterion: 1, &draft)
    case .left: return sideways(-1, &draft)
    case .right: return sideways(1, &draft)
    case .backspace, .delete: return clear(&draft)
    case .enter:
      let missing = missing(draft)
      return missing.isEmpty ? .answered : .refused(naming(missing))
    case .character(let character) where character.isASCII && character.isNumber:
      return rate(character, &draft)
    default: return .ignored
    }
  }

  /// A digit answers by itself where it fills the last empty cell; where it changes a value, there
  /// may be others to change, and Enter says that there are none.
  private func rate(_ digit: Character, _ draft: inout Draft) -> Pressed {
    guard let value = scale.value(of: digit) else {
      return .refused(RatingWords.notOnScale(String(digit), scale))
    }
    let wasEmpty = draft[draft.cursor] == nil
    draft[draft.cursor] = value
    if wasEmpty, missing(draft).isEmpty { return .answered }
    goOn(&draft)
    return .changed
  }

  /// To the next empty cell, from the first again past the last; in a full grid to the next cell.
  private func goOn(_ draft: inout Draft) {
    let places = places(draft)
    guard let here = places.firstIndex(of: draft.cursor) else { return }
    let missing = missing(draft)
    let isBehind = { (place: Place) in places.firstIndex(of: place)! > here }
    if let next = missing.first(where: isBehind) ?? missing.first {
      draft.cursor = next
    } else if here + 1 < places.count {
      draft.cursor = places[here + 1]
    }
  }

  private func move(criterion step: Int, _ draft: inout Draft) -> Pressed {
    let last = draft.cells[draft.cursor.subject].count - 1
    draft.cursor.criterion = min(max(draft.cursor.criterion + step, 0), last)
    return .changed
  }

  /// Between responses; along the scale where the item alone is rated.
  private func sideways(_ step: Int, _ draft: inout Draft) -> Pressed {
    guard !ofResponses else {
      let last = draft.cells.count - 1
      draft.cursor.subject = min(max(draft.cursor.subject + step, 0), last)
      return .changed
    }
    let next = draft[draft.cursor].map { $0 + step } ?? (step > 0 ? scale.min : scale.max)
    draft[draft.cursor] = min(max(next, scale.min), scale.max)
    return .changed
  }

  /// The value under the cursor; where there is none the one before, as in typing.
  private func clear(_ draft: inout Draft) -> Pressed {
    if draft[draft.cursor] == nil {
      let places = places(draft)
      guard let here = places.firstIndex(of: draft.cursor), here > 0 else { return .ignored }
      draft.cursor = places[here - 1]
    }
    draft[draft.cursor] = nil
    return .changed
  }

  // MARK: Lines

  /// `4 5 3` in the order of the rubric, or `accuracy=4 safety=5`, which leaves the others as they
  /// are; for responses a row each, split by `;`, in the order shown or with the letter before it.
  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    var next = draft
    do throws(LineFault) {
      if ofResponses {
        try readRows(line, &next, asked)
      } else {
        try read(line, subject: 0, &next)
      }
    } catch { return .refused(error.message) }
    let missing = missing(next)
    guard missing.isEmpty else { return .refused(naming(missing)) }
    draft = next
    return .answered
  }

  private func readRows(_ line: String, _ draft: inout Draft, _ asked: Asked) throws(LineFault) {
    var rows = line.split(separator: ";", omittingEmptySubsequences: false).map { trimmed($0) }
    if rows.last == "" { rows.removeLast() }
    let named = rows.map { prefix(of: $0, asked) }
    if named.contains(where: { $0 != nil }) {
      var seen: Set<Int> = []
      for (row, name) in zip(rows, named) {
        guard let name else {
          throw LineFault(RatingWords.noLetter(row))
        }
        guard seen.insert(name.subject).inserted else {
          throw LineFault(RatingWords.twoRows(PresentedItem.letter(at: name.subject)))
        }
        try read(name.rest, subject: name.subject, &draft)
      }
      return
    }
    let count = draft.cells.count
    guard rows.count == count else {
      let last = PresentedItem.letter(at: count - 1)
      throw LineFault(RatingWords.rows(count, last: last, given: rows.count))
    }
    for (subject, row) in rows.enumerated() { try read(row, subject: subject, &draft) }
  }

  /// `B: 4 5 3` is the row of the response shown as B.
  private func prefix(of row: String, _ asked: Asked) -> (subject: Int, rest: String)? {
    guard let colon = row.firstIndex(of: ":"),
      let response = asked.item.response(at: trimmed(row[..<colon])),
      let subject = asked.item.shownOrder.firstIndex(of: response)
    else { return nil }
    return (subject, String(row[row.index(after: colon)...]))
  }

  private func read(_ row: String, subject: Int, _ draft: inout Draft) throws(LineFault) {
    let words = row.split { " \t\r,".contains($0) }.map { String($0) }
    if words.contains(where: { $0.contains("=") }) {
      for word in words {
        guard let sign = word.lastIndex(of: "=") else {
          throw LineFault(RatingWords.noCriterionNamed(word, such: criteria[0].id))
        }
        let criterion = try criterion(named: String(word[..<sign]))
        draft.cells[subject][criterion] = try value(String(word[word.index(after: sign)...]))
      }
      return
    }
    guard words.count == criteria.count else {
      throw LineFault(RatingWords.values(criteria.map(\.id.string), given: words.count))
    }
    for (criterion, word) in words.enumerated() {
      draft.cells[subject][criterion] = try value(word)
    }
  }

  private func criterion(named name: String) throws(LineFault) -> Int {
    let ids = criteria.map(\.id)
    if let found = ids.firstIndex(of: ID(name))
      ?? ids.firstIndex(where: { $0.string.lowercased() == name.lowercased() })
    {
      return found
    }
    throw LineFault(RatingWords.unknown(name, ids.map(\.string)))
  }

  /// A number of the scale, or the digit that gives it.
  private func value(_ word: String) throws(LineFault) -> Int {
    if let number = Int(word), scale.values.contains(number) { return number }
    if word.count == 1, let number = word.first.flatMap(scale.value(of:)) { return number }
    throw LineFault(RatingWords.notOnScale("\"\(word)\"", scale))
  }
}
