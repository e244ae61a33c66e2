import GlossScreen

/// What differs between two texts, word by word.
///
/// Pure, exact to the code point, and symmetric: the difference the other way round is this one with
/// removed and added exchanged. It need not be the shortest: words that are in both texts once
/// stand for the whole where the texts are far apart, so that the effort stays in proportion to
/// their length.
package struct WordDiff: Hashable, Sendable {
  package enum Change: Hashable, Sendable { case same, removed, added }

  /// A stretch of both texts, or of one; where it is not in a text, its range there is empty and
  /// says where it would be.
  package struct Run: Hashable, Sendable {
    package let change: Change
    package let old: Range<ScalarOffset>
    package let new: Range<ScalarOffset>
  }

  /// In order, without a gap on either side; never two alike beside each other, and what is removed
  /// before what is added in its place.
  package let runs: [Run]

  package init(_ old: Text, _ new: Text) {
    Work.did("compare \(old.string) with \(new.string)")
    // The matcher breaks ties to one side, so that it is always given the texts in one order.
    let turns = WordDiff.precedes(new, old)
    let (first, second) = turns ? (new, old) : (old, new)
    var words = WordDiff.matches(first, second)
    if turns { words = words.map { ($0.1, $0.0) } }
    runs = DiffRuns(TokenizedText(old), TokenizedText(new)).runs(matching: words)
  }

  package var isSame: Bool { runs.allSatisfy { $0.change == .same } }

  private static func precedes(_ a: Text, _ b: Text) -> Bool {
    if a.scalarCount != b.scalarCount { return a.scalarCount < b.scalarCount }
    return a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
  }

  /// Texts with more words are compared line by line first, and then within the lines that differ.
  private static let mostWords = 20_000

  /// Pairs of tokens that are the same, ascending on both sides; spaces are in none.
  private static func matches(_ first: Text, _ second: Text) -> [(Int, Int)] {
    let (a, b) = (TokenizedText(first), TokenizedText(second))
    var names = TokenNames()
    let left = a.words.map { names.number(of: a.string(of: $0)) }
    let right = b.words.map { names.number(of: b.string(of: $0)) }
    var matcher = SequenceMatcher(left, right)
    if max(left.count, right.count) <= mostWords {
      matcher.matchAll()
    } else {
      var lines = TokenNames()
      let (leftLines, rightLines) = (a.lines, b.lines)
      var lineMatcher = SequenceMatcher(
        leftLines.map { lines.number(of: a.string(ofWords: $0)) },
        rightLines.map { lines.number(of: b.string(ofWords: $0)) })
      lineMatcher.matchAll()
      matcher.matchAround(lineMatcher.pairs.map { (leftLines[$0.0], rightLines[$0.1]) })
    }
    return matcher.pairs.map { (a.words[$0.0], b.words[$0.1]) }
  }
}

/// Gives each distinct string a number, told apart by its bytes.
private struct TokenNames {
  private var numbers: [[UInt8]: Int] = [:]

  mutating func number(of string: String) -> Int {
    let bytes = Array(string.utf8)
    if let known = numbers[bytes] { return known }
    numbers[bytes] = numbers.count
    return numbers.count - 1
  }
}
