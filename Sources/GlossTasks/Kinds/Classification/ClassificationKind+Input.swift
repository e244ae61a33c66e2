import GlossJSON
import GlossScreen

extension ClassificationKind {
  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    switch key.code {
    case .enter where key.modifiers.isEmpty: return enterPressed(&draft)
    case .down where key.modifiers.isEmpty: return highlight(by: 1, &draft)
    case .up where key.modifiers.isEmpty: return highlight(by: -1, &draft)
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
      return typed(character, &draft)
    }
  }

  private func typed(_ character: Character, _ draft: inout Draft) -> Pressed {
    if draft.filter.isEmpty {
      if let label = labels.first(where: { $0.key == character }) {
        return choose(label.id, &draft)
      }
      if character == " ", draft.highlighted != nil {
        return chooseHighlighted(&draft)
      }
    }
    guard filters, filters(character, draft) else { return .ignored }
    var next = draft
    next.filter.append(character)
    next.highlighted = 0
    guard !visible(next).isEmpty else {
      return .refused("no label has \"\(next.filter)\" in its name")
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
    if !draft.filter.isEmpty {
      draft.filter = ""
      draft.highlighted = nil
    }
    return choose(id, &draft)
  }

  private func choose(_ id: ID, _ draft: inout Draft) -> Pressed {
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
      return .refused(words.isEmpty ? "choose a label" : "choose one label")
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
}
