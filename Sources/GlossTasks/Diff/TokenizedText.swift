import GlossScreen

/// A text as tokens that cover it: words, runs of spaces, and everything else cluster by cluster.
struct TokenizedText {
  let text: Text
  /// Ascending, without a gap.
  let tokens: [Range<ScalarOffset>]
  /// The tokens that are no spaces, as indexes.
  let words: [Int]

  init(_ text: Text) {
    self.text = text
    var tokens: [Range<ScalarOffset>] = []
    var visible: [Int] = []
    var segments = Segments(text).words[...]
    var wasSpace = false
    for cluster in text.clusters {
      if let word = segments.first, cluster.scalars.lowerBound >= word.lowerBound {
        if cluster.scalars.lowerBound == word.lowerBound {
          visible.append(tokens.count)
          tokens.append(word)
        }
        if cluster.scalars.upperBound >= word.upperBound { segments.removeFirst() }
        wasSpace = false
        continue
      }
      let isSpace = cluster.kind == .space || cluster.kind == .tab
      if isSpace, wasSpace, let last = tokens.popLast() {
        tokens.append(last.lowerBound..<cluster.scalars.upperBound)
      } else {
        if !isSpace, cluster.kind != .newline { visible.append(tokens.count) }
        tokens.append(cluster.scalars)
      }
      wasSpace = isSpace
    }
    self.tokens = tokens
    words = visible
  }

  func string(of token: Int) -> String { text.slice(tokens[token]) }

  /// The text from the first to the last of some words, an exact string to compare lines by.
  func string(ofWords range: Range<Int>) -> String {
    text.slice(
      tokens[words[range.lowerBound]].lowerBound..<tokens[words[range.upperBound - 1]].upperBound)
  }

  /// The words of each line that has any, as ranges of indexes into `words`.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var seen = 0
    for (index, token) in tokens.enumerated() {
      if seen < words.count, words[seen] == index {
        seen += 1
      } else if text.clusters[text.clusterIndex(at: token.lowerBound)].kind == .newline {
        if start < seen { lines.append(start..<seen) }
        start = seen
      }
    }
    if start < seen { lines.append(start..<seen) }
    return lines
  }
}
