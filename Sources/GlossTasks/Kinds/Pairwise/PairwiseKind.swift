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
  /// How many strengths there are keys for, on both sides.
  private static let mostStrengths = 4

  /// One answer that can be given.
  private struct Row {
    let key: Character
    let word: String
    /// A response's place in the order shown; nil for a tie and for neither.
    var place: Int?
    var strength = 0
  }

  /// From the first response by most to the second by most, with a tie between them: where strength
  /// is asked, one key says both.
  private var rows: [Row] {
    let count = max(strength.count, 1)
    let sides = (0..<2 * count).map { index in
      let place = index / count
      let strength = self.strength.isEmpty ? 0 : place == 0 ? count - index : index - count + 1
      let letter = PresentedItem.letter(at: place)
      let word =
        strength == 0
        ? PairwiseWords.better(letter)
        : PairwiseWords.better(letter, by: self.strength[strength - 1])
      return Row(
        key: Character(String(index + 1)), word: word, place: place, strength: strength)
    }
    let tied = tie ? [Row(key: "=", word: PairwiseWords.tie)] : []
    let none = neither ? [Row(key: "0", word: PairwiseWords.neither)] : []
    return strength.isEmpty
      ? sides + tied + none : sides.prefix(count) + tied + sides.suffix(count) + none
  }

  package var bindings: [Binding] { rows.map { Binding($0.key, $0.word) } }

  package func fault(of item: Item) -> String? {
    let count = item.input.responses.count
    return count == 2 ? nil : PairwiseWords.notTwo(count)
  }

  package func start(_ asked: Asked) -> Draft { Draft() }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    draft.preferred == nil ? .untouched : .complete
  }

  private func draft(_ row: Row, _ asked: Asked) -> Draft {
    let other = row.key == "=" ? Self.tie : Self.neither
    return Draft(
      preferred: row.place.map { asked.item.shownOrder[$0] } ?? other, strength: row.strength)
  }

  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let keys = rows.map { String($0.key) }
    if key == Key(.enter) {
      return draft.preferred == nil ? .refused(PairwiseWords.press(keys)) : .answered
    }
    guard let character = key.typed else { return .ignored }
    guard let row = row(named: String(character)) else {
      let isMeant =
        character.isASCII && character.isNumber || character == "="
        || letters.contains(String(character))
      return isMeant ? .refused(PairwiseWords.noAnswer(character, keys)) : .ignored
    }
    draft = self.draft(row, asked)
    return .answered
  }

  private var letters: [String] { (0..<2).map(PresentedItem.letter(at:)) }

  /// The row of a key, or of a letter where that says all; with strength a letter says half.
  private func row(named word: String) -> Row? {
    rows.first { String($0.key) == word || $0.place == nil && $0.word == word }
      ?? (strength.isEmpty ? letters.firstIndex(of: word).map { rows[$0] } : nil)
  }

  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    let words = trimmed(line).split(maxSplits: 1) { $0 == " " || $0 == "\t" }.map(trimmed)
    let named = words.first.flatMap { word in
      row(named: word) ?? row(named: word.uppercased()) ?? row(named: word.lowercased())
    }
    if let named, words.count == 2 { return .refused(PairwiseWords.nothingBehind(named.word)) }
    guard let row = named ?? row(named: words) else {
      return .refused(
        strength.isEmpty
          ? PairwiseWords.forms(tie: tie, neither: neither)
          : PairwiseWords.forms(
            2 * strength.count, such: rows[0].word, tie: tie, neither: neither))
    }
    draft = self.draft(row, asked)
    return .answered
  }

  /// `B much`.
  private func row(named words: [String]) -> Row? {
    guard words.count == 2, let place = letters.firstIndex(of: words[0].uppercased()) else {
      return nil
    }
    return rows.first { row in
      row.place == place && row.strength > 0 && ID(strength[row.strength - 1]) == ID(words[1])
    }
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
    let choices = rows.map { row in
      ChoiceList.Choice(
        key: String(row.key), title: row.word, isChosen: draft == self.draft(row, asked))
    }
    return ChoiceList(choices: choices).lines(in: asked.room)
  }

  /// `1–4 = 0`: digits as a range where they are many.
  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    let keys = rows.map { String($0.key) }
    let digits = rows.filter { $0.place != nil }.count
    let others = keys.filter { !"123456789".contains($0) }
    let named = strength.isEmpty ? keys : ["1–\(digits)"] + others
    let save = draft.preferred == nil ? [] : [Hint("Enter", "save")]
    return save + [Hint(named.joined(separator: " "), "answer")]
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    if draft.preferred == nil { return "" }
    return rows.first { self.draft($0, asked) == draft }?.word ?? ""
  }

  package func usage(_ asked: Asked) -> [String] {
    bindings.map { "  \($0.key)  \($0.word)" } + (strength.isEmpty ? [] : [PairwiseWords.usage])
  }
}

extension PairwiseKind {
  package init(reading fields: inout Fields) {
    let tie = fields.bool("tie", default: false)
    let neither = fields.bool("neither", default: false)
    let strength = fields.strings("strength")
    let words = fields.value("strength").map { Array($0.elements) } ?? []
    if words.count > Self.mostStrengths {
      fields.report.error(
        words[Self.mostStrengths],
        "there are \(words.count) strengths, each on both sides, and nine digits",
        remedy: "give at most four")
    }
    var seen: Set<ID> = []
    for word in words {
      guard let name = word.string,
        !seen.insert(ID(trimmed(name))).inserted || trimmed(name).isEmpty
      else { continue }
      fields.report.error(
        word, "a strength has no name, or that of another", remedy: "give each a name of its own")
    }
    self.init(tie: tie, neither: neither, strength: Array(strength.prefix(Self.mostStrengths)))
  }

  package static let schema = [
    SchemaProperty("tie", .boolean, "Whether a tie may be given; false."),
    SchemaProperty("neither", .boolean, "Whether neither may be given; false."),
    SchemaProperty(
      "strength", .list(.string), "How much better, weakest first, at most four; not asked."),
  ]

  package static let keyRows = [
    KeyRow(what: "prefer a response", screen: "1 2, or A B as shown", plain: "the same"),
    KeyRow(what: "a tie", screen: "=", plain: "="),
    KeyRow(what: "neither", screen: "0", plain: "0"),
    KeyRow(
      what: "prefer, with strength",
      screen: "1 to 8, from A by most to B by most: one key says both",
      plain: "the number, or B much"),
  ]
}
