import GlossJSON
import GlossScreen

extension RankingKind {
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    let rows = rows(draft, asked).map { row($0, draft, asked) }
    guard !draft.typed.isEmpty else { return rows }
    var line = StyledLine(" best first: ", Style(.quiet))
    line.add(draft.typed, Style(.strong))
    line.add(" ", Style(.cursor, .underline))
    line.isPinned = true
    return [line] + rows
  }

  /// `>> 2= D  How it begins`: the rank, the letter under which the response is shown.
  private func row(_ place: Int, _ draft: Draft, _ asked: Asked) -> StyledLine {
    let isHere = place == draft.cursor && draft.typed.isEmpty
    let mark = isHere ? (draft.isLifted ? ">> " : " > ") : "   "
    var line = StyledLine(mark, Style(isHere ? .cursor : .text))
    let tier = draft.tier(of: place)
    let isTied = tier.map { draft.tiers[$0].count > 1 } ?? false
    let rank = tier.map { String($0 + 1) + (isTied ? "=" : "") } ?? "–"
    line.add(rank, Style(tier == nil ? .quiet : .strong), columns: 4)
    line.add(letter(place), Style(isHere && draft.isLifted ? .selection : .key), columns: 2)
    if draft.unrankable.contains(place) {
      line.add("  not rankable", Style(.warning))
      return line
    }
    line.add("  " + beginning(of: place, asked, columns: asked.room.columns - 12), Style(.quiet))
    return line
  }

  /// The first words of a response, as far as they go in a row.
  private func beginning(of place: Int, _ asked: Asked, columns: Int) -> String {
    guard let text = asked.item.text(of: asked.item.shownOrder[place])?.text else { return "" }
    var used = 0
    let shown = text.clusters.drop { $0.width == 0 || $0.kind == .space }.prefix { cluster in
      used += cluster.width
      return cluster.kind != .newline && used < columns
    }
    guard let first = shown.first, let last = shown.last else { return "" }
    let isWhole = last.scalars.upperBound == text.clusters.last?.scalars.upperBound
    return text.slice(first.scalars.lowerBound..<last.scalars.upperBound) + (isWhole ? "" : "…")
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    if !draft.typed.isEmpty {
      let line = RankingLine.read(draft.typed, self, count: asked.item.order.count)
      var hints = [Hint("Bksp", "edit"), Hint("Esc", "drop the line")]
      if case .success = line { hints.insert(Hint("Enter", "save"), at: 0) }
      return hints
    }
    let isAlone = draft.isLifted && draft.tiers.count == 1 && draft.tiers[0].count == 1
    var hints = isAlone ? [] : [Hint("↑↓", "move")]
    if draft.isLifted {
      hints += [Hint("Space", "drop"), Hint("Esc", "put back")]
    } else {
      if !draft.unrankable.contains(draft.cursor) { hints.append(Hint("Space", "lift")) }
      if standing(draft, asked) != .complete { hints.append(Hint("type", "B,A,…")) }
    }
    if ties, let tier = draft.tier(of: draft.cursor) {
      let isTied = draft.tiers[tier].count > 1
      if isTied || tier > 0 { hints.append(Hint("=", isTied ? "untie" : "tie")) }
    }
    if unrankable {
      let isOut = draft.unrankable.contains(draft.cursor)
      hints.append(Hint("0", isOut ? "rankable" : "not rankable"))
    }
    if standing(draft, asked) == .complete {
      hints.insert(Hint("Enter", "save"), at: 1)
    }
    return hints
  }

  /// As it would be typed; with … behind it while something has no place yet.
  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    let ranked = draft.tiers.map { letters($0, "=") }.joined(separator: ",")
    let others = draft.unrankable.isEmpty ? "" : ";" + letters(draft.unrankable.sorted(), ",")
    guard !ranked.isEmpty || !others.isEmpty else { return "" }
    return ranked + others + (unplaced(draft, asked).isEmpty ? "" : " …")
  }

  package func usage(_ asked: Asked) -> [String] {
    let places = Array(asked.item.order.indices)
    var lines = ["  Best first, each once: " + letters(places.reversed(), ",")]
    let tied = letters(Array(places.suffix(2)), "=")
    if ties { lines.append("  As good as each other: \(tied)") }
    if unrankable {
      lines.append("  Behind ; what cannot be ranked: " + example(places))
    }
    return lines
  }

  private func example(_ places: [Int]) -> String {
    letters(Array(places.dropFirst()), ",") + ";" + letter(0)
  }

  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    switch RankingLine.read(line, self, count: asked.item.order.count) {
    case .failure(let fault): return .refused(fault.message)
    case .success(let line):
      draft = line.draft
      return .answered
    }
  }

  package func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID {
    asked.item.shownOrder[draft.cursor]
  }
}
