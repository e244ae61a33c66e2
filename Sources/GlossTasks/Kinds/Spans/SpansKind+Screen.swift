import GlossJSON
import GlossScreen

extension SpansKind {
  /// From so many rows on, the spans are listed under the labels.
  private static let listRows = 14

  /// The labels with how often each was given, then what is marked: as a list in the order of the
  /// text where there is room, else what keys go to alone.
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    var room = asked.room
    // Always the same share, so that labels stay where they are while spans are added.
    let isHigh = room.rows >= Self.listRows
    room.rows = max(isHigh ? room.rows * 3 / 5 - 1 : room.rows - 1, 1)
    let labels = choices(draft).lines(in: room) + (isHigh ? [StyledLine()] : [])
    let left = asked.room.rows - labels.count - 1
    guard left >= (isHigh ? 1 : 3) else {
      return labels + [state(draft, asked)]
    }
    return labels + [state(draft, asked, isListed: true)] + list(draft, asked, rows: left)
  }

  private func choices(_ draft: Draft) -> ChoiceList {
    ChoiceList(
      choices: labels.enumerated().map { index, label in
        let count = draft.spans.count { $0.label == label.id }
        return ChoiceList.Choice(
          key: label.sign, keyStyle: Style(.label(index)), title: label.title,
          description: label.description, count: count > 0 ? String(count) : "")
      }, counts: true)
  }

  /// ` > p  Porto  Place`: each span by its text, the current one inverted.
  private func list(_ draft: Draft, _ asked: Asked, rows: Int) -> [StyledLine] {
    let texts = texts(asked)
    let words = draft.spans.map { text(of: $0.place, texts) }
    let titles = labels.map { Text.width($0.title) }.max() ?? 0
    let columns = max(asked.room.columns - 6, 1)
    let widest = words.map { Text.width($0) }.max() ?? 0
    let room = min(widest, max(columns - titles - 2, columns / 2))
    let lines = zip(draft.spans, words).enumerated().map { index, entry in
      let (mark, word) = entry
      let isHere = draft.focused == index
      let label = labels.firstIndex { $0.id == mark.label } ?? 0
      var line = StyledLine(" ")
      line.add(isHere ? ">" : " ", Style(isHere ? .pointer : .text))
      line.add(" ")
      line.add(labels[label].sign + "  ", Style(.label(label)))
      let shown = Text.cut(word, to: room)
      line.add(shown, Style(isHere ? .cursor : .text))
      let left = columns - room - 2
      if left > 0 {
        line.add(String(repeating: " ", count: room - Text.width(shown) + 2))
        line.add(Text.cut(labels[label].title, to: left), Style(.quiet))
      }
      return line
    }
    return StyledLine.window(lines, around: draft.focused ?? lines.count - 1, rows: rows)
  }

  /// - Parameter isListed: the spans stand below, with the current one among them.
  private func state(_ draft: Draft, _ asked: Asked, isListed: Bool = false) -> StyledLine {
    var line = StyledLine("   " + counted(draft.spans.count, "span"), Style(.quiet))
    if let focused = draft.focused, !isListed {
      let mark = draft.spans[focused]
      let title = title(of: mark.label) + " "
      add(SpansWords.on, quoted: mark.place, Style(.strong), to: &line, asked, title)
    } else if draft.focused == nil, draft.anchor != nil, let place = selection(draft) {
      add(SpansWords.selected, quoted: place, Style(.selection), to: &line, asked)
    }
    return line
  }

  private func add(
    _ word: String, quoted place: Place, _ style: Style, to line: inout StyledLine,
    _ asked: Asked, _ title: String = ""
  ) {
    line.add(" · \(word) ", Style(.quiet))
    let left = max(asked.room.columns - line.columns, 1)
    line.add(Text.cut("\(title)\"\(text(of: place, texts(asked)))\"", to: left), style)
  }

  /// What is marked, on one line.
  private func text(of place: Place, _ texts: [PresentedText]) -> String {
    texts[place.text].text.slice(place.range).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    if let focused = draft.focused {
      var hints = [
        Hint("Enter", "save"), Hint("letter", "mark as"), Hint("( )", "resize"),
        Hint("Bksp", "remove"),
      ]
      if focused + 1 < draft.spans.count { hints.append(Hint("Tab", "next")) }
      return hints + [Hint("Esc", "back")]
    }
    guard draft.cursor != nil else { return [Hint("Enter", "none")] }
    let (letter, word) = (Hint("letter", "mark as"), Hint("←→", "word"))
    let character = Hint("<>", "character")
    if draft.anchor != nil { return [letter, word, Hint("Esc", "drop"), character] }
    let hints = [
      Hint("Enter", draft.spans.isEmpty ? "none" : "save"), letter, word,
      Hint("Space", "select"),
    ]
    let spans = draft.spans.isEmpty || draft.hasLeftSpans ? [] : [Hint("Tab", "spans")]
    return hints + spans + [character]
  }
}
