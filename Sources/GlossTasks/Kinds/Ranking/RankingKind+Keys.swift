import GlossScreen

extension RankingKind {
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
    case let character?
    where ("A"..."Z").contains(character)
      && RankingLine.holds(character, count: asked.item.order.count):
      guard !draft.isLifted else {
        return .refused("\(letter(draft.cursor)) is lifted: Space drops it")
      }
      return type(character, &draft, asked)
    default: return .ignored
    }
  }

  private func save(_ draft: Draft, _ asked: Asked) -> Pressed {
    switch standing(draft, asked) {
    case .complete: .answered
    case .incomplete(let missing): .refused(missing)
    case .untouched: .refused("nothing is ranked yet: Space lifts a response, letters type a line")
    }
  }

  // MARK: Lifting

  /// A response without a rank enters at the end of those that have one.
  private func lift(_ draft: inout Draft) -> Pressed {
    guard !draft.unrankable.contains(draft.cursor) else {
      return .refused("\(letter(draft.cursor)) is not rankable: 0 takes that back")
    }
    draft.beforeLift = draft.tiers
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
      guard draft.tiers.count > 1 else {
        return .refused("\(letter) is the only one with a rank: Space drops it")
      }
      return .refused("\(letter) is the \(step > 0 ? "last" : "first") already")
    }
    draft.tiers.swapAt(tier, tier + step)
    return .changed
  }

  /// Every response as it stands on the screen: ranked, not placed, not rankable.
  func rows(_ draft: Draft, _ asked: Asked) -> [Int] {
    draft.tiers.flatMap { $0 } + unplaced(draft, asked) + draft.unrankable.sorted()
  }

  // MARK: Ties, and what cannot be ranked

  private func toggleTie(_ draft: inout Draft) -> Pressed {
    guard ties else { return .refused("ties are not taken here") }
    guard let tier = draft.tier(of: draft.cursor) else {
      return .refused("\(letter(draft.cursor)) has no rank yet: Space lifts it")
    }
    if draft.tiers[tier].count > 1 {
      untie(tier, &draft, below: true)
      return .changed
    }
    guard tier > 0 else { return .refused("there is nothing above it to tie it with") }
    draft.tiers.remove(at: tier)
    draft.tiers[tier - 1] = (draft.tiers[tier - 1] + [draft.cursor]).sorted()
    return .changed
  }

  private func untie(_ tier: Int, _ draft: inout Draft, below: Bool) {
    draft.tiers[tier].removeAll { $0 == draft.cursor }
    draft.tiers.insert([draft.cursor], at: below ? tier + 1 : tier)
  }

  private func toggleRankable(_ draft: inout Draft, _ asked: Asked) -> Pressed {
    guard unrankable else { return .refused("every response gets a rank here") }
    draft.beforeLift = nil
    guard draft.unrankable.insert(draft.cursor).inserted else {
      draft.unrankable.remove(draft.cursor)
      return .changed
    }
    draft.tiers = draft.tiers.map { $0.filter { $0 != draft.cursor } }.filter { !$0.isEmpty }
    goOn(&draft, asked)
    return .changed
  }

  // MARK: Typing

  private func pressTyping(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    switch key.code {
    case .enter where key.modifiers.isEmpty:
      switch RankingLine.read(draft.typed, self, count: asked.item.order.count) {
      case .failure(let fault): return .refused(fault.message)
      case .success(let line):
        draft = line.draft
        return .answered
      }
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
}
