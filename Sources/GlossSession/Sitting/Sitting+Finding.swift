import GlossJSON
import GlossTasks

/// An item that holds a text that was looked for.
package struct Hit: Hashable, Sendable {
  package let place: Int
  package let id: ID
  /// The text around it, on one line.
  package let excerpt: String
  package let isDone: Bool
}

extension Sitting {
  package static let mostHits = 200

  /// Finds items by id or text, small and capital letters alike, in order; the first 200.
  package func find(_ text: String) -> [Hit] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return [] }
    var hits: [Hit] = []
    for place in setup.order.indices {
      guard case .item(let item) = setup.batch.item(at: setup.order[place]), !isStopped(place)
      else { continue }
      let hidden = item.advice.filter { past.optouts.contains($0) }
      let categories = setup.rubric.care.masked(item.advice) + hidden
      let texts =
        [item.id.string, item.input.text, item.input.context]
        + item.input.prompt.map(\.content) + item.input.responses.map(\.text)
      guard let found = texts.first(where: { $0.lowercased().contains(wanted) }) else { continue }
      hits.append(
        Hit(
          place: place, id: item.id,
          excerpt: categories.isEmpty
            ? Sitting.excerpt(of: found, around: wanted) : CareWords.isMasked(categories),
          isDone: isDone(place)))
      if hits.count == Sitting.mostHits { break }
    }
    return hits
  }

  private static func excerpt(of text: String, around wanted: String) -> String {
    let line =
      text.split(whereSeparator: \.isNewline)
      .first { $0.lowercased().contains(wanted) }.map(String.init) ?? text
    guard let range = line.lowercased().firstRange(of: wanted) else {
      return String(line.prefix(100))
    }
    let before = line.lowercased().distance(
      from: line.lowercased().startIndex, to: range.lowerBound)
    guard before > 30 else { return String(line.prefix(100)) }
    return "…" + String(line.dropFirst(before - 30).prefix(100))
  }
}
