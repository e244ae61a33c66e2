/// Finds what was probably meant by a word that is not in a list, for "did you mean".
package enum Spelling {
  /// The candidate nearest to a word, the first of several; nil where none is near enough to be
  /// worth naming.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    near(word, in: candidates).first
  }

  /// `did you mean "tone"?`, or what there is to say where no candidate is near.
  package static func didYouMean(
    _ word: String, in candidates: some Sequence<String>, or other: String
  ) -> String {
    nearest(to: word, in: candidates).map { "did you mean \"\($0)\"?" } ?? other
  }

  /// At most three of the candidates: those at the smallest distance, if that is at most a third of
  /// the word's length and three, and at least one. Case does not count. A candidate that the word
  /// begins counts as near: `annot` for `annotator`.
  package static func near(_ word: String, in candidates: some Sequence<String>) -> [String] {
    let letters = Array(word.lowercased().unicodeScalars)
    let limit = max(1, min(3, letters.count / 3))
    let scored = candidates.compactMap { candidate -> (name: String, score: Int)? in
      let other = Array(candidate.lowercased().unicodeScalars)
      if letters.count >= 2, other.starts(with: letters) { return (candidate, 1) }
      guard abs(other.count - letters.count) <= limit else { return nil }
      let score = distance(letters, other)
      return score <= limit && score < letters.count ? (candidate, score) : nil
    }
    guard let best = scored.map(\.score).min() else { return [] }
    return scored.filter { $0.score == best }.prefix(3).map(\.name)
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other, no
  /// part being edited twice (the optimal string alignment of Damerau 1964, Levenshtein 1966).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
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
