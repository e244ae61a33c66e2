import GlossScreen

extension RatingKind {
  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    guard key.modifiers.isEmpty else { return .ignored }
    switch key.code {
    case .up: return move(criterion: -1, &draft)
    case .down: return move(criterion: 1, &draft)
    case .left: return sideways(-1, &draft)
    case .right: return sideways(1, &draft)
    case .backspace, .delete: return clear(&draft)
    case .enter:
      let missing = missing(draft)
      return missing.isEmpty ? .answered : .refused(naming(missing))
    case .character(let character) where character.isASCII && character.isNumber:
      return rate(character, &draft)
    default: return .ignored
    }
  }

  /// A digit answers by itself where it fills the last empty cell; where it changes a value, there
  /// may be others to change, and Enter says that there are none.
  private func rate(_ digit: Character, _ draft: inout Draft) -> Pressed {
    guard let value = scale.value(of: digit) else {
      let (min, max) = (scale.min, scale.max)
      return .refused("\(digit) is not on the scale, which goes from \(min) to \(max)")
    }
    let wasEmpty = draft[draft.cursor] == nil
    draft[draft.cursor] = value
    if wasEmpty, missing(draft).isEmpty { return .answered }
    goOn(&draft)
    return .changed
  }

  /// To the next empty cell, from the first again past the last; in a full grid to the next cell.
  private func goOn(_ draft: inout Draft) {
    let places = places(draft)
    guard let here = places.firstIndex(of: draft.cursor) else { return }
    let missing = missing(draft)
    let isBehind = { (place: Place) in places.firstIndex(of: place)! > here }
    if let next = missing.first(where: isBehind) ?? missing.first {
      draft.cursor = next
    } else if here + 1 < places.count {
      draft.cursor = places[here + 1]
    }
  }

  private func move(criterion step: Int, _ draft: inout Draft) -> Pressed {
    let last = draft.cells[draft.cursor.subject].count - 1
    draft.cursor.criterion = min(max(draft.cursor.criterion + step, 0), last)
    return .changed
  }

  /// Between responses; along the scale where the item alone is rated.
  private func sideways(_ step: Int, _ draft: inout Draft) -> Pressed {
    guard !ofResponses else {
      let last = draft.cells.count - 1
      draft.cursor.subject = min(max(draft.cursor.subject + step, 0), last)
      return .changed
    }
    let scale = self.scale
    let next = draft[draft.cursor].map { $0 + step } ?? (step > 0 ? scale.min : scale.max)
    draft[draft.cursor] = min(max(next, scale.min), scale.max)
    return .changed
  }

  /// The value under the cursor; where there is none the one before, as in typing.
  private func clear(_ draft: inout Draft) -> Pressed {
    if draft[draft.cursor] == nil {
      let places = places(draft)
      guard let here = places.firstIndex(of: draft.cursor), here > 0 else { return .ignored }
      draft.cursor = places[here - 1]
    }
    draft[draft.cursor] = nil
    return .changed
  }
}
