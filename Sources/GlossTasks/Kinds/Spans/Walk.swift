import GlossScreen

/// Steps through the marked texts of an item: by word, by drawn character, by sentence, by line.
///
/// A place is always a word, or a single drawn character; a text without words (only emoji signs,
/// say) is walked by character.
struct Walk {
  typealias Place = SpanMarking.Place

  private let texts: [PresentedText]
  private let columns: Int

  init(_ texts: [PresentedText], columns: Int) {
    self.texts = texts
    self.columns = columns
  }

  /// The first word of the first text that has anything to stand on.
  var first: Place? {
    for text in texts.indices {
      if let range = units(of: text).first { return Place(text: text, range: range) }
    }
    return nil
  }

  private var last: Place? {
    for text in texts.indices.reversed() {
      if let range = units(of: text).last { return Place(text: text, range: range) }
    }
    return nil
  }

  func nextWord(after place: Place) -> Place {
    let start = place.range.lowerBound
    if let range = units(of: place.text).first(where: { $0.lowerBound > start }) {
      return Place(text: place.text, range: range)
    }
    for text in texts.indices where text > place.text {
      if let range = units(of: text).first { return Place(text: text, range: range) }
    }
    return place
  }

  func previousWord(before place: Place) -> Place {
    let start = place.range.lowerBound
    if let range = units(of: place.text).last(where: { $0.lowerBound < start }) {
      return Place(text: place.text, range: range)
    }
    for text in texts.indices.reversed() where text < place.text {
      if let range = units(of: text).last { return Place(text: text, range: range) }
    }
    return place
  }

  /// The drawn character `step` after the one at which the place begins, within the text.
  func character(_ step: Int, from place: Place) -> Place {
    let clusters = texts[place.text].text.clusters
    let here = clusters.partitioningIndex { $0.scalars.upperBound > place.range.lowerBound }
    let wanted = here + step
    guard clusters.indices.contains(wanted) else { return place }
    return Place(text: place.text, range: clusters[wanted].scalars)
  }

  func nextSentence(after place: Place) -> Place {
    let sentences = texts[place.text].segments.sentences
    guard let next = sentences.first(where: { $0.lowerBound > place.range.lowerBound }),
      let range = units(of: place.text).first(where: { $0.lowerBound >= next.lowerBound })
    else { return last.map { nextText(after: place) ?? $0 } ?? place }
    return Place(text: place.text, range: range)
  }

  /// The beginning of the sentence, or of the one before where the place is there already.
  func previousSentence(before place: Place) -> Place {
    let starts = texts[place.text].segments.sentences.compactMap { sentence in
      units(of: place.text).first { $0.lowerBound >= sentence.lowerBound }
    }
    if let range = starts.last(where: { $0.lowerBound < place.range.lowerBound }) {
      return Place(text: place.text, range: range)
    }
    return previousWord(before: place)
  }

  /// The unit on the next line (or the one before) that is nearest in columns.
  func line(_ step: Int, from place: Place) -> Place {
    let text = texts[place.text].text
    let layout = Wrapping(text.clusters, width: columns)
    let here = layout.position(of: place.range.lowerBound)
    let wanted = here.line + step
    guard layout.lines.indices.contains(wanted) else {
      return step > 0 ? nextText(after: place) ?? place : previousText(before: place) ?? place
    }
    let offset = layout.offset(at: Wrapping.Position(line: wanted, column: here.column))
    let units = units(of: place.text)
    let after = units.partitioningIndex { $0.upperBound > offset }
    let onLine = [after - 1, after].filter {
      units.indices.contains($0) && layout.position(of: units[$0].lowerBound).line == wanted
    }
    guard
      let best = onLine.min(by: {
        distance(units[$0], here.column, layout) < distance(units[$1], here.column, layout)
      })
    else {
      return wanted + step == here.line ? place : beyond(step, wanted, layout, place)
    }
    return Place(text: place.text, range: units[best])
  }

  /// Past a line without a word, on to the next that has one.
  private func beyond(_ step: Int, _ line: Int, _ layout: Wrapping, _ place: Place) -> Place {
    let units = units(of: place.text)
    let found =
      step > 0
      ? units.first { layout.position(of: $0.lowerBound).line > line }
      : units.last { layout.position(of: $0.lowerBound).line < line }
    return found.map { Place(text: place.text, range: $0) } ?? place
  }

  private func distance(_ range: Range<ScalarOffset>, _ column: Int, _ layout: Wrapping) -> Int {
    abs(layout.position(of: range.lowerBound).column - column)
  }

  private func nextText(after place: Place) -> Place? {
    texts.indices.filter { $0 > place.text }.lazy.compactMap { text in
      units(of: text).first.map { Place(text: text, range: $0) }
    }.first
  }

  private func previousText(before place: Place) -> Place? {
    texts.indices.filter { $0 < place.text }.reversed().lazy.compactMap { text in
      units(of: text).last.map { Place(text: text, range: $0) }
    }.first
  }

  private func units(of text: Int) -> [Range<ScalarOffset>] {
    let words = texts[text].segments.words
    if !words.isEmpty { return words }
    return texts[text].text.clusters.filter { $0.kind != .newline && $0.kind != .space }
      .map(\.scalars)
  }
}

extension RandomAccessCollection {
  /// The first index whose element satisfies a predicate that holds from some element on.
  func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
