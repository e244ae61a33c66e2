import GlossJSON
import GlossScreen

extension Classification {
  package static func press(
    _ key: Key, _ draft: inout Draft, _ settings: Settings, _ asked: Asked
  ) -> Pressed {
    switch key.code {
    case .enter where key.modifiers.isEmpty: return enterPressed(&draft, settings)
    case .down where key.modifiers.isEmpty: return highlight(by: 1, &draft, settings)
    case .up where key.modifiers.isEmpty: return highlight(by: -1, &draft, settings)
    case .escape where !draft.filter.isEmpty:
      draft.filter = ""
      draft.highlighted = nil
      return .changed
    case .backspace where !draft.filter.isEmpty:
      draft.filter.removeLast()
      draft.highlighted = draft.filter.isEmpty ? nil : 0
      return .changed
    default:
      guard let character = key.typed else { return .ignored }
      return typed(character, &draft, settings)
    }
  }

  private static func typed(_ character: Character, _ draft: inout Draft, _ settings: Settings)
    -> Pressed
  {
    if draft.filter.isEmpty {
      if let label = settings.labels.first(where: { $0.key == character }) {
        return choose(label.id, &draft, settings)
      }
      if character == " ", draft.highlighted != nil {
        return chooseHighlighted(&draft, settings)
      }
    }
    guard settings.filters, filters(character, draft) else { return .ignored }
    var next = draft
    next.filter.append(character)
    next.highlighted = 0
    guard !visible(next, settings).isEmpty else {
      return .refused("no label has \"\(next.filter)\" in its name")
    }
    draft = next
    return .changed
  }

  /// Whether a character narrows the list. The keys of every question never begin a filter; in one
  /// that is open, letters and the space are text.
  private static func filters(_ character: Character, _ draft: Draft) -> Bool {
    guard LabelOption.reservedKeys[character] != nil else { return true }
    return !draft.filter.isEmpty && (character.isLetter || character == " ")
  }

  private static func enterPressed(_ draft: inout Draft, _ settings: Settings) -> Pressed {
    if draft.highlighted != nil, !settings.multiple || !draft.filter.isEmpty {
      return chooseHighlighted(&draft, settings)
    }
    if let missing = missing(draft, settings) { return .refused(missing) }
    draft.confirmed = true
    return .answered
  }

  private static func highlight(by step: Int, _ draft: inout Draft, _ settings: Settings)
    -> Pressed
  {
    let count = visible(draft, settings).count
    guard count > 0 else { return .ignored }
    guard let current = draft.highlighted else {
      draft.highlighted = step > 0 ? 0 : count - 1
      return .changed
    }
    draft.highlighted = Swift.min(Swift.max(current + step, 0), count - 1)
    return .changed
  }

  private static func chooseHighlighted(_ draft: inout Draft, _ settings: Settings) -> Pressed {
    let labels = visible(draft, settings)
    guard let place = draft.highlighted, labels.indices.contains(place) else { return .ignored }
    let id = labels[place].id
    if !draft.filter.isEmpty {
      draft.filter = ""
      draft.highlighted = nil
    }
    return choose(id, &draft, settings)
  }

  private static func choose(_ id: ID, _ draft: inout Draft, _ settings: Settings) -> Pressed {
    guard settings.multiple else {
      draft.chosen = [id]
      return .answered
    }
    if draft.chosen.contains(id) {
      draft.chosen.removeAll { $0 == id }
    } else {
      draft.chosen = inOrder(draft.chosen + [id], settings)
    }
    draft.confirmed = false
    return .changed
  }

  package static func enter(
    _ line: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked
  ) -> Entered {
    var words = line.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
    // An id may hold a comma.
    if LabelOption.named(trimmed(line), in: settings.labels) != nil { words = [trimmed(line)] }
    guard settings.multiple || words.count == 1 else {
      return .refused(words.isEmpty ? "choose a label" : "choose one label")
    }
    var chosen: [ID] = []
    for word in words {
      guard let label = LabelOption.named(word, in: settings.labels) else {
        return .refused(LabelOption.unknown(word, in: settings.labels))
      }
      chosen.append(label.id)
    }
    let next = Draft(chosen: inOrder(chosen, settings), confirmed: true)
    if let missing = missing(next, settings) { return .refused(missing) }
    draft = next
    return .answered
  }

  /// The labels that the filter leaves, in rubric order.
  static func visible(_ draft: Draft, _ settings: Settings) -> [LabelOption] {
    guard !draft.filter.isEmpty else { return settings.labels }
    let wanted = draft.filter.lowercased()
    return settings.labels.filter {
      $0.title.lowercased().contains(wanted) || $0.id.string.lowercased().contains(wanted)
    }
  }
}
