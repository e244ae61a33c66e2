import GlossJSON
import GlossJournal
import GlossScreen

/// Putting responses in order, best first.
///
/// A response has no rank until a person gave it one: by lifting and dropping it, or in a typed
/// line. The order shown is drawn from a seed and means nothing; were it the ranking to begin with,
/// a press of Enter would record it as a judgement.
package struct RankingKind: StatesPreferences, TakesBack, HasUnits {
  package static let name = "ranking"

  package var ties: Bool
  package var unrankable: Bool

  /// Responses are places in the order shown.
  package struct Draft: Hashable, Sendable {
    /// Best first; those of one tier are tied, and ascend. Where ranks are given by digits, one that
    /// nobody has yet is empty, until every response has a place.
    package var tiers: [[Int]] = []
    package var unrankable: Set<Int> = []
    package var cursor = 0
    /// The tiers as they were before the response under the cursor was lifted; nil while none is.
    package var beforeLift: [[Int]]?
    /// The line that is being typed; empty while none is.
    package var typed = ""

    package var isLifted: Bool { beforeLift != nil }

    func tier(of place: Int) -> Int? { tiers.firstIndex { $0.contains(place) } }

    /// Takes a response out of the order; those below what it held alone move up.
    mutating func remove(_ place: Int) {
      guard let tier = tier(of: place) else { return }
      tiers[tier].removeAll { $0 == place }
      if tiers[tier].isEmpty { tiers.remove(at: tier) }
    }

    mutating func closeRanks() { tiers.removeAll(where: \.isEmpty) }
  }

  /// Space, arrows and letters are in the hints: they answer nothing by themselves.
  package var bindings: [Binding] {
    var bindings: [Binding] = []
    if ties { bindings.append(Binding("=", "tie with the one above, untie")) }
    if unrankable { bindings.append(Binding("0", "not rankable, rankable again")) }
    return bindings
  }

  package func fault(of item: Item) -> String? {
    let count = item.input.responses.count
    return count >= 2 ? nil : RankingWords.tooFew(count)
  }

  package func start(_ asked: Asked) -> Draft { Draft() }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    if !draft.typed.isEmpty { return .incomplete(RankingWords.lineBegun) }
    if draft.isLifted { return .incomplete(RankingWords.lifted(letter(draft.cursor))) }
    let unplaced = unplaced(draft, asked)
    if unplaced.isEmpty { return .complete }
    if draft.tiers.isEmpty, draft.unrankable.isEmpty { return .untouched }
    return .incomplete(RankingWords.noRankYet(letters(unplaced, ", ")))
  }

  /// The responses that nobody has given a place, in the order shown.
  func unplaced(_ draft: Draft, _ asked: Asked) -> [Int] {
    asked.item.order.indices.filter {
      draft.tier(of: $0) == nil && !draft.unrankable.contains($0)
    }
  }

  func letter(_ place: Int) -> String { PresentedItem.letter(at: place) }

  func letters(_ places: [Int], _ separator: String) -> String {
    places.map(letter).joined(separator: separator)
  }

  /// While a draft is incomplete, what has no place yet carries rank 0, so that every step differs
  /// from the one before, and undo finds it; what is complete holds no 0.
  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    let shown = asked.item.shownOrder
    var ranking = draft.tiers.enumerated().flatMap { rank, tier in
      tier.map { Rank(response: shown[$0], rank: rank + 1) }
    }
    if !draft.tiers.isEmpty || !draft.unrankable.isEmpty {
      ranking += unplaced(draft, asked).map { Rank(response: shown[$0], rank: 0) }
    }
    return [Answer(question: "", kind: name, of: asked.of, ranking: sorted(ranking))]
  }

  /// By rank, then by the bytes of the response's id.
  private func sorted(_ ranking: [Rank]) -> [Rank] {
    ranking.sorted { $0.rank == $1.rank ? $0.response < $1.response : $0.rank < $1.rank }
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard var value = values.first?.bare, values.count == 1 else { return nil }
    value.ranking = sorted(value.ranking)
    let places = asked.item.order.indices
    var draft = Draft()
    for (place, id) in zip(places, asked.item.shownOrder) {
      guard let rank = value.ranking.first(where: { $0.response == id })?.rank else {
        draft.unrankable.insert(place)
        continue
      }
      guard (1...places.count).contains(rank) else { return nil }
      while draft.tiers.count < rank { draft.tiers.append([]) }
      draft.tiers[rank - 1].append(place)
    }
    let isTied = draft.tiers.contains { $0.count > 1 }
    guard ties || !isTied, unrankable || draft.unrankable.isEmpty,
      self.values(draft, asked) == [value], !draft.tiers.contains([])
    else { return nil }
    return draft
  }

  /// Every pair of ranked responses, best first; one that could not be ranked is in none.
  package static func preferences(_ answer: Answer, _ input: Input) -> [Preference] {
    let ranking = answer.ranking
    return ranking.indices.flatMap { better in
      ranking[(better + 1)...].map { worse in
        ranking[better].rank == worse.rank
          ? Preference(.tie)
          : Preference(.prefers(chosen: ranking[better].response, rejected: worse.response))
      }
    }
  }

  package var agreement: AgreementScale { .ranks }

  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    answer.ranking.map { AgreementUnit(of: $0.response, .number($0.rank)) }
  }

  // MARK: Keys

  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    if !draft.typed.isEmpty { return pressTyping(key, &draft, asked) }
    switch key.code {
    case .up where key.modifiers.isEmpty: return move(by: -1, &draft, asked)
    case .down where key.modifiers.isEmpty: return move(by: 1, &draft, asked)
    case .enter where key.modifiers.isEmpty:
      return draft.isLifted ? drop(&draft, asked) : save(draft, asked)
    case .escape where key.modifiers.isEmpty && draft.isLifted:
      draft.tiers = draft.beforeLift ?? []
      draft.beforeLift = nil
      return .changed
    default: break
    }
    switch key.typed {
    case " "?: return draft.isLifted ? drop(&draft, asked) : lift(&draft)
    case "="?: return toggleTie(&draft)
    case "0"?: return toggleRankable(&draft, asked)
    case let digit? where ("1"..."9").contains(digit):
      return give(digit.wholeNumberValue ?? 1, &draft, asked)
    case let letter? where ("a"..."z").contains(letter) && !asked.actionKeys.contains(letter):
      return select(letter, &draft, asked)
    case let character?
    where ("A"..."Z").contains(character)
      && RankingLine.holds(character, count: asked.item.order.count):
      guard !draft.isLifted else { return .refused(RankingWords.lifted(letter(draft.cursor))) }
      return type(character, &draft, asked)
    default: return .ignored
    }
  }

  private func save(_ draft: Draft, _ asked: Asked) -> Pressed {
    switch standing(draft, asked) {
    case .complete: .answered
    case .incomplete(let missing): .refused(missing)
    case .untouched: .refused(RankingWords.nothingYet)
    }
  }

  // MARK: Lifting

  /// A response without a rank enters at the end of those that have one.
  private func lift(_ draft: inout Draft) -> Pressed {
    guard !draft.unrankable.contains(draft.cursor) else {
      return .refused(RankingWords.notRankable(letter(draft.cursor)))
    }
    draft.beforeLift = draft.tiers
    draft.closeRanks()
    if draft.tier(of: draft.cursor) == nil { draft.tiers.append([draft.cursor]) }
    return .changed
  }

  /// The cursor goes on to the next response that has no place.
  private func drop(_ draft: inout Draft, _ asked: Asked) -> Pressed {
    draft.beforeLift = nil
    goOn(&draft, asked)
    return .changed
  }

  private func goOn(_ draft: inout Draft, _ asked: Asked) {
    if let next = unplaced(draft, asked).first { draft.cursor = next }
  }

  private func move(by step: Int, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    if draft.isLifted { return moveLifted(by: step, &draft) }
    let rows = rows(draft, asked)
    let here = rows.firstIndex(of: draft.cursor) ?? 0
    draft.cursor = rows[min(max(here + step, 0), rows.count - 1)]
    return .changed
  }

  /// Out of a tie to a tier of its own; else past the whole tier above or below.
  private func moveLifted(by step: Int, _ draft: inout Draft) -> Pressed {
    guard let tier = draft.tier(of: draft.cursor) else { return .ignored }
    if draft.tiers[tier].count > 1 {
      untie(tier, &draft, below: step > 0)
      return .changed
    }
    guard draft.tiers.indices.contains(tier + step) else {
      let letter = letter(draft.cursor)
      return .refused(
        draft.tiers.count > 1
          ? RankingWords.atTheEnd(letter, isLast: step > 0) : RankingWords.alone(letter))
    }
    draft.tiers.swapAt(tier, tier + step)
    return .changed
  }

  /// Every response as it stands on the screen: ranked, not placed, not rankable.
  func rows(_ draft: Draft, _ asked: Asked) -> [Int] {
    draft.tiers.flatMap { $0 } + unplaced(draft, asked) + draft.unrankable.sorted()
  }

  // MARK: A rank by its digit

  /// Gives the response under the cursor a rank, as one reads down the responses. Who has it already
  /// shares it, or where there are no ties moves down, up to a rank that nobody has.
  private func give(_ rank: Int, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let place = draft.cursor
    let count = asked.item.order.count
    guard rank <= count else { return .refused(RankingWords.noRank(rank, of: count)) }
    draft.beforeLift = nil
    draft.unrankable.remove(place)
    let isWhole = unplaced(draft, asked).allSatisfy { $0 == place }
    if isWhole, !ties {
      draft.remove(place)
    } else {
      // While others wait for a rank, those that were given stay as they were typed.
      draft.tiers = draft.tiers.map { $0.filter { $0 != place } }
    }
    while draft.tiers.count < rank { draft.tiers.append([]) }
    if draft.tiers[rank - 1].isEmpty || ties {
      draft.tiers[rank - 1] = (draft.tiers[rank - 1] + [place]).sorted()
    } else {
      if let free = draft.tiers[rank...].firstIndex(of: []) { draft.tiers.remove(at: free) }
      draft.tiers.insert([place], at: rank - 1)
    }
    settle(&draft, asked)
    goOn(&draft, asked)
    return .changed
  }

  /// Ranks that nobody has are closed once nobody waits for one, or where they are the last.
  private func settle(_ draft: inout Draft, _ asked: Asked) {
    if unplaced(draft, asked).isEmpty { draft.closeRanks() }
    while draft.tiers.last == [] { draft.tiers.removeLast() }
  }

  /// A response's letter goes to it; there, it lifts it.
  private func select(_ letter: Character, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let name = letter.uppercased()
    guard let place = asked.item.order.indices.first(where: { self.letter($0) == name }) else {
      return .ignored
    }
    if draft.isLifted {
      return place == draft.cursor
        ? drop(&draft, asked) : .refused(RankingWords.lifted(self.letter(draft.cursor)))
    }
    if place == draft.cursor { return lift(&draft) }
    draft.cursor = place
    return .changed
  }

  // MARK: Ties, and what cannot be ranked

  private func toggleTie(_ draft: inout Draft) -> Pressed {
    guard ties else { return .refused(RankingWords.noTies) }
    var next = draft
    next.closeRanks()
    guard let tier = next.tier(of: next.cursor) else {
      return .refused(RankingWords.notLifted(letter(draft.cursor)))
    }
    if next.tiers[tier].count > 1 {
      untie(tier, &next, below: true)
    } else {
      guard tier > 0 else { return .refused(RankingWords.nothingAbove) }
      next.tiers.remove(at: tier)
      next.tiers[tier - 1] = (next.tiers[tier - 1] + [next.cursor]).sorted()
    }
    draft = next
    return .changed
  }

  private func untie(_ tier: Int, _ draft: inout Draft, below: Bool) {
    draft.tiers[tier].removeAll { $0 == draft.cursor }
    draft.tiers.insert([draft.cursor], at: below ? tier + 1 : tier)
  }

  private func toggleRankable(_ draft: inout Draft, _ asked: Asked) -> Pressed {
    guard unrankable else { return .refused(RankingWords.allRanked) }
    draft.beforeLift = nil
    guard draft.unrankable.insert(draft.cursor).inserted else {
      draft.unrankable.remove(draft.cursor)
      return .changed
    }
    draft.remove(draft.cursor)
    settle(&draft, asked)
    goOn(&draft, asked)
    return .changed
  }

  // MARK: Typing

  private func pressTyping(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    switch key.code {
    case .enter where key.modifiers.isEmpty:
      do throws(LineFault) {
        draft = try RankingLine.read(draft.typed, self, count: asked.item.order.count)
        return .answered
      } catch { return .refused(error.message) }
    case .escape where key.modifiers.isEmpty:
      draft.typed = ""
      return .changed
    case .backspace where key.modifiers.isEmpty:
      _ = undo(&draft, asked)
      return .changed
    default:
      guard let character = key.typed,
        RankingLine.holds(character, count: asked.item.order.count)
      else { return .ignored }
      return type(character, &draft, asked)
    }
  }

  package func undo(_ draft: inout Draft, _ asked: Asked) -> Bool {
    draft.typed.popLast() != nil
  }

  /// Adds a character, unless the line could then never be an answer.
  private func type(_ character: Character, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let line = draft.typed + character.uppercased()
    if let fault = RankingLine.faultSoFar(line, self, count: asked.item.order.count) {
      return .refused(fault.message)
    }
    draft.typed = line
    return .changed
  }

  // MARK: In words

  /// As it would be typed; with … behind it while something has no place yet.
  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    let ranked = draft.tiers.filter { !$0.isEmpty }.map { letters($0, "=") }
      .joined(separator: ",")
    let others = draft.unrankable.isEmpty ? "" : ";" + letters(draft.unrankable.sorted(), ",")
    guard !ranked.isEmpty || !others.isEmpty else { return "" }
    return ranked + others + (unplaced(draft, asked).isEmpty ? "" : " …")
  }

  package func usage(_ asked: Asked) -> [String] {
    let places = Array(asked.item.order.indices)
    var lines = [RankingWords.usage(letters(places.reversed(), ","))]
    if ties { lines.append(RankingWords.usage(ofTies: letters(Array(places.suffix(2)), "="))) }
    if unrankable {
      let ranked = letters(Array(places.dropFirst()), ",")
      lines.append(RankingWords.usage(ofUnrankable: ranked + ";" + letter(0)))
    }
    return lines
  }

  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    do throws(LineFault) {
      draft = try RankingLine.read(line, self, count: asked.item.order.count)
      return .answered
    } catch { return .refused(error.message) }
  }
}

extension RankingKind {
  package init(reading fields: inout Fields) {
    self.init(
      ties: fields.bool("ties", default: false),
      unrankable: fields.bool("unrankable", default: false))
  }

  package static let schema = [
    SchemaProperty("ties", .boolean, "Whether responses may be tied; false."),
    SchemaProperty("unrankable", .boolean, "Whether a response may be left out; false."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "order the responses", screen: "Space picks up and puts down, arrows move",
      plain: "B,C,A, best first"),
    KeyRow(
      what: "give a response its rank", screen: "a digit; the letter of a response goes to it",
      plain: ""),
    KeyRow(
      what: "type the order", screen: "from a capital letter on, then Enter", plain: "the same"),
    KeyRow(what: "as good as the one above", screen: "=", plain: "B=C,A"),
    KeyRow(what: "not rankable", screen: "0", plain: "behind a semicolon: B,C;A"),
  ]
}
