/// Finds what was probably meant by a word that is not in a list.
enum Nearest {
  /// At most three of the names: those at the smallest distance, if that is small for the word's
  /// length. A name that the word begins counts as near: `annot` for `annotator`.
  static func names(to word: String, in names: [String]) -> [String] {
    let letters = Array(word.lowercased())
    let limit = max(1, min(3, letters.count / 3))
    let scored = names.compactMap { name -> (name: String, score: Int)? in
      let other = Array(name.lowercased())
      if letters.count >= 2, other.starts(with: letters) { return (name, 1) }
      guard abs(other.count - letters.count) <= limit else { return nil }
      let score = distance(letters, other)
      return score <= limit && score < letters.count ? (name, score) : nil
    }
    guard let best = scored.map(\.score).min() else { return [] }
    return scored.filter { $0.score == best }.prefix(3).map(\.name)
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other, no
  /// part being edited twice (the optimal string alignment of Damerau 1964, Levenshtein 1966).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let substituted = last[j] + (a[i] == b[j] ? 0 : 1)
        var cost = min(substituted, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
