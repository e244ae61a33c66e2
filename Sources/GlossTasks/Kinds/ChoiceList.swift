import GlossScreen

/// What can be chosen, laid out in the room that there is.
///
/// Titles go before descriptions: where each choice has a row, key, title and description are three
/// columns; where there are fewer rows, titles stand beside each other until all are in view. What
/// was chosen has `●` before it and is bold; what the cursor is on stands behind `>`.
struct ChoiceList {
  struct Choice {
    var key: String
    /// That of a label's marks, where it has any.
    var keyStyle = Style(.key)
    var title: String
    var description = ""
    /// What stands behind the title, as how often it was given.
    var count = ""
    var isChosen = false
    var isUnderCursor = false
  }

  let choices: [Choice]
  /// The sign of what is not chosen.
  var open = " "
  /// Behind each title is room for a count, so that no column moves as one comes.
  var counts = false

  /// Columns of a description that are worth having.
  private static let leastColumns = 12
  /// Lines of one description at most.
  private static let mostLines = 4
  /// Rows that a room has left over when choices without descriptions are set in a row each.
  static let rowsToSpare = 10

  func lines(in room: Asked.Room) -> [StyledLine] {
    let isPlain = choices.allSatisfy(\.description.isEmpty)
    let isLow = isPlain && room.rows < choices.count + Self.rowsToSpare
    if choices.count <= room.rows, !isLow { return rows(room) }
    let grid = isPlain ? nil : grid(room)
    return withDescription(windowed(grid ?? flow(room.columns), room), room)
  }

  // MARK: A row each

  private var keyColumns: Int { choices.map { Text.width($0.key) }.max() ?? 0 }
  /// Each choice has a mark of its own: the cursor stands clear of it.
  private var hasMarks: Bool { open != " " }
  /// The cursor, the mark, a space, the key and two spaces.
  private var leadColumns: Int { (hasMarks ? 4 : 3) + keyColumns + 2 }

  /// The cursor's sign is before the mark; in a paragraph behind it, clear of the word before.
  private func lead(_ choice: Choice, isInFlow: Bool = false) -> StyledLine {
    let sign = choice.isUnderCursor ? ">" : " "
    let style = Style(choice.isUnderCursor ? .pointer : .text)
    var line = StyledLine(" ")
    if !isInFlow {
      line = StyledLine(sign, style)
      line.add(hasMarks ? " " : "")
    }
    line.add(choice.isChosen ? "●" : open, Style(choice.isChosen ? .strong : .quiet))
    line.add(isInFlow ? sign : " ", isInFlow ? style : Style(.text))
    line.add(choice.key, choice.keyStyle, columns: isInFlow ? 0 : keyColumns)
    line.add(isInFlow ? " " : "  ")
    return line
  }

  private func add(_ choice: Choice, to line: inout StyledLine, columns: Int) {
    let count = choice.count.isEmpty ? "" : "  " + choice.count
    let title = Text.cut(choice.title, to: max(columns - Text.width(count), 1))
    var style = Style(.text)
    if choice.isChosen { style.attributes.insert(.bold) }
    line.add(title, style)
    line.add(count, Style(.quiet))
  }

  /// Of the widest title, with its count where there are any.
  private var widest: Int { (choices.map { Text.width($0.title) }.max() ?? 0) + countColumns }

  /// Two digits, and two columns before them.
  private var countColumns: Int { counts ? 2 + max(choices.map(\.count.count).max() ?? 0, 2) : 0 }

  /// One way to set descriptions: beside the titles or under them, in so many lines each.
  private struct Setting {
    let isBeside: Bool
    let lines: [[StyledLine]]
    let cut: Int

    var rows: Int {
      lines.reduce(0) { $0 + (isBeside ? max($1.count, 1) : 1 + $1.count) }
    }
  }

  private func rows(_ room: Asked.Room) -> [StyledLine] {
    let columns = max(room.columns - leadColumns, 1)
    var settings: [Setting] = []
    let beside = columns - widest - 2
    if beside >= Self.leastColumns { settings += self.settings(isBeside: true, columns: beside) }
    settings += self.settings(isBeside: false, columns: columns)
    let fitting = settings.filter { $0.rows <= room.rows }
    guard let best = fitting.min(by: { ($0.cut, $0.rows) < ($1.cut, $1.rows) }) else {
      return narrow(columns)
    }
    return zip(choices, best.lines).flatMap { choice, description in
      best.isBeside
        ? self.beside(choice, description)
        : [row(choice, min(widest, columns))] + description.map { indented($0) }
    }
  }

  private func settings(isBeside: Bool, columns: Int) -> [Setting] {
    let all = choices.map { DescriptionLines($0.description, columns: columns) }
    return (1...Self.mostLines).map { most in
      let lines = all.map { $0.lines(most) }
      return Setting(
        isBeside: isBeside, lines: lines.map(\.lines), cut: lines.count { $0.isCut })
    }
  }

  private func row(_ choice: Choice, _ columns: Int) -> StyledLine {
    var line = lead(choice)
    guard counts, !choice.count.isEmpty else {
      add(choice, to: &line, columns: columns)
      return line
    }
    var title = choice
    title.count = ""
    add(title, to: &line, columns: columns - countColumns)
    let before = leadColumns + columns - line.columns - Text.width(choice.count)
    line.add(String(repeating: " ", count: max(before, 1)) + choice.count, Style(.quiet))
    return line
  }

