import GlossJSON
import GlossJournal
import GlossScreen

/// Giving values on a scale to criteria: of the item, or of each response, in one grid.
package enum RatingGrid: Kind {
  package static let name = "rating"

  package struct Settings: Hashable, Sendable {
    package var criteria: [Criterion]
    package var scale: Scale
    package var ofResponses: Bool
  }

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

  package static func readSettings(_ fields: inout Fields) -> Settings {
    Settings(
      criteria: Criterion.readAll(&fields), scale: Scale.read(&fields),
      ofResponses: fields.choice("of", of: ["item", "responses"], default: "item") == "responses")
  }

  package static func bindings(_ settings: Settings) -> [Binding] {
    settings.scale.values.map { value in
      let word = settings.scale.anchors[value] ?? ""
      return Binding(settings.scale.key(of: value), word.isEmpty ? "rate \(value)" : word)
    }
  }

  package static func fault(of item: Item, _ settings: Settings) -> String? {
    settings.ofResponses && item.input.responses.isEmpty
      ? "it rates each response, and this item has none" : nil
  }

  package static func clause(of label: ID, _ settings: Settings) -> ID? {
    settings.criteria.first { $0.id == label }?.clause
  }

  /// What is rated: the responses in the order shown, or the item, which has no name.
  static func subjects(_ settings: Settings, _ asked: Asked) -> [ID] {
    settings.ofResponses ? asked.item.shownOrder : [asked.of]
  }

  package static func start(_ settings: Settings, _ asked: Asked) -> Draft {
    let row = [Int?](repeating: nil, count: settings.criteria.count)
    return Draft(cells: subjects(settings, asked).map { _ in row })
  }

  package static func standing(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Standing {
    let missing = missing(draft)
    if missing.isEmpty { return .complete }
    let isUntouched = draft.cells.allSatisfy { $0.allSatisfy { $0 == nil } }
    return isUntouched ? .untouched : .incomplete(naming(missing, settings))
  }

  /// The cells without a value, in the order in which a digit moves through them.
  static func missing(_ draft: Draft) -> [Place] {
    places(draft).filter { draft[$0] == nil }
  }

  /// Every cell: the criteria of one subject, then those of the next.
  static func places(_ draft: Draft) -> [Place] {
    draft.cells.indices.flatMap { subject in
      draft.cells[subject].indices.map { Place(subject: subject, criterion: $0) }
    }
  }

  /// `no value yet: Accuracy of B, Safety of B and 4 more`.
  static func naming(_ missing: [Place], _ settings: Settings) -> String {
    let named = missing.prefix(2).map { place in
      let title = settings.criteria[place.criterion].title
      return settings.ofResponses
        ? "\(title) of \(PresentedItem.letter(at: place.subject))" : title
    }
    let others = missing.count - named.count
    return "no value yet: " + named.joined(separator: ", ")
      + (others > 0 ? " and \(others) more" : "")
  }
}
