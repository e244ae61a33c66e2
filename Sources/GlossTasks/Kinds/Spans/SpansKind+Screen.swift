import GlossJSON
import GlossScreen

extension SpansKind {
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    var labels = StyledLine("  ")
    for (index, label) in self.labels.enumerated() {
      if index > 0 { labels.add("   ") }
      labels.add(label.key.map(String.init) ?? " ", Style(.key))
      labels.add(" " + label.title, Style(.label(index)))
    }
    labels.indent = 2
    return [labels, state(draft, asked)]
  }

  private func state(_ draft: Draft, _ asked: Asked) -> StyledLine {
    var line = StyledLine("  \(counted(draft.spans.count, "span"))", Style(.quiet))
    let texts = texts(asked)
    if let focused = draft.focused {
      let mark = draft.spans[focused]
      line.add(" · on ", Style(.quiet))
      line.add(quoted(mark, texts), Style(.strong))
    } else if draft.anchor != nil, let place = selection(draft) {
      line.add(" · selected ", Style(.quiet))
      line.add("\"\(shortened(texts[place.text].text.slice(place.range)))\"", Style(.selection))
    }
    return line
  }

  private func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(text.prefix(39)) + "…"
  }

  package func marks(_ draft: Draft, _ asked: Asked) -> [TextMark] {
    let texts = texts(asked)
    var marks: [TextMark] = draft.spans.enumerated().map { index, mark in
      let place = labels.firstIndex { $0.id == mark.label } ?? 0
      let letter = labels[place].key.map(String.init) ?? "?"
      return TextMark(
        of: texts[mark.place.text].of, mark.place.range,
        .label(letter: letter, index: place, isFocused: draft.focused == index))
    }
    if draft.anchor != nil, let place = selection(draft) {
      marks.append(TextMark(of: texts[place.text].of, place.range, .selection))
    }
    if let cursor = draft.cursor {
      marks.append(TextMark(of: texts[cursor.text].of, cursor.range, .cursor))
    }
    return marks
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    if let focused = draft.focused {
      var hints = [
        Hint("label", "relabel"), Hint("( )", "resize"), Hint("Bksp", "remove"),
        Hint("Enter", "save"),
      ]
      if focused + 1 < draft.spans.count { hints.append(Hint("Tab", "next")) }
      return hints + [Hint("Esc", "back")]
    }
    guard draft.cursor != nil else { return [Hint("Enter", "save none")] }
    let word = Hint("←→", "word")
    let character = Hint("<>", "character")
    if draft.anchor != nil { return [word, Hint("label", "mark"), Hint("Esc", "drop"), character] }
    var hints = [word, Hint("Space", "select")]
    hints.append(Hint("Enter", draft.spans.isEmpty ? "save none" : "save"))
    if !draft.spans.isEmpty, !draft.hasLeftSpans { hints.append(Hint("Tab", "spans")) }
    return hints + [character]
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    if draft.spans.isEmpty { return draft.confirmed ? "no spans" : "" }
    let texts = texts(asked)
    return draft.spans.map { mark in
      let before = prefix(of: texts[mark.place.text])
      let range = mark.place.range
      return "\(before)\(range.lowerBound.value)-\(range.upperBound.value) \(mark.label)"
    }.joined(separator: "; ")
  }

  /// `Place "Porto"`.
  private func quoted(_ mark: Mark, _ texts: [PresentedText]) -> String {
    let title = labels.first { $0.id == mark.label }?.title ?? mark.label.string
    return "\(title) \"\(shortened(texts[mark.place.text].text.slice(mark.place.range)))\""
  }
}
