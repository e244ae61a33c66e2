/// What a text question says to annotators.
enum TextWords {
  static let kept = "kept as it is"
  static let notChanged = "not changed yet"
  static let notWriting = "Enter begins to write; then paste"
  static let dropped = "the text is dropped"

  static func goOn(_ fault: String) -> String {
    fault + "; go on writing, or drop it by a second ."
  }
  static func anew(_ fault: String) -> String { fault + "; write it anew" }

  static func nothing(of origin: TextKind.Origin) -> String {
    "it starts from a \(origin == .text ? "text" : "response"), and this item has none"
  }

  static func characters(_ count: Int) -> String { counted(count, "character") }

  static func tooFew(_ count: Int, _ least: Int) -> String {
    "\(characters(least - count)) too few: \(count) of at least \(least)"
  }

  static func tooMany(_ count: Int, _ most: Int) -> String {
    "\(characters(count - most)) too many: \(count) of at most \(most)"
  }

  /// `213 of 10 to 400 characters`.
  static func length(_ count: Int, of range: ClosedRange<Int>) -> String {
    let (least, most) = (range.lowerBound, range.upperBound)
    if most == Int.max {
      return least > 1 ? "\(count) of at least \(characters(least))" : characters(count)
    }
    return "\(count) of "
      + (least > 1 ? "\(least) to \(characters(most))" : "at most \(characters(most))")
  }

  /// `at least 20 characters, at most 500`; nil where there is nothing to keep to.
  private static func limits(_ range: ClosedRange<Int>) -> String? {
    let (least, most) = (range.lowerBound, range.upperBound)
    if least > 1 {
      return "at least \(characters(least))" + (most == Int.max ? "" : ", at most \(most)")
    }
    return most == Int.max ? nil : "at most \(characters(most))"
  }

  static func outdated(_ from: String, _ now: String) -> String {
    "made from \(from), and \(now) is preferred now"
  }

  static let originalIs = "as the original"
  static func usage(ofGoal goal: String) -> String { "  Goal: \(goal)" }
  static func usage(ofResponse letter: String) -> String { "  From response \(letter):" }
  static let usageOfText = "  From the text above."

  static func usage(_ length: ClosedRange<Int>, hasOriginal: Bool) -> [String] {
    let there = hasOriginal ? "the original, or what became of it," : "what was written so far"
    return (limits(length).map { ["  Length: \($0)."] } ?? []) + [
      "  Write lines; a line that holds only . ends the text.",
      "  To begin a line with . write .. and to begin the first with : write ::.",
      "  A . at once takes \(there) as it is.",
    ]
  }
}
