import GlossJSON
import GlossScreen

extension PairwiseKind {
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    var choices = StyledLine("  ")
    for (place, binding) in bindings.enumerated() {
      if place > 0 { choices.add("    ") }
      let isChosen = draft.preferred == id(of: binding, asked)
      choices.add(isChosen ? "(*) " : "( ) ", Style(isChosen ? .selection : .quiet))
      choices.add(String(binding.key), Style(.key))
      choices.add(" " + binding.word, Style(isChosen ? .strong : .text))
    }
    choices.indent = 2
    guard !strength.isEmpty else { return [choices] }
    var strengths = StyledLine("  how much: ", Style(.quiet))
    for (place, word) in strength.enumerated() {
      if place > 0 { strengths.add("   ") }
      let isChosen = draft.strength == place + 1
      strengths.add(isChosen ? "(*) " : "( ) ", Style(isChosen ? .selection : .quiet))
      strengths.add(String(place + 1), Style(.key))
      strengths.add(" " + word, Style(isChosen ? .strong : .text))
    }
    strengths.indent = 12
    return [choices, strengths]
  }

  private func id(of binding: Binding, _ asked: Asked) -> ID? {
    switch binding.key {
    case "1": asked.item.shownOrder.first
    case "2": asked.item.shownOrder.dropFirst().first
    case "=": "tie"
    default: "neither"
    }
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    if case .incomplete = standing(draft, asked) {
      let count = strength.count
      return [Hint(count == 1 ? "1" : "1–\(count)", "how much better")]
    }
    return [Hint(bindings.map { String($0.key) }.joined(separator: " "), "answer")]
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    guard let preferred = draft.preferred else { return "" }
    let word = asked.item.letter(of: preferred).map { "\($0) is better" } ?? preferred.string
    guard draft.strength > 0, draft.strength <= strength.count else { return word }
    return "\(word), \(strength[draft.strength - 1])"
  }

  package func usage(_ asked: Asked) -> [String] {
    var lines = bindings.map { "  \($0.key)  \($0.word)" }
    if !strength.isEmpty {
      let words = strength.enumerated().map { "\($0.offset + 1) \($0.element)" }
      lines.append("  Behind 1 or 2, how much: " + words.joined(separator: ", ") + ".")
    }
    return lines
  }
}
