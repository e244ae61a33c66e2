/// What a pairwise question says to annotators.
enum PairwiseWords {
  static let tie = "tie"
  static let neither = "neither"

  static func notTwo(_ count: Int) -> String {
    "it compares two responses, and this item has \(count)"
  }

  /// `press 1, 2, = or 0`.
  static func press(_ keys: [String]) -> String { "press " + listed(keys, "or") }

  static func noAnswer(_ key: Character, _ keys: [String]) -> String {
    "\(key) is no answer here: \(press(keys))"
  }

  static func forms(tie: Bool, neither: Bool) -> String {
    "give 1 or A, 2 or B" + others(tie: tie, neither: neither)
  }

  /// - Parameters:
  ///   - count: of the rows that prefer a response.
  ///   - row: one of them, as an example.
  static func forms(_ count: Int, such row: String, tie: Bool, neither: Bool) -> String {
    "give 1 to \(count), or its words, as in \"\(row)\"" + others(tie: tie, neither: neither)
  }

  private static func others(tie: Bool, neither: Bool) -> String {
    (tie ? ", = for a tie" : "") + (neither ? ", 0 for neither" : "")
  }

  static func nothingBehind(_ word: String) -> String { "nothing is asked behind \"\(word)\"" }
  static func better(_ letter: String) -> String { "\(letter) is better" }

  /// How much better, as a choice of its own: `B much`.
  static func better(_ letter: String, by strength: String) -> String { "\(letter) \(strength)" }
  static let usage = "  The number, or the words: B much."
}
