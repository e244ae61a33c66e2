import GlossJSON

/// What a rating says to annotators.
enum RatingWords {
  static let noResponses = "it rates each response, and this item has none"

  /// `no value yet: Accuracy of B, Safety of B and 4 more`.
  static func noValueYet(_ named: [String], others: Int) -> String {
    "no value yet: " + named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
  }

  static func cell(_ criterion: String, of letter: String) -> String { "\(criterion) of \(letter)" }

  static func notOnScale(_ what: String, _ scale: Scale) -> String {
    "\(what) is not on the scale, which goes from \(scale.min) to \(scale.max)"
  }

  static func noLetter(_ row: String) -> String {
    "give every row its letter, or none: \"\(row)\" has none"
  }

  static func twoRows(_ letter: String) -> String { "\(letter) has two rows" }

  static func rows(_ wanted: Int, last letter: String, given: Int) -> String {
    "give a row for each response, A to \(letter), with ; between: "
      + "there are \(wanted), and this has \(given)"
  }

  static func noCriterionNamed(_ word: String, such criterion: ID) -> String {
    "\"\(word)\" names no criterion: write \(criterion)=\(word)"
  }

  static func values(_ criteria: [String], given: Int) -> String {
    let names = criteria.joined(separator: ", ")
    return "give \(counted(criteria.count, "value")) (\(names)); this has \(given)"
  }

  static func unknown(_ name: String, _ criteria: [String]) -> String {
    "there is no criterion \"\(name)\"; "
      + Spelling.didYouMean(
        name, in: criteria, or: "they are: " + criteria.joined(separator: ", "))
  }

  static func usage(_ scale: Scale, _ criteria: [String]) -> [String] {
    [
      "  From \(scale.min) to \(scale.max), in this order: \(criteria.joined(separator: " "))",
      "  or by name: \(criteria[0])=\(scale.max)",
    ]
  }

  static func usage(ofRows letters: [String], _ scale: Scale, _ criterion: ID) -> [String] {
    let order = letters.joined(separator: "; ")
    return [
      "  A row for each response, with ; between, in the order \(order)",
      "  or with its letter before it, as in B: \(criterion)=\(scale.max)",
    ]
  }
}
