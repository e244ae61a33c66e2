import GlossJSON
import GlossScreen

extension RankingKind {
  /// The mark, the rank, the letter.
  private static let cellColumns = 9

  /// A row each with its beginning where there is room; else ranks and letters alone, several in a
  /// row.
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    let places = rows(draft, asked)
    var typed: [StyledLine] = []
    if !draft.typed.isEmpty {
      var line = StyledLine(RankingWords.bestFirst, Style(.quiet))
      let left = max(asked.room.columns - line.columns - 1, 1)
      line.add(Text.cut(draft.typed, to: left), Style(.strong))
      line.add(" ", Style(.cursor, .underline))
      line.isPinned = true
      typed = [line]
    }
    let left = max(asked.room.rows - typed.count, 1)
    if places.count <= left { return typed + places.map { row($0, draft, asked) } }
    let across = max(asked.room.columns / Self.cellColumns, 1)
    let lines = stride(from: 0, to: places.count, by: across).map { start in
      var line = StyledLine()
      for place in places[start..<min(start + across, places.count)] {
        for run in cell(place, draft).runs { line.add(run) }
      }
      return line
    }
    let here = (places.firstIndex(of: draft.cursor) ?? 0) / across
    return typed + StyledLine.window(lines, around: here, rows: left)
  }

  /// ` > 2= D`: the rank, the letter under which the response is shown; `↕` while arrows move it.
  private func cell(_ place: Int, _ draft: Draft) -> StyledLine {
    let isHere = place == draft.cursor && draft.typed.isEmpty
    let mark = isHere ? (draft.isLifted ? " ↕ " : " > ") : "   "
    var line = StyledLine(mark, Style(isHere ? .pointer : .text))
    let tier = draft.tier(of: place)
    let isTied = tier.map { draft.tiers[$0].count > 1 } ?? false
    let isOut = draft.unrankable.contains(place)
    let rank = tier.map { String($0 + 1) + (isTied ? "=" : "") } ?? (isOut ? "×" : "–")
    line.add(rank, Style(tier == nil ? .quiet : .strong), columns: 4)
    line.add(letter(place), Style(isHere ? .cursor : .key))
    line.add(String(repeating: " ", count: max(2 - Text.width(letter(place)), 0)))
    return line
  }

  private func row(_ place: Int, _ draft: Draft, _ asked: Asked) -> StyledLine {
    var line = cell(place, draft)
    let isOut = draft.unrankable.contains(place)
    let words = isOut ? RankingWords.notRankable : beginning(of: place, asked)
    let left = max(asked.room.columns - line.columns - 2, 0)
    line.add("  " + Text.cut(words, to: left), Style(.quiet))
    return line
  }

  /// The first words of a response: those of its first line that is no fence of code.
  private func beginning(of place: Int, _ asked: Asked) -> String {
    let text = asked.item.text(of: asked.item.shownOrder[place])?.text.string ?? ""
    var lines = text.split(whereSeparator: \.isNewline).lazy.map { trimmed($0) }
      .filter { !$0.isEmpty && !$0.hasPrefix("```") && !$0.hasPrefix("~~~") }.makeIterator()
    guard let first = lines.next() else { return "" }
    let words = InlineText.runs(first).map(\.text).joined()
    return lines.next() == nil ? words : words + " …"
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    if !draft.typed.isEmpty {
      let read = try? RankingLine.read(draft.typed, self, count: asked.item.order.count)
      return (read == nil ? [] : [Hint("Enter", "take the order")])
        + [Hint("Bksp", "edit"), Hint("Esc", "drop the line")]
    }
    let isComplete = standing(draft, asked) == .complete
    let isAlone = draft.isLifted && draft.tiers.count == 1 && draft.tiers[0].count == 1
    var hints = isComplete ? [Hint("Enter", "take the order")] : []
    if draft.isLifted {
      hints.append(Hint("Space", "put down"))
      if !isAlone { hints.append(Hint("↑↓", "move")) }
      hints.append(Hint("Esc", "put back"))
    } else {
      hints.append(Hint("1–\(min(asked.item.order.count, 9))", "rank"))
      hints.append(Hint("↑↓", "move"))
      if !draft.unrankable.contains(draft.cursor) { hints.append(Hint("Space", "pick up")) }
      if !isComplete { hints.append(Hint("type", "B,A,…")) }
    }
    if ties, let tier = draft.tier(of: draft.cursor) {
      let isTied = draft.tiers[tier].count > 1
      if isTied || draft.tiers[..<tier].contains(where: { !$0.isEmpty }) {
        hints.append(Hint("=", isTied ? "untie" : "tie"))
      }
    }
    if unrankable {
      let isOut = draft.unrankable.contains(draft.cursor)
      hints.append(Hint("0", isOut ? "rankable" : "not rankable"))
    }
    return hints
  }

  package func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID {
    asked.item.shownOrder[draft.cursor]
  }
}
