/// Looks for several words in a text at once, byte by byte: `String.contains` compares characters, and
/// to find where those begin costs the square of a run of regional indicators.
package struct WordSearch: Sendable {
  private let words: [[UInt8]]
  /// Which words begin with a byte.
  private let beginning: [[Int]]

  /// - Parameter words: none of them empty.
  package init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    var beginning = [[Int]](repeating: [], count: 256)
    for (index, word) in self.words.enumerated() { beginning[Int(word[0])].append(index) }
    self.beginning = beginning
  }

  /// The indices of the words that a text holds.
  package func words(in text: String) -> Set<Int> {
    var text = text
    return text.withUTF8 { bytes in
      var found: Set<Int> = []
      for start in bytes.indices {
        for word in beginning[Int(bytes[start])] where bytes[start...].starts(with: words[word]) {
          found.insert(word)
        }
      }
      return found
    }
  }
}
