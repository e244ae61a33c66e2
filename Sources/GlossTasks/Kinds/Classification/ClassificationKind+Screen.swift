import GlossJSON
import GlossScreen

extension ClassificationKind {
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    var lines: [StyledLine] = []
    if !draft.filter.isEmpty {
      var line = StyledLine("filter: ", Style(.quiet))
      line.add(draft.filter, Style(.strong))
      line.isPinned = true
      lines.append(line)
    }
    for (place, label) in visible(draft).enumerated() {
      lines.append(
        self.line(
          label, isChosen: draft.chosen.contains(label.id),
          isHighlighted: draft.highlighted == place))
    }
    return lines
  }

  /// `[x] b  Billing  money that was taken`: the mark says what is chosen without colour.
  private func line(_ label: LabelOption, isChosen: Bool, isHighlighted: Bool) -> StyledLine {
    var line = StyledLine(isHighlighted ? "> " : "  ", Style(isHighlighted ? .cursor : .text))
    let mark = multiple ? (isChosen ? "[x] " : "[ ] ") : (isChosen ? "(*) " : "( ) ")
    line.add(mark, Style(isChosen ? .selection : .quiet))
    line.add(label.key.map(String.init) ?? " ", Style(.key))
    line.add("  ")
    line.add(label.title, Style(isChosen ? .strong : .text))
    if !label.description.isEmpty {
      line.add("  " + label.description, Style(.quiet))
    }
    line.indent = 9
    return line
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    var hints: [Hint] = []
    if !draft.filter.isEmpty {
      let move = visible(draft).count > 1 ? [Hint("↑↓", "move")] : []
      return [Hint("Enter", "choose")] + move + [Hint("Esc", "all labels")]
    }
    let keys = labels.compactMap(\.key)
    let word = multiple ? "toggle" : "choose"
    if !keys.isEmpty { hints.append(Hint(named(keys), word)) }
    if filters { hints.append(Hint("type", "filter")) }
    if draft.highlighted != nil { hints.append(Hint("Space", word)) }
    if multiple, missing(draft) == nil {
      hints.append(Hint("Enter", draft.chosen.isEmpty ? "none of these" : "save"))
    }
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
    return draft.chosen.map(\.string).joined(separator: ", ")
  }

  package func usage(_ asked: Asked) -> [String] {
    let width = labels.map { $0.id.string.count }.max() ?? 0
    var lines = labels.map { label in
      let id = label.id.string + String(repeating: " ", count: width - label.id.string.count)
      let key = label.key.map(String.init) ?? " "
      let title = label.title == label.id.string ? "" : "  " + label.title
      let description = label.description.isEmpty ? "" : ": " + label.description
      return "  \(key)  \(id)\(title)\(description)"
    }
    if multiple {
      let none = min == 0 ? "; an empty line is none of these." : "."
      lines.append("  Several with commas between" + none)
    }
    return lines
  }
}