  private func beside(_ choice: Choice, _ lines: [StyledLine]) -> [StyledLine] {
    var first = row(choice, widest)
    guard let beginning = lines.first else { return [first] }
    first.add(String(repeating: " ", count: max(leadColumns + widest + 2 - first.columns, 1)))
    for run in beginning.runs { first.add(run) }
    return [first] + lines.dropFirst().map { indented($0, by: widest + 2) }
  }

  private func indented(_ line: StyledLine, by columns: Int = 0) -> StyledLine {
    var indented = StyledLine(String(repeating: " ", count: leadColumns + columns))
    for run in line.runs { indented.add(run) }
    return indented
  }

  /// Titles whole, and behind each what there is room for of its description.
  private func narrow(_ columns: Int) -> [StyledLine] {
    choices.map { choice in
      var line = row(choice, min(widest, columns))
      let left = leadColumns + columns - line.columns - 2
      if left >= Self.leastColumns, !choice.description.isEmpty {
        line.add("  " + Text.cut(choice.description, to: left), Style(.quiet))
      }
      return line
    }
  }

  // MARK: Several in a row

  /// Down, then across, in as few columns as keep to the rows; nil where those are too wide.
  private func grid(_ room: Asked.Room) -> [StyledLine]? {
    let across = (choices.count + room.rows - 1) / room.rows
    let down = (choices.count + across - 1) / across
    let wide = room.columns / across
    let widest = widest
    guard across > 1, leadColumns + widest <= wide else { return nil }
    return (0..<down).map { row in
      var line = StyledLine()
      var used = 0
      for (place, index) in stride(from: row, to: choices.count, by: down).enumerated() {
        line.add(String(repeating: " ", count: place * wide - used))
        var cell = self.row(choices[index], widest)
        let left = wide - leadColumns - widest - 3
        if left >= Self.leastColumns, !choices[index].description.isEmpty {
          let gap = max(leadColumns + widest + 2 - cell.columns, 1)
          cell.add(
            String(repeating: " ", count: gap) + Text.cut(choices[index].description, to: left),
            Style(.quiet))
        }
        for run in cell.runs { line.add(run) }
        used = place * wide + cell.columns
      }
      return line
    }
  }

  /// One behind another, as words in a paragraph.
  private func flow(_ columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var used = columns
    for choice in choices {
      let lead = 3 + Text.width(choice.key) + 1
      var cell = self.lead(choice, isInFlow: true)
      add(choice, to: &cell, columns: max(columns - lead, 1))
      let width = cell.columns
      if used + width > columns {
        lines.append(StyledLine())
        used = 0
      }
      for run in cell.runs { lines[lines.count - 1].add(run) }
      used += width
    }
    return lines
  }

  /// The rows that there is room for, with that of the cursor among them, or of what was chosen.
  private func windowed(_ lines: [StyledLine], _ room: Asked.Room) -> [StyledLine] {
    let isPointed = { (line: StyledLine) in line.runs.contains { $0.style.role == .pointer } }
    let isChosen = { (line: StyledLine) in line.runs.contains { $0.text == "●" } }
    let here = lines.firstIndex(where: isPointed) ?? lines.firstIndex(where: isChosen) ?? 0
    return StyledLine.window(lines, around: here, rows: room.rows)
  }

  /// What the choice under the cursor means, where a row is left for it.
  private func withDescription(_ lines: [StyledLine], _ room: Asked.Room) -> [StyledLine] {
    guard lines.count < room.rows, let here = choices.first(where: \.isUnderCursor),
      !here.description.isEmpty
    else { return lines }
    let description = Text.cut(here.description, to: max(room.columns - 3, 1))
    return lines + [StyledLine("   " + description, Style(.quiet))]
  }
}

/// A description in lines, of which the first few can be had.
private struct DescriptionLines {
  private let text: Text
  private let wrapped: WrappedText
  private let columns: Int

  init(_ description: String, columns: Int) {
    text = Text(description)
    self.columns = columns
    var styled = StyledText()
    styled.add(description, Style(.quiet))
    wrapped = styled.wrapped(width: columns)
  }

  func lines(_ most: Int) -> (lines: [StyledLine], isCut: Bool) {
    if text.clusters.isEmpty { return ([], false) }
    let all = wrapped.lines
    guard all.count > most else { return (all.indices.map { wrapped.line($0) }, false) }
    let from = text.clusters[all[most - 1].clusters.lowerBound].scalars.lowerBound
    // The line with the cut has some words of the next one, so that its end is seen.
    let rest = text.slice(from..<ScalarOffset(text.scalarCount))
    let last = StyledLine(Text.cut(rest, to: columns), Style(.quiet))
    return ((0..<most - 1).map { wrapped.line($0) } + [last], true)
  }
}

extension StyledLine {
  /// Columns in which it is drawn.
  var columns: Int { runs.reduce(0) { $0 + $1.shown.columns } }

  /// So many of some lines, with one among them, and with how many there are above and below where
  /// there is room to say so.
  static func window(_ lines: [StyledLine], around here: Int, rows: Int) -> [StyledLine] {
    guard lines.count > rows, rows > 0 else { return lines }
    var scroll = ScrollState()
    scroll.reveal(min(here + 1, lines.count - 1), total: lines.count, visible: rows)
    scroll.reveal(here, total: lines.count, visible: rows)
    let cues = ScrollCues(offset: scroll.offset, total: lines.count, visible: rows)
    var window = Array(lines[scroll.offset..<scroll.offset + rows])
    let words = ScrollCues.Phrases.standard
    if cues.above > 0 { window[0] = StyledLine(words.above(cues.above), Style(.quiet)) }
    if cues.below > 0 { window[rows - 1] = StyledLine(words.below(cues.below), Style(.quiet)) }
    return window
  }
}
