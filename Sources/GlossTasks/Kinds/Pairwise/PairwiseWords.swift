/// What a pairwise question says to annotators.
enum PairwiseWords {
  static let chooseOne = "choose one: press 1 or 2"
  static let howMuch = "how much better?"
  static let howMuchByDigit = "how much better? press a digit"

  static func notTwo(_ count: Int) -> String {
    "it compares two responses, and this item has \(count)"
  }

  static func noAnswer(_ key: Character) -> String { "\(key) is no answer to this question" }

  static func forms(tie: Bool, neither: Bool) -> String {
    "give 1 or A, 2 or B" + (tie ? ", = for a tie" : "") + (neither ? ", 0 for neither" : "")
  }

  static func howMuchBehind(_ strengths: [String]) -> String {
    "say how much better, behind it: " + numbered(strengths)
  }

  static func nothingBehind(_ word: String) -> String { "nothing is asked behind \"\(word)\"" }
  static func better(_ letter: String) -> String { "\(letter) is better" }

  static func usage(_ strengths: [String]) -> String {
    "  Behind 1 or 2, how much: \(numbered(strengths))."
  }

  private static func numbered(_ strengths: [String]) -> String {
    strengths.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
  }
}
