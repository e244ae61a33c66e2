import GlossScreen

/// Steps through the marked texts of an item: by word, by drawn character, by sentence, by line.
///
/// A place is always a word, or a single drawn character; a text without words (only emoji signs,
/// say) is walked by character.
struct Walk {
  typealias Place = SpansKind.Place

  private let texts: [PresentedText]
  private let room: Asked.Room

  init(_ texts: [PresentedText], _ room: Asked.Room) {
    self.texts = texts
    self.room = room
  }

  /// The first word of the first text that has anything to stand on.
  var first: Place? { firstUnit(in: texts.indices) }

  func nextWord(after place: Place) -> Place {
    let units = units(of: place.text)
    let next = units.partitioningIndex { $0.lowerBound > place.range.lowerBound }
    if next < units.count { return Place(text: place.text, range: units[next]) }
    return nextText(after: place) ?? place
  }

  func previousWord(before place: Place) -> Place {
    let units = units(of: place.text)
    let here = units.partitioningIndex { $0.lowerBound >= place.range.lowerBound }
    if here > 0 { return Place(text: place.text, range: units[here - 1]) }
    return previousText(before: place) ?? place
  }

  /// The end of the last unit that ends before a place does; nil where there is none.
  func endOfUnit(before place: Place) -> ScalarOffset? {
    let units = units(of: place.text)
    let here = units.partitioningIndex { $0.upperBound >= place.range.upperBound }
    return here > 0 ? units[here - 1].upperBound : nil
  }

  /// The drawn character `step` after the one at which the place begins, within the text.
  func character(_ step: Int, from place: Place) -> Place {
    let clusters = texts[place.text].text.clusters
    let wanted =
      step + clusters.partitioningIndex { $0.scalars.upperBound > place.range.lowerBound }
    return clusters.indices.contains(wanted)
      ? Place(text: place.text, range: clusters[wanted].scalars) : place
  }

  func nextSentence(after place: Place) -> Place {
    let sentences = texts[place.text].segments.sentences
    let next = sentences.partitioningIndex { $0.lowerBound > place.range.lowerBound }
    return firstUnit(of: sentences[next...], in: place.text, before: nil)
      ?? nextText(after: place) ?? place
  }

  /// The beginning of the sentence, or of the one before where the place is there already.
  func previousSentence(before place: Place) -> Place {
    let sentences = texts[place.text].segments.sentences
    let end = sentences.partitioningIndex { $0.lowerBound >= place.range.lowerBound }
    return firstUnit(
      of: sentences[..<end].reversed(), in: place.text, before: place.range.lowerBound)
      ?? previousWord(before: place)
  }

  /// The first unit of the first of some sentences that has one, which begins before `limit`.
  private func firstUnit(
    of sentences: some Sequence<Range<ScalarOffset>>, in text: Int, before limit: ScalarOffset?
  ) -> Place? {
    let units = units(of: text)
    for sentence in sentences {
      let first = units.partitioningIndex { $0.lowerBound >= sentence.lowerBound }
      if first < units.count, units[first].lowerBound < limit ?? sentence.upperBound {
        return Place(text: text, range: units[first])
      }
    }
    return nil
  }

  /// The unit on the next line that has one (or on the one before) that is nearest in columns.
  func line(_ step: Int, from place: Place) -> Place {
    let text = texts[place.text]
    let layout = Wrapping(text.text.clusters, width: room.columns(of: text.of))
    let here = layout.position(of: place.range.lowerBound)
    let units = units(of: place.text)
    // A unit is on the line on which it begins.
    let line = units.isEmpty ? nil : self.line(step, from: here.line, units, layout)
    guard let line else {
      return (step > 0 ? nextText(after: place) : previousText(before: place)) ?? place
    }
    let distance = { (unit: Int) in
      abs(layout.position(of: units[unit].lowerBound).column - here.column)
    }
    let best = near(here.column, line, units, layout).min { distance($0) < distance($1) }
    return Place(text: place.text, range: units[best ?? line.units.lowerBound])
  }

  /// The next line beyond one on which a unit begins, and the units that begin there.
  private func line(
    _ step: Int, from line: Int, _ units: [Range<ScalarOffset>], _ layout: Wrapping
  ) -> (number: Int, units: Range<Int>)? {
    let begin = { (number: Int) -> Int in
      let cluster = layout.lines[number].clusters.lowerBound
      guard cluster < layout.clusters.count else { return units.count }
      let start = layout.clusters[cluster].scalars.lowerBound
      return units.partitioningIndex { $0.lowerBound >= start }
    }
    let found =
      step > 0
      ? (line + 1 < layout.lines.count ? begin(line + 1) : units.count)
      : begin(line) - 1
    guard units.indices.contains(found) else { return nil }
    let number = layout.line(
      holding: layout.clusters.partitioningIndex {
        $0.scalars.upperBound > units[found].lowerBound
      })
    let end = number + 1 < layout.lines.count ? begin(number + 1) : units.count
    return (number, begin(number)..<end)
  }

  /// The units of a line of which one is the nearest to a column: where text goes both ways, any.
  private func near(
    _ column: Int, _ line: (number: Int, units: Range<Int>), _ units: [Range<ScalarOffset>],
    _ layout: Wrapping
  ) -> [Int] {
    if layout.goesBothWays { return Array(line.units) }
    let target = layout.offset(at: Wrapping.Position(line: line.number, column: column))
    let after = units.partitioningIndex { $0.lowerBound > target }
    return [after - 1, after].filter(line.units.contains)
  }

  private func nextText(after place: Place) -> Place? {
    firstUnit(in: texts.indices.dropFirst(place.text + 1))
  }

  private func firstUnit(in texts: Range<Int>) -> Place? {
    for text in texts {
      if let range = units(of: text).first { return Place(text: text, range: range) }
    }
    return nil
  }

  private func previousText(before place: Place) -> Place? {
    for text in texts.indices.prefix(place.text).reversed() {
      if let range = units(of: text).last { return Place(text: text, range: range) }
    }
    return nil
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
