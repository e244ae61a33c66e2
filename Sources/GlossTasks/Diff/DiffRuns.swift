import GlossScreen

/// Makes runs of matched words: what stands between two matches is compared as spaces are.
struct DiffRuns {
  private let old: TokenizedText
  private let new: TokenizedText
  private var runs: [WordDiff.Run] = []
  /// The tokens, and the code points, that runs were made of.
  private var oldTokens = 0
  private var newTokens = 0

  init(_ old: TokenizedText, _ new: TokenizedText) {
    self.old = old
    self.new = new
  }

  /// - Parameter words: tokens of the old text and the new that are equal, ascending.
  consuming func runs(matching words: [(Int, Int)]) -> [WordDiff.Run] {
    for (a, b) in legible(words) {
      addBetween(upTo: a, b)
      add(.same, old: a + 1, new: b + 1)
    }
    addBetween(upTo: old.tokens.count, new.tokens.count)
    return runs
  }

  /// Drops matches that only make a difference harder to read: a lone comma or full stop between
  /// two changed stretches.
  private func legible(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    let isWord = { (token: Int) in
      old.text.slice(old.tokens[token]).unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
    return pairs.indices.filter { index in
      let pair = pairs[index]
      let end = (old.tokens.count, new.tokens.count)
      return isWord(pair.0) || touches(pair, after: index > 0 ? pairs[index - 1] : nil)
        || touches(index + 1 < pairs.count ? pairs[index + 1] : end, after: pair)
    }.map { pairs[$0] }
  }

  /// Whether nothing but equal spaces stands between two matches, before the first or after the last.
  private func touches(_ pair: (Int, Int), after before: (Int, Int)?) -> Bool {
    let (x, y) = before.map { ($0.0 + 1, $0.1 + 1) } ?? (0, 0)
    return pair.0 - x == pair.1 - y && zip(x..<pair.0, y..<pair.1).allSatisfy(isEqual)
  }

  private func isEqual(_ a: Int, _ b: Int) -> Bool {
    old.string(of: a).utf8.elementsEqual(new.string(of: b).utf8)
  }

  /// What no match covers: equal at its two ends, or changed.
  private mutating func addBetween(upTo a: Int, _ b: Int) {
    var (x, y) = (oldTokens, newTokens)
    while x < a, y < b, isEqual(x, y) { (x, y) = (x + 1, y + 1) }
    add(.same, old: x, new: y)
    var (endX, endY) = (a, b)
    while endX > x, endY > y, isEqual(endX - 1, endY - 1) { (endX, endY) = (endX - 1, endY - 1) }
    add(.removed, old: endX, new: y)
    add(.added, old: endX, new: endY)
    add(.same, old: a, new: b)
  }

  /// A run up to these tokens; one that is like the run before makes it longer.
  private mutating func add(_ change: WordDiff.Change, old a: Int, new b: Int) {
    guard a > oldTokens || b > newTokens else { return }
    let run = WordDiff.Run(
      change: change, old: offset(old, oldTokens)..<offset(old, a),
      new: offset(new, newTokens)..<offset(new, b))
    (oldTokens, newTokens) = (a, b)
    if let last = runs.last, last.change == change {
      runs[runs.count - 1] = WordDiff.Run(
        change: change, old: last.old.lowerBound..<run.old.upperBound,
        new: last.new.lowerBound..<run.new.upperBound)
    } else {
      runs.append(run)
    }
  }

  private func offset(_ text: TokenizedText, _ token: Int) -> ScalarOffset {
    token < text.tokens.count
      ? text.tokens[token].lowerBound : ScalarOffset(text.text.scalarCount)
  }
}
