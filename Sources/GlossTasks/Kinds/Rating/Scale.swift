import GlossJSON

/// The whole numbers that a criterion may be given, each with a digit of its own.
package struct Scale: Hashable, Sendable {
  package let min: Int
  package let max: Int
  /// What a value means, by value; those without are left to the guideline.
  package let anchors: [Int: String]

  var values: ClosedRange<Int> { min...max }

  /// The digit that gives a value: its own, and `0` for ten, as on a keyboard's row of digits.
  func key(of value: Int) -> Character { Character(String(value % 10)) }

  /// The value that a digit gives; nil for one that is not on the scale.
  func value(of key: Character) -> Int? { values.first { self.key(of: $0) == key } }

  /// Reads `min` (1 where not given), `max` (5) and `anchors`.
  static func read(_ fields: inout Fields) -> Scale {
    let least = fields.int("min", in: 0...9) ?? 1
    let most = fields.int("max", in: 1...10) ?? 5
    let anchors = readAnchors(&fields)
    let place = fields.value("max") ?? fields.value("min") ?? fields.object
    guard least < most else {
      fields.report.error(
        place, "the scale goes from \(least) to \(most)", remedy: "make \"max\" more than \"min\"")
      return Scale(min: 1, max: 5, anchors: [:])
    }
    if most - least > 9 {
      fields.report.error(
        place, "the scale has \(most - least + 1) values, and there are ten digits",
        remedy: "begin it at 1, or end it at 9")
    }
    for (value, anchor) in anchors where !(least...most).contains(value) {
      fields.report.error(
        anchor.place, "the scale goes from \(least) to \(most), and has no \(value)",
        remedy: "remove this anchor, or widen the scale")
    }
    return Scale(min: least, max: most, anchors: anchors.mapValues(\.text))
  }

  private static func readAnchors(_ fields: inout Fields)
    -> [Int: (text: String, place: JSONValue)]
  {
    guard let value = fields.value("anchors") else { return [:] }
    let report = fields.report
    guard value.kind == .object else {
      report.error(
        value, "\"anchors\" is \(Fields.name(of: value.kind)), not an object",
        remedy: "write it as {\"1\": \"…\"}")
      return [:]
    }
    var anchors: [Int: (text: String, place: JSONValue)] = [:]
    for (key, text) in value.members {
      let name = key.string ?? ""
      guard let number = Int(name), String(number) == name else {
        report.error(
          key, "\"\(name)\" is no value of a scale", remedy: "write it as {\"1\": \"…\"}")
        continue
      }
      guard let string = text.string else {
        report.error(
          text, "what \(number) means is \(Fields.name(of: text.kind)), not a string",
          remedy: "put it in quotation marks")
        continue
      }
      anchors[number] = (string, key)
    }
    return anchors
  }
}
