import GlossJSON

/// The rule that every id of a batch and a rubric keeps.
///
/// Readers of JSONL guess types: an id that reads as a number, a date or a UUID comes back from
/// them as something else, so it is refused before anyone labels with it.
package enum IDRule {
  /// Reads an id, noting an error where it breaks the rule.
  package static func read(_ value: JSONValue, _ what: String, _ report: Report) -> ID? {
    guard let string = value.string else {
      report.error(
        value,
        "the id of \(Fields.withArticle(what)) is \(Fields.name(of: value.kind)), not a string",
        remedy: "write a string, such as \"\(what)-1\"")
      return nil
    }
    if let fault = fault(of: string) {
      report.error(
        value, "the id of this \(what) \(fault)",
        remedy: "choose another, such as \"\(what)-1\"")
      return nil
    }
    return ID(string)
  }

  /// What is wrong with an id, as the end of a sentence; nil where nothing is.
  package static func fault(of string: String) -> String? {
    if string.isEmpty { return "is empty" }
    if string.utf8.contains(0) { return "holds a NUL" }
    if readsAsNumber(string) { return "reads as a number: readers turn it into one" }
    if readsAsDate(string) { return "reads as a date: readers turn it into one" }
    if readsAsUUID(string) { return "reads as a UUID: readers turn it into one" }
    return nil
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
    let isDay = ([Character]("-/.")).contains { separator in
      guard let counts = digitCounts(day, separator) else { return false }
      switch counts.count {
      case 2: return separator != "." && counts[0] == 4 && counts[1] < 3
      case 3:
        let rest = counts[0] == 4 ? counts[1...] : counts[..<2]
        return counts.contains(4) && rest.allSatisfy { $0 < 3 }
      default: return false
      }
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
    var bytes = Array(string.utf8)
    if bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") {
      bytes = Array(bytes.dropFirst().dropLast())
    }
    let isHex = { (byte: UInt8) in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
    if bytes.count == 32 { return bytes.allSatisfy(isHex) }
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : isHex(byte)
    }
  }
}
