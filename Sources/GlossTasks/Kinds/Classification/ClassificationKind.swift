import GlossJSON
import GlossJournal
import GlossScreen

/// Choosing from labels: one, or several.
package struct ClassificationKind: OffersLabels, HasUnits {
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

    mutating func dropFilter() {
      filter = ""
      highlighted = nil
    }
  }

  package var asksEachResponse: Bool { ofResponses }

  package func fault(of item: Item) -> String? {
    ofResponses && item.input.responses.isEmpty ? ClassificationWords.noResponses : nil
  }

  package var choices: [ID] { labels.map(\.id) }

  package func start(_ asked: Asked) -> Draft { Draft() }

  package func chosen(_ draft: Draft) -> [ID] { draft.chosen }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    if draft.chosen.isEmpty, !draft.confirmed { return .untouched }
    return missing(draft).map { .incomplete($0) } ?? .complete
  }

  /// What the choice lacks or has too much of; nil where it may be saved.
  func missing(_ draft: Draft) -> String? {
    let count = draft.chosen.count
    if !multiple {
      if count == 0 { return ClassificationWords.chooseALabel }
      return count > 1 ? ClassificationWords.chooseOne : nil
    }
    if count < min { return ClassificationWords.atLeast(min, chosen: count) }
    return count > max ? ClassificationWords.atMost(max, chosen: count) : nil
  }

  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    [Answer(question: "", kind: name, of: asked.of, labels: draft.chosen)]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = single(values, asked) else { return nil }
    let chosen = inOrder(value.labels)
    guard chosen.count == value.labels.count else { return nil }
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

  // MARK: Keys and lines

  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    switch key.code {
    case .enter where key.modifiers.isEmpty: return enterPressed(&draft)
    case .down where key.modifiers.isEmpty: return highlight(by: 1, &draft)
    case .up where key.modifiers.isEmpty: return highlight(by: -1, &draft)
    case .escape where !draft.filter.isEmpty:
      draft.dropFilter()
      return .changed
    case .backspace where !draft.filter.isEmpty:
      draft.filter.removeLast()
      draft.highlighted = draft.filter.isEmpty ? nil : 0
      return .changed
    default:
      guard let character = key.typed else { return .ignored }
      return typed(character, &draft)
    }
  }

  private func typed(_ character: Character, _ draft: inout Draft) -> Pressed {
    if draft.filter.isEmpty {
      if let label = labels.first(where: { $0.key == character }) {
        return choose(label.id, &draft)
      }
      if character == " ", draft.highlighted != nil { return chooseHighlighted(&draft) }
    }
    guard filters, filters(character, draft) else { return .ignored }
    var next = draft
    next.filter.append(character)
    next.highlighted = 0
    guard !visible(next).isEmpty else {
      return .refused(ClassificationWords.noneHas(next.filter))
    }
    draft = next
    return .changed
  }

  /// Whether a character narrows the list. The keys of every question never begin a filter; in one
  /// that is open, letters and the space are text.
  private func filters(_ character: Character, _ draft: Draft) -> Bool {
    guard LabelOption.reservedKeys[character] != nil else { return true }
    return !draft.filter.isEmpty && (character.isLetter || character == " ")
  }

  private func enterPressed(_ draft: inout Draft) -> Pressed {
    if draft.highlighted != nil, !multiple || !draft.filter.isEmpty {
      return chooseHighlighted(&draft)
    }
    if let missing = missing(draft) { return .refused(missing) }
    draft.confirmed = true
    return .answered
  }

  private func highlight(by step: Int, _ draft: inout Draft) -> Pressed {
    let count = visible(draft).count
    guard count > 0 else { return .ignored }
    guard let current = draft.highlighted else {
      draft.highlighted = step > 0 ? 0 : count - 1
      return .changed
    }
    draft.highlighted = Swift.min(Swift.max(current + step, 0), count - 1)
    return .changed
  }

  private func chooseHighlighted(_ draft: inout Draft) -> Pressed {
    let labels = visible(draft)
    guard let place = draft.highlighted, labels.indices.contains(place) else { return .ignored }
    let id = labels[place].id
    if !draft.filter.isEmpty { draft.dropFilter() }
    return choose(id, &draft)
  }

  private func choose(_ id: ID, _ draft: inout Draft) -> Pressed {
    // The cursor is on what was chosen last, wherever it was before.
    if multiple || draft.highlighted != nil {
      draft.highlighted = labels.firstIndex { $0.id == id }
    }
    guard multiple else {
      draft.chosen = [id]
      return .answered
    }
    if draft.chosen.contains(id) {
      draft.chosen.removeAll { $0 == id }
    } else {
      draft.chosen = inOrder(draft.chosen + [id])
    }
    draft.confirmed = false
    return .changed
  }

  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    var words = line.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
    // An id may hold a comma.
    if LabelOption.named(trimmed(line), in: labels) != nil { words = [trimmed(line)] }
    guard multiple || words.count == 1 else {
      return .refused(
        words.isEmpty ? ClassificationWords.chooseALabel : ClassificationWords.chooseOneLabel)
    }
    var chosen: [ID] = []
    for word in words {
      guard let label = LabelOption.named(word, in: labels) else {
        return .refused(LabelOption.unknown(word, in: labels))
      }
      chosen.append(label.id)
    }
    let next = Draft(chosen: inOrder(chosen), confirmed: true)
    if let missing = missing(next) { return .refused(missing) }
    draft = next
    return .answered
  }

  /// The labels that the filter leaves, in rubric order.
  func visible(_ draft: Draft) -> [LabelOption] {
    guard !draft.filter.isEmpty else { return labels }
    let wanted = draft.filter.lowercased()
    return labels.filter {
      $0.title.lowercased().contains(wanted) || $0.id.string.lowercased().contains(wanted)
    }
  }

  // MARK: On the screen

  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    let choices = visible(draft).enumerated().map { place, label in
      ChoiceList.Choice(
        key: label.sign, title: label.title, description: label.description,
        isChosen: draft.chosen.contains(label.id), isUnderCursor: draft.highlighted == place)
    }
    let list = ChoiceList(choices: choices, open: multiple ? "○" : " ")
    if draft.filter.isEmpty { return list.lines(in: asked.room) }
    var filter = StyledLine(ClassificationWords.filter, Style(.quiet))
    let left = Swift.max(asked.room.columns - filter.columns, 1)
    filter.add(Text.cut(draft.filter, to: left), Style(.strong))
    filter.isPinned = true
    var room = asked.room
    room.rows = Swift.max(room.rows - 1, 1)
    return [filter] + list.lines(in: room)
  }

  package func clause(_ draft: Draft, _ asked: Asked) -> ID? {
    let visible = visible(draft)
    let under = draft.highlighted.flatMap { visible.indices.contains($0) ? visible[$0].id : nil }
    let id = under ?? draft.chosen.last
    return labels.first { $0.id == id }?.clause
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    if !draft.filter.isEmpty {
      let move = visible(draft).count > 1 ? [Hint("↑↓", "move")] : []
      return [Hint("Enter", "choose")] + move + [Hint("Esc", "all labels")]
    }
    var hints: [Hint] = []
    if multiple, missing(draft) == nil {
      hints.append(Hint("Enter", draft.chosen.isEmpty ? "none of these" : "save"))
    }
    let letters = labels.compactMap(\.key)
    var keys = letters.isEmpty ? [] : [named(letters)]
    if draft.highlighted != nil {
      if multiple { keys.append("Space") } else { keys.insert("Enter", at: 0) }
    }
    if !keys.isEmpty {
      hints.append(Hint(keys.joined(separator: " "), multiple ? "on/off" : "choose"))
    }
    if filters { hints.append(Hint("type", "filter")) }
    return hints
  }

  /// `1–5` for digits without a gap; few keys as they are; many are on the screen above.
  private func named(_ keys: [Character]) -> String {
    let digits = keys.compactMap(\.wholeNumberValue)
    if let first = digits.first, keys.count > 2, digits == Array(first..<(first + keys.count)) {
      return "\(first)–\(first + keys.count - 1)"
    }
    return keys.count <= 4 ? keys.map { String($0) }.joined(separator: " ") : "letter"
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    if draft.chosen.isEmpty { return draft.confirmed ? "none" : "" }
    let chosen = labels.filter { draft.chosen.contains($0.id) }
    return chosen.map { $0.word(among: labels) }.joined(separator: ", ")
  }

  package func usage(_ asked: Asked) -> [String] {
    let width = labels.map(\.id.string.count).max() ?? 0
    let lines = labels.map { label in
      let id = label.id.string + String(repeating: " ", count: width - label.id.string.count)
      let title = label.title == label.id.string ? "" : "  " + label.title
      return "  \(label.sign)  \(id)\(title)\(label.explanation)"
    }
    return lines + (multiple ? [ClassificationWords.several(orNone: min == 0)] : [])
  }
}

extension ClassificationKind {
  package init(reading fields: inout Fields) {
    let labels = LabelOption.readAll(&fields)
    let multiple = fields.bool("multiple", default: false)
    let least = fields.int("min", in: 0...Int.max)
    let most = fields.int("max", in: 1...Int.max)
    let ofResponses = fields.asksEachResponse()
    let isSingle = fields.value("multiple").map { $0.bool == false } ?? true
    if isSingle, let given = fields.value("min") ?? fields.value("max") {
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
      ofResponses: ofResponses)
  }

  package static let schema = [
    LabelOption.schema,
    SchemaProperty("multiple", .boolean, "Whether several labels may be chosen; false."),
    SchemaProperty("min", .integer(0...Int.max), "How many at least, with several; 0."),
    SchemaProperty("max", .integer(1...Int.max), "How many at most, with several; all."),
    .asksEachResponse("What is asked about; the item."),
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
