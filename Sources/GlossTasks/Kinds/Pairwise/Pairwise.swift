import GlossJSON
import GlossJournal
import GlossScreen

/// Which of two responses is better.
///
/// Sides are the session's matter: the draft and the answer name responses, never a side.
package enum Pairwise: Kind {
  package static let name = "pairwise"

  package struct Settings: Hashable, Sendable {
    package var tie: Bool
    package var neither: Bool
    /// How much better, weakest first; empty where that is not asked.
    package var strength: [String]
  }

  package struct Draft: Hashable, Sendable {
    package var preferred: ID?
    /// From 1; 0 until given.
    package var strength = 0
  }

  private static let tie: ID = "tie"
  private static let neither: ID = "neither"

  package static func readSettings(_ fields: inout Fields) -> Settings {
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
    return Settings(tie: tie, neither: neither, strength: strength)
  }

  package static func bindings(_ settings: Settings) -> [Binding] {
    var bindings = [Binding("1", "A is better"), Binding("2", "B is better")]
    if settings.tie { bindings.append(Binding("=", "tie")) }
    if settings.neither { bindings.append(Binding("0", "neither")) }
    return bindings
  }

  package static func fault(of item: Item, _ settings: Settings) -> String? {
    let count = item.input.responses.count
    return count == 2 ? nil : "it compares two responses, and this item has \(count)"
  }

  package static func start(_ settings: Settings, _ asked: Asked) -> Draft { Draft() }

  package static func standing(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Standing {
    guard draft.preferred != nil else { return .untouched }
    return wantsStrength(draft, settings) ? .incomplete("how much better?") : .complete
  }

  private static func wantsStrength(_ draft: Draft, _ settings: Settings) -> Bool {
    guard let preferred = draft.preferred, preferred != tie, preferred != neither else {
      return false
    }
    return !settings.strength.isEmpty && draft.strength == 0
  }

  package static func press(
    _ key: Key, _ draft: inout Draft, _ settings: Settings, _ asked: Asked
  ) -> Pressed {
    if key == Key(.enter) {
      guard draft.preferred != nil else { return .refused("choose one: press 1 or 2") }
      return wantsStrength(draft, settings) ? .refused("how much better? press a digit") : .answered
    }
    guard let character = key.typed else { return .ignored }
    if wantsStrength(draft, settings), let digit = character.wholeNumberValue, character.isASCII,
      (1...settings.strength.count).contains(digit)
    {
      draft.strength = digit
      return .answered
    }
    guard let preferred = response(for: String(character), settings, asked) else {
      let isDigit = character.isASCII && character.isNumber
      return isDigit || character == "="
        ? .refused("\(character) is no answer to this question") : .ignored
    }
    draft = Draft(preferred: preferred)
    return wantsStrength(draft, settings) ? .changed : .answered
  }

  /// The response that `1`, `A`, `2`, `B` stand for as shown; `tie` or `neither` where offered.
  private static func response(for word: String, _ settings: Settings, _ asked: Asked) -> ID? {
    switch word {
    case "1", "A": asked.item.shownOrder.first
    case "2", "B": asked.item.shownOrder.dropFirst().first
    case "=", "tie": settings.tie ? tie : nil
    case "0", "neither": settings.neither ? neither : nil
    default: nil
    }
  }

  package static func enter(
    _ line: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked
  ) -> Entered {
    let words = trimmed(line).split(maxSplits: 1) { $0 == " " || $0 == "\t" }.map(trimmed)
    guard let first = words.first,
      let preferred = response(for: first, settings, asked)
        ?? response(for: first.uppercased(), settings, asked)
        ?? response(for: first.lowercased(), settings, asked)
    else { return .refused("give " + forms(settings)) }
    var next = Draft(preferred: preferred)
    if wantsStrength(next, settings) {
      guard words.count == 2, let strength = strength(named: words[1], settings) else {
        return .refused(
          "say how much better, behind it: "
            + settings.strength.enumerated().map {
              "\($0.offset + 1) \($0.element)"
            }.joined(separator: ", "))
      }
      next.strength = strength
    } else if words.count == 2 {
      return .refused("nothing is asked behind \"\(first)\"")
    }
    draft = next
    return .answered
  }

  private static func strength(named word: String, _ settings: Settings) -> Int? {
    if let number = Int(word), (1...settings.strength.count).contains(number) { return number }
    return settings.strength.firstIndex { ID($0) == ID(word) }.map { $0 + 1 }
  }

  private static func forms(_ settings: Settings) -> String {
    var forms = ["1 or A", "2 or B"]
    if settings.tie { forms.append("= for a tie") }
    if settings.neither { forms.append("0 for neither") }
    return forms.joined(separator: ", ")
  }
}
