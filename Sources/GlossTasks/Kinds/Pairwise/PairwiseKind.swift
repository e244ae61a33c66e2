import GlossJSON
import GlossJournal
import GlossScreen

/// Which of two responses is better.
///
/// Sides are the session's matter: the draft and the answer name responses, never a side.
package struct PairwiseKind: StatesPreferences, HasUnits {
  package static let name = "pairwise"

  package var tie: Bool
  package var neither: Bool
  /// How much better, weakest first; empty where that is not asked.
  package var strength: [String]

  package struct Draft: Hashable, Sendable {
    package var preferred: ID?
    /// From 1; 0 until given.
    package var strength = 0
  }

  private static let tie: ID = "tie"
  private static let neither: ID = "neither"

  package var bindings: [Binding] {
    var bindings = [
      Binding("1", PairwiseWords.better("A")), Binding("2", PairwiseWords.better("B")),
    ]
    if tie { bindings.append(Binding("=", "tie")) }
    if neither { bindings.append(Binding("0", "neither")) }
    return bindings
  }

  package func fault(of item: Item) -> String? {
    let count = item.input.responses.count
    return count == 2 ? nil : PairwiseWords.notTwo(count)
  }

  package func start(_ asked: Asked) -> Draft { Draft() }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    guard draft.preferred != nil else { return .untouched }
    return wantsStrength(draft) ? .incomplete(PairwiseWords.howMuch) : .complete
  }

  private func wantsStrength(_ draft: Draft) -> Bool {
    guard let preferred = draft.preferred, preferred != Self.tie, preferred != Self.neither else {
      return false
    }
    return !strength.isEmpty && draft.strength == 0
  }

  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    if key == Key(.enter) {
      guard draft.preferred != nil else { return .refused(PairwiseWords.chooseOne) }
      return wantsStrength(draft) ? .refused(PairwiseWords.howMuchByDigit) : .answered
    }
    guard let character = key.typed else { return .ignored }
    if wantsStrength(draft), let digit = character.wholeNumberValue, character.isASCII,
      (1...strength.count).contains(digit)
    {
      draft.strength = digit
      return .answered
    }
    guard let preferred = response(for: String(character), asked) else {
      let isDigit = character.isASCII && character.isNumber
      return isDigit || character == "="
        ? .refused(PairwiseWords.noAnswer(character)) : .ignored
    }
    draft = Draft(preferred: preferred)
    return wantsStrength(draft) ? .changed : .answered
  }

  /// The response that `1`, `A`, `2`, `B` stand for as shown; `tie` or `neither` where offered.
  private func response(for word: String, _ asked: Asked) -> ID? {
    switch word {
    case "1", "A": asked.item.shownOrder.first
    case "2", "B": asked.item.shownOrder.dropFirst().first
    case "=", "tie": tie ? Self.tie : nil
    case "0", "neither": neither ? Self.neither : nil
    default: nil
    }
  }

  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    let words = trimmed(line).split(maxSplits: 1) { $0 == " " || $0 == "\t" }.map(trimmed)
    guard let first = words.first,
      let preferred = response(for: first, asked)
        ?? response(for: first.uppercased(), asked)
        ?? response(for: first.lowercased(), asked)
    else { return .refused(PairwiseWords.forms(tie: tie, neither: neither)) }
    var next = Draft(preferred: preferred)
    if wantsStrength(next) {
      guard words.count == 2, let strength = strength(named: words[1]) else {
        return .refused(PairwiseWords.howMuchBehind(strength))
      }
      next.strength = strength
    } else if words.count == 2 {
      return .refused(PairwiseWords.nothingBehind(first))
    }
    draft = next
    return .answered
  }

  private func strength(named word: String) -> Int? {
    if let number = Int(word), (1...strength.count).contains(number) { return number }
    return strength.firstIndex { ID($0) == ID(word) }.map { $0 + 1 }
  }

  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    [
      Answer(
        question: "", kind: name, of: asked.of, preferred: draft.preferred ?? "",
        strength: draft.strength)
    ]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = single(values, asked) else { return nil }
    let isResponse = asked.item.shownOrder.contains(value.preferred)
    let fits =
      isResponse || tie && value.preferred == Self.tie
      || neither && value.preferred == Self.neither
    let strengths = isResponse && !strength.isEmpty ? 1...strength.count : 0...0
    guard fits, strengths.contains(value.strength) else { return nil }
    return Draft(preferred: value.preferred, strength: value.strength)
  }

  package static func preferences(_ answer: Answer, _ input: Input) -> [Preference] {
    switch answer.preferred {
    case "tie": return [Preference(.tie)]
    case "neither": return [Preference(.neither)]
    default:
      guard let rejected = input.responses.first(where: { $0.id != answer.preferred }),
        input.responses.contains(where: { $0.id == answer.preferred })
      else { return [] }
      return [
        Preference(
          .prefers(chosen: answer.preferred, rejected: rejected.id), strength: answer.strength)
      ]
    }
  }

  /// Which response won, be it on either side; how much better it is, is no part of it.
  package var agreement: AgreementScale { .nominal([]) }

  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    answer.preferred == "" ? [] : [AgreementUnit(of: answer.of, .label(answer.preferred))]
  }

  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    var choices = StyledLine("  ")
    choices.indent = 2
    for (place, binding) in bindings.enumerated() {
      let key = String(binding.key)
      let isChosen = draft.preferred == response(for: key, asked)
      add(key, binding.word, isChosen: isChosen, after: place > 0 ? "    " : "", to: &choices)
    }
    guard !strength.isEmpty else { return [choices] }
    var strengths = StyledLine("  how much: ", Style(.quiet))
    strengths.indent = 12
    for (place, word) in strength.enumerated() {
      let isChosen = draft.strength == place + 1
      let gap = place > 0 ? "   " : ""
      add(String(place + 1), word, isChosen: isChosen, after: gap, to: &strengths)
    }
    return [choices, strengths]
  }

  private func add(
    _ key: String, _ word: String, isChosen: Bool, after gap: String, to line: inout StyledLine
  ) {
    line.add(gap)
    line.add(isChosen ? "(*) " : "( ) ", Style(isChosen ? .selection : .quiet))
    line.add(key, Style(.key))
    line.add(" " + word, Style(isChosen ? .strong : .text))
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
    let word = asked.item.letter(of: preferred).map(PairwiseWords.better) ?? preferred.string
    guard draft.strength > 0, draft.strength <= strength.count else { return word }
    return "\(word), \(strength[draft.strength - 1])"
  }

  package func usage(_ asked: Asked) -> [String] {
    bindings.map { "  \($0.key)  \($0.word)" }
      + (strength.isEmpty ? [] : [PairwiseWords.usage(strength)])
  }
}

