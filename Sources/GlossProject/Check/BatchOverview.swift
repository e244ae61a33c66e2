import GlossJSON
import GlossJournal
import GlossTasks

/// What a lead wants to see of a batch before people work on it.
package struct BatchOverview: Hashable, Sendable {
  /// Of all that is read of an item, in code points; nil without items.
  package let length: Length?
  /// The fewest and the most of an item; nil where none has any.
  package let responses: ClosedRange<Int>?
  /// Items by the script that most of their letters are of, the most frequent first.
  package let scripts: [Count]
  /// Items by category, likewise.
  package let advice: [Count]
  package let suggestionCount: Int
  package let practiceCount: Int

  package struct Length: Hashable, Sendable {
    package let median: Int
    package let longest: Int
    package let longestItem: ID
  }

  package struct Count: Hashable, Sendable {
    package let name: String
    package let count: Int
  }

  package init(of items: [Item]) {
    let lengths = items.map(\.input.codePointCount)
    length = lengths.indices.max { lengths[$0] < lengths[$1] }.map { longest in
      Length(
        median: lengths.sorted()[lengths.count / 2], longest: lengths[longest],
        longestItem: items[longest].id)
    }
    let counts = items.map(\.input.responses.count)
    responses = counts.max().flatMap { most in most > 0 ? (counts.min() ?? most)...most : nil }
    scripts = Self.counts(items) { Script.ofMost(in: $0.input.texts).map { [$0] } ?? [] }
    advice = Self.counts(items, \.advice)
    suggestionCount = items.count { !$0.suggestions.isEmpty }
    practiceCount = items.count { $0.practice != nil }
  }

  /// How many items have each of the names; one that has a name twice has it.
  private static func counts(_ items: [Item], _ names: (Item) -> [String]) -> [Count] {
    var counts: [ID: Int] = [:]
    for item in items {
      var seen: Set<ID> = []
      for name in names(item) where seen.insert(ID(name)).inserted {
        counts[ID(name), default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Count(name: $0.key.string, count: $0.value) }
  }
}

extension Input {
  fileprivate var texts: [String] {
    [text, context] + prompt.map(\.content) + responses.map(\.text)
  }

  fileprivate var codePointCount: Int { texts.reduce(0) { $0 + $1.unicodeScalars.count } }
}
