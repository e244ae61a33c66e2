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
      ? "it rates each response, and this item has none" : nil
  }

  package func clause(of label: ID) -> ID? {
    criteria.first { $0.id == label }?.clause
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

  /// `no value yet: Accuracy of B, Safety of B and 4 more`.
  func naming(_ missing: [Place]) -> String {
    let named = missing.prefix(2).map { place in
      let title = criteria[place.criterion].title
      return ofResponses
        ? "\(title) of \(PresentedItem.letter(at: place.subject))" : title
    }
    let others = missing.count - named.count
    return "no value yet: " + named.joined(separator: ", ")
      + (others > 0 ? " and \(others) more" : "")
  }
}

extension RatingKind {
  package init(reading fields: inout Fields) {
    self.init(
      criteria: Criterion.readAll(&fields), scale: Scale.read(&fields),
      ofResponses: fields.choice("of", of: ["item", "responses"], default: "item") == "responses")
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

  package static let schema = [
    SchemaProperty(
      "criteria",
      .list(
        .object([
          SchemaProperty("id", .id, required: true, "What a label line carries."),
          SchemaProperty("title", .string, "What the annotator reads; the id where not given."),
          SchemaProperty("clause", .string, "The clause of the guideline that it stands on."),
        ]), minimum: 1),
      required: true, "What is given a value."),
    SchemaProperty("min", .integer(0...9), "The lowest value; 1."),
    SchemaProperty("max", .integer(1...10), "The highest value, at most nine above; 5."),
    SchemaProperty("anchors", .map(.string), "What a value means, by the value."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is rated; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "rate", screen: "a digit; arrows move",
      plain: "4 5 3, or tone=4 safety=5; for each response a row, with semicolons between"),
    KeyRow(what: "clear", screen: "Backspace", plain: ""),
  ]
}
