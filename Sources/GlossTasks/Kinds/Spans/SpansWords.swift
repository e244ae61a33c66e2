import GlossJSON
import GlossScreen

/// What a spans question says to annotators.
enum SpansWords {
  static let selectionIsOpen = "a selection is open"
  static let howToCloseIt = "a selection is open: a label's key marks it, Esc drops it"
  static let on = "on"
  static let selected = "selected"
  static let nothingToMark = "there is nothing to mark"
  static let nothingToSelect = "there is nothing to select"
  static let whiteSpaceAlone = "that is white space alone; a span marks more than that"
  static let howToRemove = "Tab goes to a span; then this removes it"
  static let howToResize = "Tab goes to a span to resize"
  static let textEnds = "the text ends here"
  static let atLeastOne = "a span needs at least one character; Bksp removes it"
  static let withinOneText = "a selection stays within one text"

  static func nothing(in field: String) -> String {
    "it marks \"\(field)\", and this item has none"
  }

  static func marked(_ label: String) -> String { "it is marked \(label) already" }
  static func markedThat(_ label: String) -> String { "that is marked \(label) already" }
  static func goToIt(_ fault: String) -> String { fault + "; Tab goes to it" }

  static func overlaps(_ label: String, _ range: Range<ScalarOffset>) -> String {
    "it overlaps \(label) \(offsets(range)), and spans may not overlap here"
  }

  /// `12-25`: code points, the end exclusive.
  static func offsets(_ range: Range<ScalarOffset>) -> String {
    "\(range.lowerBound.value)-\(range.upperBound.value)"
  }

  // MARK: Offsets that cannot be marked

  static func outside(_ start: Int, _ end: Int, of count: Int) -> String {
    "\(start)-\(end) is outside the text, which ends at \(count)"
  }

  static func marksNothing(_ start: Int, _ end: Int) -> String { "\(start)-\(end) marks nothing" }

  static func insideACharacter(_ offset: Int, _ before: Int, _ after: Int) -> String {
    "\(offset) is inside a character that is drawn as one; give \(before) or \(after)"
  }

  static func isWhiteSpaceAlone(_ range: Range<ScalarOffset>) -> String {
    "\(offsets(range)) is white space alone; a span marks more than that"
  }

  /// - Parameters:
  ///   - before: the white space at its beginning, empty where there is none.
  ///   - after: likewise at its end.
  static func whiteSpace(
    _ before: String, _ after: String, without range: Range<ScalarOffset>
  ) -> String {
    let name = { (white: String) in white == " " ? "a space" : "white space" }
    let ends =
      switch (before.isEmpty, after.isEmpty) {
      case (true, _): "ends in \(name(after))"
      case (_, true): "begins with \(name(before))"
      default: "begins and ends in white space"
      }
    return "it \(ends); \(offsets(range)) is without"
  }

  // MARK: Lines of plain mode

  private static let form = "write 12-25 LABEL or \"text\" LABEL, with ; between several"
  static let whichLabel = "which label? " + form
  static let noClosingQuote = "the closing \" is missing: " + form
  static let noOccurrence = "behind # stands which of them, from 1"
  static func noSpan(_ word: String) -> String { "\"\(word)\" is no span: " + form }
  static func noString(_ quoted: String) -> String { "\(quoted) is no JSON string: " + form }
  static func noText(_ prefix: String) -> String { "there is no text \"\(prefix):\" to mark here" }
  static func whichText(_ prefixes: [String]) -> String {
    "say which text the offsets are of: " + prefixes.joined(separator: ", ")
  }
  static func endsBeforeItBegins(_ start: Int, _ end: Int) -> String {
    "\(start)-\(end) ends before it begins"
  }
  static func notThere(_ quoted: String) -> String { "the text does not hold \"\(quoted)\"" }
  static func occurs(_ quoted: String, _ count: Int, not occurrence: Int) -> String {
    "\"\(quoted)\" occurs \(count) times, not \(occurrence)"
  }
  static func which(_ quoted: String, _ places: [String]) -> String {
    "\"\(quoted)\" occurs \(places.count) times; say which: " + places.joined(separator: ", ")
  }

  static func usage(_ prefixes: [String]) -> [String] {
    ["  12-25 LABEL (code points, end exclusive) or \"text\" LABEL; several with ;"]
      + (prefixes.isEmpty
        ? [] : ["  Before it, the text it is of: " + prefixes.joined(separator: " ")])
      + ["  An empty line marks nothing."]
  }
}
