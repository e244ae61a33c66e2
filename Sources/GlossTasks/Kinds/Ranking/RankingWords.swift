/// What a ranking says to annotators.
enum RankingWords {
  static let nothingYet = "nothing is ranked yet: a digit gives the response its rank"
  static let lineBegun = "a line is being typed: Enter takes it"
  static let noTies = "ties are not taken here"
  static let nothingAbove = "there is nothing above it to tie it with"
  static let allRanked = "every response gets a rank here"
  static let noSemicolon = "every response gets a rank here, and ; is not taken"
  static let oneSemicolon = "; stands once, behind a response"
  static let noTiesBehind = "behind ; there are no ranks to tie"
  static let lineIsOpen = "a response is missing behind the last sign"

  static let bestFirst = " best first: "
  static let notRankable = "not rankable"

  static func noRank(_ rank: Int, of count: Int) -> String {
    "there is no rank \(rank): there are \(count) responses"
  }

  /// - Parameter unrankable: whether the question takes responses that cannot be ranked.
  static func rankToo(_ letters: [String], unrankable: Bool) -> String {
    let them = letters.count == 1 ? ("it", "it") : ("them", "they")
    return "rank \(listed(letters)) too"
      + (unrankable ? ", or put \(them.0) behind ; if \(them.1) cannot be ranked" : "")
  }

  static func tooFew(_ count: Int) -> String {
    "it ranks two responses or more, and this item has \(count)"
  }

  static func lifted(_ letter: String) -> String { "\(letter) is picked up: Space puts it down" }
  static func noRankYet(_ letters: String) -> String { "no rank yet for " + letters }
  static func notLifted(_ letter: String) -> String {
    "\(letter) has no rank yet: a digit gives it one"
  }

  static func notRankable(_ letter: String) -> String {
    "\(letter) is not rankable: 0 takes that back"
  }

  static func alone(_ letter: String) -> String {
    "\(letter) is the only one with a rank: Space puts it down"
  }

  static func atTheEnd(_ letter: String, isLast: Bool) -> String {
    "\(letter) is the \(isLast ? "last" : "first") already"
  }

  static func twice(_ letter: String) -> String { "\(letter) is there twice" }
  static func between(_ sign: String) -> String { "\(sign) stands between two responses" }

  static func unknown(_ word: String, last letter: String) -> String {
    "there is no response \(word); they are A to \(letter)"
  }

  static func usage(_ order: String) -> String { "  Best first, each once: \(order)" }
  static func usage(ofTies tied: String) -> String { "  As good as each other: \(tied)" }
  static func usage(ofUnrankable example: String) -> String {
    "  Behind ; what cannot be ranked: \(example)"
  }
}
