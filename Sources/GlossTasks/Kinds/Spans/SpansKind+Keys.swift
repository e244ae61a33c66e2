import GlossJSON
import GlossScreen

extension SpansKind {
  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let texts = texts(asked)
    if let character = key.typed, let label = labels.first(where: { $0.key == character }) {
      return mark(as: label.id, &draft, texts)
    }
    switch key.code {
    case .enter where key.modifiers.isEmpty:
      guard draft.anchor == nil else { return .refused(SpansWords.howToCloseIt) }
      draft.confirmed = true
      return .answered
    case .escape where key.modifiers.isEmpty && (draft.anchor != nil || draft.focused != nil):
      draft.hasLeftSpans = draft.focused != nil
      draft.anchor = nil
      draft.focused = nil
      return .changed
    case .tab where key.modifiers.subtracting(.shift).isEmpty:
      return focus(key.modifiers.contains(.shift) ? -1 : 1, &draft)
    case .backspace where key.modifiers.isEmpty, .delete where key.modifiers.isEmpty:
      return remove(&draft)
    case .character where key.typed == " ": return toggleSelection(&draft)
    case .character where key.typed == "(": return resize(by: -1, &draft, texts)
    case .character where key.typed == ")": return resize(by: 1, &draft, texts)
    default: return move(key, &draft, asked, texts)
    }
  }

  private func mark(as label: ID, _ draft: inout Draft, _ texts: [PresentedText]) -> Pressed {
    if let focused = draft.focused {
      let relabelled = Mark(place: draft.spans[focused].place, label: label)
      return replace(focused, with: relabelled, &draft, texts)
    }
    guard let selected = selection(draft) else { return .refused(SpansWords.nothingToMark) }
    guard let place = trimmed(selected, in: texts) else {
      return .refused(SpansWords.whiteSpaceAlone)
    }
    if let fault = add(Mark(place: place, label: label), to: &draft, texts) {
      return .refused(SpansWords.goToIt(fault))
    }
    draft.anchor = nil
    draft.hasLeftSpans = false
    draft.confirmed = false
    return .changed
  }

  private func replace(
    _ index: Int, with mark: Mark, _ draft: inout Draft, _ texts: [PresentedText]
  ) -> Pressed {
    guard mark != draft.spans[index] else {
      return .refused(SpansWords.marked(title(of: mark.label)))
    }
    var others = draft.spans
    others.remove(at: index)
    if let fault = clash(of: mark, with: others, texts) { return .refused(fault) }
    draft.spans = (others + [mark]).sorted()
    draft.focused = draft.spans.firstIndex(of: mark)
    draft.cursor = mark.place
    return .changed
  }

  /// Span by span; past the last one, and before the first, the key is the session's, which goes on
  /// to another question or hands it here again. Esc leaves the spans before that.
  private func focus(_ step: Int, _ draft: inout Draft) -> Pressed {
    let count = draft.spans.count
    guard count > 0, !draft.hasLeftSpans else {
      draft.hasLeftSpans = false
      return .ignored
    }
    let next = draft.focused.map { $0 + step } ?? (step > 0 ? 0 : count - 1)
    draft.anchor = nil
    guard draft.spans.indices.contains(next) else {
      draft.focused = nil
      return .ignored
    }
    draft.focused = next
    draft.cursor = draft.spans[next].place
    return .changed
  }

  private func remove(_ draft: inout Draft) -> Pressed {
    guard let focused = draft.focused else {
      return draft.spans.isEmpty ? .ignored : .refused(SpansWords.howToRemove)
    }
    draft.spans.remove(at: focused)
    draft.focused = nil
    draft.confirmed = false
    return .changed
  }

  private func toggleSelection(_ draft: inout Draft) -> Pressed {
    guard draft.cursor != nil else { return .refused(SpansWords.nothingToSelect) }
    draft.hasLeftSpans = false
    draft.focused = nil
    draft.anchor = draft.anchor == nil ? draft.cursor : nil
    return .changed
  }

  /// Moves the end of the focused span by a drawn character, and over white space, which no span
  /// ends in.
  private func resize(by step: Int, _ draft: inout Draft, _ texts: [PresentedText]) -> Pressed {
    guard let focused = draft.focused else { return .refused(SpansWords.howToResize) }
    let mark = draft.spans[focused]
    let text = texts[mark.place.text].text
    var end = text.clusters.partitioningIndex {
      $0.scalars.lowerBound >= mark.place.range.upperBound
    }
    repeat {
      end += step
      guard (0...text.clusters.count).contains(end) else { return .refused(SpansWords.textEnds) }
    } while end > 0 && isWhite(text.clusters[end - 1])
    let upper = end == 0 ? ScalarOffset(0) : text.clusters[end - 1].scalars.upperBound
    return setEnd(upper, of: focused, &draft, texts)
  }

  private func setEnd(
    _ end: ScalarOffset, of index: Int, _ draft: inout Draft, _ texts: [PresentedText]
  ) -> Pressed {
    var mark = draft.spans[index]
    guard end > mark.place.range.lowerBound else { return .refused(SpansWords.atLeastOne) }
    mark.place.range = mark.place.range.lowerBound..<end
    return replace(index, with: mark, &draft, texts)
  }

  private func move(
    _ key: Key, _ draft: inout Draft, _ asked: Asked, _ texts: [PresentedText]
  ) -> Pressed {
    guard let cursor = draft.cursor else { return .ignored }
    let walk = Walk(texts, asked.room)
    let isExtending = key.modifiers == .shift
    let code = inReadingOrder(key.code, at: cursor, texts)
    guard key.modifiers.isEmpty || isExtending,
      let next = destination(of: code, from: cursor, walk)
    else { return .ignored }
    if isExtending, let focused = draft.focused {
      return resizeByWord(to: code, focused, &draft, texts, walk)
    }
    let anchor = draft.anchor ?? (isExtending ? cursor : nil)
    if anchor != nil, next.text != cursor.text {
      return .refused(SpansWords.withinOneText)
    }
    draft.anchor = anchor
    draft.hasLeftSpans = false
    draft.focused = nil
    draft.cursor = next
    return .changed
  }

  /// An arrow points to where the text goes on in its paragraph: what Right is from left to right,
  /// Left is from right to left.
  private func inReadingOrder(
    _ code: Key.Code, at place: Place, _ texts: [PresentedText]
  ) -> Key.Code {
    guard code == .left || code == .right,
      texts[place.text].text.isRightToLeft(at: place.range.lowerBound)
    else { return code }
    return code == .left ? .right : .left
  }

  private func resizeByWord(
    to code: Key.Code, _ index: Int, _ draft: inout Draft,
    _ texts: [PresentedText], _ walk: Walk
  ) -> Pressed {
    let place = draft.spans[index].place
    let last = Place(
      text: place.text, range: (place.range.upperBound - 1)..<place.range.upperBound)
    let end: ScalarOffset
    switch code {
    case .right:
      let next = walk.nextWord(after: last)
      guard next.text == place.text, next.range.upperBound > place.range.upperBound else {
        return .refused(SpansWords.textEnds)
      }
      end = next.range.upperBound
    case .left:
      guard let before = walk.endOfUnit(before: place) else {
        return .refused(SpansWords.atLeastOne)
      }
      end = before
    default: return .ignored
    }
    return setEnd(end, of: index, &draft, texts)
  }

  private func destination(of code: Key.Code, from cursor: Place, _ walk: Walk) -> Place? {
    switch code {
    case .right: walk.nextWord(after: cursor)
    case .left: walk.previousWord(before: cursor)
    case .down: walk.line(1, from: cursor)
    case .up: walk.line(-1, from: cursor)
    case .character(">"): walk.character(1, from: cursor)
    case .character("<"): walk.character(-1, from: cursor)
    case .character("}"): walk.nextSentence(after: cursor)
    case .character("{"): walk.previousSentence(before: cursor)
    default: nil
    }
  }
}
