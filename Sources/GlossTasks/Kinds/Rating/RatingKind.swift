import GlossJSON
import GlossJournal
import GlossScreen

/// Giving values on a scale to criteria: of the item, or of each response, in one grid.
package struct RatingKind: Kind {
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
}
