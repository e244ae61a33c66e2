import GlossJSON
import GlossScreen

extension SpansKind {
  /// Adds a mark, or says why it cannot stand.
  func add(_ mark: Mark, to draft: inout Draft, _ texts: [PresentedText]) -> String? {
    if let fault = clash(of: mark, with: draft.spans, texts) { return fault }
    draft.spans = (draft.spans + [mark]).sorted()
    return nil
  }

  /// Why a mark cannot stand beside the others; nil where it can.
  func clash(of mark: Mark, with others: [Mark], _ texts: [PresentedText]) -> String? {
    if others.contains(mark) { return "that is marked \(mark.label) already" }
    guard !overlap else { return nil }
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
  func fault(of place: Place, in texts: [PresentedText]) -> String? {
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

  /// Why offsets that can be marked should be others: white space at their ends, which people mark by
  /// a slip and models learn from. The offsets without it are named.
  func whiteSpaceFault(of place: Place, in texts: [PresentedText]) -> String? {
    let range = place.range
    guard let trimmed = trimmed(place, in: texts)?.range else {
      return "\(range.lowerBound.value)-\(range.upperBound.value) is white space alone; "
        + "a span marks more than that"
    }
    guard trimmed != range else { return nil }
    let text = texts[place.text].text
    let before = text.slice(range.lowerBound..<trimmed.lowerBound)
    let after = text.slice(trimmed.upperBound..<range.upperBound)
    let ends =
      switch (before.isEmpty, after.isEmpty) {
      case (true, _): "ends in \(name(after))"
      case (_, true): "begins with \(name(before))"
      default: "begins and ends in white space"
      }
    return "it \(ends); \(trimmed.lowerBound.value)-\(trimmed.upperBound.value) is without"
  }

  private func name(_ white: String) -> String { white == " " ? "a space" : "white space" }

  /// A place without the white space at its ends; nil where it is nothing else.
  func trimmed(_ place: Place, in texts: [PresentedText]) -> Place? {
    let text = texts[place.text].text
    let first = text.clusters.partitioningIndex {
      $0.scalars.lowerBound >= place.range.lowerBound
    }
    let end = text.clusters.partitioningIndex { $0.scalars.lowerBound >= place.range.upperBound }
    guard first < end else { return place }
    let within = text.clusters[first..<end]
    guard let left = within.first(where: { !isWhite($0) }),
      let right = within.last(where: { !isWhite($0) })
    else { return nil }
    return Place(text: place.text, range: left.scalars.lowerBound..<right.scalars.upperBound)
  }

  /// What is drawn as nothing; a separator that is drawn as an escape can be seen and meant.
  func isWhite(_ cluster: Cluster) -> Bool {
    switch cluster.kind {
    case .space, .tab, .newline: true
    case .text, .escape: false
    }
  }

  /// The stretch that a label's key would mark: the selection, or what the cursor is on.
  func selection(_ draft: Draft) -> Place? {
    guard let cursor = draft.cursor else { return nil }
    guard let anchor = draft.anchor, anchor.text == cursor.text else { return cursor }
    let lower = min(anchor.range.lowerBound, cursor.range.lowerBound)
    let upper = max(anchor.range.upperBound, cursor.range.upperBound)
    return Place(text: cursor.text, range: lower..<upper)
  }
}
