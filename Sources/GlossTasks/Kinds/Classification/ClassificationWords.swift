/// What a classification says to annotators.
enum ClassificationWords {
  static let noResponses = "it asks of each response, and this item has none"
  static let chooseALabel = "choose a label"
  static let chooseOne = "choose one"
  static let chooseOneLabel = "choose one label"

  static func atLeast(_ min: Int, chosen: Int) -> String {
    "choose at least \(min); \(chosen) chosen"
  }

  static func atMost(_ max: Int, chosen: Int) -> String {
    "choose at most \(max); \(chosen) chosen"
  }

  static let filter = "filter: "
  static func noneHas(_ filter: String) -> String { "no label has \"\(filter)\" in its name" }

  static func several(orNone: Bool) -> String {
    "  Several with commas between" + (orNone ? "; an empty line is none of these." : ".")
  }
}
