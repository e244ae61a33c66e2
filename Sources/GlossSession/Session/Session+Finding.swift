import GlossJSON
import GlossTasks

/// An item that holds a text that was looked for.
package struct Hit: Hashable, Sendable {
  package let place: Int
  package let id: ID
  /// The text around it, on one line.
  package let excerpt: String
  package let standing: ItemQueue.Standing
}

/// What a search found, and what it left out.
package struct Found: Hashable, Sendable {
  package var hits: [Hit] = []
  /// How many masked items were not searched: a hit would tell what the mask is there to hide.
  package var unsearched = 0
}

extension Session {
  package static let mostHits = 200

  /// Finds items by id, category or text, small and capital letters alike, in order; the first 200.
  /// A masked text is not looked into, unless it is the open item's and was revealed.
  package func find(_ text: String) -> Found {
    let wanted = text.lowercased()
    var found = Found()
    guard !wanted.isEmpty else { return found }
    for place in setup.order.indices {
      guard case .item(let item) = setup.batch.item(at: setup.order[place]), !items.isStopped(place)
      else { continue }
      let mask = mask(of: item, at: place)
      if mask != nil { found.unsearched += 1 }
      let texts = mask == nil ? Session.texts(of: item) : []
      let holds = { (text: String) in text.lowercased().contains(wanted) }
      let match = texts.first(where: holds)
      guard match != nil || ([item.id.string] + item.advice).contains(where: holds) else {
        continue
      }
      let shown = match ?? texts.first { !$0.isEmpty } ?? ""
      found.hits.append(
        Hit(
          place: place, id: item.id,
          excerpt: mask.map(SessionWords.Care.isMasked)
            ?? Session.excerpt(of: shown, around: wanted),
          standing: items.standing(place)))
      if found.hits.count == Session.mostHits { break }
    }
    return found
  }

  private static func texts(of item: Item) -> [String] {
    [item.input.text, item.input.context] + item.input.prompt.map(\.content)
      + item.input.responses.map(\.text)
  }

  /// The categories behind which an item's text is hidden, each once; nil where it is in view.
  private func mask(of item: Item, at place: Int) -> [String]? {
    if let open, open.place == place { return open.mask?.categories }
    let masked = setup.rubric.care.masked(item.advice)
    var categories: [String] = []
    for category in item.advice
    where (masked.contains(category) || care.past.optouts.contains(category))
      && !categories.contains(category)
    {
      categories.append(category)
    }
    return categories.isEmpty ? nil : categories
  }

  /// The line of a text that holds what was looked for, from a little before it on.
  private static func excerpt(of text: String, around wanted: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.lowercased().contains(wanted) }) else {
      return String((lines.first ?? Substring(text)).prefix(100))
    }
    // Lowercasing can change how many characters there are, so that its offsets do not fit the
    // line.
    let start = line.indices.first { line[$0...].lowercased().hasPrefix(wanted) }
    let before = line.distance(from: line.startIndex, to: start ?? line.startIndex)
    guard before > 30 else { return String(line.prefix(100)) }
    return "…" + String(line.dropFirst(before - 30).prefix(100))
  }
}