extension PairwiseKind {
  package init(reading fields: inout Fields) {
    let tie = fields.bool("tie", default: false)
    let neither = fields.bool("neither", default: false)
    let strength = fields.strings("strength")
    if strength.count > 9, let value = fields.value("strength") {
      fields.report.error(
        value, "there are \(strength.count) strengths and nine digits", remedy: "give at most nine")
    }
    var seen: Set<ID> = []
    for word in fields.value("strength").map({ Array($0.elements) }) ?? [] {
      guard let name = word.string,
        !seen.insert(ID(trimmed(name))).inserted || trimmed(name).isEmpty
      else { continue }
      fields.report.error(
        word, "a strength has no name, or that of another", remedy: "give each a name of its own")
    }
    self.init(tie: tie, neither: neither, strength: strength)
  }

  package static let schema = [
    SchemaProperty("tie", .boolean, "Whether a tie may be given; false."),
    SchemaProperty("neither", .boolean, "Whether neither may be given; false."),
    SchemaProperty("strength", .list(.string), "How much better, weakest first; not asked."),
  ]

  package static let keyRows = [
    KeyRow(what: "prefer a response", screen: "1 2, or A B as shown", plain: "the same"),
    KeyRow(what: "a tie", screen: "=", plain: "="),
    KeyRow(what: "neither", screen: "0", plain: "0"),
    KeyRow(
      what: "how much", screen: "1 to 9, once a response is preferred",
      plain: "after the response: 2 much, or 2 3"),
  ]
}
