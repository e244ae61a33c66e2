import GlossJSON
import GlossJournal

extension RatingKind {
  package init(reading fields: inout Fields) {
    self.init(
      criteria: Criterion.readAll(&fields), scale: Scale.read(&fields),
      ofResponses: fields.asksEachResponse())
  }

  package static let schema = [
    SchemaProperty(
      "criteria",
      .list(
        .object([
          SchemaProperty("id", .id, required: true, "What a label line carries."),
          SchemaProperty("title", .string, "What the annotator reads; the id where not given."),
          SchemaProperty("clause", .string, "The clause of the guideline that it stands on."),
        ]), minimum: 1),
      required: true, "What is given a value."),
    SchemaProperty("min", .integer(0...9), "The lowest value; 1."),
    SchemaProperty("max", .integer(1...10), "The highest value, at most nine above; 5."),
    SchemaProperty("anchors", .map(.string), "What a value means, by the value."),
    .asksEachResponse("What is rated; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "rate", screen: "a digit; arrows move",
      plain: "4 5 3, or tone=4 safety=5; for each response a row, with semicolons between"),
    KeyRow(what: "clear", screen: "Backspace", plain: ""),
  ]
}

/// One thing that a rating gives a value.
package struct Criterion: Hashable, Sendable {
  package let id: ID
  package let title: String
  package let clause: ID?

  /// Reads `criteria`: at least one, ids unique.
  static func readAll(_ fields: inout Fields) -> [Criterion] {
    guard let list = fields.required("criteria") else { return [] }
    let report = fields.report
    var names = Names(of: "criterion")
    var criteria: [Criterion] = []
    for value in fields.elements("criteria") {
      guard var own = Fields(value, "criterion", report) else { continue }
      let id = own.ownID()
      let title = own.string("title")
      let clause = own.clause()
      let idValue = own.value("id")
      own.finish()
      guard let id, let idValue else { continue }
      names.take(id, idValue, report)
      criteria.append(Criterion(id: id, title: title ?? id.string, clause: clause))
    }
    if list.kind == .array, list.elements.first(where: { _ in true }) == nil {
      report.error(list, "there is nothing to rate", remedy: "add a criterion")
    }
    return criteria
  }
}

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
    let remedy = "write it as {\"1\": \"…\"}"
    guard value.kind == .object else {
      report.wrongType(value, "anchors", "an object", remedy: remedy)
      return [:]
    }
    var anchors: [Int: (text: String, place: JSONValue)] = [:]
    for (key, text) in value.members {
      let name = key.string ?? ""
      guard let number = Int(name), String(number) == name else {
        report.error(key, "\"\(name)\" is no value of a scale", remedy: remedy)
        continue
      }
      if let string = text.string {
        anchors[number] = (string, key)
      } else {
        report.error(
          text, "what \(number) means is \(Fields.name(of: text.kind)), not a string",
          remedy: "put it in quotation marks")
      }
    }
    return anchors
  }
}
