import GlossJSON

/// The rule that every id of a batch and a rubric keeps: any string without NUL is one, and an
/// integer is its decimal text, since real data sets have such ids.
///
/// Readers of JSONL that guess types turn an id that reads as a number, a date or a UUID into
/// something else. `check` warns of them; the declared schema of labels keeps them as they are.
package enum IDRule {
  /// Reads an id, noting an error where it breaks the rule.
  package static func read(_ value: JSONValue, _ what: String, _ report: Report) -> ID? {
    guard let id = value.id else {
      report.error(
        value,
        "the id of \(Fields.withArticle(what)) is \(Fields.name(of: value.kind)), "
          + "not a string or an integer",
        remedy: "write a string, such as \"\(what)-1\"")
      return nil
    }
    if let fault = fault(of: id.string) {
      report.error(
        value, "the id of this \(what) \(fault)", remedy: "choose another, such as \"\(what)-1\"")
      return nil
    }
    if report.warnsOfGuesses, let guess = guess(of: id.string) {
      report.warning(value, "the id of this \(what) \(guess)", remedy: remedy)
    }
    return id
  }

  /// What to do about a guess.
  package static let remedy =
    "give readers the declared schema: gloss schema label --as …, or results/README.md"

  /// What is wrong with an id, as the end of a sentence; nil where nothing is.
  package static func fault(of string: String) -> String? {
    if string.isEmpty { return "is empty" }
    if string.utf8.contains(0) { return "holds a NUL" }
    return nil
  }

  /// What a reader that guesses types takes an id for, as the end of a sentence.
  package static func guess(of string: String) -> String? {
    if readsAsNumber(string) { return looksLike("a number") }
    if readsAsDate(string) { return looksLike("a date") }
    if readsAsUUID(string) { return looksLike("a UUID") }
    return nil
  }

  private static func looksLike(_ what: String) -> String {
    "looks like \(what); programs that guess types may change it"
  }

  /// As Python, JavaScript, YAML or SQL read one: `12`, `-1e5`, `0x10`, `1_000.5`, `NaN`, with white
  /// space around it too.
  private static func readsAsNumber(_ string: String) -> Bool {
    // Nearly every id begins with a letter of no number, and a batch has very many.
    guard let byte = string.utf8.first, " \t\r+-.0123456789iInN".utf8.contains(byte) else {
      return false
    }
    let lowered = trimmed(string.lowercased()).replacing("_", with: "")
    let unsigned = lowered.drop { $0 == "-" || $0 == "+" }
    if ["nan", "inf", "infinity", ".nan", ".inf"].contains(String(unsigned)) { return true }
    guard let first = unsigned.first, "0123456789.".contains(first) else { return false }
    if unsigned.hasPrefix("0b") { return Int(unsigned.dropFirst(2), radix: 2) != nil }
    if unsigned.hasPrefix("0o") { return Int(unsigned.dropFirst(2), radix: 8) != nil }
    return Double(String(unsigned)) != nil
  }

  /// `2026-11-20`, `20/11/2026`, `2026-11`, `20:15`, and a day with a time behind it.
  private static func readsAsDate(_ string: String) -> Bool {
    guard let byte = string.utf8.first, " \t\r0123456789".utf8.contains(byte) else { return false }
    let text = trimmed(string)
    let day = text.prefix { $0 != "T" && $0 != "t" && $0 != " " }
    let time = text[day.endIndex...].dropFirst()
    let isDay = [Character]("-/.").contains { separator in
      guard let counts = digitCounts(day, separator) else { return false }
      if counts.count == 2 { return separator != "." && counts[0] == 4 && counts[1] < 3 }
      guard counts.count == 3 else { return false }
      let rest = counts[0] == 4 ? counts[1...] : counts[..<2]
      return counts.contains(4) && rest.allSatisfy { $0 < 3 }
    }
    if isDay { return time.isEmpty || isTime(time) }
    return day.endIndex == text.endIndex && isTime(day)
  }

  /// How many digits stand between the separators; nil where there is anything else.
  private static func digitCounts(_ text: Substring, _ separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return isDigits ? parts.map(\.utf8.count) : nil
  }

  /// `20:15`, `20:15:01.5`, with a zone behind it or not.
  private static func isTime(_ text: Substring) -> Bool {
    let clock = text.prefix { "0123456789:".contains($0) }
    guard let counts = digitCounts(clock, ":"), (2...3).contains(counts.count), counts[0] < 3,
      counts.dropFirst().allSatisfy({ $0 == 2 })
    else { return false }
    return text[clock.endIndex...].allSatisfy { "0123456789:.,+-Zz ".contains($0) }
  }

  private static func readsAsUUID(_ string: String) -> Bool {
    var digits = Array(string.utf8)
    if digits.first == UInt8(ascii: "{"), digits.last == UInt8(ascii: "}") {
      digits = Array(digits.dropFirst().dropLast())
    }
    let dashes = [8, 13, 18, 23]
    if digits.count == 36, dashes.allSatisfy({ digits[$0] == UInt8(ascii: "-") }) {
      for dash in dashes.reversed() { digits.remove(at: dash) }
    }
    return digits.count == 32
      && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
  }
}

extension JSONValue {
  /// A string, or an integer as its decimal text; nil for any other value. `-0` is the integer 0.
  package var id: ID? {
    if let string { return ID(string) }
    guard let number = numberText, !number.utf8.contains(where: ".eE".utf8.contains) else {
      return nil
    }
    return ID(number == "-0" ? "0" : number)
  }
}
