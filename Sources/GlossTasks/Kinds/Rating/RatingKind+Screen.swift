import GlossJSON
import GlossScreen

extension RatingKind {
  private static let cellColumns = 4

  /// Criteria in rows; the scale in columns, or the responses. Where there are too few rows, what
  /// the values mean goes first, and then the criteria that are far from the cursor.
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    let count = ofResponses ? draft.cells.count : scale.values.count
    let wanted = (criteria.map { Text.width($0.title) }.max() ?? 0) + 4
    let titles = max(
      min(wanted, asked.room.columns - Self.cellColumns * min(count, asked.room.columns / 10)), 8)
    let column =
      ofResponses
      ? draft.cursor.subject : draft[draft.cursor].map { $0 - scale.min } ?? 0
    let isWhole = titles + count * Self.cellColumns <= asked.room.columns
    let columns = window(
      of: count, around: column,
      room: isWhole ? count : (asked.room.columns - titles - 1) / Self.cellColumns)
    let rows = window(
      of: criteria.count, around: draft.cursor.criterion, room: asked.room.rows - 1)
    var lines = [header(columns, of: count, rows, titles)]
    for place in rows {
      let isHere = place == draft.cursor.criterion
      var line = StyledLine(isHere ? " > " : "   ", Style(isHere ? .pointer : .text))
      let title = Text.cut(criteria[place].title, to: titles - 4)
      line.add(title, Style(isHere ? .strong : .text), columns: titles - 3)
      for column in columns { add(column, of: place, draft, to: &line) }
      lines.append(line)
    }
    let here = criteria[draft.cursor.criterion].title
    if Text.cut(here, to: titles - 4) != here {
      lines.append(
        StyledLine("   " + Text.cut(here, to: max(asked.room.columns - 3, 1)), Style(.quiet)))
    }
    lines += anchors(scale, asked.room, rows: asked.room.rows - lines.count)
    return Array(lines.prefix(max(asked.room.rows, rows.count + 1)))
  }

  /// Those of so many that there is room for, with that of the cursor among them.
  private func window(of count: Int, around cursor: Int, room: Int) -> Range<Int> {
    let fitting = min(max(room, 1), count)
    let first = min(max(cursor - fitting + 1, 0), count - fitting)
    return first..<(first + fitting)
  }

  private func header(
    _ columns: Range<Int>, of count: Int, _ rows: Range<Int>, _ titles: Int
  ) -> StyledLine {
    var line = StyledLine()
    line.isPinned = true
    let criteria = self.criteria.count
    let from = rows.count > 1 ? "\(rows.lowerBound + 1)–" : ""
    let part = rows.count < criteria ? "   \(from)\(rows.upperBound) of \(criteria)" : ""
    line.add(Text.cut(part, to: titles - 2), Style(.quiet), columns: titles - 1)
    line.add(columns.lowerBound > 0 ? "…" : "", Style(.quiet), columns: 1)
    for column in columns {
      let name = ofResponses ? PresentedItem.letter(at: column) : String(scale.min + column)
      line.add(" " + name, Style(ofResponses ? .strong : .key), columns: Self.cellColumns)
    }
    if columns.upperBound < count { line.add("…", Style(.quiet)) }
    return line
  }

  private func add(_ column: Int, of criterion: Int, _ draft: Draft, to line: inout StyledLine) {
    guard ofResponses else {
      let isChosen = draft.cells[0][criterion] == scale.min + column
      line.add(
        isChosen ? " ●" : " ·", Style(isChosen ? .strong : .quiet), columns: Self.cellColumns)
      return
    }
    let place = Place(subject: column, criterion: criterion)
    let value = draft[place].map(String.init) ?? "·"
    let isHere = place == draft.cursor
    let style = Style(isHere ? .pointer : draft[place] == nil ? .quiet : .strong)
    line.add(isHere ? "[\(value)]" : " \(value)", style, columns: Self.cellColumns)
  }

  /// What the values mean: a row each where there is room, else behind one another.
  private func anchors(_ scale: Scale, _ room: Asked.Room, rows: Int) -> [StyledLine] {
    let columns = max(room.columns - 3, 1)
    let anchors = scale.values.compactMap { value in
      scale.anchors[value].flatMap { $0.isEmpty ? nil : "\(value)  \($0)" }
    }
    if anchors.count + 1 + ChoiceList.rowsToSpare <= rows {
      return [StyledLine()]
        + anchors.map { StyledLine("   " + Text.cut($0, to: columns), Style(.quiet)) }
    }
    var lines: [StyledLine] = []
    var used = columns
    for anchor in anchors {
      let text = Text.cut(anchor, to: columns)
      let width = Text.width(text)
      if used + 3 + width > columns {
        lines.append(StyledLine("   "))
        used = 0
      } else {
        lines[lines.count - 1].add("   ")
        used += 3
      }
      lines[lines.count - 1].add(text, Style(.quiet))
      used += width
    }
    return lines
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    var hints = missing(draft).isEmpty ? [Hint("Enter", "save")] : []
    hints.append(Hint("\(scale.min)–\(min(scale.max, 9))", "rate"))
    if scale.max == 10 { hints.append(Hint("0", "rate 10")) }
    if criteria.count > 1 { hints.append(Hint("↑↓", "criterion")) }
    if !ofResponses {
      hints.append(Hint("←→", "lower, higher"))
    } else if draft.cells.count > 1 {
      hints.append(Hint("←→", "response"))
    }
    if draft[draft.cursor] != nil { hints.append(Hint("Bksp", "clear")) }
    return hints
  }

  /// As it would be typed, with `·` for what is missing.
  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    guard standing(draft, asked) != .untouched else { return "" }
    guard ofResponses else {
      return zip(criteria, draft.cells[0]).map { criterion, value in
        "\(criterion.id)=\(value.map(String.init) ?? "·")"
      }.joined(separator: " ")
    }
    return draft.cells.enumerated().map { subject, row in
      let values = row.map { $0.map(String.init) ?? "·" }.joined(separator: " ")
      return "\(PresentedItem.letter(at: subject)): \(values)"
    }.joined(separator: "; ")
  }

  package func usage(_ asked: Asked) -> [String] {
    let ids = criteria.map(\.id.string)
    var lines = criteria.map { criterion in
      criterion.title == criterion.id.string
        ? "  \(criterion.id)" : "  \(criterion.id)  \(criterion.title)"
    }
    lines += scale.values.compactMap { value in scale.anchors[value].map { "  \(value)  \($0)" } }
    lines += RatingWords.usage(scale, ids)
    if ofResponses {
      let letters = asked.item.order.indices.map(PresentedItem.letter(at:))
      lines += RatingWords.usage(ofRows: letters, scale, criteria[0].id)
    }
    return lines
  }

  package func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID {
    subjects(asked)[draft.cursor.subject]
  }

  package func clause(_ draft: Draft, _ asked: Asked) -> ID? {
    criteria[draft.cursor.criterion].clause
  }
}
