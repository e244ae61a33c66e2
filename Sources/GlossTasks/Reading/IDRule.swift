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
        value, "the id of a \(what) is \(Fields.name(of: value.kind)), not a string",
        remedy: "put it in quotation marks")
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

  private static func readsAsNumber(_ string: String) -> Bool {
    let lowered = string.lowercased()
    let unsigned = lowered.drop { $0 == "-" || $0 == "+" }
    if ["nan", "inf", "infinity"].contains(String(unsigned)) { return true }
    guard let first = unsigned.utf8.first else { return false }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard digits.contains(first) || first == UInt8(ascii: ".") else { return false }
    return Double(String(unsigned)) != nil || Int(lowered.replacing("_", with: "")) != nil
  }

  /// `2026-11-20`, `2026/11/20`, `20:15`, and any of them with a time behind.
  private static func readsAsDate(_ string: String) -> Bool {
    let head = string.utf8.prefix(10)
    let shape = head.map { byte -> Character in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): "9"
      case UInt8(ascii: "-"), UInt8(ascii: "/"): "-"
      case UInt8(ascii: ":"): ":"
      default: "x"
      }
    }
    let pattern = String(shape)
    if ["9999-99-99", "99-99-9999"].contains(pattern) { return true }
    if ["9999-9-9", "9999-99-9", "9999-9-99", "9999-99"].contains(pattern) { return true }
    return ["99:99", "9:99", "99:99:99"].contains(pattern)
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
