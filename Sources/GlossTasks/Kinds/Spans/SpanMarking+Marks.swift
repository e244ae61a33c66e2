import GlossJSON
import GlossScreen

extension SpanMarking {
  /// Adds a mark, or says why it cannot stand.
  static func add(
    _ mark: Mark, to draft: inout Draft, _ settings: Settings, _ texts: [PresentedText]
  ) -> String? {
    if let fault = clash(of: mark, with: draft.spans, settings, texts) { return fault }
    draft.spans = (draft.spans + [mark]).sorted()
    return nil
  }

  /// Why a mark cannot stand beside the others; nil where it can.
  static func clash(
    of mark: Mark, with others: [Mark], _ settings: Settings, _ texts: [PresentedText]
  ) -> String? {
    if others.contains(mark) { return "that is marked \(mark.label) already" }
    guard !settings.overlap else { return nil }
    guard
      let other = others.first(where: {
        $0.place.text == mark.place.text && $0.place.range.overlaps(mark.place.range)
      })
    else { return nil }
    let range = other.place.range
    return "it overlaps \(other.label) \(range.lowerBound.value)-\(range.upperBound.value), "
      + "and spans may not overlap here"
  }

  /// Why offsets cannot be marked: outside the text, or inside a drawn character. Both neighbours
  /// of a boundary inside one are named.
  static func fault(of place: Place, in texts: [PresentedText]) -> String? {
    let text = texts[place.text].text
    let (start, end) = (place.range.lowerBound, place.range.upperBound)
    if start.value < 0 || end.value > text.scalarCount {
      return "\(start.value)-\(end.value) is outside the text, which ends at \(text.scalarCount)"
    }
    if start >= end { return "\(start.value)-\(end.value) marks nothing" }
    for offset in [start, end] where !text.isBoundary(offset) {
      let neighbours = text.neighbours(of: offset)
      return "\(offset.value) is inside a character that is drawn as one; "
        + "give \(neighbours.before.value) or \(neighbours.after.value)"
    }
    return nil
  }

  /// The stretch that a label's key would mark: the selection, or what the cursor is on.
  static func selection(_ draft: Draft) -> Place? {
    guard let cursor = draft.cursor else { return nil }
    guard let anchor = draft.anchor, anchor.text == cursor.text else { return cursor }
    let lower = min(anchor.range.lowerBound, cursor.range.lowerBound)
    let upper = max(anchor.range.upperBound, cursor.range.upperBound)
    return Place(text: cursor.text, range: lower..<upper)
  }
}
