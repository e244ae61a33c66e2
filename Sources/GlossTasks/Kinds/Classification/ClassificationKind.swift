import GlossJSON
import GlossJournal
import GlossScreen

/// Choosing from labels: one, or several.
package struct ClassificationKind: HasUnits {
  package static let name = "classification"

  package var labels: [LabelOption]
  package var multiple: Bool
  /// How many labels a `multiple` answer must and may have.
  package var min: Int
  package var max: Int
  package var ofResponses: Bool

  /// Some labels have no key, so that typing filters the list.
  var filters: Bool { labels.contains { $0.key == nil } }

  package struct Draft: Hashable, Sendable {
    /// In rubric order.
    package var chosen: [ID] = []
    /// What was typed to narrow a long list.
    package var filter = ""
    /// The highlighted label, an index into the visible ones; nil until an arrow or a filter.
    package var highlighted: Int?
    /// "None of these" was given on purpose: by Enter, or by an empty line.
    package var confirmed = false
  }

  package var bindings: [Binding] {
    labels.compactMap { label in label.key.map { Binding($0, label.title) } }
  }

  package var asksEachResponse: Bool { ofResponses }

  package func fault(of item: Item) -> String? {
    ofResponses && item.input.responses.isEmpty
      ? "it asks of each response, and this item has none" : nil
  }

  package var choices: [ID] { labels.map(\.id) }

  package func clause(of label: ID) -> ID? {
    labels.first { $0.id == label }?.clause
  }

  package func start(_ asked: Asked) -> Draft { Draft() }

  package func chosen(_ draft: Draft) -> [ID] { draft.chosen }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    if draft.chosen.isEmpty, !draft.confirmed { return .untouched }
    return missing(draft).map { .incomplete($0) } ?? .complete
  }

  /// What the choice lacks or has too much of; nil where it may be saved.
  func missing(_ draft: Draft) -> String? {
    guard multiple else {
      return draft.chosen.isEmpty ? "choose a label" : draft.chosen.count > 1 ? "choose one" : nil
    }
    if draft.chosen.count < min {
      return "choose at least \(min); \(draft.chosen.count) chosen"
    }
    if draft.chosen.count > max {
      return "choose at most \(max); \(draft.chosen.count) chosen"
    }
    return nil
  }

  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    [Answer(question: "", kind: name, of: asked.of, labels: draft.chosen)]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = values.first, values.count == 1 else { return nil }
    let chosen = inOrder(value.labels)
    guard value.kind == name, value.of == asked.of, chosen.count == value.labels.count
    else { return nil }
    let draft = Draft(chosen: chosen, confirmed: chosen.isEmpty)
    return missing(draft) == nil ? draft : nil
  }

  package var agreement: AgreementScale { multiple ? .sets(choices) : .nominal(choices) }

  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    if multiple { return [AgreementUnit(of: answer.of, .labels(Set(answer.labels)))] }
    return answer.labels.prefix(1).map { AgreementUnit(of: answer.of, .label($0)) }
  }

  func inOrder(_ ids: [ID]) -> [ID] {
    let wanted = Set(ids)
    return labels.map(\.id).filter(wanted.contains)
  }
}

extension ClassificationKind {
  package init(reading fields: inout Fields) {
    let labels = LabelOption.readAll(&fields)
    let multiple = fields.bool("multiple", default: false)
    let least = fields.int("min", in: 0...Int.max)
    let most = fields.int("max", in: 1...Int.max)
    let of = fields.choice("of", of: ["item", "responses"], default: "item")
    let isSingle = fields.value("multiple").map { $0.bool == false } ?? true
    if isSingle,
      let given = fields.value("min") ?? fields.value("max")
    {
      fields.report.warning(
        given, "\"min\" and \"max\" say nothing where one label is chosen",
        remedy: "remove them, or add \"multiple\": true")
    }
    if let most, let least, most < least, let given = fields.value("max") {
      fields.report.error(
        given, "\"max\" is \(most) and \"min\" is \(least)", remedy: "raise one or lower the other")
    }
    if let least, least > labels.count, !labels.isEmpty, let given = fields.value("min") {
      fields.report.error(
        given, "\"min\" is \(least), and the labels are \(labels.count)", remedy: "lower it")
    }
    self.init(
      labels: labels, multiple: multiple, min: least ?? 0, max: most ?? labels.count,
      ofResponses: of == "responses")
  }

  package static let schema = [
    LabelOption.schema,
    SchemaProperty("multiple", .boolean, "Whether several labels may be chosen; false."),
    SchemaProperty("min", .integer(0...Int.max), "How many at least, with several; 0."),
    SchemaProperty("max", .integer(1...Int.max), "How many at most, with several; all."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is asked about; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "choose a label", screen: "the label's key", plain: "its key, its id or its title"),
    KeyRow(
      what: "choose several", screen: "each label's key, then Enter",
      plain: "with commas: b,refund"),
    KeyRow(
      what: "choose from many", screen: "letters narrow the list, Enter chooses",
      plain: "its id or its title"),
  ]
}
